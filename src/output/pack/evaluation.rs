//! The page of an evaluation: every item with answer, grounds and how it counts, the calculation in full, and who decided.

use super::record::{Fact, Record, Table};
use crate::domain::evaluation::EvaluationState;
use crate::domain::message::Message;
use crate::domain::scoring::Exact;
use crate::locale::Language;
use crate::operations::evaluation::{Asked, Decided, Sheet};
use crate::output::evaluation::sign;

#[must_use]
pub fn evaluation(sheet: &Sheet, language: Language) -> Record {
    let say = Say(language);
    Record {
        title: title(sheet, language),
        kind: say.text("subject-evaluation"),
        facts: facts(sheet, &say),
        texts: Vec::new(),
        tables: [
            Some(items(sheet, &say)),
            Some(sums(sheet, &say)),
            decisions(sheet, &say),
            conditions(sheet, &say),
            Some(events(sheet, &say)),
        ]
        .into_iter()
        .flatten()
        .collect(),
        files: Vec::new(),
    }
}

/// What it is called in lists.
fn title(sheet: &Sheet, language: Language) -> String {
    let day = sheet.decisions.first().map_or(sheet.started_on, |decision| decision.decided_on);
    format!("{} {} {}", sheet.consignee.control_no, sheet.consignee.name, language.short_date(day))
}

struct Say(Language);

impl Say {
    fn text(&self, id: &str) -> String {
        self.0.text(id).into_owned()
    }

    fn fact(&self, id: &str, text: String) -> Option<Fact> {
        (!text.is_empty()).then(|| Fact { name: self.text(id), text })
    }

    fn table(&self, caption: &str, columns: &[&str], rows: Vec<Vec<String>>) -> Table {
        Table { caption: self.text(caption), columns: columns.iter().map(|id| self.text(id)).collect(), rows, foot: Vec::new() }
    }

    fn day(&self, on: chrono::NaiveDate) -> String {
        self.0.short_date(on)
    }
}

fn facts(sheet: &Sheet, say: &Say) -> Vec<Fact> {
    let set = say.0.either(&sheet.criteria.name_ja, &sheet.criteria.name_en);
    let version = say.0.say(&Message::new("criteria-version-of").with("set", set).with("number", sheet.criteria.version));
    let work = match sheet.work.as_slice() {
        [] => say.text("evaluation-all-work"),
        covered => covered.iter().map(|one| format!("{} {}", one.control_no, one.work)).collect::<Vec<_>>().join(", "),
    };
    let reasons = sheet.calculation.reasons.iter().map(|reason| say.0.say(reason)).collect::<Vec<_>>().join("\n");
    let state = if sheet.state == EvaluationState::Decided { String::new() } else { say.text(&sheet.state.label_id()) };
    [
        say.fact("evaluation-consignee", format!("{} {}", sheet.consignee.control_no, sheet.consignee.name)),
        say.fact("evaluation-work", work),
        say.fact("evaluation-kind", say.text(&sheet.kind.label_id())),
        say.fact("evaluation-start-reason", sheet.reason.clone()),
        say.fact("evaluation-criteria", version),
        say.fact("evaluation-began", format!("{} {}", say.day(sheet.started_on), sheet.started_by)),
        say.fact("evaluation-state", state),
        say.fact("pack-prepared-by", sheet.prepared_by.join(", ")),
        say.fact("evaluation-formula", formula(sheet)),
        say.fact("pack-computed", say.text(&sheet.calculation.outcome.label_id())),
        say.fact("evaluation-why", reasons),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// `41.5 ÷ 50 = 83.0%`
fn formula(sheet: &Sheet) -> String {
    let calculation = &sheet.calculation;
    let share = sheet.percent.as_ref().map_or_else(|| "—".to_owned(), |percent| format!("{percent}%"));
    format!("{} ÷ {} = {share}", calculation.numerator.decimal(), calculation.denominator)
}

fn items(sheet: &Sheet, say: &Say) -> Table {
    const COLUMNS: [&str; 8] = [
        "evaluation-code",
        "evaluation-head-item",
        "evaluation-head-own-short",
        "evaluation-head-verdict-short",
        "evaluation-weight",
        "evaluation-value",
        "evaluation-product",
        "evaluation-head-grounds",
    ];
    let rows = sheet.items.iter().map(|asked| item(asked, say)).collect();
    let mut foot = vec![say.text("evaluation-total"), String::new(), String::new(), String::new()];
    foot.extend([sheet.calculation.denominator.to_string(), String::new(), sheet.calculation.numerator.decimal(), String::new()]);
    Table { foot, ..say.table("evaluation-calculation", &COLUMNS, rows) }
}

fn item(asked: &Asked, say: &Say) -> Vec<String> {
    let shown = |value: Option<Exact>| value.map(Exact::decimal).unwrap_or_default();
    let answer = |verdict: Option<_>| verdict.map(|verdict| sign(verdict, say.0)).unwrap_or_default();
    let text = say.0.either(&asked.item.text_ja, &asked.item.text_en);
    let text = if asked.item.knock_out { format!("[{}] {text}", say.text("sheet-knock-out")) } else { text.to_owned() };
    let files = asked.documents.iter().map(|file| file.name.as_str());
    let grounds = [asked.na_reason.as_str(), asked.grounds.as_str(), asked.evidence.as_str()].into_iter().chain(files);
    let by = Some(asked.answered_by.as_str()).filter(|by| !by.is_empty()).map(|by| format!("({by})"));
    let mut grounds: Vec<String> = grounds.filter(|text| !text.is_empty()).map(ToOwned::to_owned).collect();
    grounds.extend(by);
    vec![
        asked.item.code.clone(),
        text,
        answer(asked.own),
        answer(asked.verdict),
        if asked.line.value.is_some() { asked.line.weight.to_string() } else { String::new() },
        shown(asked.line.value),
        shown(asked.line.product),
        grounds.join("\n"),
    ]
}

fn sums(sheet: &Sheet, say: &Say) -> Table {
    let row = |score: &crate::domain::scoring::CategoryScore| {
        let percent = score.percent_tenths.map_or_else(|| "—".to_owned(), |tenths| format!("{}.{}%", tenths / 10, tenths % 10));
        vec![say.text(&score.category.label_id()), score.numerator.decimal(), score.denominator.to_string(), percent]
    };
    let rows = sheet.calculation.by_category.iter().map(row).collect();
    say.table("evaluation-result", &["evaluation-category", "evaluation-sum", "evaluation-weights", "evaluation-score"], rows)
}

fn decisions(sheet: &Sheet, say: &Say) -> Option<Table> {
    const COLUMNS: [&str; 7] = [
        "evaluation-outcome",
        "pack-computed",
        "evaluation-score",
        "pack-decided-on",
        "pack-decided-by",
        "evaluation-until",
        "common-reason",
    ];
    let row = |decided: &Decided| {
        let score = decided.score.map(|score| score.rounded(1_000)).map(|tenths| format!("{}.{}%", tenths / 10, tenths % 10));
        vec![
            say.text(&decided.outcome.label_id()),
            say.text(&decided.computed.label_id()),
            score.unwrap_or_default(),
            say.day(decided.decided_on),
            decided.decided_by.clone(),
            decided.valid_until_on.map(|on| say.day(on)).unwrap_or_default(),
            [decided.reason.as_str(), decided.measure.as_str()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n"),
        ]
    };
    let rows: Vec<Vec<String>> = sheet.decisions.iter().map(row).collect();
    (!rows.is_empty()).then(|| say.table("pack-decisions", &COLUMNS, rows))
}

fn conditions(sheet: &Sheet, say: &Say) -> Option<Table> {
    let all = sheet.decisions.iter().flat_map(|decided| &decided.conditions);
    let rows: Vec<Vec<String>> = all
        .map(|one| {
            let met = one.met_on.map(|on| say.day(on)).unwrap_or_default();
            vec![one.text.clone(), say.day(one.due_on), met, one.met_by.clone(), one.note.clone()]
        })
        .collect();
    let columns = ["pack-condition", "pack-due", "evaluation-met-on", "pack-by", "evaluation-met-note"];
    (!rows.is_empty()).then(|| say.table("pack-conditions", &columns, rows))
}

fn events(sheet: &Sheet, say: &Say) -> Table {
    let row = |event: &crate::operations::evaluation::Happened| {
        vec![say.day(event.on), say.text(&event.kind.label_id()), event.by.clone(), event.comment.clone(), event.seq.to_string()]
    };
    let columns = ["pack-on", "pack-step", "pack-by", "pack-comment", "pack-entry"];
    say.table("evaluation-history", &columns, sheet.events.iter().map(row).collect())
}
