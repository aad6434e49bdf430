//! Templates of an organisation are set in a process of their own, which ends when it takes too long: the typesetter has loops.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::fonts::Fonts;
use super::press::set;
use super::{Failure, WORD};
use crate::domain::message::Message;
use crate::error::{Error, Result};

/// The most memory that the process may take, in bytes, where the system tells how much it has taken.
const MOST_MEMORY: u64 = 1_500 * 1024 * 1024;

/// The longest document, in bytes.
const LONGEST: u64 = 200 * 1024 * 1024;

/// How often it is looked whether the process is done.
const PAUSE: Duration = Duration::from_millis(10);

/// The template is wrong; what is wrong stands where the document would.
const BROKEN: u8 = 3;

#[derive(Serialize, Deserialize)]
pub(super) struct Job {
    pub template: String,
    pub data: String,
    pub name: String,
    /// The file that the template names, and its bytes in base64.
    pub logo: Option<(String, String)>,
    pub font_dir: Option<PathBuf>,
}

#[derive(Serialize, Deserialize)]
struct Told {
    place: Option<(usize, usize)>,
    why: String,
}

/// Has the program set a document, and waits so long.
pub(super) fn send(program: &Path, job: &Job, patience: Duration) -> Result<Vec<u8>, Failure> {
    let other = |error: std::io::Error| {
        tracing::error!(%error, program = %program.display(), "the program cannot be started to set a template");
        Failure::Other(Error::Unavailable(Message::new("template-no-press")))
    };
    let job = serde_json::to_vec(job).map_err(|error| Failure::Other(error.into()))?;
    let quiet = Command::new(program).arg(WORD).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let mut child = quiet.map_err(other)?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    // Each on a thread of its own: who reads too late would hold up who writes, and nobody would look at the time.
    let writing = thread::spawn(move || input.map(|mut input| input.write_all(&job)));
    let reading = thread::spawn(move || {
        let mut bytes = Vec::new();
        output.map(|output| output.take(LONGEST).read_to_end(&mut bytes)).transpose().map(|_| bytes)
    });
    let code = wait(&mut child, patience);
    drop(writing.join());
    let bytes = reading.join().ok().and_then(Result::ok).unwrap_or_default();
    match code {
        Some(0) if !bytes.is_empty() => Ok(bytes),
        Some(code) if code == i32::from(BROKEN) => match serde_json::from_slice::<Told>(&bytes) {
            Ok(told) => Err(Failure::Broken { place: told.place, why: told.why }),
            Err(error) => Err(Failure::Other(error.into())),
        },
        _ => Err(Failure::Stopped),
    }
}

/// The code with which it ends; none if it had to be ended.
fn wait(child: &mut Child, patience: Duration) -> Option<i32> {
    let begun = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.code(),
            Ok(None) if begun.elapsed() < patience && memory(child) < MOST_MEMORY => thread::sleep(PAUSE),
            _ => {
                drop(child.kill());
                drop(child.wait());
                return None;
            }
        }
    }
}

/// What a process takes, as Linux tells it; 0 where nothing is told.
fn memory(child: &Child) -> u64 {
    let told = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let line = told.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok()).map_or(0, |kibibytes| kibibytes * 1024)
}

/// Sets the one document that is handed in, and writes it. The other side of [`send`].
#[must_use]
pub fn set_apart(input: &mut dyn Read, output: &mut dyn Write) -> ExitCode {
    let mut bytes = Vec::new();
    let job = input.read_to_end(&mut bytes).ok().and_then(|_| serde_json::from_slice::<Job>(&bytes).ok());
    let Some(job) = job else { return ExitCode::FAILURE };
    let (code, said) = match at_once(job) {
        Ok(document) => (ExitCode::SUCCESS, document),
        Err(Failure::Broken { place, why }) => (ExitCode::from(BROKEN), serde_json::to_vec(&Told { place, why }).unwrap_or_default()),
        Err(_) => return ExitCode::FAILURE,
    };
    match output.write_all(&said).and_then(|()| output.flush()) {
        Ok(()) => code,
        Err(_) => ExitCode::FAILURE,
    }
}

fn at_once(job: Job) -> Result<Vec<u8>, Failure> {
    let fonts = Fonts::find(job.font_dir.as_deref()).map_err(Failure::Other)?;
    let logo = job.logo.as_ref().and_then(|(path, encoded)| Some((path.as_str(), STANDARD.decode(encoded).ok()?)));
    set(&fonts, &job.template, job.data, logo, &job.name)
}
