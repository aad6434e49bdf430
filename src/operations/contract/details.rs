//! What is recorded of a contract, and the checks that it passes whoever enters it.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::contract::ContractKind;
use crate::domain::message::{Message, Problems};
use crate::domain::period::Period;
use crate::error::Result;
use crate::store::code::Coded;
use crate::store::contract::Row;
use crate::store::{Reads, WriteTx, entrustment};

/// What is recorded of a contract.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Details {
    #[schemars(length(min = 1, max = 200))]
    pub title: String,
    #[serde(default = "basic")]
    pub kind: ContractKind,
    /// Who signed it on both sides.
    #[serde(default)]
    #[schemars(length(max = 400))]
    pub signatories: String,
    #[serde(default)]
    pub concluded_on: Option<NaiveDate>,
    /// The last day of the term as it was agreed; empty: without end.
    #[serde(default)]
    pub term_ends_on: Option<NaiveDate>,
    /// For how many months it is renewed by itself; empty: not.
    #[serde(default)]
    #[schemars(range(min = 1, max = 600))]
    pub renewal_months: Option<i64>,
    /// How many days before the end of a term notice has to be given.
    #[serde(default)]
    #[schemars(range(min = 0, max = 1_100))]
    pub notice_days: Option<i64>,
    /// Where the terms of a service stand.
    #[serde(default)]
    #[schemars(length(max = 400))]
    pub terms_url: String,
    /// When the terms of the service were looked at.
    #[serde(default)]
    pub checked_on: Option<NaiveDate>,
    /// It speaks of My Number itself.
    #[serde(default)]
    pub my_number: bool,
    /// The entrustments it covers; none: all of the consignee.
    #[serde(default)]
    pub entrustment_ids: Vec<i64>,
    #[serde(default)]
    pub note: String,
}

fn basic() -> ContractKind {
    ContractKind::Basic
}

/// Which contract with whom a row is about, and since when it is in force.
pub(super) struct Of<'a> {
    pub id: i64,
    pub consignee_id: i64,
    pub control_no: &'a str,
    pub first_on: NaiveDate,
}

impl Details {
    /// The row that these details make for a period. Problems name the field.
    pub(super) fn row(&self, tx: &mut WriteTx<'_>, of: &Of<'_>, period: Period, before: Option<&Row>) -> Result<Row> {
        let mut problems = Problems::default();
        self.check_dates(of.first_on, tx.moment().today, &mut problems);
        self.check_terms(&mut problems);
        self.check_work(tx, of.consignee_id, &mut problems)?;
        let terms_url = self.terms_url.trim().to_owned();
        // Whoever records that the terms were looked at has looked at them.
        let checked_by = match before.filter(|row| row.checked_on == self.checked_on && row.terms_url == terms_url) {
            Some(row) => row.checked_by,
            None => tx.actor().person.filter(|_| self.checked_on.is_some()),
        };
        let row = Row {
            id: of.id,
            consignee_id: of.consignee_id,
            control_no: of.control_no.to_owned(),
            title: self.title.trim().to_owned(),
            kind: Coded(self.kind),
            signatories: self.signatories.trim().to_owned(),
            concluded_on: self.concluded_on,
            term_ends_on: self.term_ends_on,
            renewal_months: self.renewal_months,
            notice_days: self.notice_days,
            terms_url,
            checked_on: self.checked_on,
            checked_by,
            my_number: self.my_number,
            note: self.note.trim().to_owned(),
            from_on: period.from_on,
            until_on: period.until_on,
            seq: tx.seq(),
            superseded_seq: None,
        };
        Ok(problems.or(row)?)
    }

    fn check_dates(&self, first_on: NaiveDate, today: NaiveDate, problems: &mut Problems) {
        for (field, day) in [("concluded_on", self.concluded_on), ("checked_on", self.checked_on)] {
            if let Some(day) = day.filter(|day| *day > today) {
                problems.add(field, Message::new("contract-ahead").with("read", day).with("expected", today));
            }
        }
        if let Some(end) = self.term_ends_on.filter(|end| *end < first_on) {
            problems.add("term_ends_on", Message::new("contract-term-before-start").with("read", end).with("expected", first_on));
        }
        if self.term_ends_on.is_none() && (self.renewal_months.is_some() || self.notice_days.is_some_and(|days| days > 0)) {
            problems.add("term_ends_on", "contract-renewal-needs-term");
        }
    }

    /// Terms of a service are whatever stands at an address on the day when somebody looked.
    fn check_terms(&self, problems: &mut Problems) {
        let address = self.terms_url.trim();
        if address.is_empty() && self.kind == ContractKind::TermsOfService {
            problems.add("terms_url", "contract-terms-address-needed");
        }
        if !address.is_empty() && !["https://", "http://"].iter().any(|scheme| address.starts_with(scheme)) {
            problems.add("terms_url", Message::new("contract-terms-address-form").with("read", address));
        }
        if !address.is_empty() && self.checked_on.is_none() {
            problems.add("checked_on", "contract-terms-checked-needed");
        }
    }

    fn check_work(&self, tx: &mut dyn Reads, consignee_id: i64, problems: &mut Problems) -> Result<()> {
        if self.entrustment_ids.is_empty() {
            return Ok(());
        }
        let theirs: BTreeSet<i64> = entrustment::of_consignees(tx, &[consignee_id], i64::MAX)?.into_iter().map(|row| row.id).collect();
        if let Some(other) = self.entrustment_ids.iter().find(|id| !theirs.contains(id)) {
            problems.add("entrustment_ids", Message::new("contract-other-work").with("read", *other));
        }
        Ok(())
    }

    /// The entrustments it covers, each once, in order.
    pub(super) fn covered(&self) -> BTreeSet<i64> {
        self.entrustment_ids.iter().copied().collect()
    }

    /// What a row says, with the entrustments that it covers.
    #[must_use]
    pub fn of(row: &Row, entrustment_ids: Vec<i64>) -> Self {
        Self {
            title: row.title.clone(),
            kind: row.kind.0,
            signatories: row.signatories.clone(),
            concluded_on: row.concluded_on,
            term_ends_on: row.term_ends_on,
            renewal_months: row.renewal_months,
            notice_days: row.notice_days,
            terms_url: row.terms_url.clone(),
            checked_on: row.checked_on,
            my_number: row.my_number,
            entrustment_ids,
            note: row.note.clone(),
        }
    }
}
