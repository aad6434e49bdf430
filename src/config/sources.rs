//! Where settings are given, and which source wins.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use super::NAMES;
use crate::domain::message::{Message, Problems};
use crate::error::{Error, Result};

/// The file that is read where no other is named.
const FILE: &str = "kantoku.toml";

/// A setting as it was given, before it is understood.
#[derive(Clone, PartialEq, Eq)]
pub struct Given {
    pub text: String,
    pub from: Origin,
}

/// Where a setting comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The flag of that name.
    Flag(String),
    /// The variable of that name.
    Variable(String),
    /// The file of that name.
    File(String),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Flag(name) | Self::Variable(name) | Self::File(name)) = self;
        f.write_str(name)
    }
}

/// What was given, by the name of the setting.
#[derive(Clone, Default)]
pub struct Values(BTreeMap<&'static str, Given>);

impl Values {
    #[must_use]
    pub fn of(&self, name: &str) -> Option<&Given> {
        self.0.get(name)
    }

    #[must_use]
    pub fn of_flags(flags: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        let origin = |name: &str| Origin::Flag(format!("--{}", name.replace('_', "-")));
        Self(flags.into_iter().map(|(name, text)| (name, Given { text, from: origin(name) })).collect())
    }

    /// Adds what the environment says of settings that no flag speaks of. An empty variable says nothing.
    #[must_use]
    pub fn or_environment(mut self, variable: impl Fn(&str) -> Option<String>) -> Self {
        for name in NAMES {
            let key = format!("KANTOKU_{}", name.to_uppercase());
            if let Some(text) = variable(&key).filter(|text| !text.is_empty()) {
                self.0.entry(name).or_insert(Given { text, from: Origin::Variable(key) });
            }
        }
        self
    }

    /// Adds what a TOML file says of settings that are not given yet: the file named, or `kantoku.toml` here if there is one.
    ///
    /// # Errors
    /// `Invalid` if the file cannot be read, is not TOML, or has a name that is no setting: a typing error is not passed over.
    pub fn or_file(mut self, named: Option<&str>) -> Result<Self> {
        let path = named.unwrap_or(FILE);
        if named.is_none() && !Path::new(path).is_file() {
            return Ok(self);
        }
        let text = std::fs::read_to_string(path).map_err(|error| unreadable(path, &error))?;
        let table: toml::Table = text.parse().map_err(|error: toml::de::Error| unreadable(path, &error.message()))?;
        let mut problems = Problems::default();
        for (key, value) in table {
            match NAMES.iter().find(|name| **name == key) {
                Some(name) => drop(self.0.entry(name).or_insert(Given { text: plain(value), from: Origin::File(path.to_owned()) })),
                None => problems.add(key, Message::new("config-unknown").with("from", path).with("expected", NAMES.join(", "))),
            }
        }
        problems.or(self).map_err(Error::Invalid)
    }
}

fn plain(value: toml::Value) -> String {
    match value {
        toml::Value::String(text) => text,
        toml::Value::Integer(number) => number.to_string(),
        toml::Value::Float(number) => number.to_string(),
        toml::Value::Boolean(truth) => truth.to_string(),
        toml::Value::Datetime(date) => date.to_string(),
        // No setting is a list or a table: the name of the kind is enough to say what is wrong.
        other => other.type_str().to_owned(),
    }
}

fn unreadable(path: &str, why: &dyn fmt::Display) -> Error {
    Error::invalid("config", Message::new("config-file-unreadable").with("read", path).with("why", why.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_win_over_the_environment_and_that_over_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("kantoku.toml");
        std::fs::write(&file, "listen = \"0.0.0.0:1\"\nreaders = 3\nlog = \"warn\"\ntrusted_proxy = true\n").unwrap();
        let variables = |key: &str| match key {
            "KANTOKU_LISTEN" => Some("0.0.0.0:2".to_owned()),
            "KANTOKU_LOG" => Some("error".to_owned()),
            "KANTOKU_READERS" => Some(String::new()),
            _ => None,
        };
        let values = Values::of_flags([("listen", "0.0.0.0:3".to_owned())]).or_environment(variables).or_file(file.to_str()).unwrap();
        let said = |name| values.of(name).map(|given| given.text.as_str());
        assert_eq!(said("listen"), Some("0.0.0.0:3"));
        assert_eq!(said("log"), Some("error"));
        assert_eq!(said("readers"), Some("3"));
        assert_eq!(said("trusted_proxy"), Some("true"));
        assert_eq!(said("metrics"), None);
    }

    #[test]
    fn a_file_that_is_wrong_is_not_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("k.toml");
        for (text, field) in [("lisen = 1", "lisen"), ("listen = ", "config")] {
            std::fs::write(&file, text).unwrap();
            let Err(Error::Invalid(problems)) = Values::default().or_file(file.to_str()) else { panic!("{text}") };
            assert!(problems.0.contains_key(field), "{text}");
        }
        assert!(Values::default().or_file(Some("/nowhere/k.toml")).is_err());
    }
}
