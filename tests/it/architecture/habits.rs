//! Habits that every file keeps.

use crate::source::{self, File};

/// Lines that a file of code has at most; from about 300 it should become a folder.
const LONGEST: usize = 400;

/// Lists that are written by hand beside the migrations and grow with them.
const LISTS: [&str; 2] = ["src/operations/list.rs", "src/store/schema.rs"];

fn rust() -> Vec<File> {
    ["src", "tests", "benches"].iter().flat_map(|folder| source::files(folder, ".rs")).collect()
}

#[test]
fn every_file_begins_by_saying_what_it_is_for() {
    let silent: Vec<String> = rust().into_iter().filter(|file| !file.text.starts_with("//! ")).map(|file| file.path).collect();
    assert!(silent.is_empty(), "no `//!` sentence begins {silent:#?}");
}

#[test]
fn no_file_grows_out_of_sight() {
    let long = rust().into_iter().filter(|file| file.text.lines().count() > LONGEST && !LISTS.contains(&file.path.as_str()));
    let long: Vec<String> = long.map(|file| format!("{}: {} lines", file.path, file.text.lines().count())).collect();
    assert!(long.is_empty(), "longer than {LONGEST} lines: {long:#?}");
}

#[test]
fn a_lint_is_expected_with_a_reason_and_never_allowed() {
    let mark = ["#", "[allow("].concat();
    let inner = ["#", "![allow("].concat();
    let guilty = rust().into_iter().filter(|file| file.text.contains(&mark) || file.text.contains(&inner));
    let guilty: Vec<String> = guilty.map(|file| file.path).collect();
    assert!(guilty.is_empty(), "a lint is allowed in {guilty:#?}");
}

#[test]
fn no_test_is_left_out() {
    let mark = ["#", "[ignore"].concat();
    let guilty: Vec<String> = rust().into_iter().filter(|file| file.text.contains(&mark)).map(|file| file.path).collect();
    assert!(guilty.is_empty(), "tests are left out in {guilty:#?}");
}

#[test]
fn only_the_clock_reads_the_clock() {
    let readings = ["Utc::now", "Local::now", "SystemTime::now", "CURRENT_TIMESTAMP", "CURRENT_DATE", "datetime('now'", "date('now'"];
    let elsewhere = source::code().into_iter().filter(|file| file.path != "src/clock.rs");
    let guilty: Vec<String> = elsewhere
        .chain(source::files("migrations", ".sql"))
        .flat_map(|file| readings.iter().filter(|r| file.text.contains(**r)).map(|r| format!("{}: {r}", file.path)).collect::<Vec<_>>())
        .collect();
    assert!(guilty.is_empty(), "the clock is read outside clock.rs: {guilty:#?}");
}

#[test]
fn templates_have_neither_script_nor_style_of_their_own() {
    let inline = ["<style", "style=\"", "javascript:", " onclick=", " onchange=", " onsubmit=", " oninput=", " onload="];
    // A mail is no page: mail programs know no other style than that of the elements.
    let guilty: Vec<String> = source::files("templates", ".hbs")
        .iter()
        .filter(|file| !file.path.starts_with("templates/mail/"))
        .flat_map(|file| inline.iter().filter(|i| file.text.contains(**i)).map(|i| format!("{}: {i}", file.path)).collect::<Vec<_>>())
        .collect();
    assert!(guilty.is_empty(), "the content security policy forbids {guilty:#?}");
}

#[test]
fn nothing_is_loaded_from_another_host() {
    let mut guilty = Vec::new();
    for file in source::files("templates", ".hbs").iter().chain(&source::files("static", "")) {
        for mark in ["src=\"http", "href=\"http", "url(http", "@import", "from \"http", "import(\"http"] {
            let leaves = file.text.contains(mark) && mark != "href=\"http";
            let links_a_resource = mark == "href=\"http" && file.text.lines().any(|line| line.contains("<link") && line.contains(mark));
            if leaves || links_a_resource {
                guilty.push(format!("{}: {mark}", file.path));
            }
        }
    }
    assert!(guilty.is_empty(), "{guilty:#?}");
}

#[test]
fn what_hangs_on_a_filter_is_replaced_with_the_list() {
    let hanging =
        ["csv", "xlsx", "answer.", "rates.", "tabs", "stages_href", "offices.", "lines", "on)"].map(|name| format!("page.{name}"));
    let (mut found, mut stale) = (0, Vec::new());
    for file in source::files("templates", ".hbs").iter().filter(|file| file.text.contains(" data-filter=\"results\"")) {
        let around = around_the_list(&file.text);
        for (mark, at) in hanging.iter().flat_map(|mark| around.match_indices(mark).map(move |(at, _)| (mark, at))) {
            found += 1;
            if !is_followed(&around[..at]) {
                stale.push(format!("{}: {mark}", file.path));
            }
        }
    }
    assert!(found > 20, "the lists are written in another way: only {found} found");
    assert!(stale.is_empty(), "a live filter leaves as it was: {stale:#?}");
}

/// What stands before the list, without the form of its filter, which keeps what is typed.
fn around_the_list(template: &str) -> String {
    let (before, _) = template.split_once("id=\"results\"").expect("a filter names the list that it narrows");
    let (above, filter) = before.split_once("<form class=\"filter").expect("a filter is a form");
    let (_, below) = filter.split_once("</form>").expect("a form ends");
    [above, below].concat()
}

/// Whether a piece of a template ends within an element that follows the filter.
fn is_followed(before: &str) -> bool {
    let Some((tag, inside)) = before.rsplit_once(" data-follows-filter=") else { return false };
    let name = tag.rsplit_once('<').map_or("", |(_, name)| name).split(' ').next().unwrap_or_default();
    name == "div" || !inside.contains(&format!("</{name}>"))
}
