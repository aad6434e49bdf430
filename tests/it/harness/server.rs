//! The real program, serving in a process of its own, and a connection to it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

/// A server on a free port. It is killed when this is dropped.
pub struct Server {
    pub address: String,
    child: Child,
    /// Held open: what is said there would else end the server.
    _said: BufReader<ChildStdout>,
}

/// The program that people run.
pub fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kantoku"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("KANTOKU_")) {
        command.env_remove(name);
    }
    command
}

impl Server {
    pub fn start(database: &str, folder: &std::path::Path) -> Self {
        Self::run(program(), database, folder)
    }

    /// The same where no file may grow beyond so many bytes: to the program the disk is full then.
    pub fn start_cramped(database: &str, folder: &std::path::Path, bytes: u64) -> Self {
        // A signal that is ignored stays ignored in the program, and writing fails as it does where there is no room.
        let script = format!("trap '' XFSZ; ulimit -f {}; exec \"$@\"", bytes / 512);
        let program = program();
        let mut command = Command::new("sh");
        for (name, _) in program.get_envs() {
            command.env_remove(name);
        }
        command.args(["-c", &script, "sh"]).arg(program.get_program()).stderr(Stdio::null());
        Self::run(command, database, folder)
    }

    fn run(mut command: Command, database: &str, folder: &std::path::Path) -> Self {
        command.args(["serve", "--database", database, "--listen", "127.0.0.1:0"]).current_dir(folder);
        let mut child = command.stdout(Stdio::piped()).spawn().expect("the program starts");
        let mut said = BufReader::new(child.stdout.take().expect("what it says can be heard"));
        let mut line = String::new();
        while !line.contains("http://") {
            line.clear();
            let read = said.read_line(&mut line).expect("the server says where it is");
            assert!(read > 0, "the server ended before it listened: {:?}", child.wait());
        }
        let (_, address) = line.split_once("http://").unwrap_or_default();
        let address: String = address.chars().take_while(|c| c.is_ascii_digit() || ".:".contains(*c)).collect();
        Self { address, child, _said: said }
    }

    /// The most memory that the server has held at once, in bytes.
    #[cfg(target_os = "linux")]
    pub fn peak_memory(&self) -> u64 {
        self.memory("VmHWM:")
    }

    /// What the system says of its memory in that line, in bytes: `VmHWM:` at most, `VmRSS:` now.
    #[cfg(target_os = "linux")]
    pub fn memory(&self, name: &str) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("the server runs");
        let line = status.lines().find_map(|line| line.strip_prefix(name)).expect("the system counts memory");
        line.trim().trim_end_matches(" kB").parse::<u64>().expect("it is a number") * 1024
    }

    /// SIGKILL: no chance to end in good order.
    pub fn kill(mut self) {
        self.child.kill().expect("a process can be killed");
        self.child.wait().expect("a killed process ends");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// One connection that is kept alive, with the cookie of a session.
pub struct Connection {
    stream: BufReader<TcpStream>,
    cookie: String,
}

impl Connection {
    pub fn open(address: &str, session: &str) -> std::io::Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(Duration::from_mins(1)))?;
        Ok(Self { stream: BufReader::new(stream), cookie: format!("sid={session}") })
    }

    /// The status and the body of a page.
    ///
    /// # Errors
    /// If the server is gone before it has answered.
    pub fn get(&mut self, path: &str) -> std::io::Result<(u16, String)> {
        let head = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {}\r\n\r\n", self.cookie);
        self.stream.get_mut().write_all(head.as_bytes())?;
        self.answer()
    }

    /// The status and the body.
    ///
    /// # Errors
    /// If the server is gone before it has answered.
    pub fn post_json(&mut self, path: &str, body: &str) -> std::io::Result<(u16, String)> {
        self.post(path, "application/json", body.as_bytes())
    }

    /// The same with a body of another kind.
    ///
    /// # Errors
    /// If the server is gone before it has answered.
    pub fn post(&mut self, path: &str, kind: &str, body: &[u8]) -> std::io::Result<(u16, String)> {
        let length = body.len();
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: localhost\r\nCookie: {}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\r\n",
            self.cookie
        );
        self.stream.get_mut().write_all(head.as_bytes())?;
        self.stream.get_mut().write_all(body)?;
        self.answer()
    }

    fn answer(&mut self) -> std::io::Result<(u16, String)> {
        let mut status = 0;
        let mut length = 0;
        loop {
            let mut line = String::new();
            if self.stream.read_line(&mut line)? == 0 {
                return Err(std::io::ErrorKind::UnexpectedEof.into());
            }
            let line = line.trim_end().to_ascii_lowercase();
            if let Some(rest) = line.strip_prefix("http/1.1 ") {
                status = rest.split(' ').next().and_then(|code| code.parse().ok()).unwrap_or(0);
            } else if let Some(value) = line.strip_prefix("content-length:") {
                length = value.trim().parse().unwrap_or(0);
            } else if line.is_empty() {
                break;
            }
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body)?;
        Ok((status, String::from_utf8_lossy(&body).into_owned()))
    }
}
