//! How the register stands as a whole: how many may be used, and who may not be although work is under way.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::list::{Filter, Line, each};
use crate::domain::access::Right;
use crate::domain::as_of::AsOf;
use crate::domain::standing::Status;
use crate::error::Result;
use crate::operations::Query;
use crate::store::{ReadTx, Reads, consignee};

/// Counts the consignees of a date by standing, and names those that call for somebody: not to be used although work is under way, and those that need attention.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Overview {
    /// Today if empty.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Overall {
    pub on: NaiveDate,
    /// How many are in the register.
    pub total: i64,
    /// By standing, every standing once; empty in a register too large to be judged at a glance.
    pub counts: Vec<Counted>,
    /// The first that may not be used although work is under way.
    pub blocked: Vec<Line>,
    /// The first that need attention.
    pub attention: Vec<Line>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Counted {
    pub standing: Status,
    pub count: i64,
}

/// A first page is quick: beyond this many consignees the list and the report count, not the overview.
const AT_A_GLANCE: i64 = 20_000;
/// How many are named.
const NAMED: usize = 10;

impl Query for Overview {
    const NAME: &'static str = "consignee.overview";
    const NEEDS: Right = Right::ReadRegister;
    type Answer = Overall;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Overall> {
        let as_of = AsOf::on(self.on.unwrap_or(tx.moment().today));
        let total = consignee::count(tx, as_of)?;
        let mut overall = Overall { on: as_of.on, total, counts: Vec::new(), blocked: Vec::new(), attention: Vec::new() };
        if total > AT_A_GLANCE {
            return Ok(overall);
        }
        let mut counts: Vec<Counted> = Status::ALL.iter().map(|standing| Counted { standing: *standing, count: 0 }).collect();
        each(tx, as_of, &Filter::default(), |_, line, _| {
            if let Some(counted) = counts.iter_mut().find(|counted| counted.standing == line.standing) {
                counted.count += 1;
            }
            overall.name(line);
        })?;
        overall.counts = counts;
        Ok(overall)
    }
}

impl Overall {
    fn name(&mut self, line: Line) {
        let named = match line.standing {
            Status::MayNotBeUsed if !line.work.is_empty() => &mut self.blocked,
            Status::NeedsAttention => &mut self.attention,
            _ => return,
        };
        if named.len() < NAMED {
            named.push(line);
        }
    }
}
