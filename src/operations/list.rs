//! The list of operations, from which the JSON API, the command line and their documentation are generated.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::batch::{Batch, Many};
use super::import::{Import, Report, import};
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

/// Names every operation once.
macro_rules! operations {
    ($($kind:ident $operation:ty),* $(,)?) => {
        /// Every operation that the doors offer, in the order of their documentation.
        pub static OPERATIONS: &[Operation] = &[$(Operation::$kind::<$operation>()),*];
    };
}

operations! {
    query super::consignee::List,
    query super::consignee::Overview,
    query super::consignee::Show,
    query super::consignee::Alike,
    query super::consignee::Export,
    command super::consignee::Enter,
    command super::consignee::Change,
    command super::consignee::End,
    command super::entrustment::Enter,
    command super::entrustment::Change,
    command super::entrustment::End,
    query super::sub_entrustment::List,
    query super::sub_entrustment::Show,
    query super::sub_entrustment::Concentration,
    command super::sub_entrustment::Request,
    command super::sub_entrustment::Decide,
    command super::sub_entrustment::End,
    query super::foreign::List,
    command super::foreign::SetRoute,
    command super::foreign::RecordCheck,
    query super::ending::List,
    command super::ending::Agree,
    prepared super::ending::Confirm,
    query super::contract::List,
    query super::contract::Show,
    command super::contract::Enter,
    command super::contract::Change,
    command super::contract::End,
    command super::contract::CheckClauses,
    prepared super::contract::Attach,
    command super::contract::Detach,
    query super::criteria::List,
    query super::criteria::Show,
    query super::criteria::Compare,
    query super::criteria::Export,
    command super::criteria::OpenSet,
    command super::criteria::Draft,
    command super::criteria::SetTerms,
    command super::criteria::PutItem,
    command super::criteria::MoveItem,
    command super::criteria::RemoveItem,
    command super::criteria::Import,
    command super::criteria::Propose,
    command super::criteria::Return,
    command super::criteria::Adopt,
    command super::criteria::Discard,
    command super::criteria::Withdraw,
    query super::agreement::List,
    query super::agreement::Show,
    query super::agreement::Compare,
    command super::agreement::Open,
    command super::agreement::Draft,
    command super::agreement::Write,
    prepared super::agreement::Upload,
    command super::agreement::Propose,
    command super::agreement::Return,
    command super::agreement::Adopt,
    command super::agreement::Discard,
    command super::agreement::Withdraw,
    query super::evaluation::List,
    query super::evaluation::Show,
    query super::evaluation::Offer,
    command super::evaluation::Start,
    command super::evaluation::Answer,
    command super::evaluation::AnswerAll,
    prepared super::evaluation::Attach,
    command super::evaluation::Detach,
    command super::evaluation::Submit,
    command super::evaluation::Return,
    command super::evaluation::Withdraw,
    command super::evaluation::Decide,
    command super::evaluation::ApproveExceptionally,
    command super::evaluation::MeetCondition,
    query super::action::List,
    query super::action::Show,
    query super::action::Export,
    command super::action::Open,
    command super::action::Plan,
    command super::action::Move,
    command super::action::Do,
    command super::action::Confirm,
    command super::action::Refuse,
    command super::action::Cancel,
    prepared super::action::Attach,
    command super::action::Detach,
    query super::certificate::List,
    query super::certificate::Show,
    query super::certificate::Export,
    command super::certificate::Enter,
    command super::certificate::Renew,
    command super::certificate::Change,
    command super::certificate::End,
    prepared super::certificate::Attach,
    command super::certificate::Detach,
    query super::document::Find,
    prepared super::document::Erase,
    query super::round::List,
    query super::round::Show,
    query super::round::Criteria,
    command super::round::Open,
    command super::round::Add,
    command super::round::Remove,
    command super::round::Recommend,
    command super::round::Decide,
    command super::round::Cancel,
    query super::review::List,
    query super::review::Show,
    query super::review::Alarms,
    command super::review::Schedule,
    command super::review::Move,
    command super::review::Begin,
    command super::review::Check,
    command super::review::Find,
    prepared super::review::Attach,
    command super::review::Detach,
    command super::review::Finish,
    command super::review::Cancel,
    query super::review::PlanShow,
    command super::review::DrawUp,
    command super::review::Adjust,
    command super::review::Propose,
    command super::review::Return,
    command super::review::Approve,
    command super::review::SetCadence,
    query super::nda::List,
    query super::nda::Show,
    query super::nda::Mine,
    query super::nda::Queue,
    query super::nda::Coverage,
    query super::nda::Gaps,
    query super::nda::Verify,
    query super::nda::OfLink,
    command super::nda::Issue,
    batched super::nda::IssueAll,
    prepared super::nda::MakeLink,
    command super::nda::Sign,
    command super::nda::SignByLink,
    prepared super::nda::SignOnPaper,
    command super::nda::SignOff,
    command super::nda::Return,
    command super::nda::Decline,
    command super::nda::DeclineByLink,
    command super::nda::Void,
    command super::nda::End,
    query super::training::Rates,
    query super::training::Matrix,
    query super::training::Export,
    query super::training::Attendances,
    query super::training::Record,
    query super::training::Mine,
    command super::training::Exempt,
    command super::training::EndExemption,
    query super::training::leave::List,
    command super::training::leave::Begin,
    command super::training::leave::End,
    query super::training::course::List,
    query super::training::course::Show,
    command super::training::course::Open,
    command super::training::course::Draft,
    command super::training::course::Write,
    command super::training::course::PutQuestion,
    command super::training::course::RemoveQuestion,
    prepared super::training::course::Attach,
    command super::training::course::Detach,
    command super::training::course::Publish,
    command super::training::course::End,
    query super::training::session::List,
    query super::training::session::Show,
    command super::training::session::Hold,
    command super::training::session::Change,
    command super::training::session::Cancel,
    command super::training::session::Record,
    command super::training::session::TakeBack,
    prepared super::training::session::OpenCode,
    command super::training::session::CloseCode,
    command super::training::session::CheckIn,
    query super::training::test::Show,
    command super::training::test::Begin,
    command super::training::test::Answer,
    command super::training::test::Finish,
    command super::training::test::Record,
    prepared super::training::test::MakeLink,
    query super::training::test::OfLink,
    command super::training::test::BeginByLink,
    command super::training::test::AnswerByLink,
    command super::training::test::FinishByLink,
    query super::training::plan::Show,
    command super::training::plan::PutLine,
    command super::training::plan::RemoveLine,
    command super::training::plan::Propose,
    command super::training::plan::Return,
    command super::training::plan::Approve,
    command super::training::plan::Review,
    query super::department::List,
    command super::department::Enter,
    command super::department::Change,
    command super::department::End,
    query super::account::List,
    query super::account::Show,
    query super::account::Me,
    query super::account::Sessions,
    query super::account::Link,
    prepared super::account::Invite,
    prepared super::account::Reset,
    prepared super::account::Accept,
    prepared super::account::ChangePassword,
    command super::account::Grant,
    command super::account::Revoke,
    command super::account::Close,
    command super::account::SignOutEverywhere,
    query super::person::List,
    query super::person::Show,
    command super::person::Enter,
    command super::person::Change,
    command super::person::Leave,
    command super::person::Erase,
    query super::person_access::List,
    query super::person_access::OfPerson,
    query super::person_access::Export,
    command super::person_access::GiveAccess,
    command super::person_access::EndAccess,
    query super::resource::List,
    command super::resource::Enter,
    command super::resource::Change,
    command super::resource::End,
    query super::office::List,
    command super::office::Appoint,
    command super::office::End,
    query super::token::List,
    prepared super::token::Issue,
    command super::token::Revoke,
    imported super::import::Departments,
    imported super::import::People,
    imported super::import::Consignees,
    imported super::import::Resources,
    imported super::import::Access,
    imported super::import::Contracts,
    imported super::import::Certificates,
    imported super::import::Attendance,
    query super::deadline::List,
    query super::deadline::Day,
    query super::calendar::Feeds,
    query super::reminder::Preview,
    query super::reminder::Upcoming,
    query super::mail::List,
    query super::mail::Show,
    command super::mail::Again,
    command super::mail::Test,
    query super::job::List,
    prepared super::calendar::OpenFeed,
    command super::calendar::CloseFeed,
    query super::report::Years,
    query super::report::Annual,
    query super::ledger::List,
    query super::ledger::Actors,
    query super::ledger::Show,
    query super::ledger::Verify,
    command super::ledger::Erase,
    query super::setting::List,
    command super::setting::Make,
}

/// The operation of that name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Operation> {
    OPERATIONS.iter().find(|operation| operation.name == name)
}
