//! What is recorded of a sub-consignee, and the checks that it passes whoever enters it.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::entrustment::DataKind;
use crate::domain::message::{Message, Problems};
use crate::domain::{corporate_number, digits, names};
use crate::error::Result;
use crate::store::sub_entrustment::Row;
use crate::store::{Reads, WriteTx, consignee};

/// What is recorded of a sub-consignee.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Details {
    /// The control number of the company, if it is a consignee of the register.
    #[serde(default)]
    #[schemars(length(max = 40))]
    pub company: String,
    /// What the company is called; not needed for a consignee of the register.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub name: String,
    /// Thirteen digits with their check digit. The same number is the same company.
    #[serde(default)]
    #[schemars(length(max = 100))]
    pub corporate_number: Option<String>,
    #[serde(default)]
    #[schemars(length(max = 400))]
    pub address: String,
    /// Where the company is, ISO 3166-1 alpha-2.
    #[serde(default = "japan")]
    #[schemars(length(max = 2))]
    pub company_country: String,
    /// What is entrusted to it.
    #[schemars(length(min = 1, max = 400))]
    pub work: String,
    #[serde(default)]
    pub data_kinds: Vec<DataKind>,
    #[serde(default)]
    #[schemars(length(max = 400))]
    pub places: String,
    /// Where it handles the data, ISO 3166-1 alpha-2.
    #[serde(default = "in_japan")]
    pub countries: Vec<String>,
    /// The first day.
    pub from_on: NaiveDate,
    /// The last day, if one is agreed.
    #[serde(default)]
    pub until_on: Option<NaiveDate>,
    /// When the consignee asked for it.
    pub requested_on: NaiveDate,
    /// Who asked, on the side of the consignee.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub requested_by: String,
    #[serde(default)]
    pub note: String,
}

fn japan() -> String {
    "JP".to_owned()
}

fn in_japan() -> Vec<String> {
    vec![japan()]
}

/// The company of a sub-consignee.
struct Company {
    consignee_id: Option<i64>,
    name: String,
    corporate_number: Option<String>,
    address: String,
    country: String,
}

impl Details {
    /// The row that these details make. Problems name the field.
    pub(super) fn row(&self, tx: &mut WriteTx<'_>, entrustment_id: i64, parent_id: Option<i64>, problems: &mut Problems) -> Result<Row> {
        let company = self.company(tx, problems)?;
        let countries = codes(&self.countries, "countries", problems);
        if let Some(until) = self.until_on.filter(|until| *until < self.from_on) {
            let message = Message::new("entrustment-end-before-start").with("read", until).with("expected", self.from_on);
            problems.add("until_on", message);
        }
        let today = tx.moment().today;
        if self.requested_on > today {
            problems.add("requested_on", Message::new("contract-ahead").with("read", self.requested_on).with("expected", today));
        }
        let kinds: Vec<&str> = self.data_kinds.iter().map(|kind| kind.code()).collect();
        Ok(Row {
            id: tx.seq(),
            entrustment_id,
            parent_id,
            consignee_id: company.consignee_id,
            match_key: names::match_key(&company.name),
            name: company.name,
            corporate_number: company.corporate_number,
            address: company.address,
            company_country: company.country,
            work: self.work.trim().to_owned(),
            data_kinds: kinds.join(","),
            places: self.places.trim().to_owned(),
            countries: countries.join(","),
            from_on: self.from_on,
            until_on: self.until_on,
            requested_on: self.requested_on,
            requested_by: self.requested_by.trim().to_owned(),
            note: self.note.trim().to_owned(),
            person_id: tx.actor().person,
            seq: tx.seq(),
            superseded_seq: None,
        })
    }

    /// A consignee of the register, by its control number or corporate number; else what was said of it.
    fn company(&self, tx: &mut dyn Reads, problems: &mut Problems) -> Result<Company> {
        let filled = self.corporate_number.as_deref().map(str::trim).filter(|text| !text.is_empty());
        let number = filled.and_then(|text| problems.keep("corporate_number", corporate_number::parse(text)));
        let number = number.map(|number| number.as_str().to_owned());
        let known = self.known(tx, number.as_deref(), problems)?;
        if let Some(row) = known {
            return Ok(Company {
                consignee_id: Some(row.id),
                name: row.name,
                corporate_number: row.corporate_number,
                address: row.address,
                country: row.country,
            });
        }
        let name = self.name.trim().to_owned();
        if name.is_empty() && self.company.trim().is_empty() {
            problems.add("name", "sub-entrustment-company-needed");
        }
        let country = codes(std::slice::from_ref(&self.company_country), "company_country", problems).join("");
        Ok(Company { consignee_id: None, name, corporate_number: number, address: self.address.trim().to_owned(), country })
    }

    fn known(&self, tx: &mut dyn Reads, number: Option<&str>, problems: &mut Problems) -> Result<Option<consignee::Row>> {
        let control_no = self.company.trim();
        if !control_no.is_empty() {
            let found = consignee::of_control_no(tx, control_no)?;
            if found.is_none() {
                problems.add("company", Message::new("sub-entrustment-company-unknown").with("read", control_no));
            }
            return found.map_or(Ok(None), |id| Ok(consignee::periods(tx, id)?.pop()));
        }
        let Some(number) = number else { return Ok(None) };
        let same = consignee::alike(tx, &names::match_key(&self.name), Some(number))?;
        Ok(same.into_iter().find(|row| row.corporate_number.as_deref() == Some(number)))
    }
}

/// Codes of countries, in capitals; what is none is told at the field.
fn codes(typed: &[String], field: &str, problems: &mut Problems) -> Vec<String> {
    let codes = typed.iter().map(|code| digits::normalise(code).trim().to_uppercase());
    let codes: Vec<String> = codes.filter(|code| !code.is_empty()).collect();
    if let Some(wrong) = codes.iter().find(|code| code.len() != 2 || !code.bytes().all(|b| b.is_ascii_uppercase())) {
        problems.add(field, Message::new("consignee-country-form").with("read", wrong));
    }
    codes
}
