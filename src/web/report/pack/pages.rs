//! The pages of a pack: plain HTML with one style sheet, read from a folder without a server, a network or a script.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::error::Result;
use crate::locale::Language;
use crate::operations::report::AnnualReport;
use crate::operations::report::pack::Order;
use crate::output::pack::{Entry, Missing, Record};
use crate::web::assets;
use crate::web::report::file::STYLES;
use crate::web::templates::Templates;

pub(super) struct Pages<'a> {
    pub templates: &'a Templates,
    pub language: Language,
    pub zone: &'static str,
}

/// The folders in the order in which the index tells of them.
const FOLDERS: [&str; 13] = [
    "report",
    "criteria",
    "evaluations",
    "ndas",
    "contracts",
    "certificates",
    "reviews",
    "actions",
    "endings",
    "rules",
    "training",
    "documents",
    "ledger",
];

#[derive(Serialize)]
struct Alone<'a> {
    lang: Language,
    title: &'a str,
    /// The link to the style sheet.
    style: &'static str,
    document: &'a str,
}

#[derive(Serialize)]
struct Page<'a> {
    lang: Language,
    record: &'a Record,
}

#[derive(Serialize)]
struct Index<'a> {
    lang: Language,
    zone: &'static str,
    title: &'a str,
    report: Head<'a>,
    order: Told<'a>,
    groups: Vec<Group<'a>>,
    missing: &'a [Missing],
    count: usize,
    missing_count: usize,
}

#[derive(Serialize)]
struct Head<'a> {
    organisation: &'a str,
    year: String,
    first_on: chrono::NaiveDate,
    on: chrono::NaiveDate,
    recorded_at: Option<chrono::NaiveDateTime>,
}

#[derive(Serialize)]
struct Told<'a> {
    closed: bool,
    known: i64,
    head: &'a str,
}

#[derive(Serialize)]
struct Group<'a> {
    folder: &'static str,
    count: usize,
    lines: Vec<Line<'a>>,
}

/// A record with its files: the first leads to its page.
#[derive(Serialize)]
struct Line<'a> {
    title: &'a str,
    files: Vec<Listed<'a>>,
}

#[derive(Serialize)]
struct Listed<'a> {
    path: &'a str,
    /// The ending of its name, which says what it is.
    form: String,
    size: String,
    hash: &'a str,
}

impl Pages<'_> {
    /// The style sheets of the pages of the register.
    pub fn style() -> String {
        STYLES.iter().map(|name| assets::text(name)).collect()
    }

    pub fn record(&self, record: &Record) -> Result<String> {
        let document = self.templates.render("pack/record", &Page { lang: self.language, record })?;
        self.alone(&record.title, r#"<link rel="stylesheet" href="../style.css">"#, &document)
    }

    pub fn index(
        &self,
        report: &AnnualReport,
        order: &Order,
        entries: &[Entry],
        titles: &BTreeMap<String, String>,
        missing: &[Missing],
    ) -> Result<String> {
        let language = self.language;
        let (ja, en) = (&report.organisation_ja, &report.organisation_en);
        let page = Index {
            lang: language,
            zone: self.zone,
            title: &language.text("pack-title"),
            report: Head {
                organisation: if (language == Language::Ja && !ja.is_empty()) || en.is_empty() { ja } else { en },
                year: language.say(&report.period.label),
                first_on: report.period.first_on,
                on: report.period.on,
                recorded_at: report.known.recorded_at,
            },
            order: Told { closed: order.edition_id.is_some(), known: order.known, head: &order.head },
            groups: FOLDERS.iter().map(|folder| group(folder, entries, titles)).filter(|group| !group.lines.is_empty()).collect(),
            missing,
            count: entries.len(),
            missing_count: missing.len(),
        };
        let document = self.templates.render("pack/index", &page)?;
        let title = format!("{} {}", page.title, page.report.year);
        self.alone(&title, r#"<link rel="stylesheet" href="style.css">"#, &document)
    }

    fn alone(&self, title: &str, style: &'static str, document: &str) -> Result<String> {
        self.templates.render("report/file", &Alone { lang: self.language, title, style, document })
    }
}

/// The files of a folder, those of one record together. Pages come first.
fn group<'a>(folder: &'static str, entries: &'a [Entry], titles: &'a BTreeMap<String, String>) -> Group<'a> {
    let mut lines: Vec<(&str, Line<'a>)> = Vec::new();
    let prefix = format!("{folder}/");
    for entry in entries.iter().filter(|entry| entry.path.starts_with(&prefix)) {
        let (stem, form) = entry.path.rsplit_once('.').unwrap_or((&entry.path, ""));
        let listed = Listed { path: &entry.path, form: form.to_uppercase(), size: size(entry.bytes), hash: &entry.sha256 };
        let title = titles.get(&entry.path).map_or(entry.path.as_str(), String::as_str);
        match lines.last_mut().filter(|(last, _)| *last == stem) {
            Some((_, line)) if form == "html" => line.files.insert(0, listed),
            Some((_, line)) => line.files.push(listed),
            None => lines.push((stem, Line { title, files: vec![listed] })),
        }
    }
    Group { folder, count: lines.len(), lines: lines.into_iter().map(|(_, line)| line).collect() }
}

/// As people read it: 512 B, 4 kB, 1.5 MB.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}
