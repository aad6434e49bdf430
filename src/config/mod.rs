//! What is set from outside the register: flags, then the environment, then a file, then defaults.

mod database;
mod smtp;
mod sources;

use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::thread::available_parallelism;

use chrono_tz::Tz;

use crate::domain::codes::codes;
use crate::domain::document::key_beside;
use crate::domain::message::{Message, Problems};
use crate::error::Result;

pub use database::DatabaseUrl;
pub use smtp::SmtpUrl;
pub use sources::{Given, Origin, Values};

/// Everything that can be set. The same name stands in the file, and in capitals after `KANTOKU_` in the environment.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where the register lives, `sqlite:path` or `postgres://…`. `KANTOKU_DATABASE`; `sqlite:kantoku.db` if not set.
    pub database: DatabaseUrl,
    /// The address and port on which the server listens. `KANTOKU_LISTEN`; `127.0.0.1:8080` if not set.
    pub listen: SocketAddr,
    /// The address by which people reach the server, where a proxy stands before it. `KANTOKU_BASE_URL`.
    pub base_url: Option<String>,
    /// The time zone in which a day begins and ends. `KANTOKU_TIME_ZONE`; `Asia/Tokyo` if not set.
    pub time_zone: Tz,
    /// The folder of files that were handed in. `KANTOKU_DOCUMENTS`; beside the SQLite file if not set.
    pub documents: PathBuf,
    /// The file with the key to them. `KANTOKU_DOCUMENT_KEY`; beside the folder if not set.
    pub document_key: PathBuf,
    /// The folder in which the fonts of PDF stand. `KANTOKU_FONT_DIR`; where systems keep them if not set.
    pub font_dir: Option<PathBuf>,
    /// How many threads answer pages. `KANTOKU_READERS`; as many as the machine has cores if not set.
    pub readers: usize,
    /// What is logged, such as `info` or `warn,kantoku=debug`. `KANTOKU_LOG`; `info` if not set.
    pub log: String,
    /// How log lines are written. `KANTOKU_LOG_FORMAT`; `text` if not set.
    pub log_format: LogFormat,
    /// Whether the last hop of `X-Forwarded-For` is the client: only where a proxy of ours sets it. `KANTOKU_TRUSTED_PROXY`; no if not set.
    pub trusted_proxy: bool,
    /// The mail server, such as `smtps://user:password@mail.example.jp:465`. `KANTOKU_SMTP_URL`; no mail is sent if not set.
    pub smtp_url: Option<SmtpUrl>,
    /// Who mail is from. `KANTOKU_MAIL_FROM`; no mail is sent if not set.
    pub mail_from: Option<String>,
    /// Who may read `/metrics`. `KANTOKU_METRICS`; `loopback` if not set.
    pub metrics: Metrics,
}

codes! {
    /// How log lines are written.
    pub enum LogFormat as "log-format" {
        Text = "text",
        Json = "json",
    }
}

codes! {
    /// Who may read the figures of the server.
    pub enum Metrics as "metrics" {
        /// Only who asks from the machine itself.
        Loopback = "loopback",
        /// Everyone who reaches the server.
        Open = "open",
    }
}

/// Every setting by its name, in the order in which they are shown.
pub const NAMES: [&str; 14] = [
    "database",
    "listen",
    "base_url",
    "time_zone",
    "documents",
    "document_key",
    "font_dir",
    "readers",
    "log",
    "log_format",
    "trusted_proxy",
    "smtp_url",
    "mail_from",
    "metrics",
];

/// More threads than this only wait for each other.
const MOST_READERS: usize = 256;

impl Config {
    /// Understands what was given; what was not has its default.
    ///
    /// # Errors
    /// `Invalid`, by setting, with what was read, where it stood and what was expected.
    pub fn of(values: &Values) -> Result<Self> {
        let mut reader = Reader { values, problems: Problems::default() };
        let database = reader.read("database", "config-expected-database", DatabaseUrl::parse);
        let listen = reader.read("listen", "config-expected-listen", |text| text.parse::<SocketAddr>().ok());
        let base_url = reader.read("base_url", "config-expected-base-url", web_address);
        let time_zone = reader.read("time_zone", "config-expected-time-zone", |text| text.parse().ok());
        let documents = reader.read("documents", "config-expected-folder", |text| Some(PathBuf::from(text)));
        let document_key = reader.read("document_key", "config-expected-key-file", key_file);
        let font_dir = reader.read("font_dir", "config-expected-fonts", folder_there);
        let readers =
            reader.read("readers", "config-expected-readers", |text| text.parse().ok().filter(|n| (1..=MOST_READERS).contains(n)));
        let log = reader.read("log", "config-expected-log", |text| Some(text.to_owned()));
        let log_format = reader.read("log_format", "config-expected-log-format", LogFormat::from_code);
        let trusted_proxy = reader.read("trusted_proxy", "config-expected-boolean", |text| text.parse().ok());
        let smtp_url = reader.read("smtp_url", "config-expected-smtp-url", SmtpUrl::parse);
        let mail_from = reader.read("mail_from", "config-expected-mail-from", sender);
        let metrics = reader.read("metrics", "config-expected-metrics", Metrics::from_code);
        reader.problems.or(())?;
        let database = database.unwrap_or_default();
        let documents = documents.unwrap_or_else(|| beside(&database));
        Ok(Self {
            document_key: document_key.unwrap_or_else(|| key_beside(&documents)),
            documents,
            font_dir,
            database,
            listen: listen.unwrap_or(SocketAddr::from(([127, 0, 0, 1], 8080))),
            base_url,
            time_zone: time_zone.unwrap_or(Tz::Asia__Tokyo),
            readers: readers.unwrap_or_else(|| available_parallelism().map_or(1, NonZeroUsize::get)),
            log: log.unwrap_or_else(|| "info".to_owned()),
            log_format: log_format.unwrap_or(LogFormat::Text),
            trusted_proxy: trusted_proxy.unwrap_or(false),
            smtp_url,
            mail_from,
            metrics: metrics.unwrap_or(Metrics::Loopback),
        })
    }

    /// The value of a setting as it may be shown: without the password of the database.
    #[must_use]
    pub fn shown(&self, name: &str) -> String {
        match name {
            "database" => self.database.to_string(),
            "listen" => self.listen.to_string(),
            "base_url" => self.base_url.clone().unwrap_or_default(),
            "time_zone" => self.time_zone.name().to_owned(),
            "documents" => self.documents.display().to_string(),
            "document_key" => self.document_key.display().to_string(),
            "font_dir" => self.font_dir.as_ref().map(|folder| folder.display().to_string()).unwrap_or_default(),
            "readers" => self.readers.to_string(),
            "log" => self.log.clone(),
            "log_format" => self.log_format.to_string(),
            "trusted_proxy" => self.trusted_proxy.to_string(),
            "smtp_url" => self.smtp_url.as_ref().map(ToString::to_string).unwrap_or_default(),
            "mail_from" => self.mail_from.clone().unwrap_or_default(),
            "metrics" => self.metrics.to_string(),
            _ => String::new(),
        }
    }

    /// Whether mail can be sent.
    #[must_use]
    pub fn sends_mail(&self) -> bool {
        self.smtp_url.is_some() && self.mail_from.is_some()
    }

    /// Whether people reach the server by TLS, so that cookies may insist on it.
    #[must_use]
    pub fn secure(&self) -> bool {
        self.base_url.as_deref().is_some_and(|url| url.starts_with("https://"))
    }
}

/// Reads settings one after another and keeps what is wrong with each.
struct Reader<'a> {
    values: &'a Values,
    problems: Problems,
}

impl Reader<'_> {
    fn read<T>(&mut self, name: &str, expected: &'static str, understand: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let given = self.values.of(name)?;
        let understood = understand(given.text.trim());
        if understood.is_none() {
            let read = match name {
                "database" => database::masked(&given.text),
                "smtp_url" => smtp::masked(&given.text),
                // It may be the key itself.
                "document_key" => "***".to_owned(),
                _ => given.text.clone(),
            };
            let message = Message::new("config-not-understood").with("read", read).with("from", given.from.to_string());
            self.problems.add(name, message.label("expected", expected));
        }
        understood
    }
}

fn web_address(text: &str) -> Option<String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    let plain = !rest.is_empty() && !rest.starts_with('/') && !rest.contains([' ', '?', '#', '@']);
    plain.then(|| text.trim_end_matches('/').to_owned())
}

/// An address, or a name with an address: `kantoku@example.jp` or `監督 <kantoku@example.jp>`.
fn sender(text: &str) -> Option<String> {
    let address = text.rsplit_once('<').map_or(text, |(_, rest)| rest.trim_end_matches('>'));
    let (name, host) = address.split_once('@')?;
    let plain = !name.is_empty() && !host.is_empty() && !address.contains([' ', '\r', '\n', '<', '>']) && !host.contains('@');
    plain.then(|| text.to_owned())
}

/// A folder that is there: a typing error is not found out only when the first document is asked for.
fn folder_there(text: &str) -> Option<PathBuf> {
    Some(PathBuf::from(text)).filter(|path| path.is_dir())
}

/// The path of a file. The key itself has no place among the settings, where it would be shown.
fn key_file(text: &str) -> Option<PathBuf> {
    let is_key = text.len() == 64 && text.chars().all(|c| c.is_ascii_hexdigit());
    (!text.is_empty() && !is_key).then(|| PathBuf::from(text))
}

/// Files of a SQLite register stand beside it, so that both are copied together.
fn beside(database: &DatabaseUrl) -> PathBuf {
    database.file().map_or_else(|| PathBuf::from("kantoku-documents"), |file| Path::new(&format!("{file}.documents")).to_path_buf())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;

    fn config(pairs: &[(&'static str, &str)]) -> Result<Config> {
        Config::of(&Values::of_flags(pairs.iter().map(|(name, text)| (*name, (*text).to_owned()))))
    }

    #[test]
    fn nothing_set_means_a_file_here_and_a_server_for_this_machine() {
        let config = config(&[]).unwrap();
        assert_eq!(config.shown("database"), "sqlite:kantoku.db");
        assert_eq!(config.shown("documents"), "kantoku.db.documents");
        assert_eq!(config.shown("document_key"), "kantoku.db.documents.key");
        assert!(config.listen.ip().is_loopback() && !config.secure() && !config.trusted_proxy);
        assert_eq!((config.time_zone, config.metrics), (Tz::Asia__Tokyo, Metrics::Loopback));
    }

    #[test]
    fn every_wrong_setting_is_named_at_once() {
        let wrong = [
            ("database", "kantoku.db"),
            ("listen", "8080"),
            ("base_url", "ftp://x"),
            ("time_zone", "Tokyo"),
            ("font_dir", "/nowhere/fonts"),
            ("readers", "0"),
            ("log_format", "xml"),
            ("trusted_proxy", "maybe"),
            ("smtp_url", "mail.example.jp"),
            ("mail_from", "nobody"),
            ("metrics", "all"),
        ];
        let Err(Error::Invalid(problems)) = config(&wrong) else { panic!("all of it is wrong") };
        assert_eq!(problems.0.len(), wrong.len());
    }

    #[test]
    fn cookies_insist_on_tls_only_where_people_use_it() {
        assert!(config(&[("base_url", "https://kantoku.example.jp/")]).unwrap().secure());
        assert!(!config(&[("base_url", "http://kantoku.example.jp")]).unwrap().secure());
    }

    #[test]
    fn a_password_is_never_shown() {
        let config = config(&[("database", "postgres://k:hush@db/kantoku?password=hush")]).unwrap();
        assert!(!format!("{config:?}").contains("hush") && !config.shown("database").contains("hush"));
        assert!(config.database.reveal().contains("hush"));
    }

    #[test]
    fn a_key_is_named_by_its_file_and_never_shown() {
        let config = config(&[("documents", "/srv/files"), ("document_key", "/etc/kantoku/files.key")]).unwrap();
        assert_eq!(config.shown("document_key"), "/etc/kantoku/files.key");
        let secret = "0123456789abcdef".repeat(4);
        let Err(Error::Invalid(problems)) = self::config(&[("document_key", &secret)]) else { panic!("it is no file") };
        assert!(!format!("{problems:?}").contains(&secret));
    }

    #[test]
    fn every_setting_can_be_shown() {
        let config =
            config(&[("base_url", "http://h"), ("font_dir", "/"), ("smtp_url", "smtp://localhost:25"), ("mail_from", "k@example.jp")])
                .unwrap();
        for name in NAMES {
            assert!(!config.shown(name).is_empty(), "{name}");
        }
    }
}
