//! The criteria that come with the product, through the same path as any file.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::rows;
use crate::domain::access::{Actor, Door};
use crate::domain::criteria::{KindOfWork, PartialKnockOut};
use crate::error::{Error, Result};
use crate::intake::headings;
use crate::operations::Register;
use crate::operations::criteria::{Adopt, Draft, Entry, Import, List, OpenSet, Propose, SetTerms, Show};

#[derive(rust_embed::RustEmbed)]
#[folder = "seeds/criteria"]
struct Files;

/// A set of criteria that comes with the product.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct ShippedSet {
    /// Also the kind of work that it is for.
    pub code: KindOfWork,
    pub name_ja: String,
    pub name_en: String,
    pub file: String,
    pub title_ja: String,
    pub title_en: String,
    pub source: String,
    pub note: String,
    pub effective_on: chrono::NaiveDate,
    pub pass_percent: i64,
    pub conditional_percent: i64,
    pub partial_knock_out: PartialKnockOut,
    pub condition_days: i64,
}

/// The sets of criteria that come with the product.
pub fn defaults() -> Result<Vec<ShippedSet>> {
    rows(Files::get("sets.csv"), "sets.csv", headings::CRITERIA_SETS)
}

/// Opens, drafts and proposes every set that comes with the product and is not there yet, as the one who acts. Adopting them is
/// left to somebody else.
///
/// # Errors
/// As the commands. What was begun stays; calling it again goes on with the rest.
pub fn propose_criteria(register: &Register, actor: &Actor) -> Result<Vec<i64>> {
    let actor = actor.clone().through(Door::Import);
    let there: Vec<String> = register.ask(&actor, List::default())?.sets.into_iter().map(|set| set.code).collect();
    let missing = defaults()?.into_iter().filter(|default| !there.iter().any(|code| code == default.code.code()));
    missing.map(|default| propose(register, &actor, default)).collect()
}

/// The same, and adopts what was proposed as somebody else, in force from the dates that the sets say, or today if those are past.
///
/// # Errors
/// As the commands: also if both are the same person.
pub fn adopt_criteria(register: &Register, drafter: &Actor, adopter: &Actor) -> Result<Vec<i64>> {
    let (proposed, today) = (propose_criteria(register, drafter)?, register.now().today);
    let adopter = adopter.clone().through(Door::Import);
    let dates: BTreeMap<&str, chrono::NaiveDate> = defaults()?.iter().map(|default| (default.code.code(), default.effective_on)).collect();
    for version_id in &proposed {
        let shown = register.ask(&adopter, Show { version_id: *version_id, on: None, known: None })?;
        let effective_on = dates.get(shown.set_code.as_str()).copied().unwrap_or(today).max(today);
        register.run(&adopter, &Adopt { version_id: *version_id, seen: shown.seq, effective_on, comment: String::new() })?;
    }
    Ok(proposed)
}

fn propose(register: &Register, actor: &Actor, default: ShippedSet) -> Result<i64> {
    let items: Vec<Entry> = rows(Files::get(&default.file), &default.file, headings::CRITERIA_ITEMS)?;
    let (code, kind_of_work) = (default.code.code().to_owned(), default.code);
    let set_id = register.run(actor, &OpenSet { code, kind_of_work, name_ja: default.name_ja, name_en: default.name_en })?;
    let version_id = register.run(actor, &Draft { set_id, copy_of: None })?;
    let terms = SetTerms {
        version_id,
        seen: version_id,
        title_ja: default.title_ja,
        title_en: default.title_en,
        source: default.source,
        note: default.note,
        pass_percent: default.pass_percent,
        conditional_percent: default.conditional_percent,
        partial_knock_out: default.partial_knock_out,
        condition_days: default.condition_days,
    };
    register.run(actor, &terms)?;
    let seen = || Ok::<_, Error>(register.ask(actor, Show { version_id, on: None, known: None })?.seq);
    register.run(actor, &Import { version_id, seen: seen()?, items })?;
    register.run(actor, &Propose { version_id, seen: seen()?, comment: String::new() })?;
    Ok(version_id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_set_that_comes_with_the_product_can_be_read() {
        for default in defaults().unwrap() {
            let items: Vec<Entry> =
                rows(Files::get(&default.file), &default.file, headings::CRITERIA_ITEMS).unwrap_or_else(|error| panic!("{error}"));
            assert!(items.len() > 10, "{}", default.file);
        }
    }
}
