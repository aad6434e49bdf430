//! The bytes of a file on their way in: base64 in JSON, or a file on disk that came with a form.

use std::borrow::Cow;
use std::fmt;
use std::io::{Cursor, Read, Seek};
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};
use sha2::{Digest, Sha256};

use super::kind::LARGEST;
use super::spool::Spool;
use crate::error::Result;

/// Bytes. They never stand in the ledger: there it is their hash that stands.
#[derive(Clone)]
pub enum Content {
    Bytes(Vec<u8>),
    /// On disk; memory does not grow with it.
    Spooled(Arc<Spool>),
}

/// What can be read from any place.
pub trait ReadSeek: Read + Seek {}

impl<T: Read + Seek> ReadSeek for T {}

impl Content {
    /// In bytes.
    #[must_use]
    pub fn size(&self) -> u64 {
        match self {
            Self::Bytes(bytes) => bytes.len() as u64,
            Self::Spooled(spool) => spool.size(),
        }
    }

    /// SHA-256 of the bytes, in hexadecimal.
    #[must_use]
    pub fn hash(&self) -> String {
        match self {
            Self::Bytes(bytes) => hex::encode(Sha256::digest(bytes)),
            Self::Spooled(spool) => spool.hash().to_owned(),
        }
    }

    /// The bytes one after another.
    pub fn reader(&self) -> Result<Box<dyn ReadSeek + '_>> {
        Ok(match self {
            Self::Bytes(bytes) => Box::new(Cursor::new(bytes.as_slice())),
            Self::Spooled(spool) => Box::new(spool.reader()?),
        })
    }

    /// All of the bytes in memory: for tables that are imported, which are small.
    pub fn bytes(&self) -> Result<Cow<'_, [u8]>> {
        match self {
            Self::Bytes(bytes) => Ok(Cow::Borrowed(bytes)),
            Self::Spooled(_) => {
                let mut bytes = Vec::with_capacity(usize::try_from(self.size()).unwrap_or_default());
                self.reader()?.read_to_end(&mut bytes)?;
                Ok(Cow::Owned(bytes))
            }
        }
    }
}

impl Default for Content {
    fn default() -> Self {
        Self::Bytes(Vec::new())
    }
}

impl<'de> Deserialize<'de> for Content {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(from)?;
        STANDARD.decode(text.trim()).map(Self::Bytes).map_err(|error| serde::de::Error::custom(format!("base64: {error}")))
    }
}

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.size())
    }
}

impl JsonSchema for Content {
    fn schema_name() -> Cow<'static, str> {
        "Content".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        // Four characters for three bytes, and some room, so that a file that is too large is named as such.
        json_schema!({ "type": "string", "contentEncoding": "base64", "minLength": 1, "maxLength": LARGEST / 3 * 4 + 4_096 })
    }
}
