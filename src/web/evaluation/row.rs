//! One item of the sheet as its template shows it.

use serde::Serialize;
use serde_json::{Value, json};

use crate::domain::criteria::{AppliesWhen, Class, Item, Polarity, Scale};
use crate::domain::message::Message;
use crate::domain::scoring::{Counted, Verdict};
use crate::operations::evaluation::{Asked, Sheet};
use crate::output::evaluation::sign;
use crate::web::context::Context;

/// What `sheet_item` takes.
#[derive(Serialize)]
pub(super) struct Row {
    code: String,
    action: String,
    seen: i64,
    weight: i64,
    counted: &'static str,
    knock_out: bool,
    class_label: String,
    text: String,
    note: Option<String>,
    guidance: Option<String>,
    expected: Option<String>,
    own: Option<Mark>,
    marks: Vec<Choice>,
    max: Option<i64>,
    number: Option<String>,
    frozen: bool,
    problem: Option<String>,
    /// The entry over which it is saved if the person says so, and what that says.
    over: Option<i64>,
    stands: Option<String>,
    na_reason: String,
    grounds: String,
    evidence: String,
    documents: Vec<Value>,
    attach_href: Option<String>,
}

/// An answer that can be chosen.
#[derive(Serialize)]
struct Choice {
    #[serde(flatten)]
    mark: Mark,
    /// Its value in the calculation, or that it is left out.
    worth: String,
    checked: bool,
}

/// An answer as a mark: its code, its sign, and what it is called.
#[derive(Clone, Serialize)]
pub(in crate::web) struct Mark {
    value: String,
    sign: String,
    name: String,
}

/// The answers that have a name, as marks: put into words once for all items of a page.
pub(super) struct Marks(Vec<(Verdict, Mark)>);

impl Marks {
    pub fn of(ctx: &Context) -> Self {
        let named = [Verdict::Good, Verdict::Partial, Verdict::Poor, Verdict::Yes, Verdict::No, Verdict::NotApplicable];
        Self(named.into_iter().map(|verdict| (verdict, mark(ctx, verdict))).collect())
    }

    fn mark(&self, ctx: &Context, verdict: Verdict) -> Mark {
        self.0.iter().find(|(named, _)| *named == verdict).map_or_else(|| mark(ctx, verdict), |(_, mark)| mark.clone())
    }
}

/// What was typed and not saved, and why.
pub(super) struct Refused {
    pub code: String,
    /// The entry on which it rests.
    pub seen: Option<i64>,
    /// Whether somebody else was faster.
    pub overtaken: bool,
    pub problem: String,
    pub verdict: String,
    pub na_reason: String,
    pub grounds: String,
    pub evidence: String,
}

impl Row {
    pub fn of(ctx: &Context, sheet: &Sheet, asked: &Asked, refused: Option<&Refused>, signs: &Marks) -> Self {
        let item = &asked.item;
        let refused = refused.filter(|refused| refused.code == item.code);
        let typed = |stands: &str, typed: fn(&Refused) -> &String| refused.map_or(stands, |refused| typed(refused)).to_owned();
        let verdict = match refused {
            Some(refused) => refused.verdict.parse().ok(),
            None => asked.verdict,
        };
        let overtaken = refused.is_some_and(|refused| refused.overtaken);
        Self {
            action: format!("/evaluations/{}/answers", sheet.id),
            seen: refused.and_then(|refused| refused.seen).unwrap_or(asked.seen),
            weight: item.weight,
            counted: if matches!(asked.line.counted, Counted::NotScored | Counted::NotApplicableByRule) { "no" } else { "yes" },
            knock_out: item.knock_out,
            class_label: ctx.language.text(&item.class.label_id()).into_owned(),
            text: ctx.either(&item.text_ja, &item.text_en).to_owned(),
            note: note(ctx, asked),
            guidance: filled(ctx.either(&item.guidance_ja, &item.guidance_en)),
            expected: filled(ctx.either(&item.evidence_ja, &item.evidence_en)),
            own: asked.own.map(|own| signs.mark(ctx, own)),
            marks: marks(ctx, item, verdict, signs),
            max: item.scale_max.filter(|_| item.scale == Scale::Number),
            number: match verdict {
                Some(Verdict::Number(number)) => Some(number.to_string()),
                _ => None,
            },
            frozen: !sheet.may.answer,
            problem: refused.map(|refused| refused.problem.clone()),
            over: overtaken.then_some(asked.seen),
            stands: overtaken.then(|| stands(ctx, asked)),
            na_reason: typed(&asked.na_reason, |refused| &refused.na_reason),
            grounds: typed(&asked.grounds, |refused| &refused.grounds),
            evidence: typed(&asked.evidence, |refused| &refused.evidence),
            documents: documents(asked),
            attach_href: Some(format!("/evaluations/{}/items/{}", sheet.id, item.code)),
            code: item.code.clone(),
        }
    }
}

/// What is recorded of an item, in one line.
pub(super) fn stands(ctx: &Context, asked: &Asked) -> String {
    let verdict = asked.verdict.map_or_else(|| ctx.language.text("evaluation-unanswered").into_owned(), |verdict| name(ctx, verdict));
    let texts = [&asked.na_reason, &asked.grounds, &asked.evidence].into_iter().filter(|text| !text.is_empty());
    std::iter::once(&verdict).chain(texts).map(String::as_str).collect::<Vec<_>>().join(" / ")
}

pub(super) fn documents(asked: &Asked) -> Vec<Value> {
    asked
        .documents
        .iter()
        .map(|file| json!({ "id": file.id, "name": file.name, "erased": file.erased, "href": format!("/documents/{}", file.id) }))
        .collect()
}

/// Why the item stands apart from the others.
fn note(ctx: &Context, asked: &Asked) -> Option<String> {
    let item = &asked.item;
    match asked.line.counted {
        Counted::NotScored => None,
        Counted::NotApplicableByRule => {
            Some(ctx.say(&Message::new("evaluation-note-not-asked").label("when", item.applies_when.label_id())))
        }
        _ if item.polarity == Polarity::Negative => Some(ctx.language.text("evaluation-note-negative").into_owned()),
        _ if item.applies_when != AppliesWhen::Always => {
            Some(ctx.say(&Message::new("evaluation-note-asked-when").label("when", item.applies_when.label_id())))
        }
        _ if item.scale == Scale::Number && item.class != Class::Must => Some(ctx.language.text("evaluation-note-number").into_owned()),
        _ => None,
    }
}

/// The answers that the item takes, with what each is worth; a must cannot be left out.
pub(super) fn verdicts(item: &Item) -> Vec<Verdict> {
    let mut all = match item.scale {
        Scale::Marks => vec![Verdict::Good, Verdict::Partial, Verdict::Poor],
        Scale::YesNo => vec![Verdict::Yes, Verdict::No],
        Scale::Number => (0..=item.scale_max.unwrap_or(0)).map(Verdict::Number).collect(),
    };
    if item.class != Class::Must {
        all.push(Verdict::NotApplicable);
    }
    all
}

fn marks(ctx: &Context, item: &Item, chosen: Option<Verdict>, signs: &Marks) -> Vec<Choice> {
    if item.scale == Scale::Number {
        return Vec::new();
    }
    let choice = |verdict: Verdict| Choice {
        mark: signs.mark(ctx, verdict),
        worth: verdict.value(item).map_or_else(|| "na".to_owned(), |worth| worth.to_string()),
        checked: chosen == Some(verdict),
    };
    verdicts(item).into_iter().map(choice).collect()
}

/// An answer as a mark in a table.
pub(in crate::web) fn mark(ctx: &Context, verdict: Verdict) -> Mark {
    let value = if matches!(verdict, Verdict::Number(_)) { "number".to_owned() } else { verdict.to_string() };
    Mark { value, sign: sign(verdict, ctx.language), name: name(ctx, verdict) }
}

pub(super) fn name(ctx: &Context, verdict: Verdict) -> String {
    verdict.label_id().map_or_else(|| sign(verdict, ctx.language), |id| ctx.language.text(&id).into_owned())
}

fn filled(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}
