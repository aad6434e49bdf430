//! What the product does by itself: the digests of the day, and the mail that waits. With several servers on one register each job is done by one of them.

mod clock_work;

use chrono::{NaiveDate, TimeDelta};

use crate::config::Config;
use crate::error::Result;
use crate::locale::Language;
use crate::mail::Mailer;
use crate::operations::job;
use crate::operations::mail::send_waiting;
use crate::operations::reminder::{Made, make_digests};
use crate::operations::{Register, setting};
use crate::web::house::Houses;
use crate::web::templates::Templates;

pub use clock_work::ClockWork;

/// How long a job is kept from other servers without a sign of life.
const HELD_FOR: TimeDelta = TimeDelta::minutes(5);

/// The jobs of one server.
pub struct Jobs {
    register: Register,
    templates: &'static Templates,
    houses: Houses,
    /// None where no mail server is set: then nothing is queued, and the pages say so.
    mailer: Option<Mailer>,
    /// The address by which people reach the register, for links in mail; empty if it is not known.
    base_url: String,
    /// Tells this server from others.
    holder: String,
}

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ran {
    pub digests: usize,
    pub sent: usize,
    pub failed: usize,
    /// Another server is at it.
    pub elsewhere: bool,
}

impl Jobs {
    /// # Errors
    /// `Fault` if the mail server that is set cannot be used.
    pub fn new(register: Register, config: &Config) -> Result<Self> {
        let mailer = match (&config.smtp_url, &config.mail_from) {
            (Some(server), Some(from)) => Some(Mailer::new(server, from)?),
            _ => None,
        };
        let base_url = config.base_url.clone().unwrap_or_default();
        Ok(Self { register, templates: Templates::own(), houses: Houses::default(), mailer, base_url, holder: job::holder() })
    }

    /// The same jobs at another time: for a clock that is moved.
    #[must_use]
    pub fn at(self, register: Register) -> Self {
        Self { register, ..self }
    }

    /// Does what is due now, once.
    ///
    /// # Errors
    /// `Unavailable` if the database is away. What was done until then is done.
    pub fn once(&self) -> Result<Ran> {
        let Some(mailer) = &self.mailer else { return Ok(Ran::default()) };
        if !job::take(&self.register, job::MAIL, &self.holder, HELD_FOR)? {
            return Ok(Ran { elsewhere: true, ..Ran::default() });
        }
        let ran = self.work(mailer);
        let said = match &ran {
            Ok(ran) => format!("digests: {}, sent: {}, failed: {}", ran.digests, ran.sent, ran.failed),
            Err(error) => error.to_string(),
        };
        job::done(&self.register, job::MAIL, &self.holder, &said)?;
        ran
    }

    fn work(&self, mailer: &Mailer) -> Result<Ran> {
        let made = make_digests(&self.register, |digest, on| self.write(digest, on))?;
        let digests = if let Made::Digests(count) = made { count } else { 0 };
        // Between mails the job is kept: a slow mail server does not make it another's.
        let go_on = || job::take(&self.register, job::MAIL, &self.holder, HELD_FOR);
        let (sent, failed) = send_waiting(&self.register, |mail| mailer.send(mail), go_on)?;
        Ok(Ran { digests, sent, failed, elsewhere: false })
    }

    fn write(&self, digest: &crate::operations::reminder::Digest, on: NaiveDate) -> Result<crate::operations::mail::Letter> {
        let (organisation, _) = setting::organisation(&self.register)?;
        let house = self.houses.at(&self.register, i64::MAX)?;
        crate::web::mail::digest(self.templates, &house, digest, on, &organisation, &self.base_url, Language::Ja)
    }
}
