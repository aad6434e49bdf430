//! What waits for the sign-off, and for how long.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::hands::Held;
use super::list::{Line, lines};
use crate::domain::access::Right;
use crate::domain::agreement::AgreementKind;
use crate::domain::message::Message;
use crate::domain::nda::{NdaState, SignatureMethod};
use crate::error::Result;
use crate::operations::Query;
use crate::store::{ReadTx, Reads, ledger, nda};

/// Lists what waits for the sign-off, what waited longest first, with what the caller may not sign off and why.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Queue {
    #[serde(default)]
    pub kind: Option<AgreementKind>,
    /// How many at most, 200 if empty.
    #[serde(default)]
    #[schemars(range(min = 1, max = 1000))]
    pub limit: Option<usize>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Waiting {
    /// How many wait.
    pub total: usize,
    /// The last entry of the ledger: to be handed in with the sign-off.
    pub seen: i64,
    pub lines: Vec<Waits>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Waits {
    #[serde(flatten)]
    pub line: Line,
    pub method: Option<SignatureMethod>,
    /// For how many days it has waited since it was signed.
    pub days: i64,
    /// Why the caller does not sign it off; none if they may.
    pub refused: Option<Message>,
}

impl Query for Queue {
    const NAME: &'static str = "nda.queue";
    const NEEDS: Right = Right::SignOffNdas;
    type Answer = Waiting;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Waiting> {
        let as_of = super::as_of(tx, None, None);
        let briefs = nda::waiting(tx)?.into_iter().filter(|brief| self.kind.is_none_or(|kind| brief.kind.0 == kind)).collect();
        let mut stood = super::with_states(tx, briefs, as_of)?;
        stood.retain(|one| one.state == NdaState::Signed);
        let total = stood.len();
        stood.sort_by_key(|one| (one.events.last().map(|event| event.happened_on), one.brief.id));
        // What the caller issued or signed is not theirs to sign off: it does not stand in the way of the rest.
        let person = tx.actor().person;
        stood.sort_by_key(|one| person.is_some() && (one.brief.issued_by == person || one.brief.person_id == person));
        stood.truncate(self.limit.unwrap_or(200));
        let (found, seen) = (lines(tx, stood, as_of)?, ledger::head_seen(tx)?.seq);
        let mut waits = Vec::with_capacity(found.len());
        for line in found {
            let held = Held::of(tx, line.id)?;
            let refused = match person {
                Some(person) => held.may_sign_off(tx, person)?.err(),
                None => Some("access-needs-person".into()),
            };
            let days = line.signed_on.map_or(0, |signed| (as_of.on - signed).num_days());
            waits.push(Waits { method: held.signature.as_ref().map(|signature| signature.method.0), line, days, refused });
        }
        Ok(Waiting { total, seen, lines: waits })
    }
}
