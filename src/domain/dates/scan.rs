//! Finds the dates that are written in a text, and what is written beside them.

use std::ops::{Range, RangeInclusive};

use chrono::NaiveDate;

use super::era::{ERAS, Era};

/// The years that are taken for years of the register's facts.
pub const YEARS: RangeInclusive<i32> = 1868..=9999;

/// One date in a text.
#[derive(Debug)]
pub(super) struct Written {
    place: Range<usize>,
    /// None: such a day is not in the calendar.
    pub date: Option<NaiveDate>,
    /// None: by the western year.
    pub era: Option<&'static Era>,
}

/// All dates of a text and the words around them, without weekday and time of day.
#[derive(Debug)]
pub(super) struct Found {
    pub written: Vec<Written>,
    pub beside: String,
}

/// Finds the dates of a text in the form that `digits::normalise` gives it.
pub(super) fn dates(text: &str) -> Found {
    let letters: Vec<char> = text.chars().collect();
    let mut written = Vec::new();
    let mut beside = String::new();
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        if let Some(found) = date_at(&letters, at) {
            at = found.place.end;
            written.push(found);
        } else {
            beside.push(letter);
            at += 1;
        }
    }
    Found { written, beside: without_weekday_and_time(&beside) }
}

/// `26/11/23` or `11/23/2026`: three numbers of which nobody can say which is the year.
pub(super) fn is_three_numbers(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['/', '.', '-']).map(str::trim).collect();
    let [first, second, third] = parts[..] else { return false };
    let digits = [first, second, third].concat().bytes().all(|byte| byte.is_ascii_digit());
    digits && [first, second].iter().all(|part| matches!(part.len(), 1 | 2)) && matches!(third.len(), 1 | 2 | 4)
}

fn date_at(text: &[char], at: usize) -> Option<Written> {
    let before = at.checked_sub(1).and_then(|before| text.get(before));
    if before.is_some_and(char::is_ascii_alphanumeric) {
        return None;
    }
    compact(text, at).or_else(|| era_date(text, at)).or_else(|| western(text, at))
}

/// `20261123`, alone in its cell.
fn compact(text: &[char], at: usize) -> Option<Written> {
    let mut cursor = Cursor { text, at };
    let number = cursor.number(8..=8).filter(|_| at == 0 && text.len() == 8)?;
    let date = real(number / 10_000, number / 100 % 100, number % 100);
    Some(Written { place: 0..8, date, era: None })
}

fn era_date(text: &[char], at: usize) -> Option<Written> {
    let mut cursor = Cursor { text, at };
    let era = ERAS.iter().find(|era| cursor.word(era.name) || cursor.letter(era.letter))?;
    cursor.space();
    let year = if cursor.word("元") { 1 } else { cursor.number(1..=2).filter(|&year| year > 0)? };
    let (month, day) = cursor.month_and_day()?;
    Some(Written { place: at..cursor.at, date: real(era.western(year), month, day), era: Some(era) })
}

fn western(text: &[char], at: usize) -> Option<Written> {
    let mut cursor = Cursor { text, at };
    let year = cursor.number(4..=4)?;
    let (month, day) = cursor.month_and_day()?;
    Some(Written { place: at..cursor.at, date: real(year, month, day), era: None })
}

fn real(year: i32, month: i32, day: i32) -> Option<NaiveDate> {
    let date = NaiveDate::from_ymd_opt(year, month.try_into().ok()?, day.try_into().ok()?);
    date.filter(|_| YEARS.contains(&year))
}

/// A place in a text that moves on over what it recognises.
struct Cursor<'a> {
    text: &'a [char],
    at: usize,
}

impl Cursor<'_> {
    fn next(&self) -> Option<char> {
        self.text.get(self.at).copied()
    }

    fn space(&mut self) {
        while self.next().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
    }

    fn word(&mut self, word: &str) -> bool {
        let length = word.chars().count();
        let there = self.text.get(self.at..self.at + length).is_some_and(|text| text.iter().copied().eq(word.chars()));
        self.at += if there { length } else { 0 };
        there
    }

    fn letter(&mut self, letter: char) -> bool {
        let there = self.next().is_some_and(|next| next.to_ascii_uppercase() == letter);
        self.at += usize::from(there);
        there
    }

    /// A run of as many digits as the range allows, no more standing behind it.
    fn number(&mut self, digits: RangeInclusive<usize>) -> Option<i32> {
        let run: String = self.text.iter().skip(self.at).take_while(|letter| letter.is_ascii_digit()).collect();
        let number = run.parse().ok().filter(|_| digits.contains(&run.len()))?;
        self.at += run.len();
        Some(number)
    }

    /// `年11月23日`, or the same with `.`, `/` or `-`.
    fn month_and_day(&mut self) -> Option<(i32, i32)> {
        self.separator('年')?;
        let month = self.number(1..=2)?;
        self.separator('月')?;
        let day = self.number(1..=2)?;
        let end = self.at;
        self.space();
        if !self.word("日") {
            self.at = end;
        }
        Some((month, day))
    }

    fn separator(&mut self, name: char) -> Option<()> {
        self.space();
        self.next().filter(|&next| next == name || matches!(next, '.' | '/' | '-'))?;
        self.at += 1;
        self.space();
        Some(())
    }
}

/// What is left of the words beside a date when its weekday, a time of day and empty brackets are taken away.
fn without_weekday_and_time(beside: &str) -> String {
    let mut rest = beside.trim().to_owned();
    for weekday in "月火水木金土日".chars() {
        for form in [format!("({weekday})"), format!("({weekday}曜)"), format!("({weekday}曜日)")] {
            rest = rest.replacen(&form, "", 1);
        }
    }
    let rest = rest.trim();
    let time = rest.strip_prefix(['T', 't']).unwrap_or(rest).trim_end_matches(['Z', 'z']);
    let is_time = time.contains(':') && time.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, ':' | '.'));
    let says_something = rest.chars().any(|letter| !matches!(letter, '(' | ')' | '[' | ']' | ' ' | '=' | '/' | '\n'));
    if is_time || !says_something { String::new() } else { rest.to_owned() }
}
