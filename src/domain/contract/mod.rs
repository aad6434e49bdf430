//! Contracts on entrusted work: their kinds, what they say, how long they run, and what is missing in them.

mod clause;
mod held;
mod term;

use super::codes::codes;

pub use clause::{CONFIDENTIALITY, Checklist, Clause, Need, Needed, Regime, regimes};
pub use held::{Contract, missing};
pub use term::{ContractState, HORIZON_DAYS, Term};

codes! {
    /// What kind of contract it is.
    pub enum ContractKind as "contract-kind" {
        Basic = "basic",
        /// On one piece of work, often on the ground of a basic contract.
        Individual = "individual",
        /// It changes or adds to another contract.
        Memorandum = "memorandum",
        /// The terms of a service, which its provider sets.
        TermsOfService = "terms_of_service",
        /// On confidentiality alone.
        Nda = "nda",
    }

    /// What was found when a contract was looked through for a clause.
    pub enum Finding as "clause-finding" {
        /// It stands in the contract, at an article.
        Found = "found",
        /// The terms of the service say it.
        ByTerms = "by_terms",
        NotFound = "not_found",
    }
}

impl Finding {
    /// Whether what the clause says is agreed.
    #[must_use]
    pub fn is_agreed(self) -> bool {
        self != Self::NotFound
    }
}
