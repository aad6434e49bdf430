//! Every form that is sent, with cells that no form has: a page that says so, and no fault.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::Method;
use kantoku::operations::list::OPERATIONS;
use serde_json::Value;

use super::schema::{kind, places};
use super::{TODAY, somebody_with_every_role};
use crate::harness::{Browser, Harness, on_each_database};
use crate::source;

/// What ends the session of whoever sends it.
const ENDS_THE_SESSION: [&str; 1] = ["/sign-out"];

/// The addresses to which forms are sent, as the routers have them.
fn addresses() -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for file in source::code().into_iter().filter(|file| file.path.starts_with("src/web/")) {
        for (path, rest) in source::texts_after(&file.text, ".route(\"") {
            let handlers = source::inside(rest, '(', ')');
            if ["form(", "post("].iter().any(|door| handlers.contains(door)) && !ENDS_THE_SESSION.contains(&path) {
                all.insert(path.to_owned());
            }
        }
    }
    all
}

/// An address with that in the place of each part that is named.
fn filled(path: &str, part: &str) -> String {
    path.split('/').map(|name| if name.starts_with('{') { part } else { name }).collect::<Vec<_>>().join("/")
}

/// Every field that any operation has, with a cell by its kind.
fn cells(of: impl Fn(&str, &Value) -> String) -> Vec<(String, String)> {
    let mut all: BTreeMap<String, String> = BTreeMap::new();
    for operation in OPERATIONS {
        for place in places((operation.schema)().as_value()) {
            let cell = of(kind(&place.schema), &place.schema);
            all.entry(place.name()).or_insert(cell);
        }
    }
    all.into_iter().collect()
}

/// What could have been meant.
fn plausible(kind: &str, schema: &Value) -> String {
    match kind {
        "date" => "令和8年4月1日".into(),
        "integer" => schema["minimum"].as_i64().unwrap_or(1).max(1).to_string(),
        "boolean" => "はい".into(),
        "choice" => schema["enum"][0].as_str().unwrap_or_default().to_owned(),
        _ => "<script>alert(1)</script>𠮷か\u{3099}".into(),
    }
}

fn send(h: &Harness, browser: &Browser, path: &str, cells: &[(String, String)]) -> bool {
    let fields: Vec<(&str, &str)> = cells.iter().map(|(name, cell)| (name.as_str(), cell.as_str())).collect();
    let page = browser.post_only(path, &fields);
    assert!(page.status < 500 || page.status == 503, "{path} on {:?} answered {}:\n{}", h.database.engine, page.status, page.text());
    page.leads_to().is_some_and(|to| to.starts_with("/sign-in"))
}

#[test]
fn every_form_survives_cells_that_nobody_meant() {
    on_each_database(TODAY, |h| {
        let all = somebody_with_every_role(h);
        let mut browser = h.browser_of(&all);
        let (plausible, hostile) = (cells(plausible), cells(|_, _| "'; DROP TABLE ledger;-- <script>".into()));
        let (control, negative) = (cells(|_, _| "\u{0}\u{1b}[31m".into()), cells(|_, _| "-99999999999999999999".into()));
        let addresses = addresses();
        assert!(addresses.len() > 150, "only {} forms were found", addresses.len());
        let mut shut_out = 0;
        for path in &addresses {
            for (part, cells) in
                [("1", &plausible), ("1", &hostile), ("1", &control), ("1", &negative), ("999999", &plausible), ("x", &plausible)]
            {
                if send(h, &browser, &filled(path, part), cells) {
                    shut_out += 1;
                    browser = h.browser_of(&all);
                }
            }
        }
        assert!(shut_out < 20, "most of it was sent by nobody: {shut_out} times out");
    });
}

#[test]
fn every_form_survives_bodies_that_are_no_form() {
    on_each_database(TODAY, |h| {
        let browser = h.browser_of(&somebody_with_every_role(h));
        for path in addresses() {
            for (kind, body) in [
                ("application/x-www-form-urlencoded", &b"%ff%fe=%00&%&=&a=b=c"[..]),
                ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\n\xff"),
                ("multipart/form-data", b"--x--"),
                ("application/json", b"{"),
            ] {
                let path = filled(&path, "1");
                let page = browser.send(browser.request(Method::POST, &path).header("content-type", kind), body.to_vec());
                assert!(page.status < 500 || page.status == 503, "{path} {kind}: {}\n{}", page.status, page.text());
            }
        }
    });
}
