//! The annual reports: written in by the auditor, closed, approved by the representative, and published.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::lines::{Lines, Report};
use super::stage::Stage;
use crate::error::{Error, Result};
use crate::operations::report::edition::{Approve, Close, List, Publish, Write};

/// The days on which something happens.
pub(super) fn days(lines: &Lines) -> BTreeSet<NaiveDate> {
    lines.reports.iter().flat_map(|one| [one.written_on, one.closed_on, one.approved_on, one.published_on]).collect()
}

/// Everything that happens on the day.
pub(super) fn on(stage: &mut Stage<'_>, lines: &Lines) -> Result<()> {
    let today = stage.today();
    for one in &lines.reports {
        let (auditor, register) = (stage.actor(&one.written_by)?, stage.register());
        if one.written_on == today {
            register.run(&auditor, &words(one))?;
        }
        if one.closed_on == today {
            register.carry_out(&auditor, Close { year: one.year, on: None, reason: String::new() })?;
        }
        let id = || {
            let editions = register.ask(&auditor, List { year: Some(one.year) })?;
            editions.first().map(|edition| edition.id).ok_or(Error::NotFound("report-edition"))
        };
        if one.approved_on == today {
            register.run(&stage.actor(&one.approved_by)?, &Approve { id: id()?, comment: String::new() })?;
        }
        if one.published_on == today {
            let publish = Publish { id: id()?, published_on: None, published_at: one.published_at.clone() };
            register.run(&auditor, &publish)?;
        }
    }
    Ok(())
}

fn words(one: &Report) -> Write {
    Write {
        year: one.year,
        seen: 0,
        findings: one.findings.clone(),
        opinion: one.opinion.clone(),
        recommendations: one.recommendations.clone(),
        next_year: one.next_year.clone(),
        left_out: Vec::new(),
    }
}
