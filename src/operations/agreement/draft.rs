//! Beginning a new version.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::checklist::{CHECKLIST, checklist};
use super::version::Standing;
use crate::domain::access::Right;
use crate::domain::agreement::Mention;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::operations::version::{drafted, open};
use crate::store::agreement::{self, AgreementRow, ClauseRow, TextRow, VersionRow};
use crate::store::{Reads, WriteTx};

/// Begins a new version of an agreement text: a copy of a version, of this text or another, or an empty one.
///
/// One version is worked on at a time: refused while another is a draft or proposed. Answers the id of the version.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Draft {
    pub agreement_id: i64,
    /// The version that is copied; none begins with nothing.
    #[serde(default)]
    pub copy_of: Option<i64>,
}

impl Command for Draft {
    const NAME: &'static str = "agreement.draft";
    const NEEDS: Right = Right::WriteAgreements;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        let agreement = agreement::agreement(tx, self.agreement_id)?.ok_or(Error::NotFound("agreement"))?;
        let source = self.source(tx, &agreement)?;
        if let Some(open) = open(tx, agreement.id)? {
            return source.again(tx, &open);
        }
        let number = agreement::versions_of(tx, agreement.id)?.last().map_or(1, |last| last.number + 1);
        let id = tx.seq();
        let row = VersionRow { id, agreement_id: agreement.id, number, seq: id };
        agreement::insert_version(tx, &row)?;
        agreement::insert_text(tx, &TextRow { version_id: id, seq: id, superseded_seq: None, ..source.text })?;
        for mention in source.clauses {
            let Mention { code, article } = mention;
            agreement::insert_clause(tx, &ClauseRow { version_id: id, code, article, seq: id, superseded_seq: None })?;
        }
        drafted(tx, &row)?;
        Ok(id)
    }
}

/// What a new version begins with.
struct Source {
    text: TextRow,
    clauses: Vec<Mention>,
}

impl Draft {
    fn source(&self, tx: &mut dyn Reads, agreement: &AgreementRow) -> Result<Source> {
        let Some(id) = self.copy_of else { return Ok(Source { text: first_text(agreement), clauses: Vec::new() }) };
        let missing = || Error::invalid("copy_of", Message::new("agreement-version-unknown").with("read", id));
        let text = agreement::text(tx, id, i64::MAX)?.ok_or_else(missing)?;
        // What the checklist of today does not ask any more is left behind.
        let asked = checklist(CHECKLIST)?;
        let mut clauses = agreement::clauses(tx, id, i64::MAX)?;
        clauses.retain(|mention| asked.iter().any(|wanted| wanted.code == mention.code && wanted.scope.asks(agreement.kind.0)));
        Ok(Source { text: TextRow { checklist: CHECKLIST, ..text }, clauses })
    }
}

impl Source {
    /// The same draft once more, before anything was done to it, is no fault.
    fn again(&self, tx: &mut WriteTx<'_>, open: &Standing) -> Result<i64> {
        let says = agreement::text(tx, open.row.id, i64::MAX)?;
        if open.is_just_drafted(tx) && says.is_some_and(|text| text.says_as(&self.text)) {
            tx.unchanged();
            return Ok(open.row.id);
        }
        Err(Error::conflict(Message::new("agreement-draft-open").with("number", open.row.number)))
    }
}

fn first_text(agreement: &AgreementRow) -> TextRow {
    TextRow {
        version_id: 0,
        title_ja: agreement.name_ja.clone(),
        title_en: agreement.name_en.clone(),
        body_ja: String::new(),
        body_en: String::new(),
        file_ja_id: None,
        file_en_id: None,
        checklist: CHECKLIST,
        valid_months: None,
        survival_months: None,
        note: String::new(),
        seq: 0,
        superseded_seq: None,
    }
}
