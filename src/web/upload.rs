//! Forms with files: each file goes to disk as it comes in, so that memory does not grow with it.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context as Waker, Poll};

use axum::body::{Body, Bytes};
use axum::extract::multipart::Field;
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};

use http_body::{Frame, SizeHint};

use super::context::{Context, Upload};
use crate::domain::message::{Message, Problems};
use crate::error::{Error, Result};
use crate::operations::document::{LARGEST, Spool, Spooling, too_large};

/// How much of a form is read at all, in bytes. A file that is too large is passed over up to here, so that the form can be
/// answered with a sentence at its field; what is larger still is answered before it has come in.
pub const LARGEST_FORM: usize = 64 * 1024 * 1024;

/// All the fields of a form that are not files, together, in bytes: they are held in memory, as a form without files is.
const LARGEST_FIELDS: usize = super::handler::LARGEST;

/// More files than any form has.
const MOST_FILES: usize = 20;

/// What is wrong with a file that was handed in, at the one field that a page has for it: its name and its content are both there.
pub fn at_file(error: Error) -> Problems {
    let Error::Invalid(mut problems) = error else { return Problems::one("", error.message()) };
    for field in ["content", "name"] {
        if let Some(message) = problems.0.remove(field) {
            problems.add("file", message);
        }
    }
    problems
}

pub async fn read(context: &mut Context, mut request: Request) -> Result<()> {
    DefaultBodyLimit::max(LARGEST_FORM).apply(&mut request);
    let request = request.map(|body| Body::new(Paced { body, waits: false }));
    let mut parts = Multipart::from_request(request, &()).await.map_err(|_| Error::invalid("", "error-form-unreadable"))?;
    let mut fields = 0;
    while let Some(part) = parts.next_field().await.map_err(unreadable)? {
        let field = part.name().unwrap_or_default().to_owned();
        match part.file_name().map(ToOwned::to_owned) {
            Some(_) if context.files.len() == MOST_FILES => return Err(unreadable(())),
            Some(name) => {
                let taken = spool(context, part).await?;
                context.files.push(Upload { field, name, taken });
            }
            None => {
                let text = text(part, LARGEST_FIELDS - fields).await?;
                fields += text.len();
                context.cells.push((field, text));
            }
        }
    }
    Ok(())
}

/// A field that is no file, of so many bytes at most.
async fn text(mut part: Field<'_>, most: usize) -> Result<String> {
    let mut bytes = Vec::new();
    while let Some(piece) = part.chunk().await.map_err(unreadable)? {
        if bytes.len() + piece.len() > most {
            return Err(unreadable(()));
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Brings a file to disk. Of one that is too large nothing is kept, and the rest of it is passed over.
async fn spool(context: &Context, mut part: Field<'_>) -> Result<Result<Arc<Spool>, Message>> {
    let folder = context.register().documents_folder().map(ToOwned::to_owned);
    let mut spooling = Some(on_disk(move || Spooling::start(folder.as_deref())).await?);
    let mut size = 0;
    while let Some(piece) = part.chunk().await.map_err(unreadable)? {
        size += piece.len() as u64;
        spooling = match spooling {
            Some(spooling) if size <= LARGEST as u64 => Some(push(spooling, piece).await?),
            _ => None,
        };
    }
    match spooling {
        Some(spooling) => Ok(Ok(Arc::new(on_disk(move || spooling.finish()).await?))),
        None => Ok(Err(too_large(size))),
    }
}

async fn push(mut spooling: Spooling, piece: Bytes) -> Result<Spooling> {
    on_disk(move || spooling.push(&piece).map(|()| spooling)).await
}

/// What waits for the disk does not hold up others.
async fn on_disk<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Error::fault)?
}

fn unreadable<E>(_: E) -> Error {
    Error::invalid("", "error-too-large")
}

/// A body that pauses after each piece: whoever looks for the parts of a form takes in all that is ready, and that can be all of it.
struct Paced {
    body: Body,
    waits: bool,
}

impl http_body::Body for Paced {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(mut self: Pin<&mut Self>, waker: &mut Waker<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        if std::mem::take(&mut self.waits) {
            waker.waker().wake_by_ref();
            return Poll::Pending;
        }
        let next = Pin::new(&mut self.body).poll_frame(waker);
        self.waits = next.is_ready();
        next
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
