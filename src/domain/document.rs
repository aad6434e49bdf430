//! To what a file belongs, who may read it therefore, and where its key is looked for.

use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::access::{Actor, Right};

/// What a file was handed in to. Who may read that may read the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "subject", rename_all = "snake_case")]
pub enum Parent {
    Evaluation {
        id: i64,
    },
    Contract {
        id: i64,
    },
    /// A corrective action, of which it is evidence.
    Action {
        id: i64,
    },
    /// A certificate of a consignee.
    Certificate {
        id: i64,
    },
    Review {
        id: i64,
    },
    /// A closed edition of an annual report.
    Report {
        id: i64,
    },
    /// Ended work, whose certificate of destruction it is.
    Ending {
        id: i64,
    },
    /// A course, of which it is material.
    Course {
        id: i64,
    },
    /// A version of an agreement, whose text it is.
    Agreement {
        id: i64,
    },
    /// A version of a rule, whose text it is.
    Rule {
        id: i64,
    },
    /// A version of a rule, for which it is a signed list of those who acknowledged it.
    RuleList {
        id: i64,
    },
    /// An NDA, whose text or whose signed scan it is.
    Nda {
        id: i64,
        /// Whose NDA it is; none if it is a consignee's.
        person_id: Option<i64>,
    },
}

impl Parent {
    #[must_use]
    pub fn needs(self) -> Right {
        match self {
            Self::Evaluation { .. } => Right::ReadEvaluations,
            Self::Contract { .. } | Self::Certificate { .. } | Self::Ending { .. } => Right::ReadRegister,
            Self::Action { .. } => Right::ReadActions,
            Self::Review { .. } => Right::ReadReviews,
            Self::Report { .. } => Right::ReadReports,
            Self::Agreement { .. } => Right::ReadAgreements,
            Self::Rule { .. } => Right::ReadRules,
            Self::RuleList { .. } => Right::ReadTraining,
            Self::Nda { .. } => Right::ReadNdas,
            Self::Course { .. } => Right::OwnAccount,
        }
    }

    /// Whether an actor may read the file because of this.
    #[must_use]
    pub fn opens_to(self, actor: &Actor) -> bool {
        let own = matches!(self, Self::Nda { person_id: Some(person), .. } if actor.person == Some(person));
        own || actor.may(self.needs())
    }
}

/// The first of those to which a file belongs that opens it to an actor; none if the actor may not know of it.
#[must_use]
pub fn readable(parents: &[Parent], actor: &Actor) -> Option<Parent> {
    parents.iter().copied().find(|parent| parent.opens_to(actor))
}

/// Where the key of a folder of files stands if nothing else is said: beside it.
#[must_use]
pub fn key_beside(folder: &Path) -> PathBuf {
    let mut name = folder.as_os_str().to_owned();
    name.push(".key");
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::access::{Door, Role};

    #[test]
    fn a_file_opens_to_whoever_may_read_what_it_belongs_to() {
        use Role::{Administrator, Auditor, Manager, PersonalDataManager, Procurement, Representative, Staff};
        let all_but_staff = [Administrator, PersonalDataManager, Procurement, Manager, Auditor, Representative];
        let everyone = [Administrator, PersonalDataManager, Procurement, Manager, Auditor, Staff, Representative];
        let cases: [(Parent, &[Role]); 13] = [
            (Parent::Report { id: 1 }, &[PersonalDataManager, Procurement, Manager, Auditor, Representative]),
            (Parent::Evaluation { id: 1 }, &all_but_staff),
            (Parent::Contract { id: 1 }, &all_but_staff),
            (Parent::Action { id: 1 }, &all_but_staff),
            (Parent::Certificate { id: 1 }, &all_but_staff),
            (Parent::Review { id: 1 }, &all_but_staff),
            (Parent::Ending { id: 1 }, &all_but_staff),
            (Parent::Agreement { id: 1 }, &everyone),
            (Parent::Rule { id: 1 }, &everyone),
            (Parent::RuleList { id: 1 }, &all_but_staff),
            (Parent::Course { id: 1 }, &everyone),
            (Parent::Nda { id: 1, person_id: Some(8) }, &all_but_staff),
            (Parent::Nda { id: 1, person_id: None }, &all_but_staff),
        ];
        for (parent, opened) in cases {
            for role in Role::ALL {
                let actor = Actor::person(1, 7, BTreeSet::from([*role]), Door::Page);
                assert_eq!(parent.opens_to(&actor), opened.contains(role), "{parent:?} to {role}");
            }
            assert!(!parent.opens_to(&Actor::nobody(Door::Page)) && !parent.opens_to(&Actor::system()));
        }
    }

    #[test]
    fn whoever_is_bound_by_an_nda_may_read_it() {
        let bound = Actor::person(1, 7, BTreeSet::from([Role::Staff]), Door::Page);
        let own = Parent::Nda { id: 1, person_id: Some(7) };
        assert!(own.opens_to(&bound));
        assert_eq!(readable(&[Parent::Evaluation { id: 2 }, own], &bound), Some(own));
        assert_eq!(readable(&[Parent::Evaluation { id: 2 }], &bound), None);
        assert_eq!(readable(&[], &Actor::console()), None);
    }
}
