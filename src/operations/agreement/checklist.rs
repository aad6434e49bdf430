//! The checklist of what an agreement text should say, by version. What was compared with a version of it stays so.

use std::sync::LazyLock;

use crate::domain::agreement::Wanted;
use crate::error::{Error, Result};

/// The version with which new drafts are compared.
pub const CHECKLIST: i64 = 1;

static FIRST: LazyLock<std::result::Result<Vec<Wanted>, String>> =
    LazyLock::new(|| read(include_str!("../../../seeds/clauses/pledge-1.csv")));

/// A version of the checklist, in its order.
///
/// # Errors
/// `Fault` if there is no such version: a register names only those that there are.
pub fn checklist(version: i64) -> Result<&'static [Wanted]> {
    match version {
        1 => FIRST.as_deref().map_err(|error| Error::fault(error.clone())),
        other => Err(Error::fault(format!("there is no checklist {other} of agreement texts"))),
    }
}

fn read(text: &str) -> std::result::Result<Vec<Wanted>, String> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().collect::<std::result::Result<_, _>>().map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::agreement::AgreementKind;

    #[test]
    fn every_version_can_be_read_and_asks_something_of_every_kind() {
        for version in 1..=CHECKLIST {
            let checklist = checklist(version).unwrap();
            let codes: BTreeSet<&str> = checklist.iter().map(|wanted| wanted.code.as_str()).collect();
            assert_eq!(codes.len(), checklist.len(), "a code stands twice in {version}");
            for kind in AgreementKind::ALL {
                assert!(checklist.iter().any(|wanted| wanted.scope.asks(*kind)), "{kind}");
            }
        }
        assert!(checklist(CHECKLIST + 1).is_err());
    }
}
