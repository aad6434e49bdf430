//! The report as JSON, with the sentences of a language beside their ids, and the schema of that.

use schemars::generate::SchemaSettings;
use serde::Serialize;
use serde_json::{Value, json};

use crate::domain::message::Message;
use crate::error::Result;
use crate::locale::Language;
use crate::operations::report::edition::Imprint;
use crate::operations::report::{
    Actions, AnnualReport, Auditor, Certificates, Conditions, Consignees, Contracts, CriteriaVersion, Decisions, Endings, Entrustments,
    Evaluations, Exception, Figure, ForeignHandling, Known, Late, Ledger, Ndas, Offices, Rules, SubEntrustments, Training,
};

/// The answer of the operation `report.annual`, in which every message has its `text`.
///
/// # Errors
/// None that the report can cause: writing to memory.
pub fn json(report: &AnnualReport, language: Language, imprint: Option<&Imprint>) -> Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(&said(report, language, imprint)?)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The report with the sentences of a language.
#[derive(Serialize)]
struct Said<'a> {
    language: Language,
    form: i64,
    organisation_ja: &'a str,
    organisation_en: &'a str,
    period: Value,
    known: &'a Known,
    figures: &'a [Figure],
    criteria: &'a [CriteriaVersion],
    consignees: &'a Consignees,
    entrustments: &'a Entrustments,
    evaluations: &'a Evaluations,
    decisions: &'a Decisions,
    exceptions: &'a [Exception],
    conditions: &'a Conditions,
    standing: Value,
    ndas: &'a Ndas,
    contracts: &'a Contracts,
    sub_entrustments: &'a SubEntrustments,
    foreign: &'a ForeignHandling,
    certificates: &'a Certificates,
    reviews: Value,
    actions: &'a Actions,
    endings: &'a Endings,
    rules: &'a Rules,
    training: &'a Training,
    offices: &'a Offices,
    late: &'a Late,
    ledger: &'a Ledger,
    auditor: &'a Auditor,
    /// Of a closed report alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    imprint: Option<&'a Imprint>,
}

/// Messages stand at three places alone: the name of the year, the reasons of a standing, and what shows a failure of supervision. All else
/// is not copied.
fn said<'a>(report: &'a AnnualReport, language: Language, imprint: Option<&'a Imprint>) -> Result<Said<'a>> {
    // Named one by one, so that a new part cannot be forgotten here.
    let AnnualReport {
        form,
        organisation_ja,
        organisation_en,
        period,
        known,
        figures,
        criteria,
        consignees,
        entrustments,
        evaluations,
        decisions,
        exceptions,
        conditions,
        standing,
        ndas,
        contracts,
        sub_entrustments,
        foreign,
        certificates,
        reviews,
        actions,
        endings,
        rules,
        training,
        offices,
        late,
        ledger,
        auditor,
        facts: _,
    } = report;
    let put = |value: Option<&mut Value>, message: &Message| {
        if let Some(Value::Object(fields)) = value {
            fields.insert("text".to_owned(), language.say(message).into());
        }
    };
    let mut named = serde_json::to_value(period)?;
    put(named.get_mut("label"), &period.label);
    let mut judged = serde_json::to_value(standing)?;
    for (row, line) in standing.lines.iter().enumerate() {
        for (place, reason) in line.reasons.iter().enumerate() {
            put(judged.pointer_mut(&format!("/lines/{row}/reasons/{place}/message")), &reason.message);
        }
    }
    let mut watched = serde_json::to_value(reviews)?;
    for (row, line) in reviews.failures.iter().enumerate() {
        for (place, alarm) in line.alarms.iter().enumerate() {
            put(watched.pointer_mut(&format!("/failures/{row}/alarms/{place}/reason")), &alarm.reason);
        }
    }
    Ok(Said {
        language,
        form: *form,
        organisation_ja,
        organisation_en,
        period: named,
        known,
        figures,
        criteria,
        consignees,
        entrustments,
        evaluations,
        decisions,
        exceptions,
        conditions,
        standing: judged,
        ndas,
        contracts,
        sub_entrustments,
        foreign,
        certificates,
        reviews: watched,
        actions,
        endings,
        rules,
        training,
        offices,
        late,
        ledger,
        auditor,
        imprint,
    })
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
        let imprint = SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<Imprint>().to_value();
        fields.insert("imprint".to_owned(), imprint);
    }
    let mut bytes = serde_json::to_vec_pretty(&schema)?;
    bytes.push(b'\n');
    Ok(bytes)
}
