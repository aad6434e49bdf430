//! The headings by which offices call the columns of their tables, Japanese and English. The first one of each column is
//! what is told to a person when the column is missing, and what an empty form to fill in begins with.

mod actions;
mod agreements;
mod certificates;
mod consignees;
mod contracts;
mod criteria;
mod evaluations;
mod people;
mod reach;
mod reports;
mod resources;
mod reviews;
mod rules;
mod training;

pub use actions::ACTIONS;
pub use agreements::{AGREEMENT_CLAUSES, AGREEMENT_TEXTS, NDAS};
pub use certificates::CERTIFICATES;
pub use consignees::CONSIGNEES;
pub use contracts::CONTRACTS;
pub use criteria::{CRITERIA_ITEMS, CRITERIA_SETS};
pub use evaluations::{ANSWERS, EVALUATIONS, ROUNDS, SHEET};
pub use people::{ACCOUNTS, DEPARTMENTS, OFFICES, ORGANISATION, PEOPLE};
pub use reach::REACH;
pub use reports::REPORTS;
pub use resources::{ACCESS, RESOURCES};
pub use reviews::{REVIEW_PLANS, REVIEWS};
pub use rules::{ACKNOWLEDGEMENTS, RULES};
pub use training::{ATTENDANCE, TRAINING};

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::intake::columns::{Column, find};
    use crate::intake::{Cell, Row, Sheet};

    const TABLES: [(&str, &[Column]); 28] = [
        ("access", ACCESS),
        ("acknowledgements", ACKNOWLEDGEMENTS),
        ("accounts", ACCOUNTS),
        ("actions", ACTIONS),
        ("agreement clauses", AGREEMENT_CLAUSES),
        ("agreement texts", AGREEMENT_TEXTS),
        ("answers", ANSWERS),
        ("attendance", ATTENDANCE),
        ("certificates", CERTIFICATES),
        ("consignees", CONSIGNEES),
        ("contracts", CONTRACTS),
        ("criteria items", CRITERIA_ITEMS),
        ("criteria sets", CRITERIA_SETS),
        ("departments", DEPARTMENTS),
        ("evaluations", EVALUATIONS),
        ("ndas", NDAS),
        ("offices", OFFICES),
        ("organisation", ORGANISATION),
        ("people", PEOPLE),
        ("reach", REACH),
        ("resources", RESOURCES),
        ("review plans", REVIEW_PLANS),
        ("reports", REPORTS),
        ("reviews", REVIEWS),
        ("rounds", ROUNDS),
        ("rules", RULES),
        ("sheet", SHEET),
        ("training", TRAINING),
    ];

    /// The field that each heading leads to, found as a file would find it.
    fn field_of(columns: &[Column], heading: &str) -> Option<&'static str> {
        let required = columns.iter().filter(|column| column.need == crate::intake::columns::Need::Required);
        let others = required.filter(|column| column.field != heading && !column.headings.contains(&heading)).map(|column| column.field);
        let headings = std::iter::once(heading).chain(others);
        let cells: Vec<Cell> = headings.map(|heading| Cell::Text(heading.to_owned())).collect();
        let marks = cells.iter().enumerate().map(|(at, _)| Cell::Text(at.to_string())).collect();
        let sheet = Sheet { rows: vec![Row { number: 1, cells }, Row { number: 2, cells: marks }], ..Sheet::default() };
        let table = find(&sheet, columns).ok()?;
        let row = table.rows.into_iter().next()?;
        row.cells.into_iter().find(|(_, text)| text == "0").map(|(field, _)| field)
    }

    #[test]
    fn every_heading_leads_to_its_own_field() {
        for (name, columns) in TABLES {
            for column in columns {
                for heading in column.headings.iter().chain([&column.field]) {
                    assert_eq!(field_of(columns, heading), Some(column.field), "{name}: {heading}");
                }
            }
        }
    }

    #[test]
    fn no_field_stands_twice_in_a_table() {
        for (name, columns) in TABLES {
            let mut seen = BTreeSet::new();
            for column in columns {
                assert!(seen.insert(column.field), "{name}: {}", column.field);
            }
        }
    }
}
