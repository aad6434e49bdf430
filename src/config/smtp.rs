//! The address of a mail server, which may hold a password.

use std::fmt;

/// `smtp://host:25`, `smtp://user:password@host:587?tls=required`, `smtps://user:password@host:465`.
#[derive(Clone, PartialEq, Eq)]
pub struct SmtpUrl(String);

impl SmtpUrl {
    /// None if it is no such address.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix("smtp://").or_else(|| text.strip_prefix("smtps://"))?;
        let host = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
        let host = host.split(['/', '?']).next()?;
        let plain = !host.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || ".-:[]".contains(c));
        let port = host.rsplit_once(':').filter(|(_, port)| !port.ends_with(']')).map_or("25", |(_, port)| port);
        (plain && port.parse::<u16>().is_ok()).then(|| Self(text.to_owned()))
    }

    /// With its password: for the mail server alone.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

/// What may be shown of an address that may hold a password, whether or not it can be understood.
#[must_use]
pub fn masked(text: &str) -> String {
    let Some((scheme, rest)) = text.split_once("://") else { return "***".to_owned() };
    match rest.rsplit_once('@') {
        Some((_, host)) => format!("{scheme}://***@{host}"),
        None => text.to_owned(),
    }
}

impl fmt::Display for SmtpUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&masked(&self.0))
    }
}

impl fmt::Debug for SmtpUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_shown() {
        let url = SmtpUrl::parse("smtps://user:hu@sh@mail.example.jp:465").unwrap();
        assert_eq!(format!("{url} {url:?}"), "smtps://***@mail.example.jp:465 smtps://***@mail.example.jp:465");
        assert!(url.reveal().contains("hu@sh"));
        assert!(!masked("smtp:user:hush@x").contains("hush"));
    }

    #[test]
    fn what_is_no_mail_server_is_refused() {
        for wrong in ["mail.example.jp", "http://mail.example.jp", "smtp://", "smtp://user@", "smtp://host:99999", "smtp://ho st"] {
            assert_eq!(SmtpUrl::parse(wrong), None, "{wrong}");
        }
        for right in
            ["smtp://localhost:2525", "smtp://[::1]:25", "smtps://u:p@mail.example.jp", "smtp://u:p@mail.example.jp:587?tls=required"]
        {
            assert!(SmtpUrl::parse(right).is_some(), "{right}");
        }
    }
}
