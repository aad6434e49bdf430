//! Where a subject of the register has its page.

use crate::domain::deadline::{Deadline, DeadlineKind};

/// The page of a subject; none where it has no page of its own.
#[must_use]
pub fn of(subject: &str, id: i64) -> Option<String> {
    let path = match subject {
        "consignee" => "consignees",
        "contract" => "contracts",
        "certificate" => "certificates",
        "evaluation" => "evaluations",
        "sub-entrustment" => "sub-entrustments",
        "foreign" => "foreign",
        "ending" => "endings",
        "action" => "actions",
        "review" => "reviews",
        "round" => "rounds",
        "criteria" => "criteria/versions",
        "agreement" => "agreements",
        "agreement-version" => "agreements/versions",
        "nda" => "ndas",
        "rule" => "rules",
        "rule-version" => "rules/versions",
        "person" => "people",
        "course" => "training/courses",
        "training-session" => "training/sessions",
        "report" => "reports/annual",
        "report-edition" => "reports/editions",
        "report-pack" => "reports/packs",
        "resource" => "resources",
        "ledger" => "ledger",
        _ => return None,
    };
    Some(format!("/{path}/{id}"))
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
