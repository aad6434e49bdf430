//! A PostgreSQL server for the tests: the one that is named, or one of our own for this run.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, Command, Stdio};
use std::sync::LazyLock;

/// Where a server is, without a database; none if there is no PostgreSQL on this machine.
pub fn server() -> Option<&'static str> {
    SERVER.as_ref().map(|server| server.url.as_str())
}

static SERVER: LazyLock<Option<Server>> = LazyLock::new(|| {
    let found = named().or_else(started);
    if found.is_none() {
        assert!(std::env::var_os("KANTOKU_NOTHING_SKIPPED").is_none(), "there is no PostgreSQL, and nothing may be skipped");
        // Past the capture of the test runner: whoever reads "ok" should know that it is half of it.
        drop(writeln!(std::io::stderr(), "\nPostgreSQL was not found: the PostgreSQL half of every test is SKIPPED.\n"));
    }
    found
});

struct Server {
    url: String,
    /// The server stops when this closes: at the end of this process, however it ends.
    _alive: Option<ChildStdin>,
}

fn named() -> Option<Server> {
    let url = std::env::var("KANTOKU_TEST_POSTGRES").ok().filter(|url| !url.is_empty())?;
    let url = url.trim_end_matches('/').to_owned();
    let has_database = url.split_once("://").is_some_and(|(_, rest)| rest.contains('/'));
    assert!(!has_database, "KANTOKU_TEST_POSTGRES names a server, as in postgres://user@host:port, and no database");
    Some(Server { url, _alive: None })
}

fn started() -> Option<Server> {
    let programs = programs()?;
    // Another process may take the port between our look and its use: then the next one.
    (0..3).find_map(|_| start(&programs))
}

fn start(programs: &Path) -> Option<Server> {
    let port = TcpListener::bind("127.0.0.1:0").ok()?.local_addr().ok()?.port();
    let mut command = unprivileged("sh");
    command.arg("-c").arg(include_str!("postgres.sh")).arg("postgres.sh").arg(programs).arg(port.to_string());
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
    let mut said = String::new();
    BufReader::new(child.stdout.take()?).read_line(&mut said).ok()?;
    let alive = child.stdin.take();
    (said.trim() == "ready").then(|| Server { url: format!("postgres://kantoku@127.0.0.1:{port}"), _alive: alive })
}

/// PostgreSQL refuses to run as root.
fn unprivileged(program: &str) -> Command {
    let id = Command::new("id").arg("-u").output().map(|output| output.stdout).unwrap_or_default();
    if id.trim_ascii() != b"0" {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid=postgres", "--regid=postgres", "--init-groups", "--", program]).current_dir("/");
    command
}

/// The newest of what the packages installed, else what is on the path.
fn programs() -> Option<PathBuf> {
    let installed = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().map(|entry| entry.path().join("bin"));
    let version = |path: &PathBuf| path.parent().and_then(|p| p.file_name()?.to_str()?.parse::<u32>().ok());
    let mut installed: Vec<PathBuf> = installed.collect();
    installed.sort_by_key(version);
    let on_path = std::env::var_os("PATH").unwrap_or_default();
    installed.into_iter().rev().chain(std::env::split_paths(&on_path)).find(|folder| {
        let has = |program: &str| folder.join(program).is_file();
        has("initdb") && has("pg_ctl") && has("postgres")
    })
}
