//! The annual report as a document: sections of text, figures, charts and tables in a language, from which every file is made.

mod actions;
mod address;
mod auditor;
mod certificates;
mod conditions;
mod contracts;
mod criteria;
mod csv;
mod decisions;
mod document;
mod endings;
mod evaluations;
mod exceptions;
mod figure;
mod foreign;
mod imprint;
mod json;
mod late;
mod ledger;
mod ndas;
mod offices;
mod print;
mod register;
mod review_lines;
mod reviews;
mod rules;
mod say;
mod standing;
mod sub_entrustments;
mod summary;
mod training;
mod widths;
mod xlsx;
mod years;
mod zip;

pub use address::Address;
pub use csv::csv;
pub use document::{Badge, Block, Cell, Chart, Column, Document, Fact, Found, Row, Section, Table, Tile};
pub use figure::{behind, grid as figure_grid, named as figure_named, what as figure_what};
pub use json::{json, schema};
pub use print::Print;
pub use xlsx::xlsx;
pub use zip::zip;

use crate::domain::message::Message;
use crate::locale::Language;
use crate::operations::report::AnnualReport;
use crate::operations::report::edition::Imprint;
use say::Say;

/// The report in a language, with the imprint of the edition as which it is closed. Nothing in it depends on when or by whom it is made.
#[must_use]
pub fn document(report: &AnnualReport, language: Language, imprint: Option<&Imprint>) -> Document {
    let say = Say::of(report, language);
    let period = &report.period;
    let sections = [
        summary::section(report, &say),
        criteria::section(report, &say),
        register::section(report, &say),
        evaluations::section(report, &say),
        decisions::section(report, &say),
        exceptions::section(report, &say),
        conditions::section(report, &say),
        standing::section(report, &say),
        ndas::section(report, &say),
        contracts::section(report, &say),
        sub_entrustments::section(report, &say),
        foreign::section(report, &say),
        certificates::section(report, &say),
        reviews::section(report, &say),
        actions::section(report, &say),
        endings::section(report, &say),
        rules::section(report, &say),
        training::section(report, &say),
        offices::section(report, &say),
        late::section(report, &say),
        ledger::section(report, &say),
    ];
    let is_shown = |section: &Section| !report.auditor.left_out.iter().any(|id| id == section.id);
    let left_out: Vec<String> = sections.iter().filter(|section| !is_shown(section)).map(|section| section.title.clone()).collect();
    let sections = sections
        .into_iter()
        .filter(is_shown)
        .chain(auditor::section(report, &say))
        .chain(imprint.map(|imprint| imprint::section(report, imprint, &say)));
    Document {
        language,
        title: say.text(if period.year.is_some() { "report-title" } else { "report-title-of-days" }),
        organisation: say.pick(&report.organisation_ja, &report.organisation_en).to_owned(),
        year: say.message(&period.label),
        period: say.message(&Message::new("report-period").with("first", period.first_on).with("last", period.last_on)),
        facts: facts(report, &left_out, &say),
        signatures: ["report-prepared", "report-checked", "report-approved"].map(|id| say.text(id)).to_vec(),
        sections: sections.zip(1..).map(|(section, number)| Section { number, ..section }).collect(),
        seq: say.number(report.known.seq),
        head: report.known.head.clone(),
        anchor: say.message(&Message::new("report-anchor").with("seq", say.number(report.known.seq))),
        logo: None,
        on: period.on,
        behind: report.facts.clone(),
    }
}

/// What stands on the cover: to which date, and by which knowledge.
fn facts(report: &AnnualReport, left_out: &[String], say: &Say) -> Vec<Fact> {
    let fact = |id: &'static str, text: String| Fact { name: say.text(id), text };
    let period = &report.period;
    let on = if period.whole {
        Message::new("report-on-last-day").with("on", period.on)
    } else {
        Message::new("report-on-before").with("on", period.on)
    };
    let known = match report.known.recorded_at {
        Some(at) => Message::new("report-known-at").with("seq", say.number(report.known.seq)).with("at", say.time(at)),
        None => Message::new("report-known-nothing"),
    };
    let mut facts = vec![
        fact("report-fact-on", say.message(&on)),
        fact("report-fact-known", say.message(&known)),
        fact("report-fact-basis", say.text("report-basis")),
    ];
    if !left_out.is_empty() {
        facts.push(fact("report-fact-left-out", left_out.join(&say.text("report-separator"))));
    }
    facts
}
