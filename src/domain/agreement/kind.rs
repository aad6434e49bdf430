//! For whom a text is, and who signs it.

use crate::domain::codes::codes;
use crate::domain::person::PersonKind;

codes! {
    /// For whom a text is.
    pub enum AgreementKind as "agreement-kind" {
        /// Staff and officers, for as long as they belong to the organisation.
        Staff = "staff",
        /// Whoever leaves: what goes on to bind them.
        Leaving = "leaving",
        /// Members and volunteers.
        Member = "member",
        /// Workers sent by another employer.
        Dispatched = "dispatched",
        /// A non-disclosure agreement with a consignee.
        Company = "company",
        /// Confidentiality as a clause of a contract with a consignee.
        Clause = "clause",
    }
}

impl AgreementKind {
    /// Whether a person gives it, alone; the others are agreed with a consignee, and both sign.
    #[must_use]
    pub fn is_of_person(self) -> bool {
        !matches!(self, Self::Company | Self::Clause)
    }

    /// What somebody is asked for while they belong to the organisation.
    #[must_use]
    pub fn for_kind(kind: PersonKind) -> Self {
        match kind {
            PersonKind::Staff | PersonKind::Officer => Self::Staff,
            PersonKind::Member | PersonKind::Volunteer => Self::Member,
            PersonKind::Dispatched => Self::Dispatched,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everyone_is_asked_for_a_text_of_a_person() {
        for kind in PersonKind::ALL {
            assert!(AgreementKind::for_kind(*kind).is_of_person(), "{kind}");
        }
        assert!(!AgreementKind::Company.is_of_person());
        assert!(!AgreementKind::Clause.is_of_person());
        assert_eq!(AgreementKind::for_kind(PersonKind::Volunteer), AgreementKind::Member);
    }
}
