//! Section: certificates of consignees, those that hold, end, and have ended.

use super::document::{Block, Cell, Row, Section, Table};
use super::ndas::compared;
use super::say::Say;
use crate::domain::message::Message;
use crate::domain::report::Movement;
use crate::operations::report::{AnnualReport, CertificateKindCount, CertificateLine, Certificates};

pub(super) fn section(report: &AnnualReport, say: &Say) -> Section {
    let certificates = &report.certificates;
    let about = Message::new("report-certificates-about").with("on", report.period.on);
    let blocks = vec![
        Block::text(say.message(&about)),
        Block::table(movement(certificates, say)),
        Block::table(kinds(certificates, say)),
        Block::table(holders(certificates, say)),
        Block::table(lines(("certificates_lapsed", "report-certificate-lapsed", "attention"), &certificates.lapsed, say)),
        Block::table(lines(("certificates_ending", "report-certificate-ending", ""), &certificates.ending, say)),
        Block::table(lines(("certificates_ended", "report-certificate-ended", ""), &certificates.ended, say)),
    ];
    Section { number: 0, id: "certificates", title: say.text("report-certificates"), blocks }
}

fn movement(certificates: &Certificates, say: &Say) -> Table {
    let columns = [
        "report-column-figure",
        "#report-column-start",
        "#report-column-joined",
        "#report-column-left",
        "#report-column-end",
        "#report-column-change",
    ];
    let Movement { start, joined, left, end } = certificates.movement;
    let counts = [start, joined, left, end].map(|count| say.count(count));
    let name = vec![Cell::words(&say.text("report-certificates"))];
    let row = Row::of([name, counts.to_vec(), vec![say.change(end - start)]].concat()).keyed("certificates");
    say.filled(say.table("certificate_movement", "report-certificate-movement", &columns), vec![row])
}

/// Those that hold, by scheme; schemes of which there were none are left out.
fn kinds(certificates: &Certificates, say: &Say) -> Table {
    let columns = ["report-column-kind", "#report-column-start", "#report-column-end", "#report-column-change"];
    let there = |line: &&CertificateKindCount| line.count.start > 0 || line.count.end > 0;
    let row = |line: &CertificateKindCount| {
        let (start, end) = (line.count.start, line.count.end);
        Row::of(vec![Cell::words(&say.label(line.kind)), say.count(start), say.count(end), say.change(end - start)]).keyed(line.kind.code())
    };
    let rows = certificates.by_kind.iter().filter(there).map(row).collect();
    say.filled(say.table("certificate_kinds", "report-certificate-kinds", &columns), rows)
}

fn holders(certificates: &Certificates, say: &Say) -> Table {
    let columns = [
        "report-column-figure",
        "#report-column-this-year",
        "#report-column-of",
        "#report-column-percent",
        "#report-column-year-before",
        "#report-column-of",
        "#report-column-percent",
    ];
    let rows = vec![compared("report-figure-certified", certificates.holders, certificates.holders_before, say)];
    say.filled(say.table("certified", "report-certificate-holders", &columns), rows)
}

fn lines((id, caption, tone): (&'static str, &str, &'static str), lines: &[CertificateLine], say: &Say) -> Table {
    let columns = [
        "report-certificate-column-no",
        "report-column-kind",
        "report-column-control-no",
        "report-column-consignee",
        "report-column-last-day",
    ];
    let row = |line: &CertificateLine| {
        let kind = if line.name.is_empty() { say.label(line.kind) } else { line.name.clone() };
        let cells = vec![
            Cell { href: Some(format!("/certificates/{}", line.certificate_id)), ..Cell::code(&line.number) },
            Cell::words(&kind),
            Cell::code(&line.consignee.control_no),
            say.consignee(&line.consignee),
            say.date(line.until_on),
        ];
        Row::of(cells).toned(tone)
    };
    say.filled(say.table(id, caption, &columns), lines.iter().map(row).collect())
}
