//! Where a subject of the register has its page.

use crate::domain::deadline::{Deadline, DeadlineKind};

/// Subjects with pages of their own, and where these are.
const PAGES: [(&str, &str); 24] = [
    ("consignee", "consignees"),
    ("contract", "contracts"),
    ("certificate", "certificates"),
    ("evaluation", "evaluations"),
    ("sub-entrustment", "sub-entrustments"),
    ("foreign", "foreign"),
    ("ending", "endings"),
    ("action", "actions"),
    ("review", "reviews"),
    ("round", "rounds"),
    ("criteria", "criteria/versions"),
    ("agreement", "agreements"),
    ("agreement-version", "agreements/versions"),
    ("nda", "ndas"),
    ("rule", "rules"),
    ("rule-version", "rules/versions"),
    ("person", "people"),
    ("course", "training/courses"),
    ("training-session", "training/sessions"),
    ("report", "reports/annual"),
    ("report-edition", "reports/editions"),
    ("report-pack", "reports/packs"),
    ("resource", "resources"),
    ("ledger", "ledger"),
];

/// The page of a subject; none where it has no page of its own.
#[must_use]
pub fn of(subject: &str, id: i64) -> Option<String> {
    let (_, path) = PAGES.iter().find(|(name, _)| *name == subject)?;
    Some(format!("/{path}/{id}"))
}

/// Where the ledger tells of the subject of a page, as it happened; none for pages of no subject, and of entries themselves.
#[must_use]
pub fn in_ledger(path: &str) -> Option<String> {
    let (folder, id) = path.strip_prefix('/')?.rsplit_once('/')?;
    let id: i64 = id.parse().ok()?;
    let (subject, _) = PAGES.iter().find(|(_, page)| *page == folder)?;
    let subject = match *subject {
        "ledger" => return None,
        // Ended work and work abroad are pieces of entrusted work.
        "ending" | "foreign" => "entrustment",
        other => other,
    };
    Some(format!("/ledger?subject={subject}&subject_id={id}&order=oldest"))
}

/// The page on which what a deadline asks for is done.
#[must_use]
pub fn of_deadline(one: &Deadline) -> Option<String> {
    match one.kind {
        // A place abroad is that of the work, or of one of its sub-consignees.
        DeadlineKind::ForeignCheck if one.number != 0 => Some(format!("/foreign/{}?sub={}", one.id, one.number)),
        DeadlineKind::Training => Some(format!("/training/due/{}/{}", one.id, one.number)),
        _ => of(one.subject, one.id),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ledger::SUBJECTS;

    #[test]
    fn the_page_of_each_subject_leads_to_what_the_ledger_tells_of_it() {
        for (subject, _) in PAGES.iter().filter(|(subject, _)| *subject != "ledger") {
            let told = in_ledger(&of(subject, 12).unwrap()).unwrap();
            let named = told.strip_prefix("/ledger?subject=").unwrap().split('&').next().unwrap();
            assert!(SUBJECTS.contains(&named), "{subject}: {told}");
        }
        for none in ["/", "/ledger/7", "/consignees", "/consignees/7/edit", "/consignees/x", "/account/7"] {
            assert_eq!(in_ledger(none), None, "{none}");
        }
    }
}
