//! The checklist of what a text should say, and where it says it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::kind::AgreementKind;
use crate::domain::codes::codes;

codes! {
    /// For which texts an item of the checklist is meant.
    pub enum ClauseScope as "clause-scope" {
        Pledge = "pledge",
        Both = "both",
        Company = "company",
    }
}

impl ClauseScope {
    /// Whether a text of that kind should say it.
    #[must_use]
    pub fn asks(self, kind: AgreementKind) -> bool {
        match self {
            Self::Both => true,
            Self::Pledge => kind.is_of_person(),
            Self::Company => !kind.is_of_person(),
        }
    }
}

/// An item of the checklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Wanted {
    pub code: String,
    pub label_ja: String,
    pub label_en: String,
    #[serde(rename = "for")]
    pub scope: ClauseScope,
}

/// Where a text says something of the checklist.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Mention {
    /// Of the checklist, such as `N03`.
    #[schemars(length(min = 1, max = 20))]
    pub code: String,
    /// The article, as the text numbers it; `S` for the block of the signature. Empty: it does not say it.
    #[serde(default)]
    #[schemars(length(max = 40))]
    pub article: String,
}

/// An item of the checklist with the place where a text says it; none: it is not covered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Covered {
    #[serde(flatten)]
    pub wanted: Wanted,
    pub article: Option<String>,
}

/// The checklist for texts of a kind, with what a text says of it.
#[must_use]
pub fn covered(checklist: &[Wanted], kind: AgreementKind, mentions: &[Mention]) -> Vec<Covered> {
    let article = |code: &str| mentions.iter().find(|mention| mention.code == code).map(|mention| mention.article.clone());
    let asked = checklist.iter().filter(|wanted| wanted.scope.asks(kind));
    asked.map(|wanted| Covered { article: article(&wanted.code), wanted: wanted.clone() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(code: &str, scope: ClauseScope) -> Wanted {
        Wanted { code: code.into(), label_ja: String::new(), label_en: String::new(), scope }
    }

    #[test]
    fn a_text_is_asked_for_what_its_kind_should_say() {
        let checklist = [wanted("A", ClauseScope::Pledge), wanted("B", ClauseScope::Both), wanted("C", ClauseScope::Company)];
        let says = [Mention { code: "B".into(), article: "3".into() }];
        for (kind, expected) in
            [(AgreementKind::Staff, [("A", None), ("B", Some("3"))]), (AgreementKind::Clause, [("B", Some("3")), ("C", None)])]
        {
            let found = covered(&checklist, kind, &says);
            let found: Vec<_> = found.iter().map(|row| (row.wanted.code.as_str(), row.article.as_deref())).collect();
            assert_eq!(found, expected, "{kind}");
        }
    }
}
