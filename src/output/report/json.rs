//! The report as JSON, with the sentences of a language beside their ids, and the schema of that.

use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use crate::domain::message::Message;
use crate::error::Result;
use crate::locale::Language;
use crate::operations::report::AnnualReport;

/// The answer of the operation `report.annual`, in which every message has its `text`.
///
/// # Errors
/// None that the report can cause: writing to memory.
pub fn json(report: &AnnualReport, language: Language) -> Result<Vec<u8>> {
    let mut value = serde_json::to_value(report)?;
    say(&mut value, report, language);
    if let Value::Object(fields) = &mut value {
        fields.insert("language".to_owned(), language.code().into());
    }
    let mut bytes = serde_json::to_vec_pretty(&value)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Messages stand at two places: the name of the year, and the reasons of a standing.
fn say(value: &mut Value, report: &AnnualReport, language: Language) {
    let put = |value: Option<&mut Value>, message: &Message| {
        if let Some(Value::Object(fields)) = value {
            fields.insert("text".to_owned(), language.say(message).into());
        }
    };
    put(value.pointer_mut("/period/label"), &report.period.label);
    for (row, line) in report.standing.lines.iter().enumerate() {
        for (place, reason) in line.reasons.iter().enumerate() {
            put(value.pointer_mut(&format!("/standing/lines/{row}/reasons/{place}/message")), &reason.message);
        }
    }
}

/// The JSON Schema (2020-12) of [`json`].
///
/// # Errors
/// None that can be caused: writing to memory.
pub fn schema() -> Result<Vec<u8>> {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<AnnualReport>().to_value();
    let text = json!({ "type": "string", "description": "The sentence in the language of the file." });
    if let Some(Value::Object(fields)) = schema.pointer_mut("/$defs/Message/properties") {
        fields.insert("text".to_owned(), text);
    }
    if let Some(Value::Object(fields)) = schema.pointer_mut("/properties") {
        fields.insert("language".to_owned(), json!({ "type": "string", "enum": Language::CODES }));
    }
    let mut bytes = serde_json::to_vec_pretty(&schema)?;
    bytes.push(b'\n');
    Ok(bytes)
}
