//! Acknowledging a rule by the person signed in, and the recording of an acknowledgement.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::version::{Standing, about};
use crate::domain::access::Right;
use crate::domain::rule::AcknowledgementMethod;
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::store::code::Coded;
use crate::store::rule::{self, AcknowledgementRow};
use crate::store::{Reads, WriteTx};

/// Acknowledges an approved version of a rule, for oneself. Nobody acknowledges for another; an API token does not.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Acknowledge {
    pub version_id: i64,
    /// That it was read and will be kept.
    #[serde(default)]
    pub consent: bool,
    #[serde(flatten, skip_deserializing)]
    #[schemars(skip)]
    pub from: Whence,
}

/// Where an acknowledgement comes from, as the door saw it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Whence {
    pub address: String,
    /// The browser.
    pub agent: String,
}

impl Command for Acknowledge {
    const NAME: &'static str = "rule.acknowledge";
    const NEEDS: Right = Right::OwnAccount;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        tx.actor().not_by_token().map_err(Error::Denied)?;
        let person_id = tx.actor().someone().map_err(Error::Denied)?;
        let version = Standing::of(tx, self.version_id)?;
        version.approved_on(tx.moment().today)?;
        if rule::acknowledged_by(tx, self.version_id, person_id)?.is_some() {
            tx.unchanged();
            return Ok(());
        }
        consented(self.consent)?;
        put(tx, &version, person_id, AcknowledgementMethod::InProduct, &self.from, None)
    }
}

pub(super) fn consented(consent: bool) -> Result<()> {
    if consent { Ok(()) } else { Err(Error::invalid("consent", "rule-needs-consent")) }
}

/// Records that somebody acknowledged a version by a page, today. Links that were made for it are void.
pub(super) fn put(
    tx: &mut WriteTx<'_>,
    version: &Standing,
    person_id: i64,
    method: AcknowledgementMethod,
    from: &Whence,
    recorded_by: Option<i64>,
) -> Result<()> {
    about(tx, &version.row);
    tx.about("person", person_id);
    let row = AcknowledgementRow {
        version_id: version.row.id,
        person_id,
        method: Coded(method),
        acknowledged_on: tx.moment().today,
        recorded_at: tx.moment().at,
        address: from.address.clone(),
        agent: from.agent.clone(),
        document_id: None,
        recorded_by,
        seq: tx.seq(),
        superseded_seq: None,
    };
    rule::insert_acknowledgement(tx, &row)?;
    rule::void_links(tx, version.row.id, person_id)
}
