//! Threads that answer: each takes a whole request, asks the database and renders, so that nothing is handed over in between.

use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

type Job = Box<dyn FnOnce() + Send>;

/// A few threads that work through one queue.
pub struct Readers {
    waiting: Sender<Job>,
}

impl Readers {
    #[must_use]
    pub fn start(threads: usize) -> Self {
        let (waiting, jobs) = channel::<Job>();
        let jobs = Arc::new(Mutex::new(jobs));
        for number in 0..threads.max(1) {
            let jobs = Arc::clone(&jobs);
            let work = move || {
                loop {
                    let next = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    let Ok(job) = next else { return };
                    // A panic ends one answer, not the thread: the caller sees that nobody answers.
                    drop(std::panic::catch_unwind(std::panic::AssertUnwindSafe(job)));
                }
            };
            if let Err(error) = thread::Builder::new().name(format!("reader-{number}")).spawn(work) {
                tracing::error!(%error, "a reading thread did not start");
            }
        }
        Self { waiting }
    }

    /// Runs `work` on one of the threads; none if it panicked.
    pub async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
        let (said, heard) = tokio::sync::oneshot::channel();
        let job = Box::new(move || drop(said.send(work())));
        self.waiting.send(job).ok()?;
        heard.await.ok()
    }
}
