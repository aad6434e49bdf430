//! An answer that is written while it is sent, by a thread of its own and as fast as the reader takes it.

use std::io::{self, Write};
use std::pin::Pin;
use std::task::{Context as Waker, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::response::Response;
use http_body::Frame;
use tokio::sync::mpsc::error::TrySendError;
use tokio::sync::mpsc::{Receiver, Sender, channel};

use super::answer;
use crate::error::Result;

/// How much is sent at once, in bytes.
const PIECE: usize = 64 * 1024;

/// How long a reader may take nothing before the work ends.
const PATIENCE: Duration = Duration::from_mins(2);
const NAP: Duration = Duration::from_millis(10);

/// A file of a length that is not known beforehand. The last piece goes when `work` has ended well; what goes wrong on the way breaks the
/// connection off, so that nobody takes half a file for a whole one.
///
/// # Errors
/// If no thread can be started.
pub fn file(name: &str, media_type: &'static str, work: impl FnOnce(&mut dyn Write) -> Result<()> + Send + 'static) -> Result<Response> {
    let (pieces, waiting) = channel(4);
    let told = name.to_owned();
    let run = move || {
        let mut sink = Sink { pieces: &pieces, held: Vec::with_capacity(PIECE) };
        if let Err(error) = work(&mut sink).and_then(|()| Ok(sink.send()?)) {
            tracing::warn!(file = told, %error, "a file was not sent whole");
            drop(pieces.blocking_send(Err(io::ErrorKind::BrokenPipe.into())));
        }
    };
    std::thread::Builder::new().name("stream".into()).spawn(run)?;
    let mut response = answer::file(name, media_type, Vec::new());
    *response.body_mut() = Body::new(Pieces { waiting });
    Ok(response)
}

/// Holds a piece back until it is full, and the last one until it is told.
struct Sink<'a> {
    pieces: &'a Sender<io::Result<Bytes>>,
    held: Vec<u8>,
}

impl Sink<'_> {
    fn send(&mut self) -> io::Result<()> {
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
            self.send()?;
        }
        let taken = bytes.len().min(PIECE - self.held.len());
        self.held.extend_from_slice(bytes.get(..taken).unwrap_or_default());
        Ok(taken)
    }

    /// The last piece waits until the work has ended well.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

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
