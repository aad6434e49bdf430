//! Evaluations as tables: the list, and the sheet of one to be read, or to be filled in and sent back.

use super::{Grid, Value};
use crate::domain::message::Message;
use crate::domain::scoring::Verdict;
use crate::locale::Language;
use crate::operations::evaluation::{Asked, Line, Page, Sheet};

/// The columns, by the names that an import knows them by.
const COLUMNS: [&str; 13] =
    ["code", "category", "text", "class", "weight", "guidance", "expected", "own", "verdict", "na_reason", "grounds", "evidence", "seen"];

/// The sheet with its answers; an empty cell is unanswered.
#[must_use]
pub fn grid(sheet: &Sheet, language: Language) -> Grid {
    Grid {
        title: format!("{} {}", sheet.consignee.control_no, sheet.consignee.name),
        headings: COLUMNS
            .iter()
            .map(|column| language.text(&format!("evaluation-column-{}", column.replace('_', "-"))).into_owned())
            .collect(),
        rows: sheet.items.iter().map(|asked| row(asked, language)).collect(),
    }
}

fn row(asked: &Asked, language: Language) -> Vec<Value> {
    let item = &asked.item;
    let either = |ja: &str, en: &str| Value::from(language.either(ja, en));
    let answer = |verdict: Option<Verdict>| Value::from(verdict.map(|verdict| sign(verdict, language)));
    vec![
        item.code.as_str().into(),
        language.text(&item.category.label_id()).into_owned().into(),
        either(&item.text_ja, &item.text_en),
        language.text(&item.class.label_id()).into_owned().into(),
        if item.is_scored() { item.weight.into() } else { Value::Empty },
        either(&item.guidance_ja, &item.guidance_en),
        either(&item.evidence_ja, &item.evidence_en),
        answer(asked.own),
        answer(asked.verdict),
        asked.na_reason.as_str().into(),
        asked.grounds.as_str().into(),
        asked.evidence.as_str().into(),
        asked.seen.into(),
    ]
}

/// The columns of the list.
const OF_LIST: [&str; 15] = [
    "evaluation-list-number",
    "evaluation-consignee",
    "evaluation-work",
    "evaluation-kind",
    "evaluation-criteria",
    "evaluation-state",
    "evaluation-outcome",
    "evaluation-list-score",
    "evaluation-began",
    "evaluation-started-by",
    "evaluation-list-submitted-on",
    "evaluation-decided-on",
    "evaluation-list-valid-until",
    "evaluation-list-superseded-by",
    "evaluation-list-superseded-on",
];

/// The list in a language.
#[must_use]
pub fn list(page: &Page, language: Language) -> Grid {
    Grid {
        title: language.text("evaluation-list-title").into_owned(),
        headings: OF_LIST.iter().map(|id| language.text(id).into_owned()).collect(),
        rows: page.lines.iter().map(|line| listed(line, language)).collect(),
    }
}

fn listed(line: &Line, language: Language) -> Vec<Value> {
    let label = |id: &str| Value::from(language.text(id).as_ref());
    let work: Value = match (line.work.is_empty(), line.round_id) {
        (false, _) => line.work.join("\n").into(),
        (true, Some(_)) => label("evaluation-as-candidate"),
        (true, None) => label("evaluation-all-work"),
    };
    let set = language.either(&line.criteria_ja, &line.criteria_en);
    vec![
        line.id.into(),
        line.consignee.as_str().into(),
        work,
        label(&line.kind.label_id()),
        language.say(&Message::new("criteria-version-of").with("set", set).with("number", line.version)).into(),
        label(&line.state.label_id()),
        line.outcome.map_or(Value::Empty, |outcome| label(&outcome.label_id())),
        line.score.clone().map_or(Value::Empty, Value::Decimal),
        Value::Date(line.started_on),
        line.started_by.as_str().into(),
        line.submitted_on.into(),
        line.decided_on.into(),
        line.valid_until_on.into(),
        line.superseded.as_ref().map(|later| later.evaluation_id).into(),
        line.superseded.as_ref().map(|later| later.decided_on).into(),
    ]
}

/// An answer as it stands in sheets: ○ △ ×, yes and no, points, or not applicable.
#[must_use]
pub fn sign(verdict: Verdict, language: Language) -> String {
    match verdict {
        Verdict::Number(number) => number.to_string(),
        named => language.text(&format!("verdict-sign-{}", named.to_string().replace('_', "-"))).into_owned(),
    }
}
