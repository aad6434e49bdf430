//! The annual report as one answer: the same question gives the same answer for ever.

mod answer;
mod ask;
mod bound;
mod clauses;
mod conditions;
mod contracts;
mod criteria;
mod decisions;
mod evaluations;
mod figures;
mod gather;
mod knock_outs;
mod late;
mod ndas;
mod paper;
mod register;
mod standing;

pub use answer::{AnnualReport, Consignee, Erasure, Known, Ledger, Period};
pub use ask::Annual;
pub(super) use ask::bounds;
pub use bound::{BoundGroup, CoverCount, Unbound};
pub use clauses::{MissingClause, RegimeCount};
pub use conditions::{ConditionLine, Conditions};
pub use contracts::{ContractKindCount, ContractLine, Contracts};
pub use criteria::{Changed, CriteriaVersion};
pub use decisions::{Decisions, Exception, ExceptionState, Failed, OutcomeCount};
pub use evaluations::{DueLine, Evaluations};
pub use figures::{Figure, FigureName};
pub use knock_outs::KnockOut;
pub use late::{Late, LateCount, LateKind, LateLine};
pub use ndas::{NdaLine, Ndas, WorkLine};
pub use register::{Breakdown, Consignees, Entrustments, Moved};
pub use standing::{AtEnd, StandingLine, StatusCount};
