//! The certificate of a signature as a document: facts in one language, and the text exactly as it was signed.

use chrono::{Datelike, NaiveDateTime, Timelike};
use chrono_tz::Tz;
use serde::Serialize;

use crate::domain::agreement::{self, Line, lines};
use crate::domain::message::Message;
use crate::domain::nda::NdaEventKind;
use crate::error::{Error, Result};
use crate::locale::Language;
use crate::operations::nda::{Signed, Whole};

/// Everything that stands in a certificate, in words.
#[derive(Clone, Debug, Serialize)]
pub struct Certificate {
    pub language: Language,
    pub title: String,
    /// What was signed.
    pub subject: String,
    /// Who signed it.
    pub party: String,
    pub organisation: String,
    pub facts: Vec<Fact>,
    pub verify: String,
    /// The heading over the text.
    pub heading: String,
    /// The language of the text, which may be another than that of the words around it.
    pub text_language: agreement::Language,
    /// The text; nothing where a file was signed, or where it was erased.
    pub lines: Vec<Part>,
    /// What is said in place of a text.
    pub note: String,
    /// At the foot of each page: the entry of the ledger, and its hash.
    pub foot: String,
    pub recorded: Instant,
    /// The organisation's, as a data URI. The press has it beside the data.
    #[serde(skip)]
    pub logo: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Fact {
    pub name: String,
    pub values: Vec<Entry>,
}

/// A line of a fact.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    pub text: String,
    /// Whether it is a number or a hash, which is set small.
    pub code: bool,
}

/// A line of the text.
#[derive(Clone, Debug, Serialize)]
pub struct Part {
    /// `title`, `heading`, `item` or `paragraph`.
    pub kind: &'static str,
    /// The number of an item.
    pub mark: String,
    pub text: String,
}

/// When the signature was recorded, where the organisation is: the date of the document.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Instant {
    pub year: i32,
    pub month: u32,
    pub day: u32,
    pub hour: u32,
    pub minute: u32,
    pub second: u32,
}

/// The certificate of the signature that stands.
///
/// # Errors
/// `NotFound` if there is none.
pub fn certificate(whole: &Whole, language: Language, zone: Tz) -> Result<Certificate> {
    let signed = whole.signature.as_ref().ok_or(Error::NotFound("nda"))?;
    let say = Say { language, zone };
    Ok(Certificate {
        language,
        title: say.text("nda-certificate"),
        subject: breakable(&whole.title),
        party: breakable(&whole.party),
        organisation: say.pick(&whole.organisation_ja, &whole.organisation_en).to_owned(),
        facts: say.facts(whole, signed),
        verify: say.text("nda-how-to-verify"),
        heading: say.text("nda-text"),
        text_language: whole.language,
        lines: lines(&whole.text).map(part).collect(),
        note: say.note(whole),
        foot: format!("{} {}  {}", say.text("nda-entry"), signed.seq, signed.entry_hash),
        recorded: instant(say.local(signed.recorded_at)),
        logo: None,
    })
}

struct Say {
    language: Language,
    zone: Tz,
}

impl Say {
    fn text(&self, id: &str) -> String {
        self.language.text(id).into_owned()
    }

    fn pick<'a>(&self, ja: &'a str, en: &'a str) -> &'a str {
        self.language.either(ja, en)
    }

    fn local(&self, at: NaiveDateTime) -> NaiveDateTime {
        at.and_utc().with_timezone(&self.zone).naive_local()
    }

    fn facts(&self, whole: &Whole, signed: &Signed) -> Vec<Fact> {
        let date = |on| self.language.date(on);
        let by = |on, name: &str| joined(&[&date(on), name]);
        let text = joined(&[
            &whole.title,
            &self.language.say(&Message::new("nda-version").with("n", whole.version)),
            &self.text(&whole.language.label_id()),
        ]);
        let until = whole.valid_until_on.map_or_else(|| self.text("nda-without-end"), date);
        let mut facts = vec![
            self.fact("nda-number-label", &[&whole.id.to_string()]),
            self.fact("nda-organisation", &[self.pick(&whole.organisation_ja, &whole.organisation_en)]),
            self.fact("nda-agreement", &[&text]),
            self.fact("nda-party", &[&whole.party, &whole.signatory]),
            self.fact("nda-issued-on", &[&by(whole.issued_on, &whole.issued_by)]),
            self.fact("nda-signed-on", &[&date(signed.signed_on)]),
            self.fact("nda-method", &[&self.text(&signed.method.label_id())]),
            self.fact("nda-recorded-at", &[&self.instant(signed.recorded_at)]),
        ];
        facts.extend(self.evidence(signed));
        facts.push(self.code("nda-hash-signed", "", &signed.hash));
        facts.push(self.code("nda-entry", &signed.seq.to_string(), &signed.entry_hash));
        facts.extend(whole.signed_off_on.map(|on| self.fact("nda-signed-off-on", &[&by(on, &whole.signed_off_by)])));
        facts.extend(whole.valid_from_on.map(|on| self.fact("nda-valid-from", &[&date(on)])));
        facts.push(self.fact("nda-valid-until", &[&until]));
        // What came to its end early must not look as if it still bound.
        let over = whole.events.iter().filter(|event| matches!(event.kind, NdaEventKind::Ended | NdaEventKind::Voided));
        facts.extend(over.map(|event| self.fact(&event.kind.label_id(), &[&by(event.on, &event.by)])));
        facts
    }

    /// What was kept of the signing itself: on the screen, or on paper.
    fn evidence(&self, signed: &Signed) -> Vec<Fact> {
        let mut facts = Vec::new();
        if !signed.typed_name.is_empty() {
            facts.push(self.fact("nda-typed-name", &[&signed.typed_name]));
            facts.push(self.fact("nda-consent-given", &[&self.text("nda-consent")]));
            facts.push(self.fact("nda-address", &[&self.kept(&signed.address)]));
            facts.push(self.fact("nda-agent", &[&self.kept(&signed.agent)]));
        }
        if !signed.collected_by.is_empty() {
            facts.push(self.fact("nda-collector", &[&signed.collected_by]));
        }
        facts.extend(signed.scan.as_ref().map(|scan| self.code("nda-scan", &scan.name, &scan.hash)));
        facts
    }

    /// What only a page sees of whoever signs.
    fn kept(&self, text: &str) -> String {
        if text.is_empty() { self.text("nda-not-recorded") } else { text.to_owned() }
    }

    /// A fact with a line for each text that is not empty.
    fn fact(&self, id: &str, texts: &[&str]) -> Fact {
        let values = texts.iter().filter(|text| !text.is_empty()).map(|text| Entry { text: breakable(text), code: false });
        Fact { name: self.text(id), values: values.collect() }
    }

    /// A fact that ends in a hash.
    fn code(&self, id: &str, text: &str, hash: &str) -> Fact {
        let mut fact = self.fact(id, &[text]);
        fact.values.push(Entry { text: hash.to_owned(), code: true });
        fact
    }

    fn instant(&self, at: NaiveDateTime) -> String {
        let local = self.local(at);
        format!("{} {} ({})", self.language.date(local.date()), local.format("%H:%M:%S"), self.zone.name())
    }

    fn note(&self, whole: &Whole) -> String {
        match &whole.file {
            _ if !whole.text.is_empty() => String::new(),
            Some(file) => breakable(&format!("{} {}", self.text("nda-file-is-signed"), file.name)),
            None => self.text("nda-text-erased"),
        }
    }
}

fn instant(at: NaiveDateTime) -> Instant {
    Instant { year: at.year(), month: at.month(), day: at.day(), hour: at.hour(), minute: at.minute(), second: at.second() }
}

fn part(line: Line<'_>) -> Part {
    let of = |kind, mark: &str, text: &str| Part { kind, mark: mark.to_owned(), text: breakable(text) };
    match line {
        Line::Title(text) => of("title", "", text),
        Line::Heading(text) => of("heading", "", text),
        Line::Item(mark, text) => of("item", mark, text),
        Line::Paragraph(text) => of("paragraph", "", text),
    }
}

fn joined(texts: &[&str]) -> String {
    texts.iter().filter(|text| !text.is_empty()).copied().collect::<Vec<_>>().join(" · ")
}

/// Letters that stand together without a place to break the line.
const LONGEST_WORD: usize = 30;

/// Lets a word break that is longer than a line may be, by spaces without width. Scripts without spaces break as they are.
fn breakable(text: &str) -> String {
    let mut broken = String::with_capacity(text.len());
    for (place, word) in text.split(' ').enumerate() {
        if place > 0 {
            broken.push(' ');
        }
        let long = word.chars().filter(char::is_ascii).count() > LONGEST_WORD;
        for (place, letter) in word.chars().enumerate() {
            if long && place > 0 && place.is_multiple_of(10) {
                broken.push('\u{200b}');
            }
            broken.push(letter);
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_that_would_leave_the_page_are_broken() {
        for text in
            ["", "山田 花子", "Mozilla/5.0 (X11; Linux x86_64)", "個人データの取扱いに関する誓約書の全文をここに記します。これは長い文です"]
        {
            assert_eq!(breakable(text), text);
        }
        let broken = breakable(&"a".repeat(35));
        assert_eq!(broken.split('\u{200b}').map(str::len).collect::<Vec<_>>(), [10, 10, 10, 5]);
    }
}
