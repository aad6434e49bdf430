//! What the fields of a filter are called: that is said once, in the template of its form, and read there when an address is wrong.

use std::sync::LazyLock;

use super::templates::Templates;

struct Field {
    /// The address of the list; what stands in braces is a number.
    action: String,
    name: String,
    label_id: String,
}

static FIELDS: LazyLock<Vec<Field>> = LazyLock::new(|| Templates::texts().iter().flat_map(|text| fields(text)).collect());

/// The id of the message that names a field of the filter at an address, or at that of a file made of the same list.
#[must_use]
pub fn label_id(path: &str, field: &str) -> Option<&'static str> {
    let path = path.strip_suffix("/export").unwrap_or(path);
    FIELDS.iter().find(|one| one.name == field && leads_to(&one.action, path)).map(|one| one.label_id.as_str())
}

fn leads_to(action: &str, path: &str) -> bool {
    let fits = |(pattern, part): (&str, &str)| pattern == part || (pattern.starts_with("{{") && part.parse::<i64>().is_ok());
    action.split('/').count() == path.split('/').count() && action.split('/').zip(path.split('/')).all(fits)
}

fn fields(template: &str) -> Vec<Field> {
    let forms = template.split("<form class=\"filter").skip(1).filter_map(|rest| rest.split("</form>").next());
    forms.flat_map(fields_of_form).collect()
}

fn fields_of_form(form: &str) -> Vec<Field> {
    let Some(action) = between(form, " action=\"", "\"") else { return Vec::new() };
    let written = form.split("{{> field ").skip(1).filter_map(|rest| rest.split("}}").next());
    let field = |text: &str| {
        let (name, label_id) = (between(text, " name=\"", "\"")?, between(text, " label=(t \"", "\"")?);
        Some(Field { action: action.to_owned(), name: name.to_owned(), label_id: label_id.to_owned() })
    };
    written.filter_map(field).collect()
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    text.split_once(start)?.1.split(end).next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;

    #[test]
    fn a_field_of_a_filter_is_called_as_in_its_form() {
        for (path, field, expected) in [
            ("/consignees", "tier", Some("consignee-tier")),
            ("/consignees/export", "tier", Some("consignee-tier")),
            ("/evaluations", "outcome", Some("evaluation-outcome")),
            ("/rules/7", "on", Some("common-on")),
            ("/rules/new", "on", None),
            ("/consignees", "limit", None),
            ("/nowhere", "tier", None),
        ] {
            assert_eq!(label_id(path, field), expected, "{path} {field}");
        }
        assert!(FIELDS.len() > 60, "filters are written in another way: only {} fields found", FIELDS.len());
        assert!(FIELDS.iter().all(|field| Language::Ja.has(&field.label_id)));
    }
}
