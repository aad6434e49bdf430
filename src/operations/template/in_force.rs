//! What an organisation has of its own at an entry of the ledger: the same question gives the same templates.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::domain::access::Actor;
use crate::domain::template::{LOGO, Template};
use crate::error::Result;
use crate::operations::Register;
use crate::store::{Reads, template};

/// The templates that were changed, and the logo. Nothing where the program's own hold.
#[derive(Clone, Debug, Default)]
pub struct InForce {
    /// The last entry by which any of them was changed; 0 if none ever was.
    pub seq: i64,
    pub texts: BTreeMap<Template, String>,
    pub logo: Option<Logo>,
}

/// A picture, as it stands in HTML: a data URI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo(pub String);

impl Logo {
    #[must_use]
    pub fn new(media_type: &str, bytes: &[u8]) -> Self {
        Self(format!("data:{media_type};base64,{}", STANDARD.encode(bytes)))
    }

    #[must_use]
    pub fn media_type(&self) -> &str {
        self.0.trim_start_matches("data:").split(';').next().unwrap_or_default()
    }

    /// The bytes in base64.
    #[must_use]
    pub fn base64(&self) -> &str {
        self.0.split_once(',').map_or("", |(_, encoded)| encoded)
    }
}

/// The last entry until `known` by which any of them was changed; 0 if none ever was. One short question.
pub fn last(register: &Register, known: i64) -> Result<i64> {
    register.db().read(register.now(), &Actor::system(), |tx| template::last(tx, known))
}

/// As known when the ledger ended with entry `known`.
pub fn in_force(register: &Register, known: i64) -> Result<InForce> {
    register.db().read(register.now(), &Actor::system(), |tx| in_force_of(tx, known))
}

pub(crate) fn in_force_of(tx: &mut dyn Reads, known: i64) -> Result<InForce> {
    let mut in_force = InForce { seq: template::last(tx, known)?, ..InForce::default() };
    if in_force.seq == 0 {
        return Ok(in_force);
    }
    for row in template::in_force(tx, known)? {
        if row.name == LOGO {
            in_force.logo = Some(Logo(row.text));
        } else if let Some(name) = Template::from_code(&row.name) {
            in_force.texts.insert(name, row.text);
        }
    }
    Ok(in_force)
}
