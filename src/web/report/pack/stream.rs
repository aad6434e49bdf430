//! A pack as the body of an answer: written by a thread of its own as fast as the reader takes it, one pack at a time.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::response::Response;
use http_body::Frame;
use std::pin::Pin;
use std::task::{Context as Waker, Poll};
use tokio::sync::mpsc::error::TrySendError;
use tokio::sync::mpsc::{Receiver, Sender, channel};

use super::writer::write;
use crate::domain::access::Actor;
use crate::error::{Error, Result};
use crate::operations::report::pack::{Finish, Source};
use crate::web::{App, answer};

/// How much is sent at once, in bytes.
const PIECE: usize = 64 * 1024;

/// How long a reader may take nothing before the work ends.
const PATIENCE: Duration = Duration::from_mins(2);
const NAP: Duration = Duration::from_millis(10);

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

/// The pack that was ordered, sent while it is written. What goes wrong on the way ends the answer without its end.
pub fn send(app: &App, actor: &Actor, id: i64) -> Result<Response> {
    let source = Source::of(&app.register, actor, id)?;
    let turn = app.packing.turn()?;
    let (pieces, waiting) = channel(4);
    let (app, actor) = (app.clone(), actor.clone());
    let name = format!("evidence-{}-{}-{}.zip", source.order.year, source.order.on, source.order.language);
    let work = move || {
        let _turn = turn;
        work(&app, &actor, &source, &pieces);
    };
    std::thread::Builder::new().name("pack".into()).spawn(work)?;
    let mut response = answer::file(&name, "application/zip", Vec::new());
    *response.body_mut() = Body::new(Pieces { waiting });
    Ok(response)
}

/// The last piece is sent only when the ledger holds that the pack was handed over.
fn work(app: &App, actor: &Actor, source: &Source, pieces: &Sender<io::Result<Bytes>>) {
    let mut sink = Sink { pieces, held: Vec::with_capacity(PIECE) };
    let done = write(source, &app.templates, &app.press, &mut sink).and_then(|written| {
        let finish =
            Finish { pack_id: source.order.id, manifest: written.manifest, files: written.files, missing: written.missing, size: written.size };
        app.register.run(actor, &finish)?;
        Ok(sink.flush_all()?)
    });
    if let Err(error) = done {
        tracing::warn!(pack = source.order.id, %error, "a pack was not handed over whole");
        // The connection breaks off, so that nobody takes half a pack for a whole one.
        drop(pieces.blocking_send(Err(io::ErrorKind::BrokenPipe.into())));
    }
}

/// Holds a piece back until it is full, and the last one until it is told.
struct Sink<'a> {
    pieces: &'a Sender<io::Result<Bytes>>,
    held: Vec<u8>,
}

impl Sink<'_> {
    fn flush_all(&mut self) -> io::Result<()> {
        let mut piece = Bytes::from(std::mem::replace(&mut self.held, Vec::with_capacity(PIECE)));
        let mut waited = Duration::ZERO;
        loop {
            match self.pieces.try_send(Ok(piece)) {
                Ok(()) => return Ok(()),
                Err(TrySendError::Full(Ok(back))) if waited < PATIENCE => piece = back,
                Err(TrySendError::Full(_)) => return Err(io::ErrorKind::TimedOut.into()),
                Err(TrySendError::Closed(_)) => return Err(io::ErrorKind::BrokenPipe.into()),
            }
            std::thread::sleep(NAP);
            waited += NAP;
        }
    }
}

impl Write for Sink<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.held.len() >= PIECE {
            self.flush_all()?;
        }
        let taken = bytes.len().min(PIECE - self.held.len());
        self.held.extend_from_slice(bytes.get(..taken).unwrap_or_default());
        Ok(taken)
    }

    /// The last piece waits for the ledger.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The body of an answer that is written while it is sent. Its length is not known beforehand.
struct Pieces {
    waiting: Receiver<io::Result<Bytes>>,
}

impl http_body::Body for Pieces {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, waker: &mut Waker<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        self.waiting.poll_recv(waker).map(|next| next.map(|piece| piece.map(Frame::data)))
    }
}
