//! What came back from the site, and what no page may show.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use axum::http::{HeaderMap, header};
use serde_json::Value;

/// An answer of the site, read whole.
pub struct Page {
    pub path: String,
    pub status: u16,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Page {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes).unwrap_or_else(|error| panic!("{}: {error}: {}", self.path, self.text()))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Where a redirect leads.
    pub fn leads_to(&self) -> Option<&str> {
        (300..400).contains(&self.status).then(|| self.header("location")).filter(|to| !to.is_empty())
    }

    pub fn says(&self, words: &str) -> bool {
        self.text().contains(words)
    }

    /// # Panics
    /// If the status is another one; shows the page.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{} answered:\n{}", self.path, self.text());
        self
    }

    /// # Panics
    /// If the words are not on the page; shows it.
    #[track_caller]
    pub fn expect_words(self, words: &str) -> Self {
        assert!(self.says(words), "{} does not say {words:?}:\n{}", self.path, self.text());
        self
    }

    pub fn is_html(&self) -> bool {
        self.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
    }

    /// No page shows what a template or a missing message left behind, and every page can be walked through by name.
    pub fn assert_fit_to_be_seen(&self) {
        if !self.is_html() {
            return;
        }
        let html = self.text();
        // What people write in a field may hold anything.
        let said = without_fields(&html);
        for left in ["{{", "{$", "{ $", "[object Object]"] {
            assert!(!said.contains(left), "{} shows {left:?}:\n{html}", self.path);
        }
        for text in texts(&html) {
            assert!(!is_message_id(&text), "{} shows the id {text:?} in place of its words:\n{html}", self.path);
        }
        self.assert_named_once(&html);
    }

    fn assert_named_once(&self, html: &str) {
        let ids = attributes(html, "id");
        let mut seen = BTreeSet::new();
        for id in &ids {
            assert!(seen.insert(id), "{} has two elements with the id {id:?}", self.path);
        }
        for named in attributes(html, "for") {
            assert!(seen.contains(&named), "{} has a label for {named:?}, which is not there", self.path);
        }
    }
}

/// What stands between the tags, and in the attributes that are read out.
fn texts(html: &str) -> Vec<String> {
    let mut texts: Vec<String> =
        html.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text.trim().to_owned()).collect();
    for name in ["title", "aria-label", "placeholder", "alt"] {
        texts.extend(attributes(html, name));
    }
    texts
}

/// The values of an attribute, in the order of the page.
pub fn attributes(html: &str, name: &str) -> Vec<String> {
    let start = format!(" {name}=\"");
    html.split(&start).skip(1).filter_map(|rest| rest.split('"').next()).map(ToOwned::to_owned).collect()
}

/// Whether a text is formed as a message id and begins as one of ours does.
fn is_message_id(text: &str) -> bool {
    static SUBJECTS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        let files = crate::source::files("locales", ".ftl");
        let ids = files.iter().flat_map(|file| crate::source::messages(&file.text).into_keys().collect::<Vec<_>>());
        ids.filter_map(|id| id.split('-').next().map(ToOwned::to_owned)).collect()
    });
    let formed = text.contains('-') && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    formed && text.split('-').next().is_some_and(|first| SUBJECTS.contains(first))
}

fn without_fields(html: &str) -> String {
    let mut parts = html.split("<textarea");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |said, part| said + part.split_once("</textarea>").map_or("", |(_, rest)| rest))
}
