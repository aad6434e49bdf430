//! HTTP: translates requests into operations and answers into pages. Decides nothing.

mod account;
mod action;
mod address;
mod agent;
mod agreement;
mod answer;
mod answered;
pub mod api;
mod assets;
mod beside;
mod calendar;
mod certificate;
mod consignee;
mod context;
mod contract;
mod criteria;
mod deadline;
mod department;
mod document;
mod ending;
mod entrustment;
mod evaluation;
mod figures;
mod foreign;
mod handler;
mod health;
mod home;
pub mod house;
mod import;

mod layout;
pub mod ledger;
mod link;
pub mod mail;
mod named;
mod nda;
mod office;
mod organisation;
mod person;
mod person_access;
mod place;
mod problem;
mod readers;
mod reminder;
pub mod report;
mod resource;
mod review;
mod round;
mod router;
mod rule;
mod saving;
mod security;
mod session;
mod setting;
mod signed_out;
mod stream;
mod sub_entrustment;
pub mod tables;
mod template;
pub mod templates;
mod throttle;
mod trail;
mod training;
mod turned_away;
mod upload;
mod version;
mod whom;

use std::path::PathBuf;
use std::sync::Arc;

use crate::operations::Register;
use crate::web::answered::Answered;
use crate::web::figures::Figures;
use crate::web::organisation::Organisation;
use crate::web::readers::Readers;
use crate::web::report::{Packing, Printing};
use crate::web::throttle::Throttle;

pub use router::router;
pub use templates::{Kept, Templates};

/// What every request needs. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Parts>);

pub struct Parts {
    pub register: Register,
    pub templates: &'static Templates,
    pub readers: Readers,
    pub throttle: Throttle,
    pub organisation: Organisation,
    pub answered: Answered,
    pub figures: Figures,
    pub printing: Printing,
    pub packing: Packing,
    /// Cookies are marked for TLS only where the register is reached by TLS.
    pub secure: bool,
    pub setup: Setup,
}

/// How the server is set up.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a setting of its own")]
pub struct Setup {
    /// How many threads answer: as many as the machine has cores.
    pub readers: usize,
    /// Whether people reach the register by TLS.
    pub secure: bool,
    /// Whether the last hop of `X-Forwarded-For` is the client.
    pub trusted_proxy: bool,
    /// Whether mail can be sent.
    pub sends_mail: bool,
    /// Whether everyone may read the figures of the server.
    pub open_metrics: bool,
    /// The folder with the fonts of PDF; where systems keep them, if none is named.
    pub font_dir: Option<PathBuf>,
    /// This program, for templates of an organisation that are set apart from it. Without it, those of the press cannot be set.
    pub program: Option<PathBuf>,
}

impl App {
    /// A server that people reach without a proxy.
    #[must_use]
    pub fn new(register: Register, readers: usize, secure: bool) -> Self {
        Self::set_up(
            register,
            Setup { readers, secure, trusted_proxy: false, open_metrics: false, font_dir: None, program: None, sends_mail: false },
        )
    }

    #[must_use]
    pub fn set_up(register: Register, setup: Setup) -> Self {
        let parts = Parts {
            register,
            templates: Templates::own(),
            readers: Readers::start(setup.readers),
            throttle: Throttle::new(),
            organisation: Organisation::default(),
            answered: Answered::default(),
            figures: Figures::default(),
            printing: Printing::new(setup.font_dir.clone()).with_program(setup.program.clone()),
            packing: Packing::default(),
            secure: setup.secure,
            setup,
        };
        Self(Arc::new(parts))
    }
}

impl std::ops::Deref for App {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}
