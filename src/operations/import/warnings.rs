//! What a row says that can be read, and should be looked at all the same.

use super::desk::Desk;
use super::part::Part;
use crate::domain::{dates, invoice_number, phone};

/// Dates outside their era, with a note beside them, or written as a day number.
pub(super) fn dates(desk: &mut Desk<'_, '_, '_>, part: &Part<'_>, fields: &[&str]) {
    for field in fields {
        if let Ok(Some(parsed)) = dates::parse_optional(part.cell(field))
            && let Some(warning) = parsed.warning
        {
            desk.warn(part, field, warning);
        }
    }
}

/// Registration numbers that are no corporate number with a T before it, and telephone numbers that lack a digit.
pub(super) fn consignee(desk: &mut Desk<'_, '_, '_>, part: &Part<'_>) {
    let invoice = part.cell("invoice_number");
    if let Some(warning) = invoice_number::parse(invoice).ok().filter(|_| !invoice.is_empty()).and_then(|parsed| parsed.warning) {
        desk.warn(part, "invoice_number", warning);
    }
    let country = part.cell("country");
    let home = country.is_empty() || country.eq_ignore_ascii_case("JP");
    if let Ok(Some(warning)) = phone::check(part.cell("contact_phone"))
        && home
    {
        desk.warn(part, "contact_phone", warning);
    }
}
