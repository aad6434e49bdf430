//! What is filled into a text when it is issued.

use serde::Serialize;

/// The values of the blanks of a text, as they are to be read. What does not apply is empty; every one is always there, so that
/// a name that stands in a text and not here is a mistake in the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Blanks {
    /// To whom the text is given.
    pub organisation: String,
    /// Who signs.
    pub name: String,
    pub department: String,
    pub position: String,
    /// The consignee, in texts for consignees.
    pub company: String,
    pub address: String,
    pub issued_on: String,
    pub valid_until_on: String,
    /// A number in digits.
    pub survival_months: String,
    /// The number of the version, in digits.
    pub version: String,
}

impl Blanks {
    /// The names that a text may use, in the order in which they are offered.
    pub const NAMES: [&'static str; 10] = [
        "organisation",
        "name",
        "department",
        "position",
        "company",
        "address",
        "issued_on",
        "valid_until_on",
        "survival_months",
        "version",
    ];

    /// The value of a blank; none when there is no blank of that name.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&str> {
        Some(match name {
            "organisation" => &self.organisation,
            "name" => &self.name,
            "department" => &self.department,
            "position" => &self.position,
            "company" => &self.company,
            "address" => &self.address,
            "issued_on" => &self.issued_on,
            "valid_until_on" => &self.valid_until_on,
            "survival_months" => &self.survival_months,
            "version" => &self.version,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_are_those_of_the_fields() {
        let value = serde_json::to_value(Blanks::default()).unwrap();
        let mut names: Vec<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
        let mut expected = Blanks::NAMES;
        names.sort_unstable();
        expected.sort_unstable();
        assert_eq!(names, expected);
        assert!(Blanks::NAMES.iter().all(|name| Blanks::default().value(name) == Some("")));
        assert_eq!(Blanks::default().value("Name"), None);
    }
}
