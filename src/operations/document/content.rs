//! The bytes of a file on their way in: base64 in JSON.

use std::borrow::Cow;
use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};

use super::kind::LARGEST;

/// Bytes. They never stand in the ledger: there it is their hash that stands.
#[derive(Clone, Default)]
pub struct Content(pub Vec<u8>);

impl<'de> Deserialize<'de> for Content {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(from)?;
        STANDARD.decode(text.trim()).map(Self).map_err(|error| serde::de::Error::custom(format!("base64: {error}")))
    }
}

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.0.len())
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
