//! A candidate is recommended, and chosen by somebody else.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::docket::Docket;
use crate::domain::access::{Right, separate};
use crate::domain::codes::codes;
use crate::domain::message::Problems;
use crate::domain::round::{Choice, RoundEventKind};
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::store::{Reads, WriteTx};

codes! {
    /// What somebody may do with a round beside its candidates.
    pub enum Step as "round-step" {
        Recommend = "recommend",
        Decide = "decide",
        Cancel = "cancel",
    }
}

/// Recommends a candidate, or that nobody is chosen, for a reason.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Recommend {
    /// The round.
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of the round.
    pub seen: i64,
    /// Empty: nobody.
    #[serde(default)]
    pub consignee_id: Option<i64>,
    #[schemars(length(min = 1, max = 2_000))]
    pub reason: String,
}

/// Chooses a candidate, or nobody, and closes the round.
///
/// Not for anyone who recommended or prepared. Only a candidate whose evaluation was decided and permits its use today; other than recommended only with a reason.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Decide {
    /// The round.
    pub id: i64,
    /// The entry of the ledger that the caller has seen last of the round.
    pub seen: i64,
    /// Empty: nobody.
    #[serde(default)]
    pub consignee_id: Option<i64>,
    #[serde(default)]
    #[schemars(length(max = 2_000))]
    pub reason: String,
}

impl Command for Recommend {
    const NAME: &'static str = "round.recommend";
    const NEEDS: Right = Right::PrepareEvaluations;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let person = tx.actor().someone().map_err(Error::Denied)?;
        let docket = Docket::of(tx, self.id)?;
        let choice = Choice { consignee: self.consignee_id, reason: self.reason.trim().to_owned() };
        if docket.has_just(RoundEventKind::Recommended, choice.consignee, person, &choice.reason) {
            tx.unchanged();
            return Ok(());
        }
        docket.allows(RoundEventKind::Recommended)?;
        docket.round.check_recommend(&choice).map_err(by_field)?;
        let docket = docket.unless_stale(self.seen)?;
        docket.record(tx, RoundEventKind::Recommended, choice.consignee, &choice.reason)
    }
}

impl Command for Decide {
    const NAME: &'static str = "round.decide";
    const NEEDS: Right = Right::DecideEvaluations;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let person = tx.actor().someone().map_err(Error::Denied)?;
        let docket = Docket::of(tx, self.id)?;
        let choice = Choice { consignee: self.consignee_id, reason: self.reason.trim().to_owned() };
        let prepared = docket.prepared();
        separate(person, &prepared, "round-own-preparation").map_err(Error::Denied)?;
        if docket.has_just(RoundEventKind::Decided, choice.consignee, person, &choice.reason) {
            tx.unchanged();
            return Ok(());
        }
        docket.allows(RoundEventKind::Decided)?;
        docket.round.check_decide(&choice, &docket.decided(), &prepared, (person, tx.moment().today)).map_err(by_field)?;
        let docket = docket.unless_stale(self.seen)?;
        docket.record(tx, RoundEventKind::Decided, choice.consignee, &choice.reason)
    }
}

/// The rule speaks of the consignee; the field holds its id.
fn by_field(problems: Problems) -> Problems {
    let field = |name: String| if name == "consignee" { "consignee_id".to_owned() } else { name };
    Problems(problems.0.into_iter().map(|(name, message)| (field(name), message)).collect())
}
