//! Whether a file is one that was signed.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::hands::Held;
use super::sign::signer;
use crate::domain::access::Right;
use crate::domain::nda::{NdaState, SignatureMethod};
use crate::error::Result;
use crate::operations::Query;
use crate::store::{ReadTx, Reads, nda};

/// Tells whether a text or a file is one that was signed, by its SHA-256: the text of an NDA as it was shown, the file that was
/// signed in its place, or the scan of a signature on paper.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Verify {
    /// SHA-256 in hexadecimal.
    #[schemars(length(min = 64, max = 64))]
    pub hash: String,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Verified {
    pub hash: String,
    /// Whether it was signed, and the signature stands.
    pub signed: bool,
    pub ndas: Vec<Match>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Match {
    pub nda_id: i64,
    /// Whether it is the scan of the signature, and not what was signed.
    pub scan: bool,
    pub signer: String,
    pub state: NdaState,
    pub signed_on: Option<NaiveDate>,
    pub method: Option<SignatureMethod>,
    /// The entry of the ledger with the signature.
    pub seq: Option<i64>,
}

impl Query for Verify {
    const NAME: &'static str = "nda.verify";
    const NEEDS: Right = Right::ReadNdas;
    type Answer = Verified;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Verified> {
        let hash = self.hash.to_lowercase();
        let texts = nda::of_hash(tx, &hash)?.into_iter().map(|id| (id, false));
        let scans = nda::nda_of_file(tx, &hash)?.into_iter().map(|id| (id, true));
        let found: Vec<(i64, bool)> = texts.chain(scans).collect();
        let today = tx.moment().today;
        let mut ndas = Vec::with_capacity(found.len());
        for (id, scan) in found {
            let held = Held::of(tx, id)?;
            ndas.push(Match {
                nda_id: id,
                scan,
                signer: signer(tx, &held)?,
                state: held.state(today),
                signed_on: held.signature.as_ref().map(|signature| signature.signed_on),
                method: held.signature.as_ref().map(|signature| signature.method.0),
                seq: held.signature.as_ref().map(|signature| signature.seq),
            });
        }
        Ok(Verified { hash, signed: ndas.iter().any(|one| one.signed_on.is_some()), ndas })
    }
}
