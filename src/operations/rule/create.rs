//! Opening a rule with its first version, and beginning the next.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::version::{Standing, text};
use crate::domain::access::Right;
use crate::domain::message::Message;
use crate::domain::rule::{AudienceKind, RuleKind};
use crate::domain::version::in_force;
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::operations::version::{drafted, open};
use crate::store::code::Coded;
use crate::store::rule::{self, RuleRow, TextRow, VersionRow};
use crate::store::{Reads, WriteTx};

/// Opens a rule of the organisation and its first version, a draft, which asks everyone. What it says is written next.
///
/// Refused when the code is taken. Answers the id of the version.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Create {
    /// Letters a–z, digits, `_` and `-`; never used again for another rule.
    #[schemars(length(min = 1, max = 40))]
    pub code: String,
    pub kind: RuleKind,
    #[schemars(length(min = 1, max = 200))]
    pub title_ja: String,
    #[schemars(length(min = 1, max = 200))]
    pub title_en: String,
}

/// Begins the next version of a rule as a copy of the one in force, or else of the last.
///
/// One version is worked on at a time: refused while another is a draft or proposed. Answers the id of the version.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Draft {
    pub rule_id: i64,
}

impl Command for Create {
    const NAME: &'static str = "rule.create";
    const NEEDS: Right = Right::WriteRules;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        let person = tx.actor().someone().map_err(Error::Denied)?;
        check_code(&self.code)?;
        if let Some(there) = rule::rule_of_code(tx, &self.code)? {
            return self.again(tx, &there);
        }
        let id = tx.seq();
        let row = RuleRow { id, code: self.code.clone(), kind: Coded(self.kind), person_id: Some(person), seq: id };
        rule::insert_rule(tx, &row)?;
        begin(tx, id, 1, self.text())
    }
}

impl Create {
    fn text(&self) -> TextRow {
        TextRow {
            version_id: 0,
            title_ja: self.title_ja.trim().to_owned(),
            title_en: self.title_en.trim().to_owned(),
            body_ja: String::new(),
            body_en: String::new(),
            file_id: None,
            stages: String::new(),
            audience: Coded(AudienceKind::Everyone),
            audience_departments: String::new(),
            department_id: None,
            changed: String::new(),
            seq: 0,
            superseded_seq: None,
        }
    }

    /// The same rule once more, before anything was done to it, is no fault; another one under its code is.
    fn again(&self, tx: &mut WriteTx<'_>, there: &RuleRow) -> Result<i64> {
        if let [first] = rule::versions_of(tx, there.id)?.as_slice() {
            let standing = Standing::of(tx, first.id)?;
            let same = there.kind.0 == self.kind && text(tx, first.id, i64::MAX)?.says_as(&self.text());
            if same && standing.events.len() == 1 && there.person_id == tx.actor().person {
                tx.unchanged();
                return Ok(first.id);
            }
        }
        Err(Error::invalid("code", Message::new("rule-code-taken").with("read", &self.code)))
    }
}

impl Command for Draft {
    const NAME: &'static str = "rule.draft";
    const NEEDS: Right = Right::WriteRules;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        let rule = rule::rule(tx, self.rule_id)?.ok_or(Error::NotFound("rule"))?;
        if let Some(open) = open::<VersionRow>(tx, rule.id)? {
            if open.row.number > 1 && open.is_just_drafted(tx) {
                tx.unchanged();
                return Ok(open.row.id);
            }
            return Err(Error::conflict(Message::new("rule-draft-open").with("number", open.row.number)));
        }
        let versions = rule::lifecycles(tx, rule.id, i64::MAX)?;
        let last = versions.last().ok_or(Error::NotFound("rule-version"))?;
        let source = in_force(&versions, tx.moment().today).unwrap_or(last).id;
        let text = text(tx, source, i64::MAX)?;
        begin(tx, rule.id, last.number + 1, TextRow { changed: String::new(), ..text })
    }
}

/// A new version that says `text`.
fn begin(tx: &mut WriteTx<'_>, rule_id: i64, number: i64, text: TextRow) -> Result<i64> {
    let id = tx.seq();
    let row = VersionRow { id, rule_id, number, seq: id };
    rule::insert_version(tx, &row)?;
    rule::insert_text(tx, &TextRow { version_id: id, seq: id, superseded_seq: None, ..text })?;
    drafted(tx, &row)?;
    Ok(id)
}

fn check_code(code: &str) -> Result<()> {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-';
    if code.chars().all(allowed) {
        return Ok(());
    }
    Err(Error::invalid("code", Message::new("rule-code-form").with("read", code)))
}
