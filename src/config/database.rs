//! The address of the database, which may carry a password and therefore shows itself without it.

use std::fmt;

/// `sqlite:path` or `postgres://…`. Only [`DatabaseUrl::reveal`] gives the password away.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl(String);

impl DatabaseUrl {
    /// None where the scheme is neither of the two.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let known = ["sqlite:", "postgres://", "postgresql://"].iter().any(|scheme| text.len() > scheme.len() && text.starts_with(scheme));
        known.then(|| Self(text.to_owned()))
    }

    /// The address as the database needs it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The path of the file, if it is SQLite.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        let path = self.0.strip_prefix("sqlite:")?;
        Some(path.strip_prefix("//").unwrap_or(path))
    }
}

impl Default for DatabaseUrl {
    fn default() -> Self {
        Self("sqlite:kantoku.db".to_owned())
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&masked(&self.0))
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&masked(&self.0))
    }
}

/// The address with stars where a password stands, before the host or among the parameters.
#[must_use]
pub fn masked(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let (place, parameters) = rest.split_once('?').map_or((rest, None), |(place, parameters)| (place, Some(parameters)));
    let place = match place.rsplit_once('@') {
        Some((user, host)) => format!("{}@{host}", user.split_once(':').map_or(user.to_owned(), |(name, _)| format!("{name}:***"))),
        None => place.to_owned(),
    };
    let parameters = parameters.map(|all| format!("?{}", all.split('&').map(masked_parameter).collect::<Vec<_>>().join("&")));
    format!("{scheme}://{place}{}", parameters.unwrap_or_default())
}

fn masked_parameter(pair: &str) -> String {
    match pair.split_once('=') {
        Some((name, _)) if name.to_lowercase().contains("pass") => format!("{name}=***"),
        _ => pair.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_password_is_hidden() {
        for (url, shown) in [
            ("sqlite:a.db", "sqlite:a.db"),
            ("sqlite:///srv/a.db", "sqlite:///srv/a.db"),
            ("postgres://h/d", "postgres://h/d"),
            ("postgres://u@h/d", "postgres://u@h/d"),
            ("postgres://u:p@h:5432/d", "postgres://u:***@h:5432/d"),
            ("postgres://u:p@ss@h/d?sslmode=require", "postgres://u:***@h/d?sslmode=require"),
            ("postgres://h/d?user=u&password=p&sslpassword=q", "postgres://h/d?user=u&password=***&sslpassword=***"),
        ] {
            assert_eq!(masked(url), shown);
        }
    }

    #[test]
    fn a_typing_error_is_no_address() {
        for wrong in ["", "kantoku.db", "sqlite:", "postgres:", "postgres://", "mysql://h/d"] {
            assert_eq!(DatabaseUrl::parse(wrong), None, "{wrong}");
        }
    }
}
