//! The versions of rules: what their life needs to know of them, and when one can be acknowledged.

use chrono::NaiveDate;

use crate::domain::access::Right;
use crate::domain::rule::check_text;
use crate::domain::version::{Version, VersionEventKind, VersionState};
use crate::error::{Error, Result};
use crate::operations::version::{self, Versioned, edited};
use crate::store::rule::{self, RuleRow, TextRow, VersionRow};
use crate::store::version::EventRow;
use crate::store::{Reads, WriteTx};

pub(super) type Standing = version::Standing<VersionRow>;

impl Versioned for VersionRow {
    type Set = RuleRow;

    const WRITE: Right = Right::WriteRules;
    const ADOPT: Right = Right::AdoptRules;
    const SUBJECT: &'static str = "rule-version";

    fn find(tx: &mut dyn Reads, id: i64) -> Result<Option<Self>> {
        rule::version(tx, id)
    }
    fn set(&self, tx: &mut dyn Reads) -> Result<RuleRow> {
        rule::rule(tx, self.rule_id)?.ok_or(Error::NotFound("rule"))
    }
    fn events(tx: &mut dyn Reads, id: i64) -> Result<Vec<EventRow>> {
        rule::events(tx, id)
    }
    fn lives(tx: &mut dyn Reads, set_id: i64, known: i64) -> Result<Vec<Version>> {
        rule::lifecycles(tx, set_id, known)
    }
    fn insert_event(tx: &mut WriteTx<'_>, row: &EventRow) -> Result<()> {
        rule::insert_event(tx, row)
    }
    fn id(&self) -> i64 {
        self.id
    }
    fn set_id(&self) -> i64 {
        self.rule_id
    }
    fn seq(&self) -> i64 {
        self.seq
    }
    fn about(&self, tx: &mut WriteTx<'_>, _: VersionEventKind) {
        about(tx, self);
    }
    fn check(&self, tx: &mut dyn Reads) -> Result<()> {
        let text = text(tx, self.id, i64::MAX)?;
        check_text(&text.body_ja, &text.body_en, text.file_id.is_some()).map_err(Error::Conflict)
    }
}

impl Standing {
    /// The day of its approval, if it is approved and no later version is in force: what can be acknowledged.
    pub fn approved_on(&self, on: NaiveDate) -> Result<NaiveDate> {
        let approved = self.events.iter().rfind(|event| event.kind.0 == VersionEventKind::Adopted).map(|event| event.happened_on);
        match (self.state(on), approved) {
            (Some(VersionState::Adopted), Some(approved_on)) => Ok(approved_on),
            (Some(VersionState::Superseded), _) => Err(Error::conflict("rule-is-superseded")),
            _ => Err(Error::conflict("rule-not-approved")),
        }
    }
}

pub(super) fn about(tx: &mut WriteTx<'_>, version: &VersionRow) {
    tx.about("rule", version.rule_id);
    tx.about("rule-version", version.id);
}

/// What a version says, as known when the ledger ended with entry `known`.
pub(super) fn text(tx: &mut dyn Reads, version_id: i64, known: i64) -> Result<TextRow> {
    rule::text(tx, version_id, known)?.ok_or(Error::NotFound("rule-version"))
}

/// Puts another text in the place of a draft's.
pub(super) fn rewrite(tx: &mut WriteTx<'_>, version: &VersionRow, text: &TextRow) -> Result<()> {
    rule::supersede_text(tx, version.id)?;
    rule::insert_text(tx, text)?;
    edited(tx, version)
}
