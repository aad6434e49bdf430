//! What a text has to fulfil before it may be proposed.

use super::clause::Covered;
use crate::domain::codes::codes;
use crate::domain::message::{Message, Problems};

codes! {
    /// The language of a text.
    pub enum Language as "text-language" {
        Ja = "ja",
        En = "en",
    }
}

/// A text in its two languages: each has a body, or a file in its place, or is missing.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'a> {
    pub body_ja: &'a str,
    pub body_en: &'a str,
    pub file_ja: bool,
    pub file_en: bool,
}

impl Parts<'_> {
    #[must_use]
    pub fn has(&self, language: Language) -> bool {
        match language {
            Language::Ja => self.file_ja || !self.body_ja.trim().is_empty(),
            Language::En => self.file_en || !self.body_en.trim().is_empty(),
        }
    }
}

/// What was found in a text: problems forbid it to be proposed, warnings do not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextCheck {
    pub problems: Problems,
    pub warnings: Problems,
}

/// Whether a text can be signed. That something of the checklist is not covered is a warning: it may be left out with open eyes.
#[must_use]
pub fn check_text(parts: &Parts<'_>, survival_months: Option<i64>, checklist: &[Covered]) -> TextCheck {
    let mut check = TextCheck::default();
    let missing = |language: Language| !parts.has(language);
    match (missing(Language::Ja), missing(Language::En)) {
        (true, true) => check.problems.add("body_ja", "agreement-text-missing"),
        (true, false) => check.warnings.add("body_ja", one_language(Language::Ja)),
        (false, true) => check.warnings.add("body_en", one_language(Language::En)),
        (false, false) => {}
    }
    if survival_months.is_none() && [parts.body_ja, parts.body_en].into_iter().any(names_survival) {
        check.warnings.add("survival_months", "agreement-survival-unset");
    }
    let open = checklist.iter().filter(|row| row.article.is_none()).count();
    if open > 0 {
        check.warnings.add("clauses", Message::new("agreement-not-covered-n").with("n", open));
    }
    check
}

/// Whether a text says the months of survival even where there are none.
fn names_survival(body: &str) -> bool {
    body.contains("{{survival_months}}") && !body.contains("{{#if survival_months}}")
}

fn one_language(missing: Language) -> Message {
    Message::new("agreement-language-missing").label("language", missing.label_id())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(body_ja: &str, body_en: &str, file_en: bool) -> (Vec<String>, Vec<String>) {
        let check = check_text(&Parts { body_ja, body_en, file_ja: false, file_en }, None, &[]);
        let fields = |problems: Problems| problems.0.into_keys().collect();
        (fields(check.problems), fields(check.warnings))
    }

    #[test]
    fn one_language_is_enough_and_none_is_not() {
        let none: Vec<String> = Vec::new();
        assert_eq!(found("本文", "text", false), (none.clone(), none.clone()));
        assert_eq!(found("本文", "", true), (none.clone(), none.clone()));
        assert_eq!(found("本文", " \n", false), (none.clone(), vec!["body_en".to_owned()]));
        assert_eq!(found("", "", true), (none.clone(), vec!["body_ja".to_owned()]));
        assert_eq!(found("", "", false), (vec!["body_ja".to_owned()], none.clone()));
        assert_eq!(found("{{survival_months}}", "x", false), (none.clone(), vec!["survival_months".to_owned()]));
        assert_eq!(found("{{#if survival_months}}{{survival_months}}{{/if}}", "x", false), (none.clone(), none));
    }
}
