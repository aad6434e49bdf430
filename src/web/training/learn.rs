//! Learning a course and taking its test: signed in, or by the link that somebody without an account was given.

use axum::response::Response;
use serde_json::json;

use crate::domain::access::Right;
use crate::domain::message::Problems;
use crate::error::{Error, Result};
use crate::operations::secret::Secret;
use crate::operations::training::test::{
    Answer, AnswerByLink, Begin, BeginByLink, Finish, FinishByLink, Marked, OfLink, Paper, Show, open_by_link,
};
use crate::web::context::{Context, Form};
use crate::web::{document, saving};

/// By which way somebody learns.
enum Way {
    Own(i64),
    Link(Secret),
}

impl Way {
    fn of(ctx: &Context) -> Result<Self> {
        if let Some(token) = ctx.param("token") {
            return Ok(Self::Link(Secret(token.to_owned())));
        }
        ctx.need(Right::OwnAccount)?;
        Ok(Self::Own(ctx.id("course")?))
    }

    fn base(&self) -> String {
        match self {
            Self::Own(course) => format!("/training/learn/{course}"),
            Self::Link(token) => format!("/learn/{}", token.0),
        }
    }

    fn paper(&self, ctx: &Context) -> Result<Paper> {
        match self {
            Self::Own(course_id) => ctx.ask(Show { course_id: *course_id }),
            Self::Link(token) => ctx.ask(OfLink { token: token.clone() }),
        }
    }

    fn answer(&self, ctx: &Context, attempt_id: i64, question: i64, chosen: Vec<i64>) -> Result<()> {
        match self {
            Self::Own(_) => ctx.run(Answer { attempt_id, question, chosen }),
            Self::Link(token) => ctx.run(AnswerByLink { token: token.clone(), attempt_id, question, chosen }),
        }
    }

    fn finish(&self, ctx: &Context, attempt_id: i64) -> Result<Marked> {
        match self {
            Self::Own(_) => ctx.run(Finish { attempt_id }),
            Self::Link(token) => ctx.run(FinishByLink { token: token.clone(), attempt_id }),
        }
    }
}

pub fn show(ctx: &Context) -> Result<Response> {
    page(ctx, &Way::of(ctx)?, &Form::default())
}

pub fn begin(ctx: &Context) -> Result<Response> {
    let way = Way::of(ctx)?;
    let begun = match &way {
        Way::Own(course_id) => ctx.run(Begin { course_id: *course_id }),
        Way::Link(token) => ctx.run(BeginByLink { token: token.clone() }),
    };
    match begun {
        Ok(_) => Ok(ctx.see_other(&way.base(), "training-said-begun")),
        Err(error) => page(ctx, &way, &Form::rejected(ctx, error)?),
    }
}

/// A file of the course, for whoever holds a link; the others have it as any file that they may read.
pub fn file(ctx: &Context) -> Result<Response> {
    let token = ctx.param("token").unwrap_or_default();
    let (file, kept) = open_by_link(ctx.register(), &ctx.actor, token, ctx.id("document")?)?;
    document::send(&file.name, &file.media_type, file.size, kept)
}

/// Saves what was answered, and where that is asked hands it in. A script that saves as one goes is told in short.
pub fn answer(ctx: &Context) -> Result<Response> {
    let way = Way::of(ctx)?;
    if ctx.wants_json() {
        let saved = way.paper(ctx).and_then(|paper| save(ctx, &way, &paper, under_way(&paper)?));
        return Ok(saving::told(ctx, saved.map(|()| None)));
    }
    let paper = way.paper(ctx)?;
    let attempt = under_way(&paper)?;
    let saved = save(ctx, &way, &paper, attempt);
    if ctx.cell("finish").is_empty() {
        return match saved {
            Ok(()) => Ok(ctx.see_other(&way.base(), "training-said-saved")),
            Err(error) => page(ctx, &way, &Form::rejected(ctx, error)?),
        };
    }
    match saved.and_then(|()| way.finish(ctx, attempt)) {
        // A link has done its work once the test is passed, and shows nothing more.
        Ok(marked) if marked.passed && matches!(way, Way::Link(_)) => {
            ctx.page("training/passed", "training-passed-title", &json!({ "marked": marked, "name": paper.name }))
        }
        Ok(marked) => Ok(ctx.see_other(&way.base(), if marked.passed { "training-said-passed" } else { "training-said-failed" })),
        Err(error) => page(ctx, &way, &Form::rejected(ctx, error)?),
    }
}

fn under_way(paper: &Paper) -> Result<i64> {
    paper.attempt_id.ok_or_else(|| Error::conflict("training-attempt-over"))
}

fn save(ctx: &Context, way: &Way, paper: &Paper, attempt: i64) -> Result<()> {
    for put in &paper.put {
        let field = format!("q{}", put.number);
        let typed = ctx.cells.iter().filter(|(name, _)| *name == field);
        let chosen: Option<Vec<i64>> = typed.map(|(_, value)| value.parse().ok()).collect();
        let chosen = chosen.ok_or_else(|| Error::Invalid(Problems::one(&field, "error-form-unreadable")))?;
        if chosen.is_empty() && !put.answered {
            continue;
        }
        way.answer(ctx, attempt, i64::try_from(put.number).unwrap_or_default(), chosen)?;
    }
    Ok(())
}

fn page(ctx: &Context, way: &Way, form: &Form) -> Result<Response> {
    let paper = way.paper(ctx)?;
    let page = json!({ "paper": paper, "base": way.base(), "by_link": matches!(way, Way::Link(_)) });
    ctx.form("training/learn", "training-learn-title", &page, form)
}
