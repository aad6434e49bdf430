//! The templates that an organisation has of its own, compiled: each is read once and set as often as it is asked for.

mod broken;
mod each;
mod guard;
mod order;
mod sample;
mod trial;

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};

use handlebars::Handlebars;
use serde::Serialize;

use super::templates::{Templates, words};
use crate::domain::message::Message;
use crate::domain::template::{Template, Written};
use crate::error::{Error, Result};
use crate::operations::Register;
use crate::operations::template::{InForce, in_force, last};
use each::Patience;

pub(super) use broken::unprinted;
pub use sample::Sample;
pub use trial::{Shop, check, check_logo, preview};

/// The longest document of a template of an organisation, in bytes.
const LONGEST: usize = 64 * 1024 * 1024;

/// How many are kept: what is in force, and what was when older reports were asked for.
const KEPT: usize = 4;

/// What an organisation has of its own at an entry of the ledger.
pub struct House {
    pub in_force: InForce,
    registry: Handlebars<'static>,
    /// Those that cannot be read, though they could once.
    unreadable: BTreeMap<Template, Message>,
}

/// Those that were asked for last.
#[derive(Default)]
pub struct Houses(Mutex<Vec<Arc<House>>>);

impl Houses {
    /// As known when the ledger ended with entry `known`: one short question to the register, as long as nothing was changed.
    pub fn at(&self, register: &Register, known: i64) -> Result<Arc<House>> {
        let seq = last(register, known)?;
        if let Some(house) = self.kept(seq) {
            return Ok(house);
        }
        // Whatever was changed meanwhile is of a later entry.
        let loaded = if seq == 0 { InForce::default() } else { in_force(register, seq)? };
        Ok(self.of(loaded))
    }

    pub fn of(&self, in_force: InForce) -> Arc<House> {
        if let Some(house) = self.kept(in_force.seq) {
            return house;
        }
        let house = Arc::new(House::new(in_force));
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.insert(0, Arc::clone(&house));
        kept.truncate(KEPT);
        house
    }

    fn kept(&self, seq: i64) -> Option<Arc<House>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let place = kept.iter().position(|house| house.in_force.seq == seq)?;
        let house = kept.remove(place);
        kept.insert(0, Arc::clone(&house));
        Some(house)
    }
}

impl House {
    #[must_use]
    pub fn new(in_force: InForce) -> Self {
        let mut registry = Handlebars::new();
        registry.set_strict_mode(true);
        words(&mut registry);
        order::register(&mut registry);
        each::register(&mut registry);
        let mut unreadable = BTreeMap::new();
        for (template, text) in in_force.texts.iter().filter(|(template, _)| template.written() != Written::Typst) {
            let read = guard::check(*template, text)
                .and_then(|()| registry.register_template_string(template.code(), text).map_err(|error| broken::unread(*template, &error)));
            if let Err(message) = read {
                unreadable.insert(*template, message);
            }
        }
        Self { in_force, registry, unreadable }
    }

    /// Whether the organisation has a template of its own in the place of the program's.
    #[must_use]
    pub fn has(&self, template: Template) -> bool {
        self.in_force.texts.contains_key(&template)
    }

    /// The organisation's text, for the press.
    #[must_use]
    pub fn text(&self, template: Template) -> Option<&str> {
        self.in_force.texts.get(&template).map(String::as_str)
    }

    /// The logo as it stands in HTML.
    #[must_use]
    pub fn logo(&self) -> Option<String> {
        self.in_force.logo.as_ref().map(|logo| logo.0.clone())
    }

    /// By the organisation's template, or else by the program's.
    ///
    /// # Errors
    /// `Conflict` with the line and the reason, where the organisation's does not hold good.
    pub fn render(&self, own: &Templates, template: Template, data: &impl Serialize) -> Result<String> {
        if !self.has(template) {
            return own.render(template.path(), data);
        }
        if let Some(message) = self.unreadable.get(&template) {
            return Err(Error::Conflict(message.clone()));
        }
        let mut text = Bounded(Vec::new());
        let _patience = Patience::begin();
        match self.registry.render_to_write(template.code(), data, &mut text) {
            Ok(()) => Ok(String::from_utf8(text.0).map_err(Error::fault)?),
            Err(error) => Err(Error::Conflict(broken::unset(template, &error))),
        }
    }
}

/// A text that is refused where it grows too long.
struct Bounded(Vec<u8>);

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.0.len() + bytes.len() > LONGEST {
            return Err(std::io::ErrorKind::FileTooLarge.into());
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
