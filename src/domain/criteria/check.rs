//! What a version of the criteria has to fulfil before it may be proposed.

use std::collections::BTreeSet;

use super::item::{AppliesWhen, Class, Item, Level, Scale, Terms};
use crate::domain::message::{Arg, Message, Problems};

const LONGEST_CODE: usize = 40;
const LONGEST_TEXT: usize = 2_000;

/// What was found in a version: problems forbid it to be proposed, warnings do not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VersionCheck {
    pub problems: Problems,
    pub warnings: Problems,
}

/// Whether one item can stand in a version.
///
/// # Errors
/// By field of the item.
pub fn check_item(item: &Item) -> Result<(), Problems> {
    let mut problems = Problems::default();
    problems.keep("code", check_code(&item.code));
    check_texts(item, &mut problems);
    problems.keep("weight", within(item.weight, 0, 100));
    problems.keep("scale_max", check_scale(item));
    problems.keep("applies_when", check_circumstances(item));
    if item.level == Level::Technique && (item.knock_out || item.weight != 0) {
        problems.add("level", "criteria-technique-not-scored");
    }
    problems.or(())
}

/// Whether terms and items together make a version that can be judged by. Fields of an item are `items.<code>.<field>`.
#[must_use]
pub fn check_version(terms: &Terms, items: &[Item]) -> VersionCheck {
    let mut check = VersionCheck { problems: check_terms(terms), warnings: Problems::default() };
    for item in items {
        if let Err(problems) = check_item(item) {
            for (field, message) in problems.0 {
                check.problems.add(format!("items.{}.{field}", item.code), message);
            }
        }
    }
    check_codes(items, &mut check);
    if !items.iter().any(|item| item.is_scored() && item.weight > 0) {
        check.problems.add("items", "criteria-nothing-scored");
    }
    check
}

fn check_code(code: &str) -> Result<(), Message> {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    if !code.is_empty() && code.len() <= LONGEST_CODE && code.chars().all(allowed) {
        return Ok(());
    }
    Err(Message::new("criteria-code-unreadable").with("read", code).with("longest", LONGEST_CODE))
}

fn check_texts(item: &Item, problems: &mut Problems) {
    for (field, text) in [("text_ja", &item.text_ja), ("text_en", &item.text_en)] {
        if text.trim().is_empty() {
            problems.add(field, "criteria-text-missing");
        }
    }
    for (field, text) in [
        ("text_ja", &item.text_ja),
        ("text_en", &item.text_en),
        ("guidance_ja", &item.guidance_ja),
        ("guidance_en", &item.guidance_en),
        ("evidence_ja", &item.evidence_ja),
        ("evidence_en", &item.evidence_en),
        ("source", &item.source),
    ] {
        let read = text.chars().count();
        if read > LONGEST_TEXT {
            problems.add(field, Message::new("criteria-text-too-long").with("read", read).with("longest", LONGEST_TEXT));
        }
    }
}

fn check_scale(item: &Item) -> Result<(), Message> {
    match (item.scale, item.scale_max) {
        (Scale::Number, Some(max)) => within(max, 1, 10),
        (Scale::Number, None) => Err(Message::new("criteria-scale-max-missing")),
        (_, None) => Ok(()),
        (_, Some(max)) => Err(Message::new("criteria-scale-max-unused").with("read", max)),
    }
}

/// A must is asked of everyone (PPC General Guidelines, section 10); a conditional item has to say when it is.
fn check_circumstances(item: &Item) -> Result<(), Message> {
    match (item.class, item.applies_when) {
        (Class::Conditional, AppliesWhen::Always) => Err("criteria-conditional-needs-circumstances".into()),
        (Class::Must, when) if when != AppliesWhen::Always => {
            Err(Message::new("criteria-must-applies-always").label("read", when.label_id()))
        }
        _ => Ok(()),
    }
}

fn check_terms(terms: &Terms) -> Problems {
    let mut problems = Problems::default();
    problems.keep("pass_percent", within(terms.pass_percent, 1, 100));
    problems.keep("conditional_percent", within(terms.conditional_percent, 1, 100));
    problems.keep("condition_days", within(terms.condition_days, 1, 365));
    if terms.conditional_percent > terms.pass_percent {
        let message =
            Message::new("criteria-thresholds-reversed").with("read", terms.conditional_percent).with("expected", terms.pass_percent);
        problems.add("conditional_percent", message);
    }
    problems
}

fn check_codes(items: &[Item], check: &mut VersionCheck) {
    let measures: BTreeSet<&str> = items.iter().filter(|item| item.is_scored()).map(|item| item.code.as_str()).collect();
    let mut seen = BTreeSet::new();
    for item in items {
        let about = |id| Message::new(id).with("code", &item.code);
        if !seen.insert(item.code.as_str()) {
            check.problems.add(format!("items.{}.code", item.code), about("criteria-code-twice"));
        }
        let measure = item.code.rsplit_once('.').map(|(measure, _)| measure);
        if !item.is_scored() && measure.is_none_or(|measure| !measures.contains(measure)) {
            check.warnings.add(format!("items.{}.code", item.code), about("criteria-technique-without-measure"));
        }
    }
}

fn within(read: i64, least: i64, most: i64) -> Result<(), Message> {
    if (least..=most).contains(&read) {
        return Ok(());
    }
    let message = Message::new("criteria-number-out-of-range");
    Err(message.with("read", read).with("least", Arg::Number(least)).with("most", Arg::Number(most)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::criteria::{Category, PartialKnockOut, Polarity};

    fn item(code: &str) -> Item {
        Item {
            code: code.into(),
            position: 1,
            category: Category::Rules,
            level: Level::Measure,
            class: Class::Must,
            weight: 3,
            knock_out: false,
            polarity: Polarity::Positive,
            scale: Scale::Marks,
            scale_max: None,
            applies_when: AppliesWhen::Always,
            text_ja: "規律".into(),
            text_en: "Rules".into(),
            guidance_ja: String::new(),
            guidance_en: String::new(),
            evidence_ja: String::new(),
            evidence_en: String::new(),
            source: String::new(),
        }
    }

    fn technique(code: &str) -> Item {
        Item { level: Level::Technique, class: Class::Example, weight: 0, ..item(code) }
    }

    #[test]
    fn each_fault_of_an_item_is_named_at_its_field() {
        let good = item("GL10-1");
        assert_eq!(check_item(&good), Ok(()));
        for (bad, field, id) in [
            (Item { code: String::new(), ..good.clone() }, "code", "criteria-code-unreadable"),
            (Item { code: "第一".into(), ..good.clone() }, "code", "criteria-code-unreadable"),
            (Item { code: "x".repeat(41), ..good.clone() }, "code", "criteria-code-unreadable"),
            (Item { text_en: " ".into(), ..good.clone() }, "text_en", "criteria-text-missing"),
            (Item { guidance_ja: "あ".repeat(2_001), ..good.clone() }, "guidance_ja", "criteria-text-too-long"),
            (Item { weight: -1, ..good.clone() }, "weight", "criteria-number-out-of-range"),
            (Item { weight: 101, ..good.clone() }, "weight", "criteria-number-out-of-range"),
            (Item { scale: Scale::Number, ..good.clone() }, "scale_max", "criteria-scale-max-missing"),
            (Item { scale: Scale::Number, scale_max: Some(11), ..good.clone() }, "scale_max", "criteria-number-out-of-range"),
            (Item { scale_max: Some(5), ..good.clone() }, "scale_max", "criteria-scale-max-unused"),
            (Item { class: Class::Conditional, ..good.clone() }, "applies_when", "criteria-conditional-needs-circumstances"),
            (Item { applies_when: AppliesWhen::Abroad, ..good.clone() }, "applies_when", "criteria-must-applies-always"),
            (Item { knock_out: true, ..technique("GL10-1.a") }, "level", "criteria-technique-not-scored"),
        ] {
            let problems = check_item(&bad).unwrap_err();
            assert_eq!(problems.0.get(field).map(|message| message.id), Some(id), "{field}");
            assert_eq!(problems.0.len(), 1, "only {field}: {problems:?}");
        }
    }

    #[test]
    fn a_version_that_scores_nothing_is_no_version() {
        for items in [vec![], vec![technique("GL10-1.a")], vec![Item { weight: 0, ..item("GL10-1") }]] {
            assert!(check_version(&Terms::default(), &items).problems.0.contains_key("items"));
        }
        assert_eq!(check_version(&Terms::default(), &[item("GL10-1")]), VersionCheck::default());
    }

    #[test]
    fn a_code_stands_once() {
        let check = check_version(&Terms::default(), &[item("GL10-1"), item("GL10-1")]);
        assert_eq!(check.problems.0["items.GL10-1.code"].id, "criteria-code-twice");
    }

    #[test]
    fn a_technique_without_its_measure_is_only_a_warning() {
        let check = check_version(&Terms::default(), &[item("GL10-1"), technique("GL10-1.a"), technique("GL10-2.a")]);
        assert!(check.problems.is_empty());
        assert_eq!(check.warnings.0.keys().collect::<Vec<_>>(), ["items.GL10-2.a.code"]);
    }

    #[test]
    fn thresholds_stand_in_their_order() {
        let terms = Terms { pass_percent: 60, conditional_percent: 80, ..Terms::default() };
        let check = check_version(&terms, &[item("GL10-1")]);
        assert_eq!(check.problems.0["conditional_percent"].id, "criteria-thresholds-reversed");
        let equal = Terms { pass_percent: 70, conditional_percent: 70, ..Terms::default() };
        assert!(check_version(&equal, &[item("GL10-1")]).problems.is_empty());
        let none = Terms { pass_percent: 0, conditional_percent: 0, partial_knock_out: PartialKnockOut::Fail, condition_days: 0 };
        assert_eq!(check_version(&none, &[item("GL10-1")]).problems.0.len(), 3);
    }
}
