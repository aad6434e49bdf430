//! The body of a request: JSON of a bounded size.

use axum::extract::Request;
use axum::http::{HeaderMap, header};
use serde_json::Value;

use super::refusal::Refusal;
use crate::web::handler::LARGEST;

/// Before anything is read: the type that the request claims to have. A body that is not there has none.
pub fn check(headers: &HeaderMap) -> Result<(), Refusal> {
    let claimed = headers.get(header::CONTENT_TYPE).map(|value| value.to_str().unwrap_or_default().to_owned());
    let empty = headers.get(header::CONTENT_LENGTH).is_none_or(|length| length == "0") && !headers.contains_key(header::TRANSFER_ENCODING);
    match claimed {
        Some(kind) if is_json(&kind) => Ok(()),
        Some(kind) => Err(Refusal::MediaType(kind)),
        None if empty => Ok(()),
        None => Err(Refusal::MediaType(String::new())),
    }
}

/// The body as JSON; nothing is an input without fields.
pub async fn read(request: Request) -> Result<Value, Refusal> {
    let bytes = axum::body::to_bytes(request.into_body(), LARGEST).await.map_err(|_| Refusal::TooLarge(LARGEST))?;
    if bytes.is_empty() {
        return Ok(Value::Object(serde_json::Map::new()));
    }
    serde_json::from_slice(&bytes).map_err(|error| Refusal::Json(error.to_string()))
}

fn is_json(kind: &str) -> bool {
    let essence = kind.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/json")
}
