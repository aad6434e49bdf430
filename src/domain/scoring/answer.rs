//! What was found at one item, and whether that can be said of it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::exact::Exact;
use crate::domain::criteria::{AppliesWhen, Class, Item, Polarity, Scale};
use crate::domain::message::{Message, Problems};

/// What the assessor found. Written `good`, `partial`, `poor`, `yes`, `no`, `n:3` or `not_applicable`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// ○
    Good,
    /// △
    Partial,
    /// ×
    Poor,
    Yes,
    No,
    /// So many of the item's maximum.
    Number(i64),
    /// 対象外
    NotApplicable,
}

/// The answers of one evaluation, by the code of the item.
pub type Answers = BTreeMap<String, Answer>;

/// What is recorded at one item; an item without a verdict is unanswered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    pub verdict: Option<Verdict>,
    /// Why the item is not applicable.
    pub na_reason: Option<String>,
}

/// The circumstances of the work entrusted. What is not known is taken to be so: the item is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Context {
    pub it_used: Option<bool>,
    pub media_carried: Option<bool>,
    pub abroad: Option<bool>,
    /// Special care-required personal information or My Number.
    pub special_data: Option<bool>,
}

impl Context {
    /// Whether the item is asked in these circumstances. A must always is.
    #[must_use]
    pub fn asks(self, item: &Item) -> bool {
        let met = match item.applies_when {
            AppliesWhen::Always => None,
            AppliesWhen::ItUsed => self.it_used,
            AppliesWhen::MediaCarried => self.media_carried,
            AppliesWhen::Abroad => self.abroad,
            AppliesWhen::SpecialData => self.special_data,
        };
        item.class == Class::Must || met.unwrap_or(true)
    }
}

impl Verdict {
    /// The id of the message that names it; numbers stand for themselves.
    #[must_use]
    pub fn label_id(self) -> Option<String> {
        match self {
            Self::Number(_) => None,
            named => Some(format!("verdict-{}", named.to_string().replace('_', "-"))),
        }
    }

    /// What it is worth at this item, 0–1; none if it is not on the item's scale or not applicable.
    #[must_use]
    pub fn value(self, item: &Item) -> Option<Exact> {
        let worth = match (item.scale, self) {
            (Scale::Marks, Self::Good) | (Scale::YesNo, Self::Yes) => Exact::ONE,
            (Scale::Marks, Self::Partial) => Exact::HALF,
            (Scale::Marks, Self::Poor) | (Scale::YesNo, Self::No) => Exact::ZERO,
            (Scale::Number, Self::Number(n)) => {
                let max = item.scale_max.filter(|max| (1..=10).contains(max) && (0..=*max).contains(&n))?;
                Exact::of(n, max)?
            }
            _ => return None,
        };
        Some(match item.polarity {
            Polarity::Positive => worth,
            Polarity::Negative => Exact(Exact::ONE.0 - worth.0),
        })
    }
}

impl Answer {
    #[must_use]
    pub fn of(verdict: Verdict) -> Self {
        Self { verdict: Some(verdict), na_reason: None }
    }

    #[must_use]
    pub fn not_applicable(reason: &str) -> Self {
        Self { verdict: Some(Verdict::NotApplicable), na_reason: Some(reason.to_owned()) }
    }

    /// Whether the item is rightly left out: the class allows it, and a reason is given.
    #[must_use]
    pub fn leaves_out(&self, item: &Item) -> bool {
        self.verdict == Some(Verdict::NotApplicable) && check_answer(item, self).is_ok()
    }
}

/// Whether this can be answered at the item.
///
/// # Errors
/// `verdict`: not on the item's scale, or a must left out. `na_reason`: left out without a reason.
pub fn check_answer(item: &Item, answer: &Answer) -> Result<(), Problems> {
    let Some(verdict) = answer.verdict else { return Ok(()) };
    let mut problems = Problems::default();
    if verdict == Verdict::NotApplicable {
        if item.class == Class::Must {
            problems.add("verdict", Message::new("answer-must-applies").with("code", &item.code));
        } else if answer.na_reason.as_deref().is_none_or(|reason| reason.trim().is_empty()) {
            problems.add("na_reason", Message::new("answer-na-needs-reason").with("code", &item.code));
        }
    } else if verdict.value(item).is_none() {
        problems.add("verdict", off_scale(item, verdict));
    }
    problems.or(())
}

fn off_scale(item: &Item, verdict: Verdict) -> Message {
    let message = match verdict.label_id() {
        Some(label) => Message::new("answer-off-scale").label("read", label),
        None => Message::new("answer-off-scale").with("read", verdict.to_string().trim_start_matches("n:")),
    };
    match item.scale_max.filter(|_| item.scale == Scale::Number) {
        Some(max) => message.with("expected", format!("0–{max}")),
        None => message.label("expected", item.scale.label_id()),
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Good => to.write_str("good"),
            Self::Partial => to.write_str("partial"),
            Self::Poor => to.write_str("poor"),
            Self::Yes => to.write_str("yes"),
            Self::No => to.write_str("no"),
            Self::Number(n) => write!(to, "n:{n}"),
            Self::NotApplicable => to.write_str("not_applicable"),
        }
    }
}

impl FromStr for Verdict {
    type Err = Message;

    fn from_str(text: &str) -> Result<Self, Message> {
        let known = [Self::Good, Self::Partial, Self::Poor, Self::Yes, Self::No, Self::NotApplicable];
        let number = || text.strip_prefix("n:")?.parse().ok().filter(|n| (0..=10).contains(n)).map(Self::Number);
        known
            .into_iter()
            .find(|verdict| verdict.to_string() == text)
            .or_else(number)
            .ok_or_else(|| Message::new("answer-verdict-unknown").with("read", text))
    }
}

impl Serialize for Verdict {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Verdict {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        let expected = "good, partial, poor, yes, no, n:0 to n:10 or not_applicable";
        text.parse().map_err(|_| serde::de::Error::invalid_value(serde::de::Unexpected::Str(&text), &expected))
    }
}

impl JsonSchema for Verdict {
    fn schema_name() -> Cow<'static, str> {
        "Verdict".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^(good|partial|poor|yes|no|not_applicable|n:([0-9]|10))$" })
    }
}
