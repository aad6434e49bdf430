//! The figures of the annual report: pure counts over dated facts, each with what it is counted out of.

mod carried;
mod conditions;
mod distribution;
mod movement;
mod share;
#[cfg(test)]
mod tests;

pub use carried::carried;
pub use conditions::{ConditionCount, ConditionState, condition_count, condition_states, has_lapsed};
pub use distribution::{Bin, Distribution, distribution};
pub use movement::{Movement, Moves, moves};
pub use share::{Between, Measure, Share};
