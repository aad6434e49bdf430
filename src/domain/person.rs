//! The people of the organisation: everyone under its direction, whatever the contract (PPC General Guidelines 3-4-3).

use super::codes::codes;

codes! {
    /// How a person belongs to the organisation.
    pub enum PersonKind as "person-kind" {
        Staff = "staff",
        Officer = "officer",
        Member = "member",
        Dispatched = "dispatched",
        Volunteer = "volunteer",
    }
}
