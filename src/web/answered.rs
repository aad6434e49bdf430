//! Answers that cost much and stay true as long as the ledger does not grow and the day does not end.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;

use super::context::Context;
use crate::error::Result;
use crate::operations::upkeep;

/// What was answered at one state of the register. Everything that is computed follows from the ledger and the date: what neither changed is still right.
#[derive(Default)]
pub struct Answered(Mutex<State>);

#[derive(Default)]
struct State {
    head: i64,
    today: NaiveDate,
    answers: BTreeMap<String, Arc<Value>>,
}

/// More are not kept: they would be those of people who look once.
const MOST: usize = 500;

impl Answered {
    /// The answer under that name, or what `ask` answers, to be kept. Whether the person may see it is to be known before.
    ///
    /// # Errors
    /// Those of `ask`, and `Unavailable` if the database is away.
    pub fn of<T: Serialize>(&self, ctx: &Context, name: &str, ask: impl FnOnce() -> Result<T>) -> Result<Arc<Value>> {
        let (head, today) = (upkeep::entries(ctx.register())?, ctx.register().now().today);
        if let Some(answer) = self.state(head, today, |state| state.answers.get(name).cloned()) {
            return Ok(answer);
        }
        let answer = Arc::new(serde_json::to_value(ask()?)?);
        // What was written meanwhile may be in it or not: it is kept under the state before, and that is gone with the next look.
        self.state(head, today, |state| {
            if state.answers.len() < MOST {
                state.answers.insert(name.to_owned(), Arc::clone(&answer));
            }
        });
        Ok(answer)
    }

    fn state<T>(&self, head: i64, today: NaiveDate, look: impl FnOnce(&mut State) -> T) -> T {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if (state.head, state.today) != (head, today) {
            *state = State { head, today, answers: BTreeMap::new() };
        }
        look(&mut state)
    }
}
