//! Every form that is sent, with cells that no form has: a page that says so, and no fault.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::Method;
use kantoku::domain::access::Actor;
use kantoku::operations::list::OPERATIONS;
use serde_json::Value;

use super::schema::{kind, places};
use super::{TODAY, somebody_with_every_role};
use crate::harness::{Browser, Harness, Page, on_each_database};
use crate::source::{self, filled};

/// What has no form but its button, and leaves nobody signed in.
const NO_FORM: &str = "/sign-out";

/// The only one that ends the session of whoever sends it, each time.
const ENDS_THE_SESSION: &str = "/account/sign-out";

/// The addresses to which forms are sent.
fn addresses() -> BTreeSet<String> {
    source::form_addresses().into_iter().filter(|path| path != NO_FORM).collect()
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

/// Somebody who sends forms, and signs in again whenever a form has ended their session: what nobody sends tries nothing.
struct Sender<'a> {
    h: &'a Harness,
    all: Actor,
    browser: Browser,
    /// The addresses at which it was of no use.
    shut_out: BTreeSet<String>,
}

impl<'a> Sender<'a> {
    fn new(h: &'a Harness) -> Self {
        let all = somebody_with_every_role(h);
        Self { h, browser: h.browser_of(&all), all, shut_out: BTreeSet::new() }
    }

    fn send(&mut self, address: &str, what: &str, send: impl Fn(&Browser) -> Page) {
        for _ in 0..2 {
            let page = send(&self.browser);
            let engine = self.h.database.engine;
            assert!(page.status < 500 || page.status == 503, "{address} {what} on {engine:?} answered {}:\n{}", page.status, page.text());
            if page.status != 401 && page.leads_to().is_none_or(|to| !to.starts_with("/sign-in")) {
                return;
            }
            self.browser = self.h.browser_of(&self.all);
        }
        self.shut_out.insert(address.to_owned());
    }

    fn assert_was_there(&self) {
        let others: Vec<&String> = self.shut_out.iter().filter(|path| *path != ENDS_THE_SESSION).collect();
        assert!(others.is_empty(), "what was sent to these was sent by nobody: {others:?}");
    }
}

#[test]
fn every_form_survives_cells_that_nobody_meant() {
    on_each_database(TODAY, |h| {
        let mut sender = Sender::new(h);
        let (plausible, hostile) = (cells(plausible), cells(|_, _| "'; DROP TABLE ledger;-- <script>".into()));
        let (control, negative) = (cells(|_, _| "\u{0}\u{1b}[31m".into()), cells(|_, _| "-99999999999999999999".into()));
        let addresses = addresses();
        assert!(addresses.len() > 150, "only {} forms were found", addresses.len());
        for address in &addresses {
            for (part, cells) in
                [("1", &plausible), ("1", &hostile), ("1", &control), ("1", &negative), ("999999", &plausible), ("x", &plausible)]
            {
                let fields: Vec<(&str, &str)> = cells.iter().map(|(name, cell)| (name.as_str(), cell.as_str())).collect();
                sender.send(address, part, |browser| browser.post_only(&filled(address, part), &fields));
            }
        }
        sender.assert_was_there();
    });
}

#[test]
fn every_form_survives_bodies_that_are_no_form() {
    on_each_database(TODAY, |h| {
        let mut sender = Sender::new(h);
        for address in addresses() {
            for (kind, body) in [
                ("application/x-www-form-urlencoded", &b"%ff%fe=%00&%&=&a=b=c"[..]),
                ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\n\xff"),
                ("multipart/form-data", b"--x--"),
                ("application/json", b"{"),
            ] {
                let path = filled(&address, "1");
                sender.send(&address, kind, |browser| {
                    browser.send(browser.request(Method::POST, &path).header("content-type", kind), body.to_vec())
                });
            }
        }
        sender.assert_was_there();
    });
}
