//! What stands in the register beside what was typed, for who was overtaken by somebody else.

use serde_json::Value;

use crate::locale::Language;

/// Whether a field says something else than what stands. A box that is not ticked sends nothing, and says no.
#[must_use]
pub fn differs(typed: Option<&Value>, stands: &Value) -> bool {
    parts(typed.unwrap_or(&Value::Null)) != parts(stands)
}

/// What stands in a field, in words: of a closed list by the labels of its options.
#[must_use]
pub fn told(language: Language, stands: &Value, options: &Value) -> String {
    let label = |code: &String| {
        let named = options.as_array().into_iter().flatten().find(|option| plain(&option["value"]) == *code);
        named.and_then(|option| option["label"].as_str()).unwrap_or(code).to_owned()
    };
    if let Some(holds) = stands.as_bool() {
        return language.text(if holds { "common-yes" } else { "common-no" }).into_owned();
    }
    let said = parts(stands).iter().map(label).collect::<Vec<_>>().join(" / ");
    if said.is_empty() { language.text("form-blank").into_owned() } else { said }
}

/// The values of a field, of which the order says nothing.
fn parts(value: &Value) -> Vec<String> {
    let mut parts: Vec<String> = match value {
        Value::Array(many) => many.iter().map(plain).collect(),
        one => vec![plain(one)],
    };
    parts.retain(|part| !part.is_empty() && part != "false");
    parts.sort_unstable();
    parts
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.trim().replace("\r\n", "\n"),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{differs, told};
    use crate::locale::Language;

    #[test]
    fn only_what_says_something_else_differs() {
        for (typed, stands) in [
            (None, json!(null)),
            (None, json!(false)),
            (None, json!([])),
            (Some(json!("true")), json!(true)),
            (Some(json!("1200")), json!(1200)),
            (Some(json!("a\r\nb ")), json!("a\nb")),
            (Some(json!(["b", "a"])), json!(["a", "b"])),
            (Some(json!("a")), json!(["a"])),
        ] {
            assert!(!differs(typed.as_ref(), &stands), "{typed:?} {stands}");
        }
        for (typed, stands) in
            [(None, json!(true)), (Some(json!("true")), json!(false)), (Some(json!("")), json!("a")), (Some(json!("a")), json!(["a", "b"]))]
        {
            assert!(differs(typed.as_ref(), &stands), "{typed:?} {stands}");
        }
    }

    #[test]
    fn what_stands_is_told_in_words() {
        let options = json!([{ "value": "7", "label": "七" }, { "value": "b", "label": "ビー" }]);
        for (stands, words) in [(json!(["b", 7]), "七 / ビー"), (json!(true), "はい"), (json!("x"), "x"), (json!(null), "（空欄）")]
        {
            assert_eq!(told(Language::Ja, &stands, &options), words);
        }
    }
}
