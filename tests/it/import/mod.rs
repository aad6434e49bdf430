//! Files whose rows become commands: all of them or none, previewed, and understood as offices write them.

mod files;
mod hostile;
mod page;
mod rows;
mod whole;

use kantoku::domain::access::{Actor, Role};
use kantoku::error::Result;
use kantoku::operations::document::Content;
use kantoku::operations::import::{File, ImportKind, ImportMode, Report, WholeList, import};

use crate::harness::Harness;

/// The day on which the files of the demonstration say how things are.
const TODAY: &str = "2026-11-23";

/// The headings of the small tables below.
const HEADINGS: &str = "管理番号,名称,法人番号,所在地,業務番号,委託業務内容,主管部署,再委託,本人数,開始日,終了日,備考";

/// A file of the demonstration.
fn seed(name: &str) -> Vec<u8> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/demo").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A table with the headings above.
fn table(rows: &[&str]) -> Vec<u8> {
    format!("{HEADINGS}\n{}\n", rows.join("\n")).into_bytes()
}

fn file(name: &str, bytes: &[u8], mode: ImportMode) -> File {
    File {
        name: name.into(),
        content: Content::Bytes(bytes.to_vec()),
        mode,
        changes_from_on: None,
        digest: String::new(),
        list: WholeList::default(),
    }
}

/// Who keeps everything that can be imported.
fn keeper(h: &Harness) -> Actor {
    h.as_(Role::PersonalDataManager)
}

fn preview(h: &Harness, kind: ImportKind, bytes: &[u8]) -> Result<Report> {
    import(&h.register, &keeper(h), kind, &file("table.csv", bytes, ImportMode::Preview))
}

fn apply(h: &Harness, kind: ImportKind, bytes: &[u8]) -> Result<Report> {
    import(&h.register, &keeper(h), kind, &file("table.csv", bytes, ImportMode::Apply))
}

/// What a table of consignees would change; nothing is written.
pub fn would_change(h: &Harness, actor: &Actor, bytes: &[u8]) -> [i64; 4] {
    counts(&import(&h.register, actor, ImportKind::Consignees, &file("table.csv", bytes, ImportMode::Preview)).unwrap())
}

/// Applies a file in which nothing may be wrong.
#[track_caller]
fn take(h: &Harness, kind: ImportKind, bytes: &[u8]) -> Report {
    let report = apply(h, kind, bytes).unwrap();
    assert!(report.written, "{:#?}", report.problems);
    report
}

/// The departments that the other files name.
fn departments(h: &Harness) {
    take(h, ImportKind::Departments, &seed("departments.csv"));
}

/// New, changed, unchanged, wrong.
fn counts(report: &Report) -> [i64; 4] {
    [report.counts.new, report.counts.changed, report.counts.unchanged, report.counts.wrong]
}

/// The row, the heading, what was read, and the message, of all that is wrong.
fn problems(report: &Report) -> Vec<(Option<usize>, &str, &str, &str)> {
    report.problems.iter().map(|one| (one.row, one.heading.as_str(), one.read.as_str(), one.message.id)).collect()
}
