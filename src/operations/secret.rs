//! What must not be written down: passwords and tokens on their way in.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer};
use sha2::{Digest, Sha256};

/// A text that neither the ledger nor a log ever shows.
#[derive(Clone, Default, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(extend("format" = "password"))]
pub struct Secret(#[schemars(length(max = 1000))] pub String);

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str("***")
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// A new token of 256 random bits, and the hash that is stored of it.
#[must_use]
pub fn token() -> (String, Vec<u8>) {
    let bits: [u8; 32] = rand::random();
    let token = hex::encode(bits);
    let hash = token_hash(&token);
    (token, hash)
}

#[must_use]
pub fn token_hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}
