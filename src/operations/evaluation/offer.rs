//! What an evaluation of a consignee can be begun with.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::dossier::work;
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::criteria::KindOfWork;
use crate::domain::evaluation::EvaluationKind;
use crate::error::{Error, Result};
use crate::operations::Query;
use crate::store::{ReadTx, Reads, consignee, criteria, decision};

/// Shows what an evaluation can be begun with: the consignee's work, the criteria in force, and the kind that is next.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Offer {
    pub consignee_id: i64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Offered {
    pub consignee_id: i64,
    pub control_no: String,
    pub name: String,
    pub work: Vec<Entrusted>,
    pub criteria: Vec<InForce>,
    /// Initial if nothing was ever decided on the consignee, else periodic.
    pub kind: EvaluationKind,
    /// The set for the kind of the work.
    pub set_id: Option<i64>,
}

/// Work that has not ended.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Entrusted {
    pub id: i64,
    pub control_no: String,
    pub work: String,
    pub kind_of_work: KindOfWork,
    pub from_on: NaiveDate,
    pub until_on: Option<NaiveDate>,
}

/// A set of criteria with the version that is in force.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct InForce {
    pub set_id: i64,
    pub kind_of_work: KindOfWork,
    pub name_ja: String,
    pub name_en: String,
    pub version_id: i64,
    /// The number of the version.
    pub version: i64,
}

impl Query for Offer {
    const NAME: &'static str = "evaluation.offer";
    const NEEDS: Right = Right::PrepareEvaluations;
    type Answer = Offered;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Offered> {
        let today = tx.moment().today;
        let (control_no, name) = consignee::latest(tx, self.consignee_id)?.ok_or(Error::NotFound("consignee"))?;
        let rows = work(tx, self.consignee_id, &[], AsOf { on: today, known: i64::MAX })?;
        let criteria = in_force(tx, today)?;
        let decided = !decision::of_consignees(tx, &[self.consignee_id], i64::MAX)?.is_empty();
        let first = rows.first().map(|row| row.kind_of_work.0);
        Ok(Offered {
            consignee_id: self.consignee_id,
            control_no,
            name,
            set_id: criteria.iter().find(|set| first.is_none_or(|kind| kind == set.kind_of_work)).map(|set| set.set_id),
            criteria,
            kind: if decided { EvaluationKind::Periodic } else { EvaluationKind::Initial },
            work: rows
                .into_iter()
                .map(|row| Entrusted {
                    id: row.id,
                    control_no: row.control_no,
                    work: row.work,
                    kind_of_work: row.kind_of_work.0,
                    from_on: row.from_on,
                    until_on: row.until_on,
                })
                .collect(),
        })
    }
}

/// Every set that has a version in force on the date.
pub(crate) fn in_force(tx: &mut ReadTx<'_>, on: NaiveDate) -> Result<Vec<InForce>> {
    let mut found = Vec::new();
    for set in criteria::sets(tx)? {
        if let Some(version) = criteria::version_in_force(tx, set.id, on)? {
            found.push(InForce {
                set_id: set.id,
                kind_of_work: set.kind_of_work.0,
                name_ja: set.name_ja,
                name_en: set.name_en,
                version_id: version.id,
                version: version.number,
            });
        }
    }
    Ok(found)
}
