//! What was asked for by an entry, in a few words: for whoever follows one thing through the ledger.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// Letters of a value that are shown. All of it stands with the entry.
const MOST: usize = 120;

/// Fields that are shown.
const FIELDS: usize = 12;

/// A field of what was handed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Asked {
    /// By its name, such as `valid_until_on`.
    pub field: String,
    /// As it was handed in, cut where it is long; of a list how many.
    pub text: String,
}

/// The fields that say something, in the order of their names. What only tells which form was sent, or repeats what is followed, is left out.
pub(super) fn asked(payload: &str) -> Vec<Asked> {
    let payload: Value = serde_json::from_str(payload).unwrap_or_default();
    let mut all = Vec::new();
    collect("", &payload["input"], &mut all);
    all.truncate(FIELDS);
    all
}

fn collect(path: &str, value: &Value, all: &mut Vec<Asked>) {
    let mut told = |text: String| {
        if !text.is_empty() {
            all.push(Asked { field: path.to_owned(), text });
        }
    };
    match value {
        Value::Null => {}
        Value::Bool(truth) => told(truth.to_string()),
        Value::Number(number) => told(number.to_string()),
        Value::String(text) => told(cut(text)),
        Value::Array(values) if values.is_empty() => {}
        Value::Array(values) if values.iter().all(|value| value.is_string() || value.is_number()) => {
            told(cut(&values.iter().map(plain).collect::<Vec<_>>().join(", ")));
        }
        Value::Array(values) => told(format!("×{}", values.len())),
        Value::Object(fields) => {
            for (name, value) in fields.iter().filter(|(name, _)| !["id", "seen"].contains(&name.as_str())) {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                collect(&path, value, all);
            }
        }
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned)
}

fn cut(text: &str) -> String {
    let mut short: String = text.chars().take(MOST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_asked_is_told_in_a_few_words() {
        let long = "長".repeat(200);
        let input = serde_json::json!({ "input": {
            "id": 7, "seen": 9, "name": "㈱みらい", "note": "", "none": null, "address": { "town": "架空市" }, "countries": ["JP", "US"],
            "conditions": [{ "text": "a" }, { "text": "b" }], "reason": long, "my_number": true,
        }, "outcome": { "id": 7 } });
        let told: Vec<(String, String)> = asked(&input.to_string()).into_iter().map(|one| (one.field, one.text)).collect();
        let cut = format!("{}…", "長".repeat(MOST));
        for expected in [
            ("name", "㈱みらい"),
            ("address.town", "架空市"),
            ("countries", "JP, US"),
            ("conditions", "×2"),
            ("reason", cut.as_str()),
            ("my_number", "true"),
        ] {
            assert!(told.contains(&(expected.0.to_owned(), expected.1.to_owned())), "{expected:?}: {told:?}");
        }
        assert_eq!(told.len(), 6, "{told:?}");
        assert_eq!(asked("no payload"), []);
    }
}
