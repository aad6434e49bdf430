//! Where items stand on the sheet: numbers with room between them, so that moving one rarely touches the others.

use crate::domain::criteria::{Category, Item, Level};

/// The room that is left between two items.
pub(super) const GAP: i64 = 100;

/// The place of a new item: behind the others of its measure or category, else where its category belongs.
pub(super) fn of_new(items: &[Item], new: &Item) -> i64 {
    let measure = new.code.rsplit_once('.').map(|(measure, _)| measure).filter(|_| new.level == Level::Technique);
    let beside = measure.and_then(|measure| items.iter().rposition(|item| belongs(item, measure)));
    let beside = beside.or_else(|| items.iter().rposition(|item| item.category == new.category));
    let beside = beside.or_else(|| items.iter().rposition(|item| rank(item.category) < rank(new.category)));
    let before = beside.and_then(|at| items.get(at)).map_or(0, |item| item.position);
    let after = items.get(beside.map_or(0, |at| at + 1)).map(|item| item.position);
    between(before, after)
}

/// The items that have another position once `code` stands behind `after`, with it; none if `after` is not there.
pub(super) fn moved(items: &[Item], code: &str, after: &str) -> Option<Vec<Item>> {
    let item = items.iter().find(|item| item.code == code)?;
    let rest: Vec<&Item> = items.iter().filter(|item| item.code != code).collect();
    let at = if after.is_empty() { 0 } else { rest.iter().position(|item| item.code == after)? + 1 };
    if items.get(at).is_some_and(|there| there.code == code) {
        return Some(Vec::new());
    }
    let before = at.checked_sub(1).and_then(|at| rest.get(at)).map_or(0, |item| item.position);
    let next = rest.get(at).map(|item| item.position);
    let position = between(before, next);
    if position > before && next.is_none_or(|next| position < next) {
        return Some(vec![Item { position, ..item.clone() }]);
    }
    let mut order = rest;
    order.insert(at, item);
    Some(numbered(order.into_iter().cloned()))
}

/// The items in their order, with new numbers; those that keep theirs are left out.
fn numbered(order: impl Iterator<Item = Item>) -> Vec<Item> {
    let placed = order.zip(1_i64..).map(|(item, nth)| (item.position, Item { position: nth * GAP, ..item }));
    placed.filter(|(before, item)| *before != item.position).map(|(_, item)| item).collect()
}

fn between(before: i64, after: Option<i64>) -> i64 {
    after.map_or(before + GAP, |after| before + (after - before) / 2)
}

fn belongs(item: &Item, measure: &str) -> bool {
    item.code == measure || item.code.rsplit_once('.').is_some_and(|(its, _)| its == measure)
}

fn rank(category: Category) -> Option<usize> {
    Category::ALL.iter().position(|known| *known == category)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::criteria::{AppliesWhen, Class, Polarity, Scale};

    fn item(code: &str, position: i64, category: Category, level: Level) -> Item {
        let none = String::new;
        Item {
            code: code.into(),
            position,
            category,
            level,
            class: Class::Important,
            weight: 1,
            knock_out: false,
            polarity: Polarity::Positive,
            scale: Scale::Marks,
            scale_max: None,
            applies_when: AppliesWhen::Always,
            text_ja: none(),
            text_en: none(),
            guidance_ja: none(),
            guidance_en: none(),
            evidence_ja: none(),
            evidence_en: none(),
            source: none(),
        }
    }

    fn sheet() -> Vec<Item> {
        vec![
            item("R1", 100, Category::Rules, Level::Measure),
            item("R1.a", 200, Category::Rules, Level::Technique),
            item("R2", 300, Category::Rules, Level::Measure),
            item("T1", 400, Category::Technical, Level::Measure),
        ]
    }

    fn order(mut items: Vec<Item>, changed: Vec<Item>) -> Vec<String> {
        for new in changed {
            items.iter_mut().filter(|item| item.code == new.code).for_each(|item| item.position = new.position);
        }
        items.sort_by(|a, b| (a.position, &a.code).cmp(&(b.position, &b.code)));
        items.into_iter().map(|item| item.code).collect()
    }

    #[test]
    fn a_new_item_stands_where_it_belongs() {
        for (code, category, level, expected) in [
            ("R1.b", Category::Rules, Level::Technique, 250),
            ("R3", Category::Rules, Level::Measure, 350),
            ("H1", Category::Human, Level::Measure, 350),
            ("B1", Category::BasicPolicy, Level::Measure, 50),
            ("S1", Category::Selection, Level::Measure, 500),
        ] {
            assert_eq!(of_new(&sheet(), &item(code, 0, category, level)), expected, "{code}");
        }
        assert_eq!(of_new(&[], &item("R1", 0, Category::Rules, Level::Measure)), GAP);
    }

    #[test]
    fn moving_touches_one_item_while_there_is_room() {
        for (code, after, expected) in
            [("T1", "", ["T1", "R1", "R1.a", "R2"]), ("R1", "T1", ["R1.a", "R2", "T1", "R1"]), ("R2", "R1", ["R1", "R2", "R1.a", "T1"])]
        {
            let changed = moved(&sheet(), code, after).unwrap();
            assert_eq!(changed.len(), 1);
            assert_eq!(order(sheet(), changed), expected);
        }
        assert_eq!(moved(&sheet(), "R2", "R1.a"), Some(vec![]), "it stands there already");
        assert_eq!(moved(&sheet(), "R2", "X"), None);
    }

    #[test]
    fn without_room_all_are_numbered_anew() {
        let close = vec![
            item("A", 1, Category::Rules, Level::Measure),
            item("B", 2, Category::Rules, Level::Measure),
            item("C", 3, Category::Rules, Level::Measure),
        ];
        let changed = moved(&close, "C", "A").unwrap();
        assert_eq!(order(close, changed), ["A", "C", "B"]);
    }
}
