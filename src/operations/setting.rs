//! Settings of the organisation.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Command, Query, Register};
use crate::domain::access::{Actor, Door, Right};
use crate::domain::fiscal_year::FiscalYear;
use crate::domain::setting::Setting;
use crate::error::{Error, Result};
use crate::store::{ReadTx, Reads, WriteTx, setting};

/// All settings, with their defaults where they were not set.
#[derive(Serialize, Deserialize, JsonSchema)]
pub struct List {}

impl Query for List {
    const NAME: &'static str = "setting.list";
    const NEEDS: Right = Right::OwnAccount;
    type Answer = BTreeMap<String, String>;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Self::Answer> {
        of(tx, i64::MAX)
    }
}

/// Makes a setting. What it was before stays known.
#[derive(Serialize, Deserialize, JsonSchema)]
pub struct Make {
    /// Which setting.
    pub name: Setting,
    /// What holds from now on.
    pub value: String,
}

impl Command for Make {
    const NAME: &'static str = "setting.make";
    const NEEDS: Right = Right::ManageSettings;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let value = self.name.check(&self.value)?;
        if of(tx, i64::MAX)?.get(self.name.code()) == Some(&value) {
            tx.unchanged();
            return Ok(());
        }
        setting::put(tx, self.name.code(), &value)
    }
}

/// Every setting by its code, as known when the ledger ended with entry `known`.
pub(crate) fn of(tx: &mut dyn Reads, known: i64) -> Result<BTreeMap<String, String>> {
    let mut all: BTreeMap<String, String> = Setting::ALL.iter().map(|s| (s.code().to_owned(), s.default_value().to_owned())).collect();
    all.extend(setting::all(tx, known)?);
    Ok(all)
}

/// The month in which the fiscal year starts.
pub(crate) fn fiscal_year_start(tx: &mut dyn Reads, known: i64) -> Result<u32> {
    Ok(of(tx, known)?.get(Setting::FiscalYearStart.code()).and_then(|month| month.parse().ok()).unwrap_or(4))
}

/// The fiscal year that begins in a calendar year.
pub(crate) fn fiscal_year(tx: &mut dyn Reads, year: i64) -> Result<FiscalYear> {
    let start = fiscal_year_start(tx, i64::MAX)?;
    FiscalYear::new(i32::try_from(year).unwrap_or_default(), start).map_err(|message| Error::invalid("year", message))
}

/// Whether the organisation holds the privacy mark.
pub(crate) fn privacy_mark(tx: &mut dyn Reads, known: i64) -> Result<bool> {
    Ok(of(tx, known)?.get(Setting::PrivacyMark.code()).is_some_and(|value| value == "yes"))
}

/// The organisation's name in Japanese and in English; where one is missing, the other stands for it.
pub fn organisation(register: &Register) -> Result<(String, String)> {
    register.db().read(register.now(), &Actor::nobody(Door::Page), |tx| organisation_of(tx))
}

pub(crate) fn organisation_of(tx: &mut dyn Reads) -> Result<(String, String)> {
    let all = of(tx, i64::MAX)?;
    let name = |setting: Setting| all.get(setting.code()).cloned().unwrap_or_default();
    let (ja, en) = (name(Setting::OrganisationJa), name(Setting::OrganisationEn));
    Ok((if ja.is_empty() { en.clone() } else { ja.clone() }, if en.is_empty() { ja } else { en }))
}
