//! Languages: the one place where a message id becomes a sentence, and a date or a number gets its form.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_langneg::{NegotiationStrategy, accepted_languages, negotiate_languages};
use serde_json::Value;
use unic_langid::LanguageIdentifier;

use crate::domain::codes::codes;
use crate::domain::digits;
use crate::domain::message::{Arg, Message};
use crate::operations::text::Words;

codes! {
    /// A language of the product. Japanese and English are equals.
    pub enum Language as "language" {
        Ja = "ja",
        En = "en",
    }
}

#[derive(rust_embed::RustEmbed)]
#[folder = "locales"]
struct Files;

static BUNDLES: LazyLock<BTreeMap<Language, FluentBundle<FluentResource>>> =
    LazyLock::new(|| Language::ALL.iter().map(|language| (*language, bundle(*language))).collect());

fn bundle(language: Language) -> FluentBundle<FluentResource> {
    let id: LanguageIdentifier = language.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    // The marks around arguments that keep scripts apart would break searching and copying Japanese names.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(grouped));
    let folder = format!("{}/", language.code());
    for path in Files::iter().filter(|path| path.starts_with(&folder)) {
        let Some(file) = Files::get(&path) else { continue };
        let text = String::from_utf8_lossy(&file.data).into_owned();
        let resource = FluentResource::try_new(text).unwrap_or_else(|(resource, errors)| {
            tracing::error!(%path, ?errors, "a file of messages does not parse");
            resource
        });
        if let Err(errors) = bundle.add_resource(resource) {
            tracing::error!(%path, ?errors, "a message id stands twice");
        }
    }
    bundle
}

/// Large numbers in sentences have their thousands apart; years do not.
fn grouped<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let whole = format!("{:.0}", number.value).parse::<i64>().ok()?;
    let is_whole = number.as_string() == whole.to_string();
    (is_whole && whole.abs() >= 10_000).then(|| Language::En.number(whole))
}

impl Language {
    /// The best language for an `Accept-Language` header; Japanese if it names none of ours.
    #[must_use]
    pub fn negotiate(header: &str) -> Self {
        let asked = accepted_languages::parse(header);
        let ours: Vec<LanguageIdentifier> = Self::ALL.iter().filter_map(|language| language.code().parse().ok()).collect();
        let best = negotiate_languages(&asked, &ours, None, NegotiationStrategy::Lookup);
        best.first().and_then(|id| Self::from_code(id.language.as_str())).unwrap_or(Self::Ja)
    }

    /// The sentence of a message.
    #[must_use]
    pub fn say(self, message: &Message) -> String {
        let mut args = FluentArgs::new();
        for (name, arg) in &message.args {
            args.set(*name, self.value(arg));
        }
        self.format(message.id, Some(&args)).into_owned()
    }

    /// The sentence of a message as the domain serialises it.
    #[must_use]
    pub fn said(self, message: &Value) -> String {
        let Some(id) = message["id"].as_str() else { return message.as_str().unwrap_or_default().to_owned() };
        let mut args = FluentArgs::new();
        for (name, arg) in message["args"].as_object().into_iter().flatten() {
            let Some((kind, value)) = arg.as_object().and_then(|arg| arg.iter().next()) else { continue };
            let value = match (kind.as_str(), value.as_str()) {
                ("label", Some(id)) => FluentValue::from(self.text(id)),
                ("labels", None) => FluentValue::from(self.texts(value.as_array().into_iter().flatten().filter_map(Value::as_str))),
                ("choices", None) => FluentValue::from(self.choices(value.as_array().into_iter().flatten().filter_map(pair))),
                ("either", None) => FluentValue::from(value[self.code()].as_str().unwrap_or_default().to_owned()),
                ("date", Some(text)) => FluentValue::from(text.parse().map(|day| self.date(day)).unwrap_or_default()),
                _ => fluent(value),
            };
            args.set(name.clone(), value);
        }
        self.format(id, Some(&args)).into_owned()
    }

    /// Whether a value is a message as the domain serialises it.
    #[must_use]
    pub fn is_message(self, value: &Value) -> bool {
        let Some(fields) = value.as_object() else { return false };
        let known = fields.get("id").and_then(Value::as_str).is_some_and(|id| self.has(id));
        known && fields.keys().all(|name| name == "id" || name == "args")
    }

    /// The text of an id without arguments.
    #[must_use]
    pub fn text(self, id: &str) -> Cow<'static, str> {
        self.format(id, None)
    }

    /// Texts to choose from, apart from each other.
    fn texts<'i>(self, ids: impl Iterator<Item = &'i str>) -> String {
        ids.map(|id| self.text(id)).collect::<Vec<_>>().join(" / ")
    }

    /// Values of a closed list to choose from, each with the code by which programs know it.
    fn choices<'i>(self, choices: impl Iterator<Item = (&'i str, &'i str)>) -> String {
        let one = |(id, code): (&str, &str)| match (self.label(id), self) {
            (None, _) => code.to_owned(),
            (Some(name), Self::Ja) => format!("{name}（{code}）"),
            (Some(name), Self::En) => format!("{name} ({code})"),
        };
        choices.map(one).collect::<Vec<_>>().join(" / ")
    }

    /// The text of an id with arguments.
    #[must_use]
    pub fn format(self, id: &str, args: Option<&FluentArgs<'_>>) -> Cow<'static, str> {
        let Some(bundle) = BUNDLES.get(&self) else { return id.to_owned().into() };
        let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
            tracing::warn!(id, language = self.code(), "a message is missing");
            return id.to_owned().into();
        };
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, args, &mut errors);
        if !errors.is_empty() {
            tracing::warn!(id, ?errors, "a message does not come out");
        }
        text
    }

    /// The text of an id, if there is one that stands without arguments.
    #[must_use]
    pub fn label(self, id: &str) -> Option<String> {
        let bundle = BUNDLES.get(&self)?;
        let mut errors = Vec::new();
        let text = bundle.format_pattern(bundle.get_message(id)?.value()?, None, &mut errors).into_owned();
        errors.is_empty().then_some(text)
    }

    #[must_use]
    pub fn has(self, id: &str) -> bool {
        BUNDLES.get(&self).is_some_and(|bundle| bundle.has_message(id))
    }

    fn value(self, arg: &Arg) -> FluentValue<'static> {
        match arg {
            Arg::Text(text) => FluentValue::from(text.clone()),
            Arg::Number(number) => FluentValue::from(*number),
            Arg::Date(date) => FluentValue::from(self.date(*date)),
            Arg::Label(id) => FluentValue::from(self.text(id)),
            Arg::Labels(ids) => FluentValue::from(self.texts(ids.iter().map(String::as_str))),
            Arg::Choices(choices) => FluentValue::from(self.choices(choices.iter().map(|(id, code)| (id.as_str(), code.as_str())))),
            Arg::Either { ja, en } => FluentValue::from(if self == Self::Ja { ja } else { en }.clone()),
        }
    }

    /// A date in running text: 2026年11月23日 / 23 November 2026.
    #[must_use]
    pub fn date(self, date: NaiveDate) -> String {
        match self {
            Self::Ja => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
            Self::En => format!("{}", date.format("%-d %B %Y")),
        }
    }

    /// A date in a column: 2026/11/23 / 23 Nov 2026.
    #[must_use]
    pub fn short_date(self, date: NaiveDate) -> String {
        match self {
            Self::Ja => format!("{}", date.format("%Y/%m/%d")),
            Self::En => format!("{}", date.format("%-d %b %Y")),
        }
    }

    /// A month: 2026年11月 or November 2026.
    #[must_use]
    pub fn month(self, on: NaiveDate) -> String {
        match self {
            Self::Ja => on.format("%Y年%-m月").to_string(),
            Self::En => on.format("%B %Y").to_string(),
        }
    }

    /// A month where there is little room: 11月 or Nov.
    #[must_use]
    pub fn short_month(self, on: NaiveDate) -> String {
        match self {
            Self::Ja => on.format("%-m月").to_string(),
            Self::En => on.format("%b").to_string(),
        }
    }

    /// The text of this language; the other one where it is missing.
    #[must_use]
    pub fn either<'a>(self, ja: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Ja if !ja.is_empty() => ja,
            Self::En if en.is_empty() => ja,
            _ => en,
        }
    }

    /// A whole number with its thousands apart.
    #[must_use]
    pub fn number(self, number: i64) -> String {
        let plain = number.unsigned_abs().to_string();
        let mut grouped = String::with_capacity(plain.len() + plain.len() / 3 + 1);
        if number < 0 {
            grouped.push('-');
        }
        for (place, digit) in plain.chars().enumerate() {
            if place > 0 && (plain.len() - place).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        grouped
    }
}

/// Two texts that stand together.
fn pair(value: &Value) -> Option<(&str, &str)> {
    Some((value.get(0)?.as_str()?, value.get(1)?.as_str()?))
}

/// A value of JSON as an argument of a message.
pub(crate) fn fluent(value: &Value) -> FluentValue<'static> {
    match value {
        Value::String(text) => FluentValue::from(text.clone()),
        Value::Number(number) => number.as_i64().map_or_else(|| FluentValue::from(number.to_string()), FluentValue::from),
        Value::Null => FluentValue::from(""),
        other => FluentValue::from(other.to_string()),
    }
}

/// The labels of closed lists in every language, read backwards.
pub struct Labels;

impl Words for Labels {
    fn code(&self, list: &str, codes: &[&str], typed: &str) -> Option<String> {
        let plain = |text: &str| digits::normalise(text).to_lowercase();
        let typed = plain(typed);
        let named = |code: &&&str| {
            let id = format!("{list}-{}", code.replace('_', "-"));
            Language::ALL.iter().any(|language| language.has(&id) && plain(&language.text(&id)) == typed)
        };
        codes.iter().find(named).map(|code| (*code).to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_other_language_stands_in_where_one_is_missing() {
        for (language, ja, en, expected) in [
            (Language::Ja, "和", "En", "和"),
            (Language::En, "和", "En", "En"),
            (Language::Ja, "", "En", "En"),
            (Language::En, "和", "", "和"),
        ] {
            assert_eq!(language.either(ja, en), expected);
        }
    }

    #[test]
    fn a_reader_gets_the_language_that_is_asked_for() {
        for (header, expected) in [
            ("", Language::Ja),
            ("en-GB,en;q=0.9", Language::En),
            ("ja,en;q=0.5", Language::Ja),
            ("fr,en;q=0.3", Language::En),
            ("zz", Language::Ja),
        ] {
            assert_eq!(Language::negotiate(header), expected, "{header}");
        }
    }

    #[test]
    fn choices_are_named_in_the_language_of_the_reader_and_by_their_codes() {
        let choices = ["pass", "nonesuch"].map(|code| (format!("decision-outcome-{code}"), code.to_owned()));
        let message = Message::new("input-choice").with("read", "?").with("expected", Arg::Choices(choices.to_vec()));
        for (language, expected) in [(Language::Ja, "合格（pass） / nonesuch"), (Language::En, "Pass (pass) / nonesuch")] {
            let said = language.say(&message);
            assert!(said.contains(expected), "{said}");
            assert_eq!(language.said(&serde_json::to_value(&message).unwrap()), said, "however it comes");
        }
    }

    #[test]
    fn thousands_stand_apart() {
        for (number, expected) in [(0, "0"), (999, "999"), (1_000, "1,000"), (-1_234_567, "-1,234,567")] {
            assert_eq!(Language::En.number(number), expected);
        }
    }
}
