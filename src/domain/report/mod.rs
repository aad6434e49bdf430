//! The figures of the annual report: pure counts over dated facts, each with what it is counted out of.

mod actions;
mod carried;
mod conditions;
mod contracts;
mod distribution;
mod edition;
mod endings;
mod foreign;
mod movement;
mod ndas;
mod period;
mod reviews;
mod share;
mod subs;
#[cfg(test)]
mod tests;

pub use actions::{ActionYear, action_year};
pub use carried::carried;
pub use conditions::{ConditionCount, ConditionState, condition_count, condition_states, has_lapsed};
pub use contracts::{CHECK_MONTHS, NOTICE_DAYS, notice_near, unchecked};
pub use distribution::{Bin, Distribution, bin_of, distribution};
pub use edition::{EditionEventKind, EditionState, edition_state};
pub use endings::{EndingFigure, EndingYear, ending_counted, ending_year, has_ended, is_kept, waits, was_confirmed};
pub use foreign::{ForeignFigure, ForeignYear, checks_in, foreign_year, is_in_time, places_counted};
pub use movement::{Movement, Moves, moves};
pub use ndas::{Days, NdaCount, NdaYear, UNSIGNED_DAYS, days, nda_count, nda_year, unsigned_since};
pub use period::ReportPeriod;
pub use reviews::{ReviewFigure, ReviewYear, is_planned, review_year, reviews_counted, was_done};
pub use share::{Between, Measure, Share};
pub use subs::{SubCase, SubYear, sub_year};
