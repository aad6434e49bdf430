//! Which part of the program may know which.

use crate::source::{self, File, identifier};

/// What each part may import of ours, and which crates it may not know.
struct Part {
    name: &'static str,
    may: &'static [&'static str],
    not: &'static [&'static str],
}

const HTTP: [&str; 4] = ["axum", "tokio", "tower", "tower_http"];

const TYPESETTING: [&str; 4] = ["typst", "typst_layout", "typst_pdf", "comemo"];

/// The plan of the house. A part that is not here is not in the plan yet.
const PLAN: &[Part] = &[
    Part { name: "domain", may: &[], not: &[] },
    // The one `From` that decides what a database error means stands between the two.
    Part { name: "error", may: &["domain", "store"], not: &["axum", "tokio", "handlebars"] },
    Part { name: "clock", may: &["domain", "error"], not: &["diesel", "axum", "tokio", "handlebars"] },
    Part { name: "config", may: &["domain", "error"], not: &["diesel", "axum", "tokio", "handlebars"] },
    // Labels read backwards are words that the reading of texts asks for.
    Part { name: "locale", may: &["domain", "error", "operations"], not: &["diesel", "axum", "tokio", "handlebars"] },
    Part { name: "store", may: &["domain", "error", "clock"], not: &["axum", "tokio", "handlebars"] },
    Part { name: "operations", may: &["store", "domain", "error", "clock"], not: &["diesel", "axum", "tokio", "handlebars"] },
    Part { name: "intake", may: &["operations", "domain", "error"], not: &["diesel", "axum", "tokio", "handlebars"] },
    Part { name: "output", may: &["operations", "domain", "error", "locale"], not: &["diesel", "axum", "tokio"] },
    Part { name: "seed", may: &["operations", "intake", "locale", "error", "domain"], not: &["diesel", "axum", "tokio", "handlebars"] },
    Part { name: "files", may: &["operations", "intake", "locale", "error", "domain"], not: &["diesel", "axum", "tokio", "handlebars"] },
    Part { name: "web", may: &["seed", "files", "operations", "output", "intake", "locale", "error", "domain", "clock"], not: &["diesel"] },
    Part { name: "mail", may: &["operations", "config", "error"], not: &["diesel", "axum", "tokio", "handlebars"] },
    Part {
        name: "jobs",
        may: &["operations", "mail", "web", "config", "locale", "error"],
        not: &["diesel", "axum", "tokio", "handlebars"],
    },
    Part {
        name: "cli",
        may: &["jobs", "operations", "output", "intake", "files", "locale", "error", "domain", "clock", "config", "web"],
        not: &["diesel", "axum", "handlebars"],
    },
    Part {
        name: "demo",
        may: &["cli", "web", "seed", "files", "operations", "intake", "locale", "error", "domain", "clock"],
        not: &["diesel", "axum", "tokio", "handlebars"],
    },
    Part { name: "server", may: &["kantoku"], not: &["diesel", "handlebars"] },
    Part { name: "main", may: &["server"], not: &["diesel", "axum", "handlebars"] },
    Part { name: "lib", may: &[], not: &[] },
];

/// All that rules may stand on: nothing that reads, writes or speaks a language.
const UNDER_THE_RULES: [&str; 14] = [
    "std",
    "core",
    "crate",
    "super",
    "self",
    "chrono",
    "serde",
    "schemars",
    "num_rational",
    "unicode_normalization",
    "icu_collator",
    "icu_locale_core",
    "sha2",
    "codes",
];

fn part_of(path: &str) -> &str {
    path.trim_start_matches("src/").split('/').next().unwrap_or_default().trim_end_matches(".rs")
}

/// How deep a file's module lies under the crate.
fn depth_of(path: &str) -> usize {
    let inner = path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    inner.split('/').count()
}

/// The parts of the program that a file names, with the line.
fn parts_named(file: &File) -> Vec<(usize, String)> {
    let up = "super::".repeat(depth_of(&file.path));
    let mut named = Vec::new();
    for (number, line) in file.text.lines().enumerate() {
        for start in ["crate::", up.as_str()] {
            for (place, _) in line.match_indices(start) {
                let rest = &line[place + start.len()..];
                let is_whole = !line[..place].ends_with("super::") && !line[..place].ends_with('$');
                if is_whole {
                    named.extend(heads(rest).into_iter().map(|head| (number + 1, head)));
                }
            }
        }
    }
    named
}

/// The first names of a path, or of each path in a group: `{a::b, c}`.
fn heads(rest: &str) -> Vec<String> {
    match rest.strip_prefix('{') {
        Some(group) => source::inside(group, '{', '}').split(',').map(|path| identifier(path.trim())).collect(),
        None => vec![identifier(rest)],
    }
}

#[test]
fn each_part_knows_only_what_stands_under_it() {
    let mut wrong = Vec::new();
    for file in source::code() {
        let name = part_of(&file.path);
        let Some(part) = PLAN.iter().find(|part| part.name == name) else {
            wrong.push(format!("{}: `{name}` is not in the plan of {}", file.path, file!()));
            continue;
        };
        let foreign = |head: &String| PLAN.iter().any(|p| p.name == head) && head != name && !part.may.contains(&head.as_str());
        for (line, head) in parts_named(&file).into_iter().filter(|(_, head)| foreign(head)) {
            wrong.push(format!("{}:{line}: {name} may not know {head}", file.path));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn each_part_leaves_the_crates_of_others_alone() {
    let mut wrong = Vec::new();
    for file in source::code() {
        let name = part_of(&file.path);
        let banned = PLAN.iter().find(|part| part.name == name).map_or(&[][..], |part| part.not);
        for (number, line) in file.text.lines().enumerate() {
            let names = |krate: &str| {
                let path = format!("{krate}::");
                line.match_indices(&path).any(|(place, _)| !line[..place].ends_with(|c: char| c.is_alphanumeric() || "_:".contains(c)))
            };
            for krate in banned.iter().filter(|krate| names(krate)) {
                wrong.push(format!("{}:{}: {name} may not know {krate}", file.path, number + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn rules_are_pure() {
    let mut wrong = Vec::new();
    for file in source::code().iter().filter(|file| part_of(&file.path) == "domain") {
        for (number, line) in file.text.lines().enumerate() {
            let Some((_, path)) = line.split_once("use ").filter(|(before, _)| before.trim_start_matches("pub").trim().is_empty()) else {
                continue;
            };
            let head = identifier(path.trim_start_matches("::"));
            let child = head.starts_with(|c: char| c.is_uppercase()) || file.text.contains(&format!("mod {head};"));
            if path.contains("::") && !child && !UNDER_THE_RULES.contains(&head.as_str()) {
                wrong.push(format!("{}:{}: a rule may not know {head}", file.path, number + 1));
            }
        }
        for impure in ["std::fs", "std::net", "std::env", "std::thread", "std::time", "println!", "tracing::", "rand::"] {
            if file.text.contains(impure) {
                wrong.push(format!("{}: a rule may not use {impure}", file.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_the_site_speaks_http() {
    let speaks = |file: &File| HTTP.iter().any(|krate| file.text.contains(&format!("use {krate}::")));
    let inside = ["web", "server"];
    let wrong: Vec<String> =
        source::code().into_iter().filter(|file| speaks(file) && !inside.contains(&part_of(&file.path))).map(|file| file.path).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_the_press_sets_type() {
    let sets = |file: &File| TYPESETTING.iter().any(|krate| file.text.contains(&format!("{krate}::")));
    let (press, elsewhere): (Vec<File>, Vec<File>) =
        source::code().into_iter().filter(sets).partition(|file| file.path.starts_with("src/output/pdf/"));
    assert!(!press.is_empty(), "the press is not where it is looked for");
    let wrong: Vec<String> = elsewhere.into_iter().map(|file| file.path).collect();
    assert!(wrong.is_empty(), "typesetting is left out of a build without `pdf`: {wrong:#?}");
}

#[test]
fn the_reading_of_paths_is_not_blind() {
    let file = |path: &str, text: &str| File { path: path.to_owned(), text: text.to_owned() };
    let heads = |path: &str, text: &str| parts_named(&file(path, text)).into_iter().map(|(_, head)| head).collect::<Vec<_>>();
    assert_eq!(
        heads("src/web/home.rs", "use crate::{store::Db, domain::{a, b}};"),
        ["store", "domain", "b}"].map(|s| s.trim_end_matches('}'))
    );
    assert_eq!(heads("src/web/home.rs", "let x = crate::store::find();"), ["store"]);
    assert_eq!(heads("src/web/home.rs", "use super::super::store;"), ["store"]);
    assert_eq!(heads("src/web/home.rs", "use super::store;"), Vec::<String>::new());
    assert_eq!(heads("src/web/mod.rs", "use super::store;"), ["store"]);
}
