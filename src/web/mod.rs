//! HTTP: translates requests into operations and answers into pages. Decides nothing.

mod answer;
mod assets;
mod consignee;
mod context;
mod entrustment;
mod handler;
mod home;
mod layout;
mod link;
mod organisation;
mod problem;
mod readers;
mod router;
mod security;
mod session;
mod templates;
mod throttle;

use std::sync::Arc;

use crate::operations::Register;
use crate::web::organisation::Organisation;
use crate::web::readers::Readers;
use crate::web::templates::Templates;
use crate::web::throttle::Throttle;

pub use router::router;

/// What every request needs. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Parts>);

pub struct Parts {
    pub register: Register,
    pub templates: Templates,
    pub readers: Readers,
    pub throttle: Throttle,
    pub organisation: Organisation,
    /// Cookies are marked for TLS only where the register is reached by TLS.
    pub secure: bool,
}

impl App {
    /// As many reading threads as the machine has cores.
    #[must_use]
    pub fn new(register: Register, readers: usize, secure: bool) -> Self {
        let parts = Parts {
            register,
            templates: Templates::new(),
            readers: Readers::start(readers),
            throttle: Throttle::new(),
            organisation: Organisation::default(),
            secure,
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
