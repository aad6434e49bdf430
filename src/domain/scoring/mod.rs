//! What the answers to the criteria amount to: exact, item by item, with the reasons for the outcome.

mod answer;
mod calculate;
mod exact;
#[cfg(test)]
mod laws;
mod outcome;
#[cfg(test)]
mod tests;

pub use answer::{Answer, Answers, Context, Verdict, check_answer};
pub use calculate::{Calculation, CategoryScore, Counted, KnockOut, Line, calculate};
pub use exact::Exact;
pub use outcome::Outcome;
