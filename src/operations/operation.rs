//! One operation, without its types: what a door that speaks JSON or text needs of it.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::batch::{Batch, Many};
use super::import::{Import, Report, import};
use super::look::Look;
use super::prepare::Prepare;
use super::register::authorise;
use super::{Command, Query, Register, input};
use crate::domain::access::{Actor, Right};
use crate::error::Result;

/// One operation, without its types: for doors that speak JSON.
pub struct Operation {
    /// `subject.verb`.
    pub name: &'static str,
    pub kind: Kind,
    pub needs: Right,
    pub input: fn(&mut SchemaGenerator) -> Schema,
    pub output: fn(&mut SchemaGenerator) -> Schema,
    /// Understands the input, in JSON.
    pub call: fn(&Register, &Actor, Value, Reply),
    /// The schema of the input, for doors that speak text.
    pub schema: fn() -> &'static Schema,
}

/// Told the answer, from whatever thread it comes.
pub type Reply = Box<dyn FnOnce(Result<Value>) + Send>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Query,
    Command,
}

impl Operation {
    #[must_use]
    pub const fn query<Q: Query>() -> Self {
        Self {
            name: Q::NAME,
            kind: Kind::Query,
            needs: Q::NEEDS,
            input: SchemaGenerator::subschema_for::<Q>,
            output: SchemaGenerator::subschema_for::<Q::Answer>,
            call: |register, actor, value, reply| reply(ask::<Q>(register, actor, value)),
            schema: input::schema::<Q>,
        }
    }

    #[must_use]
    pub const fn command<C: Command>() -> Self {
        Self {
            name: C::NAME,
            kind: Kind::Command,
            needs: C::NEEDS,
            input: SchemaGenerator::subschema_for::<C>,
            output: SchemaGenerator::subschema_for::<C::Outcome>,
            call: |register, actor, value, reply| match read::<C>(actor, C::NEEDS, value) {
                Ok(command) => register.queue(actor.clone(), command, |outcome| reply(outcome.and_then(|o| Ok(serde_json::to_value(o)?)))),
                Err(error) => reply(Err(error)),
            },
            schema: input::schema::<C>,
        }
    }

    /// Prepared on a thread of its own: hashing a password takes its time.
    #[must_use]
    pub const fn prepared<P: Prepare>() -> Self {
        Self {
            name: P::Command::NAME,
            kind: Kind::Command,
            needs: P::Command::NEEDS,
            input: SchemaGenerator::subschema_for::<P>,
            output: SchemaGenerator::subschema_for::<P::Answer>,
            call: |register, actor, value, reply| {
                let (register, actor) = (register.clone(), actor.clone());
                let work = move || reply(carry_out::<P>(&register, &actor, value));
                if let Err(error) = std::thread::Builder::new().name(P::Command::NAME.into()).spawn(work) {
                    tracing::error!(%error, "a thread did not start");
                }
            },
            schema: input::schema::<P>,
        }
    }

    /// A question that needs more than the database, on a thread of its own: setting a document takes its time.
    #[must_use]
    pub const fn looked<L: Look>() -> Self {
        Self {
            name: L::NAME,
            kind: Kind::Query,
            needs: L::NEEDS,
            input: SchemaGenerator::subschema_for::<L>,
            output: SchemaGenerator::subschema_for::<L::Answer>,
            call: |register, actor, value, reply| {
                let (register, actor) = (register.clone(), actor.clone());
                let work = move || reply(look::<L>(&register, &actor, value));
                if let Err(error) = std::thread::Builder::new().name(L::NAME.into()).spawn(work) {
                    tracing::error!(%error, "a thread did not start");
                }
            },
            schema: input::schema::<L>,
        }
    }

    /// Many commands of one kind from one question, on a thread of its own: all of them are done, or none.
    #[must_use]
    pub const fn batched<B: Batch>() -> Self {
        Self {
            name: B::NAME,
            kind: Kind::Command,
            needs: B::NEEDS,
            input: SchemaGenerator::subschema_for::<B>,
            output: SchemaGenerator::subschema_for::<Many<<B::Command as Command>::Outcome>>,
            call: |register, actor, value, reply| {
                let (register, actor) = (register.clone(), actor.clone());
                let work = move || reply(do_many::<B>(&register, &actor, value));
                if let Err(error) = std::thread::Builder::new().name(B::NAME.into()).spawn(work) {
                    tracing::error!(%error, "a thread did not start");
                }
            },
            schema: input::schema::<B>,
        }
    }

    /// A file whose rows become commands, on a thread of its own: a large one takes its time.
    #[must_use]
    pub const fn imported<I: Import>() -> Self {
        Self {
            name: I::NAME,
            kind: Kind::Command,
            needs: I::NEEDS,
            input: SchemaGenerator::subschema_for::<I>,
            output: SchemaGenerator::subschema_for::<Report>,
            call: |register, actor, value, reply| {
                let (register, actor) = (register.clone(), actor.clone());
                let work = move || reply(import_file::<I>(&register, &actor, value));
                if let Err(error) = std::thread::Builder::new().name(I::NAME.into()).spawn(work) {
                    tracing::error!(%error, "a thread did not start");
                }
            },
            schema: input::schema::<I>,
        }
    }

    /// Waits for the answer: for the command line and tests.
    pub fn call_and_wait(&self, register: &Register, actor: &Actor, input: Value) -> Result<Value> {
        let (said, heard) = std::sync::mpsc::channel();
        (self.call)(register, actor, input, Box::new(move |answer| drop(said.send(answer))));
        heard.recv().unwrap_or_else(|_| Err(crate::error::Error::fault("nobody answered")))
    }

    #[must_use]
    pub fn subject(&self) -> &'static str {
        self.name.split('.').next().unwrap_or(self.name)
    }

    #[must_use]
    pub fn verb(&self) -> &'static str {
        self.name.split('.').nth(1).unwrap_or_default()
    }
}

/// Whoever lacks the right hears so, and nothing of what the input should have been.
fn read<T: DeserializeOwned + JsonSchema + 'static>(actor: &Actor, needs: Right, value: Value) -> Result<T> {
    authorise(actor, needs)?;
    input::from_json(value)
}

fn ask<Q: Query>(register: &Register, actor: &Actor, value: Value) -> Result<Value> {
    Ok(serde_json::to_value(register.ask(actor, read::<Q>(actor, Q::NEEDS, value)?)?)?)
}

fn look<L: Look>(register: &Register, actor: &Actor, value: Value) -> Result<Value> {
    Ok(serde_json::to_value(register.look(actor, read::<L>(actor, L::NEEDS, value)?)?)?)
}

fn carry_out<P: Prepare>(register: &Register, actor: &Actor, value: Value) -> Result<Value> {
    Ok(serde_json::to_value(register.carry_out(actor, read::<P>(actor, P::Command::NEEDS, value)?)?)?)
}

fn do_many<B: Batch>(register: &Register, actor: &Actor, value: Value) -> Result<Value> {
    let batch = read::<B>(actor, B::NEEDS, value)?;
    Ok(serde_json::to_value(register.run_batch(actor, &batch)?)?)
}

fn import_file<I: Import>(register: &Register, actor: &Actor, value: Value) -> Result<Value> {
    let file = read::<I>(actor, I::NEEDS, value)?.file();
    Ok(serde_json::to_value(import(register, actor, I::KIND, &file)?)?)
}
