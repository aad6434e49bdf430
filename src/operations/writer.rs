//! One thread that writes: what waits together is committed together, each command in its own savepoint and entry.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::clock::Moment;
use crate::error::{Error, Result};
use crate::store::{Db, Journal};

/// How many commands one commit may carry.
const TOGETHER: usize = 256;

/// Hands commands to the writing thread. The thread ends with the last handle.
pub struct Writer {
    waiting: Sender<Job>,
}

struct Job {
    moment: Moment,
    work: Work,
}

/// Done with the journal; or told why there is none.
type Work = Box<dyn FnOnce(Result<&mut Journal<'_>, &Error>) -> Answered + Send>;

/// Told whether the commit succeeded, and passes the outcome on to whoever waits.
type Answered = Box<dyn FnOnce(Result<(), &Error>)>;

impl Writer {
    pub fn start(db: Arc<Db>) -> Self {
        let (waiting, jobs) = channel();
        let spawned = thread::Builder::new().name("writer".into()).spawn(move || serve(&db, &jobs));
        if let Err(error) = spawned {
            tracing::error!(%error, "the writing thread did not start");
        }
        Self { waiting }
    }

    pub fn queue<T: 'static>(
        &self,
        moment: Moment,
        work: impl FnOnce(&mut Journal<'_>) -> Result<T> + Send + 'static,
        reply: impl FnOnce(Result<T>) + Send + 'static,
    ) {
        let work = Box::new(move |journal: Result<&mut Journal<'_>, &Error>| -> Answered {
            let result = journal.map_err(again).and_then(work);
            Box::new(move |committed| {
                reply(match committed {
                    Ok(()) => result,
                    Err(error) => result.and_then(|_| Err(again(error))),
                });
            })
        });
        // A thread that is gone drops the job, and with it the reply: the caller sees that nobody answers.
        if self.waiting.send(Job { moment, work }).is_err() {
            tracing::error!("the writing thread is gone");
        }
    }
}

fn serve(db: &Db, jobs: &Receiver<Job>) {
    while let Ok(first) = jobs.recv() {
        let moment = first.moment;
        let mut batch = vec![first];
        batch.extend(jobs.try_iter().take(TOGETHER - 1));
        let mut answers = Vec::with_capacity(batch.len());
        let mut left = batch.into_iter();
        let write = || {
            db.write(moment, |journal| {
                for job in left.by_ref() {
                    journal.at(job.moment);
                    answers.push((job.work)(Ok(&mut *journal)));
                }
                Ok(())
            })
        };
        // A command that panics takes the transaction with it, but not the thread on which all others rely.
        let committed = catch_unwind(AssertUnwindSafe(write)).unwrap_or_else(|_| Err(Error::fault("a command panicked")));
        if let Err(error) = &committed {
            tracing::error!(%error, unheard = left.len(), "a commit failed");
            answers.extend(left.map(|job| (job.work)(Err(error))));
        }
        for answer in answers {
            answer(committed.as_ref().copied());
        }
    }
}

/// What one commit says to each of those who waited for it.
fn again(error: &Error) -> Error {
    match error {
        Error::Unavailable(message) => Error::Unavailable(message.clone()),
        other => Error::fault(other.to_string()),
    }
}
