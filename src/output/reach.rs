//! Sub-consignees, foreign handling and ended work as tables.

use super::grid::{Grid, Value};
use crate::locale::Language;
use crate::operations::{ending, foreign, sub_entrustment};

fn grid(language: Language, title: &str, headings: &[&str], rows: Vec<Vec<Value>>) -> Grid {
    let text = |id: &&str| language.text(id).into_owned();
    Grid { title: text(&title), headings: headings.iter().map(text).collect(), rows }
}

/// Sub-consignees.
#[must_use]
pub fn subs(page: &sub_entrustment::Page, language: Language) -> Grid {
    let label = |id: String| Value::from(language.text(&id).as_ref());
    let row = |line: &sub_entrustment::Line| {
        vec![
            line.name.as_str().into(),
            line.corporate_number.clone().into(),
            line.consignee.as_str().into(),
            line.entrustment_no.as_str().into(),
            line.parent.as_str().into(),
            line.work.as_str().into(),
            line.countries.join(",").into(),
            line.from_on.into(),
            line.until_on.into(),
            line.requested_on.into(),
            label(line.need.label_id()),
            label(line.state.label_id()),
            line.due_on.into(),
            line.conditions.as_str().into(),
        ]
    };
    let headings = [
        "sub-entrustment-name",
        "consignee-corporate-number",
        "ending-consignee",
        "consignee-control-no",
        "sub-entrustment-parent",
        "sub-entrustment-work",
        "entrustment-countries",
        "entrustment-from-on",
        "entrustment-until-on",
        "sub-entrustment-requested-on",
        "sub-entrustment-terms",
        "sub-entrustment-state",
        "sub-entrustment-due-on",
        "sub-entrustment-conditions",
    ];
    grid(language, "sub-entrustment-list-title", &headings, page.lines.iter().map(row).collect())
}

/// Where data are handled in foreign countries.
#[must_use]
pub fn foreign(page: &foreign::Page, language: Language) -> Grid {
    let row = |line: &foreign::Line| {
        vec![
            line.control_no.as_str().into(),
            line.work.as_str().into(),
            line.consignee.as_str().into(),
            line.sub.as_str().into(),
            line.countries.join(",").into(),
            line.route.map(|route| language.text(&route.label_id()).into_owned()).into(),
            line.route_from_on.into(),
            line.grounds.as_str().into(),
            line.last_checked_on.into(),
            line.check_due_on.into(),
        ]
    };
    let headings = [
        "consignee-control-no",
        "foreign-work",
        "ending-consignee",
        "sub-entrustment-name",
        "foreign-countries",
        "foreign-route",
        "foreign-from-on",
        "foreign-grounds",
        "foreign-last-check",
        "foreign-check-due",
    ];
    grid(language, "foreign-list-title", &headings, page.lines.iter().map(row).collect())
}

/// Ended work.
#[must_use]
pub fn endings(page: &ending::Page, language: Language) -> Grid {
    let row = |line: &ending::Line| {
        vec![
            line.control_no.as_str().into(),
            line.work.as_str().into(),
            line.consignee.as_str().into(),
            line.until_on.into(),
            language.text(&line.state.label_id()).as_ref().into(),
            line.due_on.into(),
            line.statement.map(|one| language.text(&one.label_id()).into_owned()).into(),
            line.confirmed_on.into(),
            line.confirmed_by.as_str().into(),
            line.no_certificate_reason.as_str().into(),
            line.kept_reason.as_str().into(),
            line.kept_until_on.into(),
        ]
    };
    let headings = [
        "consignee-control-no",
        "ending-work",
        "ending-consignee",
        "ending-until-on",
        "ending-state",
        "ending-due-on",
        "ending-statement",
        "ending-confirmed-on",
        "ending-confirmed-by",
        "ending-no-certificate-reason",
        "ending-kept-reason",
        "ending-kept-until-on",
    ];
    grid(language, "ending-list-title", &headings, page.lines.iter().map(row).collect())
}
