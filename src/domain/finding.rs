//! How much a finding weighs, wherever it was made: in an evaluation, a review, an incident.

use super::codes::codes;

codes! {
    /// How much a finding weighs.
    pub enum Grade as "finding-grade" {
        Nonconformity = "nonconformity",
        Minor = "minor",
        Observation = "observation",
    }
}
