//! A file that was handed in, sent as it is kept, piece by piece. It is never shown as part of a page.

use std::fs::File;
use std::io::{self, Read};
use std::pin::Pin;
use std::task::{Context as Waker, Poll};

use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use http_body::{Frame, SizeHint};
use tokio::sync::mpsc::{Receiver, Sender, channel};

use super::answer;
use super::context::Context;
use crate::domain::access::Right;
use crate::error::{Error, Result};
use crate::operations::document;

/// How much is read at once, in bytes.
const PIECE: usize = 64 * 1024;

pub fn fetch(ctx: &Context) -> Result<Response> {
    ctx.need(Right::ReadEvaluations)?;
    let (found, file) = document::open(ctx.register(), &ctx.actor, ctx.id("id")?)?;
    let (pieces, waiting) = channel(4);
    std::thread::Builder::new().name("document".into()).spawn(move || read(file, &pieces))?;
    let mut response = answer::file(&found.name, "application/octet-stream", Vec::new());
    let kind = HeaderValue::from_str(&found.media_type).map_err(Error::fault)?;
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    *response.body_mut() = Body::new(Pieces { waiting, left: u64::try_from(found.size).unwrap_or_default() });
    Ok(response)
}

/// Ends when all is read, or when nobody takes it any more.
fn read(mut file: File, pieces: &Sender<io::Result<Bytes>>) {
    let mut piece = vec![0; PIECE];
    loop {
        let next = match file.read(&mut piece) {
            Ok(0) => return,
            Ok(read) => Ok(Bytes::copy_from_slice(piece.get(..read).unwrap_or_default())),
            Err(error) => Err(error),
        };
        let failed = next.is_err();
        if pieces.blocking_send(next).is_err() || failed {
            return;
        }
    }
}

/// The body of an answer that is read from disk while it is sent.
struct Pieces {
    waiting: Receiver<io::Result<Bytes>>,
    left: u64,
}

impl http_body::Body for Pieces {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, waker: &mut Waker<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let next = self.waiting.poll_recv(waker);
        if let Poll::Ready(Some(Ok(piece))) = &next {
            self.left = self.left.saturating_sub(piece.len() as u64);
        }
        next.map(|next| next.map(|piece| piece.map(Frame::data)))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}
