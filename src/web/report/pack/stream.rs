//! A pack as an answer, one at a time. Its last piece is sent only when the ledger holds that it was handed over.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::response::Response;

use super::writer::write;
use crate::domain::access::Actor;
use crate::error::{Error, Result};
use crate::operations::report::pack::{Finish, Source};
use crate::web::{App, stream};

/// Whether a pack is being written: a server writes one at a time.
#[derive(Clone, Default)]
pub struct Packing(Arc<AtomicBool>);

struct Turn(Packing);

impl Packing {
    fn turn(&self) -> Result<Turn> {
        match self.0.compare_exchange(false, true, Ordering::AcqRel, Ordering::Acquire) {
            Ok(_) => Ok(Turn(self.clone())),
            Err(_) => Err(Error::conflict("pack-another")),
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.0.0.store(false, Ordering::Release);
    }
}

/// The pack that was ordered, sent while it is written.
///
/// # Errors
/// As [`Source::of`]; `Conflict` while another one is written.
pub fn send(app: &App, actor: &Actor, id: i64) -> Result<Response> {
    let source = Source::of(&app.register, actor, id)?;
    let turn = app.packing.turn()?;
    let (app, actor) = (app.clone(), actor.clone());
    let name = format!("evidence-{}-{}-{}.zip", source.order.year, source.order.on, source.order.language);
    stream::file(&name, "application/zip", move |to| {
        let _turn = turn;
        let written = write(&source, &app.printing, to)?;
        let (files, missing, size) = (written.files, written.missing, written.size);
        app.register.run(&actor, &Finish { pack_id: source.order.id, manifest: written.manifest, files, missing, size })
    })
}
