//! A thread that does the jobs every minute until it is told to stop.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::Jobs;

/// How often it is looked whether something is due.
const EVERY: Duration = Duration::from_mins(1);

/// The thread. It ends with this, after the mail that it is at.
pub struct ClockWork {
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl ClockWork {
    #[must_use]
    pub fn start(jobs: Jobs) -> Self {
        let (stop, told) = channel::<()>();
        let work = move || {
            loop {
                match jobs.once() {
                    Ok(ran) if ran.failed > 0 => tracing::warn!(?ran, "some mail was not sent; the page of reminders says why"),
                    Ok(ran) if ran.sent + ran.digests > 0 => tracing::info!(?ran, "jobs"),
                    Ok(_) => {}
                    Err(error) => tracing::error!(%error, "the jobs were not done; they are tried again"),
                }
                if !matches!(told.recv_timeout(EVERY), Err(RecvTimeoutError::Timeout)) {
                    return;
                }
            }
        };
        let thread = thread::Builder::new().name("jobs".into()).spawn(work);
        if let Err(error) = &thread {
            tracing::error!(%error, "the thread of the jobs did not start");
        }
        Self { stop: Some(stop), thread: thread.ok() }
    }
}

impl Drop for ClockWork {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}
