//! The payload of an entry is destroyed from its page.

use axum::response::Response;

use super::show;
use crate::domain::access::Right;
use crate::error::{Error, Result};
use crate::operations::ledger::Erase;
use crate::web::context::{Context, Form};

pub fn erase(ctx: &Context) -> Result<Response> {
    ctx.need(Right::EraseData)?;
    let seq = ctx.id("seq")?;
    match ctx.run_form::<Erase>(&[("seqs", seq.to_string())]) {
        Ok(_) => Ok(ctx.see_other(&format!("/ledger/{seq}"), "ledger-erased")),
        Err(error) => show::form(ctx, seq, &Form::rejected(ctx, of_whole(error))?),
    }
}

/// The page has one entry and no field for it: what is wrong with the entry is said of the whole.
fn of_whole(error: Error) -> Error {
    match error {
        Error::Invalid(mut problems) => {
            if let Some(message) = problems.0.remove("seqs.0") {
                problems.add("", message);
            }
            Error::Invalid(problems)
        }
        other => other,
    }
}
