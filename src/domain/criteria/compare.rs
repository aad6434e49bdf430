//! What changed between two versions, item by item.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::item::{Item, Terms};
use crate::domain::codes::codes;
use crate::domain::message::Arg;

codes! {
    /// What became of an item.
    pub enum ChangeKind as "criteria-change" {
        Added = "added",
        Removed = "removed",
        Changed = "changed",
        Same = "same",
    }

    /// What of an item or of the terms can change. Where an item stands is not among them: it says nothing of itself.
    pub enum Field as "criteria-field" {
        Category = "category",
        Level = "level",
        Class = "class",
        Weight = "weight",
        KnockOut = "knock_out",
        Polarity = "polarity",
        Scale = "scale",
        ScaleMax = "scale_max",
        AppliesWhen = "applies_when",
        TextJa = "text_ja",
        TextEn = "text_en",
        GuidanceJa = "guidance_ja",
        GuidanceEn = "guidance_en",
        EvidenceJa = "evidence_ja",
        EvidenceEn = "evidence_en",
        Source = "source",
        PassPercent = "pass_percent",
        ConditionalPercent = "conditional_percent",
        PartialKnockOut = "partial_knock_out",
        ConditionDays = "condition_days",
    }
}

/// What became of one item.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Change {
    pub code: String,
    pub kind: ChangeKind,
    /// What differs, when it was changed.
    pub fields: Vec<FieldChange>,
}

/// One value before and after. Values of closed lists are the ids of their labels; nothing is the empty text.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct FieldChange {
    pub field: Field,
    pub before: Arg,
    pub after: Arg,
}

/// Every item of either version, in the order of the sheet.
#[must_use]
pub fn compare(before: &[Item], after: &[Item]) -> Vec<Change> {
    let mut pairs: BTreeMap<&str, (Option<&Item>, Option<&Item>)> = BTreeMap::new();
    for item in before {
        pairs.entry(&item.code).or_default().0 = Some(item);
    }
    for item in after {
        pairs.entry(&item.code).or_default().1 = Some(item);
    }
    let mut placed: Vec<(i64, Change)> = pairs
        .into_iter()
        .map(|(code, (old, new))| {
            let position = new.or(old).map_or(0, |item| item.position);
            (position, change(code, old, new))
        })
        .collect();
    // Stable: ties stay in the order of their codes.
    placed.sort_by_key(|(position, _)| *position);
    placed.into_iter().map(|(_, change)| change).collect()
}

/// What differs in the terms.
#[must_use]
pub fn compare_terms(before: &Terms, after: &Terms) -> Vec<FieldChange> {
    differences(terms_values(before), terms_values(after))
}

fn change(code: &str, old: Option<&Item>, new: Option<&Item>) -> Change {
    let (kind, fields) = match (old, new) {
        (Some(old), Some(new)) => {
            let fields = differences(item_values(old), item_values(new));
            (if fields.is_empty() { ChangeKind::Same } else { ChangeKind::Changed }, fields)
        }
        (None, _) => (ChangeKind::Added, Vec::new()),
        (Some(_), None) => (ChangeKind::Removed, Vec::new()),
    };
    Change { code: code.to_owned(), kind, fields }
}

fn differences<const N: usize>(before: [(Field, Arg); N], after: [(Field, Arg); N]) -> Vec<FieldChange> {
    let pairs = before.into_iter().zip(after);
    pairs
        .filter(|((_, before), (_, after))| before != after)
        .map(|((field, before), (_, after))| FieldChange { field, before, after })
        .collect()
}

fn item_values(item: &Item) -> [(Field, Arg); 16] {
    let knock_out = if item.knock_out { "knock-out-yes" } else { "knock-out-no" };
    [
        (Field::Category, Arg::Label(item.category.label_id())),
        (Field::Level, Arg::Label(item.level.label_id())),
        (Field::Class, Arg::Label(item.class.label_id())),
        (Field::Weight, item.weight.into()),
        (Field::KnockOut, Arg::Label(knock_out.to_owned())),
        (Field::Polarity, Arg::Label(item.polarity.label_id())),
        (Field::Scale, Arg::Label(item.scale.label_id())),
        (Field::ScaleMax, item.scale_max.map_or_else(|| "".into(), Arg::Number)),
        (Field::AppliesWhen, Arg::Label(item.applies_when.label_id())),
        (Field::TextJa, (&item.text_ja).into()),
        (Field::TextEn, (&item.text_en).into()),
        (Field::GuidanceJa, (&item.guidance_ja).into()),
        (Field::GuidanceEn, (&item.guidance_en).into()),
        (Field::EvidenceJa, (&item.evidence_ja).into()),
        (Field::EvidenceEn, (&item.evidence_en).into()),
        (Field::Source, (&item.source).into()),
    ]
}

fn terms_values(terms: &Terms) -> [(Field, Arg); 4] {
    [
        (Field::PassPercent, terms.pass_percent.into()),
        (Field::ConditionalPercent, terms.conditional_percent.into()),
        (Field::PartialKnockOut, Arg::Label(terms.partial_knock_out.label_id())),
        (Field::ConditionDays, terms.condition_days.into()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::criteria::{AppliesWhen, Category, Class, Level, PartialKnockOut, Polarity, Scale};

    fn item(code: &str, position: i64) -> Item {
        Item {
            code: code.into(),
            position,
            category: Category::Technical,
            level: Level::Measure,
            class: Class::Important,
            weight: 2,
            knock_out: false,
            polarity: Polarity::Positive,
            scale: Scale::Marks,
            scale_max: None,
            applies_when: AppliesWhen::Always,
            text_ja: String::new(),
            text_en: String::new(),
            guidance_ja: String::new(),
            guidance_en: String::new(),
            evidence_ja: String::new(),
            evidence_en: String::new(),
            source: String::new(),
        }
    }

    #[test]
    fn every_item_of_either_version_appears_once_in_sheet_order() {
        let before = [item("A", 1), item("B", 2), item("C", 3)];
        let after = [item("A", 1), item("D", 2), Item { weight: 5, knock_out: true, ..item("C", 9) }];
        let changes = compare(&before, &after);
        let kinds: Vec<_> = changes.iter().map(|change| (change.code.as_str(), change.kind)).collect();
        let expected = [("A", ChangeKind::Same), ("B", ChangeKind::Removed), ("D", ChangeKind::Added), ("C", ChangeKind::Changed)];
        assert_eq!(kinds, expected);
        let fields: Vec<_> = changes.iter().flat_map(|change| &change.fields).map(|change| change.field).collect();
        assert_eq!(fields, [Field::Weight, Field::KnockOut]);
    }

    #[test]
    fn moving_an_item_is_no_change() {
        assert_eq!(compare(&[item("A", 1)], &[item("A", 7)])[0].kind, ChangeKind::Same);
    }

    #[test]
    fn the_terms_are_compared_too() {
        let before = Terms::default();
        let after = Terms { pass_percent: 85, partial_knock_out: PartialKnockOut::Fail, ..before };
        let fields: Vec<_> = compare_terms(&before, &after).into_iter().map(|change| change.field).collect();
        assert_eq!(fields, [Field::PassPercent, Field::PartialKnockOut]);
        assert_eq!(compare_terms(&before, &before), []);
    }
}
