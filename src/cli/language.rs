//! Which language a terminal is spoken to in: what is asked for, else what the environment says.

use std::ffi::OsString;

use crate::locale::Language;

/// `--lang`, which must be known before the command line is understood; else `KANTOKU_LANG`, else the locale.
pub fn spoken(typed: &[OsString]) -> Language {
    let asked = asked(typed).or_else(|| std::env::var("KANTOKU_LANG").ok());
    asked.and_then(|code| Language::from_code(&code)).unwrap_or_else(|| of_locale(|name| std::env::var(name).ok()))
}

fn asked(typed: &[OsString]) -> Option<String> {
    let mut words = typed.iter().filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        match word.strip_prefix("--lang") {
            Some("") => return words.next().map(str::to_owned),
            Some(rest) if rest.starts_with('=') => return rest.get(1..).map(str::to_owned),
            _ => {}
        }
    }
    None
}

/// A terminal without a locale may not be able to show Japanese.
fn of_locale(variable: impl Fn(&str) -> Option<String>) -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| variable(name).filter(|text| !text.is_empty()));
    if locale.is_some_and(|locale| locale.to_lowercase().starts_with("ja")) { Language::Ja } else { Language::En }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locale_decides_where_nothing_is_asked() {
        for (locale, expected) in [
            ("ja_JP.UTF-8", Language::Ja),
            ("ja", Language::Ja),
            ("en_GB.UTF-8", Language::En),
            ("C.UTF-8", Language::En),
            ("", Language::En),
        ] {
            assert_eq!(of_locale(|name| (name == "LANG").then(|| locale.to_owned())), expected, "{locale}");
        }
        let both = |name: &str| match name {
            "LC_ALL" => Some("ja_JP.UTF-8".to_owned()),
            "LANG" => Some("en_US.UTF-8".to_owned()),
            _ => None,
        };
        assert_eq!(of_locale(both), Language::Ja);
    }

    #[test]
    fn what_is_asked_is_found_anywhere() {
        let words = |text: &str| text.split(' ').map(OsString::from).collect::<Vec<_>>();
        assert_eq!(asked(&words("kantoku verify --lang ja")).as_deref(), Some("ja"));
        assert_eq!(asked(&words("kantoku --lang=en verify")).as_deref(), Some("en"));
        assert_eq!(asked(&words("kantoku verify --language ja")), None);
        assert_eq!(asked(&words("kantoku verify --lang")), None);
    }
}
