//! A mail server that takes everything and keeps it in a folder: Debian's aiosmtpd, in a process of its own.

use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A mail server on a port of this machine. It is gone when this is dropped; another can be started on the same port.
pub struct Smtp {
    pub port: u16,
    folder: PathBuf,
    child: Option<Child>,
}

/// A mail as the server keeps it.
pub struct Received {
    pub id: String,
    pub to: String,
}

impl Smtp {
    /// None where there is no aiosmtpd.
    pub fn start(folder: PathBuf) -> Option<Self> {
        let there = Command::new("/usr/bin/python3").args(["-c", "import aiosmtpd"]).stderr(Stdio::null()).status();
        if !there.is_ok_and(|status| status.success()) {
            assert!(std::env::var_os("KANTOKU_NOTHING_SKIPPED").is_none(), "there is no aiosmtpd, and nothing may be skipped");
            drop(writeln!(std::io::stderr(), "\naiosmtpd was not found: what needs a mail server is SKIPPED.\n"));
            return None;
        }
        let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port").port();
        let mut smtp = Self { port, folder, child: None };
        smtp.come_back();
        Some(smtp)
    }

    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    pub fn go_away(&mut self) {
        if let Some(mut child) = self.child.take() {
            drop(child.kill());
            drop(child.wait());
        }
    }

    pub fn come_back(&mut self) {
        let mut command = Command::new("/usr/bin/python3");
        command.args(["-m", "aiosmtpd", "-n", "-l", &format!("127.0.0.1:{}", self.port), "-c", "aiosmtpd.handlers.Mailbox"]);
        command.arg(&self.folder).stdout(Stdio::null()).stderr(Stdio::null());
        self.child = Some(command.spawn().expect("the mail server starts"));
        for _ in 0..200 {
            if TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("the mail server does not answer");
    }

    /// Everything that it has taken.
    pub fn received(&self) -> Vec<Received> {
        let Ok(files) = std::fs::read_dir(self.folder.join("new")) else { return Vec::new() };
        let texts = files.map(|file| std::fs::read(file.expect("a file").path()).expect("a mail"));
        texts.map(|text| Received::of(&String::from_utf8_lossy(&text))).collect()
    }
}

impl Received {
    fn of(text: &str) -> Self {
        let header = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default().trim().to_owned();
        Self { id: header("Message-ID:"), to: header("To:") }
    }
}

impl Drop for Smtp {
    fn drop(&mut self) {
        self.go_away();
    }
}
