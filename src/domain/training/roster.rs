//! Who is meant by a line of an attendance sheet: by number, mail address, or name and reading, however they are written.

use std::collections::BTreeMap;

use crate::domain::digits;
use crate::domain::names::search_key;

/// Someone who can be meant.
#[derive(Clone, Debug)]
pub struct Named {
    pub id: i64,
    pub code: String,
    pub name: String,
    pub kana: String,
    pub email: String,
}

/// Who is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Match {
    Sure(i64),
    /// By the name alone, which only this person has.
    ByName(i64),
    /// One of these, or what the line says does not agree.
    Doubtful(Vec<i64>),
    Unknown,
}

/// People, findable by what a line can say of them.
#[derive(Debug)]
pub struct Roll<'p> {
    people: &'p [Named],
    by_id: BTreeMap<i64, usize>,
    by_code: BTreeMap<String, usize>,
    by_mail: BTreeMap<String, Vec<usize>>,
    by_name: BTreeMap<String, Vec<usize>>,
    by_kana: BTreeMap<String, Vec<usize>>,
}

impl<'p> Roll<'p> {
    #[must_use]
    pub fn of(people: &'p [Named]) -> Self {
        let mut roll = Self {
            people,
            by_id: BTreeMap::new(),
            by_code: BTreeMap::new(),
            by_mail: BTreeMap::new(),
            by_name: BTreeMap::new(),
            by_kana: BTreeMap::new(),
        };
        for (place, person) in people.iter().enumerate() {
            roll.by_id.insert(person.id, place);
            roll.by_code.insert(code_key(&person.code), place);
            for (map, key) in [
                (&mut roll.by_mail, mail_key(&person.email)),
                (&mut roll.by_name, search_key(&person.name)),
                (&mut roll.by_kana, search_key(&person.kana)),
            ] {
                if !key.is_empty() {
                    map.entry(key).or_default().push(place);
                }
            }
        }
        roll
    }

    /// Somebody by id.
    #[must_use]
    pub fn named(&self, id: i64) -> Option<&'p Named> {
        self.people.get(*self.by_id.get(&id)?)
    }

    fn ids(&self, places: &[usize]) -> Vec<i64> {
        places.iter().filter_map(|place| self.people.get(*place)).map(|person| person.id).collect()
    }
}

/// Who is meant by what stands in the cells, any of which may be empty. A number or an address beside a name of somebody else is doubtful.
#[must_use]
pub fn find(roll: &Roll<'_>, code: &str, email: &str, name: &str, kana: &str) -> Match {
    let (name_key, kana_key) = (search_key(name), search_key(kana));
    let by_code = roll.by_code.get(&code_key(code)).filter(|_| !code.trim().is_empty());
    let by_mail = roll.by_mail.get(&mail_key(email)).filter(|found| found.len() == 1).and_then(|found| found.first());
    if !code.trim().is_empty() && by_code.is_none() {
        // A number that nobody has is not made good by a name.
        let named = roll.by_name.get(&name_key).map(|found| roll.ids(found)).unwrap_or_default();
        return if named.is_empty() { Match::Unknown } else { Match::Doubtful(named) };
    }
    if let Some(place) = by_code.or(by_mail) {
        let Some(person) = roll.people.get(*place) else { return Match::Unknown };
        let agrees = |typed: &str, known: &str| typed.is_empty() || known.is_empty() || typed == search_key(known);
        let same_name = agrees(&name_key, &person.name) || (!kana_key.is_empty() && kana_key == search_key(&person.kana));
        return if same_name { Match::Sure(person.id) } else { Match::Doubtful(vec![person.id]) };
    }
    by_words(roll, &name_key, &kana_key)
}

fn by_words(roll: &Roll<'_>, name_key: &str, kana_key: &str) -> Match {
    let none = Vec::new();
    let named = roll.by_name.get(name_key).filter(|_| !name_key.is_empty()).unwrap_or(&none);
    let read = roll.by_kana.get(kana_key).filter(|_| !kana_key.is_empty()).unwrap_or(&none);
    if named.is_empty() {
        return if read.is_empty() { Match::Unknown } else { Match::Doubtful(roll.ids(read)) };
    }
    let both: Vec<usize> = named.iter().copied().filter(|place| read.contains(place)).collect();
    match (both.as_slice(), named.as_slice()) {
        ([_], _) => Match::Sure(roll.ids(&both).first().copied().unwrap_or_default()),
        ([], [_]) if kana_key.is_empty() => Match::ByName(roll.ids(named).first().copied().unwrap_or_default()),
        _ => Match::Doubtful(roll.ids(if both.is_empty() { named } else { &both })),
    }
}

fn code_key(code: &str) -> String {
    digits::normalise(code).to_lowercase()
}

fn mail_key(email: &str) -> String {
    digits::normalise(email).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people() -> Vec<Named> {
        let named = |id: i64, code: &str, name: &str, kana: &str, email: &str| Named {
            id,
            code: code.into(),
            name: name.into(),
            kana: kana.into(),
            email: email.into(),
        };
        vec![
            named(1, "E001", "髙橋 花子", "タカハシ ハナコ", "hanako@example.jp"),
            named(2, "E002", "佐藤 健", "サトウ ケン", ""),
            named(3, "E003", "佐藤 健", "サトウ タケシ", ""),
            named(4, "E004", "渡辺 一郎", "ワタナベ イチロウ", ""),
        ]
    }

    #[test]
    fn people_are_found_as_sheets_write_them() {
        let people = people();
        let roll = Roll::of(&people);
        for (code, email, name, kana, expected) in [
            ("Ｅ００１", "", "", "", Match::Sure(1)),
            ("e001", "", "高橋花子", "", Match::Sure(1)),
            ("", "ＨＡＮＡＫＯ@example.jp", "", "", Match::Sure(1)),
            ("", "", "高橋　花子", "ﾀｶﾊｼ ﾊﾅｺ", Match::Sure(1)),
            ("", "", "髙橋花子", "", Match::ByName(1)),
            ("", "", "佐藤健", "", Match::Doubtful(vec![2, 3])),
            ("", "", "佐藤健", "さとう　たけし", Match::Sure(3)),
            ("", "", "佐藤健", "サトウ ツヨシ", Match::Doubtful(vec![2, 3])),
            ("", "", "渡邉 一朗", "ワタナベ イチロウ", Match::Doubtful(vec![4])),
            ("E001", "", "渡辺一郎", "", Match::Doubtful(vec![1])),
            ("E999", "", "渡辺一郎", "", Match::Doubtful(vec![4])),
            ("E999", "", "", "", Match::Unknown),
            ("", "", "山田太郎", "", Match::Unknown),
            ("", "", "", "", Match::Unknown),
        ] {
            assert_eq!(find(&roll, code, email, name, kana), expected, "{code} {email} {name} {kana}");
        }
    }
}
