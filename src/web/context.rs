//! One request: who asks, in which language, with which cells, and what can be done with that.

use std::sync::Arc;

use axum::response::Response;
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::upload::at_file;
use super::{App, answer, beside, layout};
use crate::domain::access::{Actor, Right};
use crate::domain::message::{Message, Problems};
use crate::error::{Error, Result};
use crate::locale::{Labels, Language};
use crate::operations::document::{Content, Spool};
use crate::operations::session::{self, SignedIn};
use crate::operations::{Command, Prepare, Query, Register, input};

/// A request, read whole, before it is known who asks.
pub struct Context {
    pub app: App,
    pub who: Option<SignedIn>,
    pub language: Language,
    /// Whether a form was sent.
    pub posted: bool,
    /// Whether what was sent surely comes from a page of this register.
    pub from_here: bool,
    /// Without the query.
    pub path: String,
    pub query: Vec<(String, String)>,
    /// What a form sent.
    pub cells: Vec<(String, String)>,
    pub files: Vec<Upload>,
    /// The named parts of the path.
    pub params: Vec<(String, String)>,
    pub session: Option<String>,
    pub flash: Option<String>,
    pub address: String,
    /// The name under which the register was asked.
    pub host: String,
    pub agent: String,
    /// What kinds of answer the browser would take.
    pub accept: String,
    pub actor: Actor,
}

/// A file that came with a form. It stands on disk and is gone with the request.
pub struct Upload {
    pub field: String,
    pub name: String,
    /// What came in, or why it was not taken.
    pub taken: Result<Arc<Spool>, Message>,
}

impl Upload {
    /// The file, to be handed on to what keeps it.
    ///
    /// # Errors
    /// `Invalid` at its field, if it was too large.
    pub fn content(&self) -> Result<Content> {
        match &self.taken {
            Ok(spool) => Ok(Content::Spooled(Arc::clone(spool))),
            Err(message) => Err(Error::invalid(&self.field, message.clone())),
        }
    }

    /// All of its bytes in memory: for tables that are imported, which are small.
    ///
    /// # Errors
    /// `Invalid` at its field, if it was too large.
    pub fn bytes(&self) -> Result<Vec<u8>> {
        Ok(self.content()?.bytes()?.into_owned())
    }
}

impl Context {
    /// Finds out who asks. To be called on a thread that may wait for the database.
    pub fn recognise(&mut self) -> Result<()> {
        let Some(token) = &self.session else { return Ok(()) };
        self.who = session::of_token(&self.app.register, token)?;
        if let Some(who) = &self.who {
            self.actor = who.actor.clone();
        }
        Ok(())
    }

    #[must_use]
    pub fn register(&self) -> &Register {
        &self.app.register
    }

    #[must_use]
    pub fn may(&self, right: Right) -> bool {
        self.actor.may(right)
    }

    /// Sends people who are not signed in to the door.
    pub fn need(&self, right: Right) -> Result<()> {
        if self.who.is_none() {
            return Err(Error::SignedOut);
        }
        self.actor.need(right).map_err(Error::Denied)
    }

    /// A number in the path, such as `{id}`.
    pub fn id(&self, name: &str) -> Result<i64> {
        self.param(name).and_then(|text| text.parse().ok()).ok_or(Error::NotFound("page"))
    }

    #[must_use]
    pub fn param(&self, name: &str) -> Option<&str> {
        self.params.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// A value of the query; none if it is empty.
    #[must_use]
    pub fn asked(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(known, value)| known == name && !value.is_empty()).map(|(_, value)| value.as_str())
    }

    /// A value of the form; empty if it is not there.
    #[must_use]
    pub fn cell(&self, name: &str) -> &str {
        self.cells.iter().rfind(|(known, _)| known == name).map_or("", |(_, value)| value.as_str())
    }

    /// A query from what the address says. Unknown names are left alone: addresses live long.
    pub fn read_query<Q: DeserializeOwned + JsonSchema + 'static>(&self) -> Result<Q> {
        input::from_cells(&self.query, &Labels)
    }

    /// The same with values that the path or the page knows.
    pub fn read_query_with<Q: DeserializeOwned + JsonSchema + 'static>(&self, known: &[(&str, String)]) -> Result<Q> {
        input::from_cells(&with(&self.query, known), &Labels)
    }

    /// The file of a field of the form; none if nobody chose one.
    #[must_use]
    pub fn file(&self, field: &str) -> Option<&Upload> {
        self.files.iter().find(|file| file.field == field && !file.name.is_empty())
    }

    pub fn ask<Q: Query>(&self, query: Q) -> Result<Q::Answer> {
        self.register().ask(&self.actor, query)
    }

    /// Runs the command that the form means, and waits until it is on disk.
    pub fn run_form<C: Command>(&self, known: &[(&str, String)]) -> Result<C::Outcome> {
        self.run(self.command::<C>(known)?)
    }

    /// The command that the form means, to be completed with what only the page knows.
    pub fn command<C: Command>(&self, known: &[(&str, String)]) -> Result<C> {
        input::from_cells::<C>(&with(&self.cells, known), &Labels)
    }

    /// Prepares and does what the form means, and waits until it is on disk.
    pub fn carry_form<P: Prepare>(&self, known: &[(&str, String)]) -> Result<P::Answer> {
        let input = input::from_cells::<P>(&with(&self.cells, known), &Labels)?;
        self.register().carry_out(&self.actor, input)
    }

    pub fn run<C: Command>(&self, command: C) -> Result<C::Outcome> {
        let (said, heard) = std::sync::mpsc::channel();
        self.register().queue(self.actor.clone(), command, move |outcome| drop(said.send(outcome)));
        heard.recv().unwrap_or_else(|_| Err(Error::fault("the writer did not answer")))
    }

    /// A page. `data` stands in the template under `page`.
    pub fn page(&self, template: &str, title: impl Into<Message>, data: &impl Serialize) -> Result<Response> {
        layout::render(self, template, &title.into(), data, &Form::default())
    }

    /// A page with a form: what stands in its fields, and what is wrong with them.
    pub fn form(&self, template: &str, title: impl Into<Message>, data: &impl Serialize, form: &Form) -> Result<Response> {
        layout::render(self, template, &title.into(), data, form)
    }

    /// Leads on after something was done, and says so there.
    #[expect(clippy::unused_self, reason = "pages answer through their context, as with a page or a form")]
    pub fn see_other(&self, to: &str, said: &'static str) -> Response {
        answer::see_other(to, Some(said))
    }

    /// The text of the reader's language; the other one where it is missing.
    #[must_use]
    pub fn either<'a>(&self, ja: &'a str, en: &'a str) -> &'a str {
        self.language.either(ja, en)
    }

    #[must_use]
    pub fn say(&self, message: &Message) -> String {
        self.language.say(message)
    }

    /// The address that was asked for, with its query.
    #[must_use]
    pub fn address_asked(&self) -> String {
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.query).finish();
        if query.is_empty() { self.path.clone() } else { format!("{}?{query}", self.path) }
    }

    /// How this register was reached, such as `https://kantoku.example.jp`: for addresses that are handed on.
    #[must_use]
    pub fn origin(&self) -> String {
        let plain = self.host.chars().all(|c| c.is_ascii_alphanumeric() || ".-:[]".contains(c));
        let scheme = if self.app.secure { "https" } else { "http" };
        if plain && !self.host.is_empty() { format!("{scheme}://{}", self.host) } else { String::new() }
    }

    /// Whether a script asks, which takes JSON and no page.
    #[must_use]
    pub fn wants_json(&self) -> bool {
        self.accept.contains("application/json")
    }
}

/// What stands in the fields of a form, and what is wrong with it.
#[derive(Clone, Default)]
pub struct Form {
    pub values: Map<String, Value>,
    pub problems: Problems,
    /// Whether somebody else has changed the thing meanwhile.
    pub overtaken: bool,
    /// What stands in the register where it differs from what was typed; only if it was overtaken.
    pub stands: Map<String, Value>,
}

/// What is said where somebody else was faster.
const OVERTAKEN: [&str; 2] = ["stale-form", "evaluation-answer-overtaken"];

impl Form {
    /// The fields hold what a thing has now.
    pub fn of(thing: &impl Serialize) -> Result<Self> {
        let values = match serde_json::to_value(thing)? {
            Value::Object(values) => values,
            _ => Map::new(),
        };
        Ok(Self { values, ..Self::default() })
    }

    /// The form as it was sent, with nothing said of it.
    #[must_use]
    pub fn typed(ctx: &Context) -> Self {
        let mut values: Map<String, Value> = Map::new();
        for (name, value) in &ctx.cells {
            match values.get_mut(name) {
                Some(Value::Array(many)) => many.push(Value::String(value.clone())),
                Some(one) => *one = Value::Array(vec![one.take(), Value::String(value.clone())]),
                None => drop(values.insert(name.clone(), Value::String(value.clone()))),
            }
        }
        Self { values, ..Self::default() }
    }

    /// The form comes back with what was typed. Errors that are not of the input pass through.
    pub fn rejected(ctx: &Context, error: Error) -> Result<Self> {
        let overtaken = overtakes(&error);
        let problems = match error {
            Error::Invalid(problems) => problems,
            // Who lacks the right has no business with the form; who prepared and may not decide is told in it.
            Error::Denied(message) if message.id == "access-denied" => return Err(Error::Denied(message)),
            Error::Conflict(message) | Error::Denied(message) => Problems::one("", message),
            other => return Err(other),
        };
        Ok(Self { problems, overtaken, ..Self::typed(ctx) })
    }

    /// The form comes back with what is wrong with its file.
    #[must_use]
    pub fn without_file(ctx: &Context, error: Error) -> Self {
        let overtaken = overtakes(&error);
        Self { problems: at_file(error), overtaken, ..Self::typed(ctx) }
    }

    /// If somebody else was faster: tells beside each field what stands there `now`, the form as it would be filled in anew.
    #[must_use]
    pub fn beside(mut self, now: &Self) -> Self {
        if self.overtaken {
            let differing = now.values.iter().filter(|(name, value)| beside::differs(self.values.get(*name), value));
            self.stands = differing.map(|(name, value)| (name.clone(), value.clone())).collect();
        }
        self
    }
}

/// Whether somebody else was faster.
#[must_use]
pub fn overtakes(error: &Error) -> bool {
    matches!(error, Error::Conflict(message) if OVERTAKEN.contains(&message.id))
}

fn with(cells: &[(String, String)], known: &[(&str, String)]) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = cells.iter().filter(|(name, _)| known.iter().all(|(k, _)| k != name)).cloned().collect();
    all.extend(known.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
    all
}
