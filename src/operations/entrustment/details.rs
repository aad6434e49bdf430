//! What is recorded of entrusted work, and the checks that it passes whoever enters it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::criteria::KindOfWork;
use crate::domain::digits;
use crate::domain::entrustment::{DataKind, EntrustmentKind, SubEntrustment};
use crate::domain::message::{Message, Problems};
use crate::domain::period::Period;
use crate::error::Result;
use crate::store::code::Coded;
use crate::store::entrustment::Row;
use crate::store::{Reads, department};

/// What is recorded of entrusted work.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[expect(clippy::struct_excessive_bools, reason = "each is an answer of its own")]
pub struct Details {
    #[schemars(length(min = 1, max = 400))]
    pub work: String,
    /// Only an entrustment calls for supervision under APPI Art. 25.
    #[serde(default = "entrustment")]
    pub kind: EntrustmentKind,
    /// By which set of criteria the consignee is evaluated for it.
    #[serde(default = "company")]
    pub kind_of_work: KindOfWork,
    #[serde(default)]
    pub data_kinds: Vec<DataKind>,
    /// How many principals' data; empty if nobody knows.
    #[serde(default)]
    #[schemars(range(min = 0, max = 10_000_000_000_i64))]
    pub principals: Option<i64>,
    /// Special care-required personal information is among it (APPI Art. 2(3)).
    #[serde(default)]
    pub special_care: bool,
    #[serde(default)]
    pub my_number: bool,
    /// A core system of the organisation depends on it.
    #[serde(default)]
    pub core_system: bool,
    #[serde(default = "yes")]
    pub it_used: bool,
    #[serde(default)]
    pub media_carried: bool,
    #[serde(default)]
    #[schemars(length(max = 400))]
    pub purpose: String,
    #[serde(default)]
    #[schemars(length(max = 400))]
    pub transfer_method: String,
    #[serde(default)]
    #[schemars(length(max = 400))]
    pub places: String,
    /// Where the data are handled, ISO 3166-1 alpha-2.
    #[serde(default = "japan")]
    pub countries: Vec<String>,
    #[serde(default = "approval")]
    pub sub_entrustment: SubEntrustment,
    /// The code or the name of the department in charge.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub department: String,
    #[serde(default)]
    pub note: String,
}

fn entrustment() -> EntrustmentKind {
    EntrustmentKind::Entrustment
}

fn company() -> KindOfWork {
    KindOfWork::Company
}

fn yes() -> bool {
    true
}

fn japan() -> Vec<String> {
    vec!["JP".to_owned()]
}

fn approval() -> SubEntrustment {
    SubEntrustment::PriorApproval
}

/// Which work of whom a row is about.
pub(super) struct Of<'a> {
    pub id: i64,
    pub consignee_id: i64,
    pub control_no: &'a str,
}

impl Details {
    /// The row that these details make for a period. Problems name the field.
    pub(super) fn row(&self, tx: &mut dyn Reads, of: &Of<'_>, period: Period, seq: i64) -> Result<Row> {
        let mut problems = Problems::default();
        let countries = self.checked_countries(&mut problems);
        let department_id = self.checked_department(tx, &mut problems)?;
        let codes: Vec<&str> = self.data_kinds.iter().map(|kind| kind.code()).collect();
        let row = Row {
            id: of.id,
            consignee_id: of.consignee_id,
            control_no: of.control_no.to_owned(),
            work: self.work.trim().to_owned(),
            kind: Coded(self.kind),
            kind_of_work: Coded(self.kind_of_work),
            data_kinds: codes.join(","),
            principals: self.principals,
            special_care: self.special_care,
            my_number: self.my_number,
            core_system: self.core_system,
            it_used: self.it_used,
            media_carried: self.media_carried,
            purpose: self.purpose.trim().to_owned(),
            transfer_method: self.transfer_method.trim().to_owned(),
            places: self.places.trim().to_owned(),
            countries,
            sub_entrustment: Coded(self.sub_entrustment),
            department_id,
            note: self.note.trim().to_owned(),
            from_on: period.from_on,
            until_on: period.until_on,
            seq,
            superseded_seq: None,
        };
        Ok(problems.or(row)?)
    }

    fn checked_countries(&self, problems: &mut Problems) -> String {
        let codes: Vec<String> =
            self.countries.iter().map(|code| digits::normalise(code).trim().to_uppercase()).filter(|code| !code.is_empty()).collect();
        if let Some(wrong) = codes.iter().find(|code| code.len() != 2 || !code.bytes().all(|b| b.is_ascii_uppercase())) {
            problems.add("countries", Message::new("consignee-country-form").with("read", wrong));
        }
        codes.join(",")
    }

    fn checked_department(&self, tx: &mut dyn Reads, problems: &mut Problems) -> Result<Option<i64>> {
        let word = self.department.trim();
        if word.is_empty() {
            return Ok(None);
        }
        let found = department::of_word(tx, word)?.map(|row| row.id);
        if found.is_none() {
            problems.add("department", Message::new("entrustment-department-unknown").with("read", word));
        }
        Ok(found)
    }

    /// What a row says. The department stands by name; see [`Details::in_department`].
    pub fn of(row: &Row) -> Self {
        Self {
            work: row.work.clone(),
            kind: row.kind.0,
            kind_of_work: row.kind_of_work.0,
            data_kinds: row.data_kinds.split(',').filter_map(DataKind::from_code).collect(),
            principals: row.principals,
            special_care: row.special_care,
            my_number: row.my_number,
            core_system: row.core_system,
            it_used: row.it_used,
            media_carried: row.media_carried,
            purpose: row.purpose.clone(),
            transfer_method: row.transfer_method.clone(),
            places: row.places.clone(),
            countries: row.countries.split(',').filter(|code| !code.is_empty()).map(ToOwned::to_owned).collect(),
            sub_entrustment: row.sub_entrustment.0,
            department: String::new(),
            note: row.note.clone(),
        }
    }

    /// With the code of the department in charge.
    #[must_use]
    pub fn in_department(self, code: Option<&str>) -> Self {
        Self { department: code.unwrap_or_default().to_owned(), ..self }
    }
}
