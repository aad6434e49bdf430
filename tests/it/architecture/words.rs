//! Everything that is said to a person exists, in both languages, with the values that stand in it.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::{self, identifier, inside, texts_after};

const MAKING: &str = "Message::new(\"";

type Messages = BTreeMap<String, BTreeSet<String>>;

fn messages_in(language: &str) -> Messages {
    let files = source::files(&format!("locales/{language}"), ".ftl");
    files.iter().flat_map(|file| source::messages(&file.text)).collect()
}

/// The lists of `codes!` by name, with their codes. Those of the settings of the program are typed, never shown.
fn lists() -> BTreeMap<String, Vec<String>> {
    let mut lists = BTreeMap::new();
    for file in source::code().into_iter().filter(|file| !file.path.starts_with("src/config")) {
        for (name, rest) in texts_after(&file.text, " as \"") {
            if let Some(values) = rest.strip_prefix(" {") {
                let codes = texts_after(inside(values, '{', '}'), "= \"").into_iter().map(|(code, _)| code.to_owned()).collect();
                assert!(lists.insert(name.to_owned(), codes).is_none(), "two lists are named {name}");
            }
        }
    }
    lists
}

/// A message that is used, and where.
struct Use {
    id: String,
    /// The values that are given to it; unknown where it is not said in one place.
    given: Option<BTreeSet<String>>,
    place: String,
}

#[test]
fn the_files_of_messages_can_be_read_and_say_nothing_twice() {
    for language in ["ja", "en"] {
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        for file in source::files(&format!("locales/{language}"), ".ftl") {
            if let Err((_, errors)) = fluent_bundle::FluentResource::try_new(file.text.clone()) {
                panic!("{}: {errors:?}", file.path);
            }
            for line in file.text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()) && line.contains('=')) {
                let id = identifier(line);
                if let Some(before) = seen.insert(id.clone(), file.path.clone()) {
                    panic!("{id} stands in {before} and in {}", file.path);
                }
            }
        }
    }
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_values() {
    let (ja, en) = (messages_in("ja"), messages_in("en"));
    let ids = |messages: &Messages| messages.keys().cloned().collect::<BTreeSet<_>>();
    let missing: Vec<String> = ids(&ja).symmetric_difference(&ids(&en)).cloned().collect();
    assert!(missing.is_empty(), "in one language only: {missing:#?}");
    let differing: Vec<String> = ja
        .iter()
        .filter(|(id, values)| en.get(*id) != Some(values))
        .map(|(id, values)| format!("{id}: {values:?} / {:?}", en[id]))
        .collect();
    assert!(differing.is_empty(), "the languages use other values: {differing:#?}");
}

#[test]
fn every_value_of_a_closed_list_has_a_name() {
    let known = messages_in("ja");
    let labels = lists()
        .into_iter()
        .flat_map(|(name, codes)| codes.into_iter().map(move |code| format!("{name}-{}", code.replace('_', "-"))).collect::<Vec<_>>());
    let missing: Vec<String> = labels.filter(|id| !known.contains_key(id)).collect();
    assert!(missing.is_empty(), "no label: {missing:#?}");
}

#[test]
fn every_operation_and_every_subject_has_a_name() {
    let known = messages_in("ja");
    let mut missing = BTreeSet::new();
    for file in source::code() {
        for (name, _) in texts_after(&file.text, "const NAME: &'static str = \"") {
            missing.insert(format!("operation-{}", name.replace(['.', '_'], "-")));
        }
        for (subject, _) in texts_after(&file.text, "NotFound(\"") {
            missing.insert(format!("subject-{subject}"));
        }
    }
    missing.retain(|id| !known.contains_key(id));
    assert!(missing.is_empty(), "no name: {missing:#?}");
}

#[test]
fn what_templates_say_exists_and_gets_its_values() {
    assert_said(&messages_in("ja"), uses_in_templates());
}

#[test]
fn what_the_program_says_exists_and_gets_its_values() {
    assert_said(&messages_in("ja"), uses_in_rust());
}

#[test]
fn templates_name_only_lists_that_there_are() {
    let (lists, known) = (lists(), messages_in("ja"));
    let is_named = |name: &str| lists.contains_key(name) || known.keys().any(|id| id.starts_with(&format!("{name}-")));
    let mut wrong = Vec::new();
    for file in source::files("templates", ".hbs") {
        for helper in ["label \"", "(options \""] {
            for (name, _) in texts_after(&file.text, helper).into_iter().filter(|(name, _)| !is_named(name)) {
                wrong.push(format!("{}: {name}", file.path));
            }
        }
    }
    assert!(wrong.is_empty(), "there is no such list: {wrong:#?}");
}

#[test]
fn templates_use_only_partials_and_fields_that_there_are() {
    let files = source::files("templates", ".hbs");
    let names: BTreeSet<&str> = files.iter().filter_map(|file| file.path.strip_prefix("templates/")?.strip_suffix(".hbs")).collect();
    let mut wrong = Vec::new();
    for file in &files {
        for (place, _) in file.text.match_indices("{{> ") {
            let name: String = file.text[place + 4..].chars().take_while(|c| !c.is_whitespace() && *c != '}').collect();
            if !names.contains(format!("partials/{name}").as_str()) && !names.contains(name.as_str()) && !name.starts_with('@') {
                wrong.push(format!("{}: {name}", file.path));
            }
        }
    }
    assert!(wrong.is_empty(), "there is no such partial: {wrong:#?}");
}

fn assert_said(known: &Messages, uses: Vec<Use>) {
    let mut wrong = Vec::new();
    for Use { id, given, place } in uses {
        match (known.get(&id), given) {
            (None, _) => wrong.push(format!("{place}: there is no message {id}")),
            (Some(values), Some(given)) if !values.is_subset(&given) => {
                wrong.push(format!("{place}: {id} lacks {:?}", values.difference(&given).collect::<Vec<_>>()));
            }
            _ => {}
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn uses_in_templates() -> Vec<Use> {
    let mut uses = Vec::new();
    for file in source::files("templates", ".hbs") {
        for (start, close) in [("{{t \"", "}}"), ("(t \"", ")")] {
            for (id, rest) in texts_after(&file.text, start) {
                let hash = if close == ")" { inside(rest, '(', ')') } else { rest.split(close).next().unwrap_or_default() };
                uses.push(Use { id: id.to_owned(), given: Some(names_of_hash(hash)), place: file.path.clone() });
            }
        }
    }
    uses
}

/// The names before `=` that do not stand in inner brackets.
fn names_of_hash(hash: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut depth = 0;
    let mut word = String::new();
    for found in hash.chars() {
        match found {
            '(' => depth += 1,
            ')' => depth -= 1,
            '=' if depth == 0 => drop(names.insert(word.clone())),
            _ => {}
        }
        if found.is_alphanumeric() || found == '_' { word.push(found) } else { word.clear() }
    }
    names
}

fn uses_in_rust() -> Vec<Use> {
    let mut uses = Vec::new();
    for file in source::code() {
        let place = |rest: &str| format!("{}:{}", file.path, file.text[..file.text.len() - rest.len()].lines().count());
        for (id, rest) in texts_after(&file.text, MAKING) {
            // What an arm of a `match` makes may get more after it.
            let before = &file.text[..file.text.len() - rest.len() - id.len() - 1 - MAKING.len()];
            let given = if before.trim_end().ends_with("=>") { None } else { given_in_chain(rest) };
            uses.push(Use { id: id.to_owned(), given, place: place(rest) });
        }
        // Where a text stands for a message, it has no values.
        for call in ["conflict(\"", "denied(\"", ".text(\""] {
            for (id, rest) in texts_after(&file.text, call) {
                uses.push(Use { id: id.to_owned(), given: Some(BTreeSet::new()), place: place(rest) });
            }
        }
        for call in ["problems.add(", "Problems::one(", "Error::invalid(", "see_other(", ".page(", ".form("] {
            for (start, _) in file.text.match_indices(call) {
                let call = inside(&file.text[start + call.len()..], '(', ')');
                let Some(id) = second_text(call) else { continue };
                uses.push(Use { id: id.to_owned(), given: Some(BTreeSet::new()), place: place(&file.text[start..]) });
            }
        }
    }
    uses
}

/// The second argument of a call, if it is a plain text.
fn second_text(arguments: &str) -> Option<&str> {
    let mut depth = 0;
    let comma = arguments.char_indices().find(|(_, found)| {
        match found {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        *found == ',' && depth == 0
    })?;
    let second = arguments[comma.0 + 1..].trim_start().strip_prefix('"')?;
    second.split('"').next()
}

/// The values given by `.with("n", …).label("s", …)` right after a message is made; unknown if it goes into a variable first.
fn given_in_chain(rest: &str) -> Option<BTreeSet<String>> {
    let mut given = BTreeSet::new();
    let mut rest = rest.strip_prefix(')')?;
    loop {
        let next = rest.trim_start();
        let Some(call) = [".with(", ".label("].iter().find_map(|call| next.strip_prefix(call)) else { break };
        given.insert(second_part(call)?.to_owned());
        rest = &call[inside(call, '(', ')').len() + 1..];
    }
    (!rest.trim_start().starts_with(';')).then_some(given)
}

fn second_part(call: &str) -> Option<&str> {
    call.trim_start().strip_prefix('"')?.split('"').next()
}

#[test]
fn the_reading_of_uses_is_not_blind() {
    let names = |names: &[&str]| Some(names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>());
    assert_eq!(given_in_chain(").with(\"a\", f(x)).label(\"b\", y))"), names(&["a", "b"]));
    assert_eq!(given_in_chain("));"), names(&[]));
    assert_eq!(given_in_chain(");"), None);
    assert_eq!(second_text("join(a, b), \"input-required\""), Some("input-required"));
    assert_eq!(second_text("path, Message::new(\"x\")"), None);
    assert_eq!(names_of_hash(" n=page.count to=(t \"x\" m=2)"), ["n", "to"].map(String::from).into());
}
