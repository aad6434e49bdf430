//! What is recorded of a consignee, and the checks that it passes whoever enters it.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::consignee::ConsigneeKind;
use crate::domain::message::{Message, Problems};
use crate::domain::{corporate_number, invoice_number, names, phone, postal};
use crate::store::code::Coded;
use crate::store::consignee::Row;

/// What is recorded of a consignee.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Details {
    /// As it is written in the contract; nothing of it is changed.
    #[schemars(length(min = 1, max = 200))]
    pub name: String,
    /// The reading, by which it is sorted. Any kana; stored as katakana.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub kana: String,
    #[serde(default = "company")]
    pub kind: ConsigneeKind,
    /// Thirteen digits with their check digit (Ministry of Finance Ordinance No. 70 of 2014, Art. 2).
    #[serde(default)]
    #[schemars(length(max = 100))]
    pub corporate_number: Option<String>,
    /// The registration number of a qualified invoice issuer: T and thirteen digits.
    #[serde(default)]
    #[schemars(length(max = 100))]
    pub invoice_number: Option<String>,
    #[serde(default)]
    #[schemars(length(max = 20))]
    pub postal_code: String,
    #[serde(default)]
    #[schemars(length(max = 400))]
    pub address: String,
    /// ISO 3166-1 alpha-2.
    #[serde(default = "japan")]
    #[schemars(length(max = 2))]
    pub country: String,
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub representative: String,
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub contact_department: String,
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub contact_person: String,
    #[serde(default)]
    #[schemars(length(max = 60))]
    pub contact_phone: String,
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub contact_email: String,
    /// Who is responsible for personal data at the consignee.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub privacy_manager: String,
    #[serde(default)]
    pub note: String,
}

fn company() -> ConsigneeKind {
    ConsigneeKind::Company
}

fn japan() -> String {
    "JP".to_owned()
}

impl Details {
    /// The row that these details make for a period. Problems name the field.
    pub(super) fn row(
        &self,
        id: i64,
        control_no: &str,
        from_on: NaiveDate,
        until_on: Option<NaiveDate>,
        seq: i64,
    ) -> Result<Row, Problems> {
        let mut problems = Problems::default();
        let filled = |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(ToOwned::to_owned);
        let number = filled(&self.corporate_number).and_then(|text| problems.keep("corporate_number", corporate_number::parse(&text)));
        let invoice = filled(&self.invoice_number).and_then(|text| problems.keep("invoice_number", invoice_number::parse(&text)));
        let postal = self.checked_postal(&mut problems);
        let kana = self.checked_kana(&mut problems);
        let country = self.checked_country(&mut problems);
        self.check_contact(&mut problems);
        let name = self.name.trim().to_owned();
        let number = number.map(|number| number.as_str().to_owned());
        let row = Row {
            id,
            control_no: control_no.to_owned(),
            sort_key: names::sort_key(if kana.is_empty() { &name } else { &kana }),
            match_key: names::match_key(&name),
            search_key: search_key(&name, &kana, control_no, number.as_deref()),
            name,
            kana,
            kind: Coded(self.kind),
            corporate_number: number,
            invoice_number: invoice.map(|parsed| parsed.number.as_str().to_owned()),
            postal_code: postal,
            address: self.address.trim().to_owned(),
            country,
            representative: self.representative.trim().to_owned(),
            contact_department: self.contact_department.trim().to_owned(),
            contact_person: self.contact_person.trim().to_owned(),
            contact_phone: self.contact_phone.trim().to_owned(),
            contact_email: self.contact_email.trim().to_owned(),
            privacy_manager: self.privacy_manager.trim().to_owned(),
            note: self.note.trim().to_owned(),
            from_on,
            until_on,
            seq,
            superseded_seq: None,
        };
        problems.or(row)
    }

    /// Postal codes of other countries have other forms.
    fn checked_postal(&self, problems: &mut Problems) -> String {
        let typed = self.postal_code.trim();
        if typed.is_empty() || !self.country.trim().eq_ignore_ascii_case("JP") {
            return typed.to_owned();
        }
        problems.keep("postal_code", postal::parse(typed)).unwrap_or_default()
    }

    fn checked_kana(&self, problems: &mut Problems) -> String {
        let kana = names::to_katakana(self.kana.trim());
        if kana.chars().any(is_kanji) {
            problems.add("kana", Message::new("consignee-kana-form").with("read", &self.kana));
        }
        kana
    }

    fn checked_country(&self, problems: &mut Problems) -> String {
        let country = crate::domain::digits::normalise(&self.country).trim().to_uppercase();
        let country = if country.is_empty() { japan() } else { country };
        if country.len() != 2 || !country.bytes().all(|b| b.is_ascii_uppercase()) {
            problems.add("country", Message::new("consignee-country-form").with("read", &self.country));
        }
        country
    }

    fn check_contact(&self, problems: &mut Problems) {
        let (phone, email) = (self.contact_phone.trim(), self.contact_email.trim());
        if !phone.is_empty() && self.country.trim().eq_ignore_ascii_case("JP") {
            problems.keep("contact_phone", phone::check(phone));
        }
        let (before, after) = email.split_once('@').unwrap_or_default();
        if !email.is_empty() && (before.is_empty() || !after.contains('.') || email.contains(char::is_whitespace)) {
            problems.add("contact_email", Message::new("consignee-email-form").with("read", email));
        }
    }

    /// What a row says, as a form takes it.
    pub(crate) fn of(row: &Row) -> Self {
        Self {
            name: row.name.clone(),
            kana: row.kana.clone(),
            kind: row.kind.0,
            corporate_number: row.corporate_number.clone(),
            invoice_number: row.invoice_number.clone(),
            postal_code: row.postal_code.clone(),
            address: row.address.clone(),
            country: row.country.clone(),
            representative: row.representative.clone(),
            contact_department: row.contact_department.clone(),
            contact_person: row.contact_person.clone(),
            contact_phone: row.contact_phone.clone(),
            contact_email: row.contact_email.clone(),
            privacy_manager: row.privacy_manager.clone(),
            note: row.note.clone(),
        }
    }
}

/// Letters and digits stand in readings too; what has no reading of its own does not.
fn is_kanji(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Everything by which people look for a consignee, each part on its own.
fn search_key(name: &str, kana: &str, control_no: &str, number: Option<&str>) -> String {
    [name, kana, control_no, number.unwrap_or_default()].map(names::search_key).join(" ")
}

/// Whether two rows say the same of the consignee.
pub(super) fn same(one: &Row, other: &Row) -> bool {
    let text = |row: &Row| serde_json::to_string(&Details::of(row)).unwrap_or_default();
    text(one) == text(other)
}
