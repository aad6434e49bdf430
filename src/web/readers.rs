//! Threads that answer: each takes a whole request, asks the database and renders, so that nothing is handed over in between.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

type Job = Box<dyn FnOnce() + Send>;

/// A few threads and their work. Whoever became idle last goes first: what it needs is still near its processor, and the others sleep on.
pub struct Readers(Arc<Desk>);

/// Where work is handed over.
struct Desk {
    state: Mutex<State>,
    /// By the number of the reader.
    wakes: Vec<Condvar>,
}

#[derive(Default)]
struct State {
    /// What nobody was idle for.
    waiting: VecDeque<Job>,
    /// The numbers of those who have nothing to do, the last one last.
    idle: Vec<usize>,
    /// What was given to each of them.
    given: Vec<Option<Job>>,
    at_work: usize,
    closed: bool,
}

impl Readers {
    #[must_use]
    pub fn start(threads: usize) -> Self {
        let threads = threads.max(1);
        let state = State { given: (0..threads).map(|_| None).collect(), ..State::default() };
        let desk = Arc::new(Desk { state: Mutex::new(state), wakes: (0..threads).map(|_| Condvar::new()).collect() });
        for number in 0..threads {
            let own = Arc::clone(&desk);
            match thread::Builder::new().name(format!("reader-{number}")).spawn(move || own.work(number)) {
                Ok(_) => desk.lock().at_work += 1,
                Err(error) => tracing::error!(%error, "a reading thread did not start"),
            }
        }
        Self(desk)
    }

    /// Runs `work` on one of the threads; none if it panicked.
    pub async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
        let (said, heard) = tokio::sync::oneshot::channel();
        self.0.give(Box::new(move || drop(said.send(work()))));
        heard.await.ok()
    }
}

impl Drop for Readers {
    fn drop(&mut self) {
        self.0.lock().closed = true;
        self.0.wakes.iter().for_each(Condvar::notify_one);
    }
}

impl Desk {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn give(&self, job: Job) {
        let mut state = self.lock();
        // Where no thread could be started, the job is dropped, and its caller sees that nobody answers.
        if state.at_work == 0 {
            return;
        }
        let Some(number) = state.idle.pop() else { return state.waiting.push_back(job) };
        state.given[number] = Some(job);
        drop(state);
        self.wakes[number].notify_one();
    }

    fn work(&self, number: usize) {
        while let Some(job) = self.next(number) {
            // A panic ends one answer, not the thread: the caller sees that nobody answers.
            drop(catch_unwind(AssertUnwindSafe(job)));
        }
    }

    /// What to do next; none when there will be nothing any more.
    fn next(&self, number: usize) -> Option<Job> {
        let mut state = self.lock();
        if let Some(job) = state.waiting.pop_front() {
            return Some(job);
        }
        state.idle.push(number);
        loop {
            if let Some(job) = state.given[number].take() {
                return Some(job);
            }
            if state.closed {
                return None;
            }
            state = self.wakes[number].wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name() -> Option<String> {
        thread::current().name().map(ToOwned::to_owned)
    }

    /// Until all of them have nothing to do.
    fn settle(readers: &Readers, idle: usize) {
        while readers.0.lock().idle.len() < idle {
            thread::yield_now();
        }
    }

    #[tokio::test]
    async fn who_became_idle_last_goes_first() {
        let readers = Readers::start(3);
        settle(&readers, 3);
        let first = readers.run(name).await;
        for _ in 0..20 {
            settle(&readers, 3);
            assert_eq!(readers.run(name).await, first);
        }
    }

    #[tokio::test]
    async fn a_panic_ends_one_answer_and_no_thread() {
        let readers = Readers::start(1);
        assert_eq!(readers.run(|| -> i32 { panic!("this answer") }).await, None);
        assert_eq!(readers.run(|| 2).await, Some(2));
    }

    #[tokio::test]
    async fn what_nobody_is_idle_for_is_done_in_its_turn() {
        let readers = Arc::new(Readers::start(2));
        let ask = |number| {
            let readers = Arc::clone(&readers);
            tokio::spawn(async move { readers.run(move || number).await })
        };
        for (number, asked) in (0..50).map(ask).collect::<Vec<_>>().into_iter().enumerate() {
            assert_eq!(asked.await.unwrap(), Some(number));
        }
    }
}
