//! Invented documents with which a template is tried and shown: a report with every section filled, a mail, a certificate.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::domain::agreement;
use crate::domain::message::Message;
use crate::locale::Language;
use crate::operations::report::SECTIONS;
use crate::output::chart::{Bar, shares};
use crate::output::nda::{Certificate, Entry, Fact as Named, Instant, Part};
use crate::output::report::{Badge, Block, Cell, Chart, Column, Document, Fact, Row, Section, Table, Tile};

/// Sections that stand in every report, before and after those that can be left out.
const FIRST: &str = "summary";
const LAST: [&str; 3] = ["ledger", "auditor", "imprint"];

/// Invented data in a language.
#[derive(Clone, Copy)]
pub struct Sample {
    pub language: Language,
}

impl Sample {
    fn text(self, id: &str) -> String {
        self.language.text(id).into_owned()
    }

    fn pick(self, ja: &str, en: &str) -> String {
        match self.language {
            Language::Ja => ja.to_owned(),
            Language::En => en.to_owned(),
        }
    }

    fn organisation(self) -> String {
        self.pick("見本市民協会", "Sample Citizens’ Association")
    }

    /// A report of which each section has text, figures, a chart, a table with rows and one without.
    #[must_use]
    pub fn document(self, logo: Option<String>) -> Document {
        let on = NaiveDate::from_ymd_opt(2026, 3, 31).unwrap_or_default();
        let first = NaiveDate::from_ymd_opt(2025, 4, 1).unwrap_or_default();
        let middle = SECTIONS.iter().copied().filter(|id| *id != FIRST && !LAST.contains(id));
        let ids = std::iter::once(FIRST).chain(middle).chain(LAST);
        let seq = self.language.number(1_204);
        Document {
            language: self.language,
            title: self.text("report-title"),
            organisation: self.organisation(),
            year: self.pick("2025年度", "Fiscal year 2025"),
            period: self.language.say(&Message::new("report-period").with("first", first).with("last", on)),
            facts: vec![
                Fact { name: self.text("report-fact-on"), text: self.language.date(on) },
                Fact { name: self.text("report-fact-basis"), text: self.text("report-basis") },
            ],
            signatures: ["report-prepared", "report-checked", "report-approved"].map(|id| self.text(id)).to_vec(),
            sections: ids.zip(1..).map(|(id, number)| self.section(id, number)).collect(),
            anchor: self.language.say(&Message::new("report-anchor").with("seq", &seq)),
            seq,
            head: "5a3f".repeat(16),
            logo,
            on,
            behind: Vec::new(),
        }
    }

    fn section(self, id: &'static str, number: i64) -> Section {
        let title = self.text(&format!("report-{}", id.replace('_', "-")));
        let figure = |figure: &str, of: Option<&str>| Tile {
            figure: figure.to_owned(),
            of: of.map(ToOwned::to_owned),
            name: title.clone(),
            door: Some("/reports/annual/2025/figure?figure=figures.consignees.this-year".to_owned()),
        };
        let blocks = vec![
            Block::text(self.pick("見本の文章です。", "A sentence of the sample.")),
            Block { tiles: vec![figure("12", Some("40")), figure("3", None)], ..Block::default() },
            Block::charted(chart(&title), self.table("sample", &title, self.rows())),
            Block::table(self.table("none", &title, Vec::new())),
        ];
        Section { number, id, title, blocks }
    }

    fn table(self, id: &'static str, caption: &str, rows: Vec<Row>) -> Table {
        let column = |title: String, number| Column { title, number, key: String::new() };
        let words = column(self.text("report-column-aspect"), false);
        Table {
            id,
            caption: caption.to_owned(),
            columns: vec![words, column(self.text("report-column-value"), false), column(self.pick("件数", "Count"), true)],
            foot: (!rows.is_empty()).then(|| Row::of(vec![Cell::words(&self.pick("計", "Total")), Cell::default(), number("7")])),
            rows,
            empty: self.pick("該当はありません。", "There are none."),
            more: String::new(),
        }
    }

    /// A row for each way in which a cell is set.
    fn rows(self) -> Vec<Row> {
        let name = |text: &str| Cell { href: Some("/consignees/1".to_owned()), ..Cell::words(text) };
        let badge = |text: &str, badge: Badge| Cell { badge: Some(badge), ..Cell::words(text) };
        let company = |ja: &str, en: &str| name(&self.pick(ja, en));
        vec![
            Row::of(vec![
                company("株式会社見本データ", "Sample Data K.K."),
                badge("A", Badge { kind: "tier", code: "a", letter: Some("A".to_owned()) }),
                number("4"),
            ]),
            Row::of(vec![
                company("合同会社例示印刷", "Example Printing LLC"),
                badge(&self.pick("要確認", "Needs attention"), Badge { kind: "standing", code: "needs_attention", letter: None }),
                number("2"),
            ])
            .toned("attention"),
            Row::of(vec![Cell::lines(vec!["1".to_owned(), "2".to_owned()]), Cell::hash(&"5a3f".repeat(16)), Cell::nothing()]).toned("bad"),
        ]
    }

    /// The data of a mail with two deadlines, one of them over.
    #[must_use]
    pub fn digest(self) -> Value {
        let line = |due_on: &str, ja: &str, en: &str, overdue: bool| {
            json!({
                "due_on": due_on,
                "state": self.pick(if overdue { "3日超過" } else { "あと7日" }, if overdue { "3 days overdue" } else { "in 7 days" }),
                "what": self.pick(ja, en),
                "because": self.pick("見本の規則", "a rule of the sample"),
                "note": overdue.then(|| self.text("mail-digest-as-manager")),
                "overdue": overdue,
                "href": (!overdue).then_some("https://kantoku.example.jp/evaluations/1"),
            })
        };
        let lead = Message::new("mail-digest-lead").with("n", 2_i64).with("overdue", 1_i64);
        json!({
            "lang": self.language,
            "name": self.pick("見本 花子", "Hanako Mihon"),
            "organisation": self.organisation(),
            "on": "2026-03-31",
            "lead": self.language.say(&lead),
            "lines": [
                line("2026-03-28", "株式会社見本データの定期評価", "Evaluation of Sample Data K.K.", true),
                line("2026-04-07", "合同会社例示印刷の契約の更新", "Renewal of the contract with Example Printing LLC", false),
            ],
            "href": "https://kantoku.example.jp/deadlines?mine=true",
        })
    }

    /// A certificate of a text that was signed on the screen.
    #[must_use]
    pub fn certificate(self, logo: Option<String>) -> Certificate {
        let fact = |id: &str, text: &str, code: bool| Named { name: self.text(id), values: vec![Entry { text: text.to_owned(), code }] };
        let part = |kind, mark: &str, ja: &str, en: &str| Part { kind, mark: mark.to_owned(), text: self.pick(ja, en) };
        Certificate {
            language: self.language,
            title: self.text("nda-certificate"),
            subject: self.pick("個人データの取扱いに関する誓約書", "Pledge on the handling of personal data"),
            party: self.pick("見本 花子", "Hanako Mihon"),
            organisation: self.organisation(),
            facts: vec![
                fact("nda-organisation", &self.organisation(), false),
                fact("nda-signed-on", &self.language.date(NaiveDate::from_ymd_opt(2026, 3, 31).unwrap_or_default()), false),
                fact("nda-hash-signed", &"5a3f".repeat(16), true),
            ],
            verify: self.text("nda-how-to-verify"),
            heading: self.text("nda-text"),
            text_language: if self.language == Language::Ja { agreement::Language::Ja } else { agreement::Language::En },
            lines: vec![
                part("title", "", "誓約書", "Pledge"),
                part("heading", "", "第1条（目的）", "Article 1 (Purpose)"),
                part("item", "1", "個人データを適切に取り扱います。", "I handle personal data properly."),
                part("paragraph", "", "以上", "End of the text."),
            ],
            note: String::new(),
            foot: format!("{} 812  {}", self.text("nda-entry"), "5a3f".repeat(16)),
            recorded: Instant { year: 2026, month: 3, day: 31, hour: 9, minute: 0, second: 0 },
            logo,
        }
    }
}

fn number(text: &str) -> Cell {
    Cell { class: "number", ..Cell::words(text) }
}

fn chart(caption: &str) -> Chart {
    let bar = |label: &str, count, tone| Bar { label: label.to_owned(), count, shown: format!("{count} / 40"), tone };
    let bars = [bar("A", 28, "ok"), bar("B", 12, "attention")];
    Chart { svg: shares(caption, 40, &bars), caption: caption.to_owned() }
}
