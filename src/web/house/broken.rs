//! What is wrong with a template of an organisation, as a sentence: which one, where, and why.

use handlebars::{RenderError, RenderErrorReason, TemplateError, TemplateErrorReason};

use super::House;
use super::each::TOO_LONG;
use crate::domain::message::{Arg, Message};
use crate::domain::template::Template;
use crate::error::Error;
use crate::output::pdf::Failure;

/// It cannot be read. What all of these sentences say, the place and the template, is added in one place.
pub(super) fn unread(template: Template, error: &TemplateError) -> Message {
    let (line, column) = error.pos().unwrap_or((1, 1));
    let at = |message| placed(message, template, line, column);
    match error.reason() {
        TemplateErrorReason::MismatchingClosedHelper(open, close) | TemplateErrorReason::MismatchingClosedDecorator(open, close) => {
            at(Message::from("template-broken-closing")).with("read", close).with("expected", open)
        }
        other => at(Message::from("template-broken-syntax")).with("why", first_line(&other.to_string())),
    }
}

/// It cannot be set.
pub(super) fn unset(template: Template, error: &RenderError) -> Message {
    let (line, column) = (error.line_no.unwrap_or(1), error.column_no.unwrap_or(1));
    let at = |message| placed(message, template, line, column);
    match error.reason() {
        RenderErrorReason::MissingVariable(path) => {
            at(Message::from("template-broken-field")).with("read", path.clone().unwrap_or_default())
        }
        RenderErrorReason::HelperNotFound(name) => at(Message::from("template-broken-helper")).with("read", name),
        RenderErrorReason::Other(why) if why == TOO_LONG => plain(Message::from("template-broken-slow"), template),
        RenderErrorReason::IOError(_) => plain(Message::from("template-broken-large"), template),
        other => at(Message::from("template-broken-syntax")).with("why", first_line(&other.to_string())),
    }
}

/// The press refuses it, or cannot try it. Errors that are not of the organisation's template pass through.
pub(in crate::web) fn unprinted(house: &House, template: Template, failure: Failure) -> Error {
    let message = match failure {
        Failure::Broken { why, .. } if !house.has(template) => return Error::fault(why),
        Failure::Broken { place: Some((line, column)), why } => {
            placed(Message::from("template-broken-typst"), template, line, column).with("why", first_line(&why))
        }
        Failure::Broken { place: None, why } => {
            plain(Message::from("template-broken-typst-somewhere"), template).with("why", first_line(&why))
        }
        Failure::Stopped => plain(Message::from("template-broken-slow"), template),
        Failure::Other(error) => return error,
    };
    Error::Conflict(message)
}

pub(super) fn placed(message: Message, template: Template, line: usize, column: usize) -> Message {
    plain(message, template).with("line", number(line)).with("column", number(column))
}

pub(super) fn plain(message: Message, template: Template) -> Message {
    message.label("template", template.label_id())
}

/// Without the points that stand between thousands.
fn number(number: usize) -> Arg {
    Arg::Text(number.to_string())
}

fn first_line(text: &str) -> String {
    text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default().chars().take(300).collect()
}
