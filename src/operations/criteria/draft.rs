//! Beginning a new version.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::criteria::{Item, Terms};
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::operations::version::{drafted, open};
use crate::store::code::Coded;
use crate::store::criteria::{self, ItemRow, SetRow, TermsRow, VersionRow};
use crate::store::{Reads, WriteTx};

use super::version::Standing;

/// Begins a new version of a set: a copy of a version, of this set or another, or an empty one.
///
/// One version of a set is worked on at a time: refused while another is a draft or proposed. Answers the id of the version.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Draft {
    pub set_id: i64,
    /// The version whose terms and items are copied; none begins with nothing.
    #[serde(default)]
    pub copy_of: Option<i64>,
}

impl Command for Draft {
    const NAME: &'static str = "criteria.draft";
    const NEEDS: Right = Right::WriteCriteria;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        let set = criteria::set(tx, self.set_id)?.ok_or(Error::NotFound("criteria-set"))?;
        let source = self.source(tx, &set)?;
        if let Some(open) = open(tx, set.id)? {
            return source.again(tx, &open);
        }
        let number = criteria::versions_of(tx, set.id)?.last().map_or(1, |last| last.number + 1);
        let id = tx.seq();
        let row = VersionRow { id, set_id: set.id, number, seq: id };
        criteria::insert_version(tx, &row)?;
        criteria::insert_terms(tx, &source.terms(id, number))?;
        for item in source.items {
            criteria::insert_item(tx, &ItemRow::new(id, id, item))?;
        }
        drafted(tx, &row)?;
        Ok(id)
    }
}

/// What a new version begins with.
struct Source {
    terms: TermsRow,
    items: Vec<Item>,
    /// The number of the version that is copied, if it is one of the same set.
    number: Option<i64>,
}

impl Draft {
    fn source(&self, tx: &mut dyn Reads, set: &SetRow) -> Result<Source> {
        let Some(id) = self.copy_of else { return Ok(Source { terms: first_terms(set), items: Vec::new(), number: None }) };
        let missing = || Error::invalid("copy_of", Message::new("criteria-version-unknown").with("read", id));
        let terms = criteria::terms(tx, id, i64::MAX)?.ok_or_else(missing)?;
        let number = criteria::version(tx, id)?.filter(|version| version.set_id == set.id).map(|version| version.number);
        Ok(Source { terms, items: criteria::items(tx, id, i64::MAX)?, number })
    }
}

impl Source {
    /// The terms of the new version. A title that names the number of the version it was copied from names the new one.
    fn terms(&self, version_id: i64, number: i64) -> TermsRow {
        let renumbered = |title: &str| self.number.map_or_else(|| title.to_owned(), |old| renumber(title, old, number));
        TermsRow {
            version_id,
            title_ja: renumbered(&self.terms.title_ja),
            title_en: renumbered(&self.terms.title_en),
            seq: version_id,
            superseded_seq: None,
            ..self.terms.clone()
        }
    }

    /// The same draft once more, before anything was done to it, is no fault.
    fn again(&self, tx: &mut WriteTx<'_>, open: &Standing) -> Result<i64> {
        let (id, number) = (open.row.id, open.row.number);
        if open.is_just_drafted(tx) && criteria::items(tx, id, i64::MAX)? == self.items {
            tx.unchanged();
            return Ok(id);
        }
        Err(Error::conflict(Message::new("criteria-draft-open").with("number", number)))
    }
}

fn first_terms(set: &SetRow) -> TermsRow {
    let terms = Terms::default();
    TermsRow {
        version_id: 0,
        title_ja: set.name_ja.clone(),
        title_en: set.name_en.clone(),
        source: String::new(),
        note: String::new(),
        pass_percent: terms.pass_percent,
        conditional_percent: terms.conditional_percent,
        partial_knock_out: Coded(terms.partial_knock_out),
        condition_days: terms.condition_days,
        seq: 0,
        superseded_seq: None,
    }
}

fn renumber(title: &str, old: i64, new: i64) -> String {
    let title = title.replace(&format!("第{old}版"), &format!("第{new}版"));
    let marked = format!("version {old}");
    match title.split_once(&marked) {
        Some((before, after)) if !after.starts_with(|c: char| c.is_ascii_digit()) => format!("{before}version {new}{after}"),
        _ => title,
    }
}

#[cfg(test)]
mod tests {
    use super::renumber;

    #[test]
    fn a_title_names_the_number_of_its_version() {
        for (title, expected) in [
            ("委託先選定基準（法人）第1版：措置", "委託先選定基準（法人）第2版：措置"),
            ("Criteria (organisations), version 1", "Criteria (organisations), version 2"),
            ("version 12 of the criteria", "version 12 of the criteria"),
            ("第11版", "第11版"),
            ("Criteria", "Criteria"),
        ] {
            assert_eq!(renumber(title, 1, 2), expected);
        }
    }
}
