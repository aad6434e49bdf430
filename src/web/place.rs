//! Where a subject of the register has its page.

/// The page of a subject; none where it has no page of its own.
#[must_use]
pub fn of(subject: &str, id: i64) -> Option<String> {
    let path = match subject {
        "consignee" => "consignees",
        "contract" => "contracts",
        "certificate" => "certificates",
        "evaluation" => "evaluations",
        "action" => "actions",
        "review" => "reviews",
        "round" => "rounds",
        "criteria" => "criteria/versions",
        "agreement" => "agreements",
        "agreement-version" => "agreements/versions",
        "nda" => "ndas",
        "person" => "people",
        "resource" => "resources",
        "ledger" => "ledger",
        _ => return None,
    };
    Some(format!("/{path}/{id}"))
}
