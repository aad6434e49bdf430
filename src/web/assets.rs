//! Style sheets and scripts, embedded in the program, with an address that changes with their content.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

#[derive(rust_embed::RustEmbed)]
#[folder = "static"]
struct Files;

/// Changes when any of the files does: pages ask for `/static/<version>/name`.
pub static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut all = Vec::new();
    for name in Files::iter() {
        if let Some(file) = Files::get(&name) {
            all.extend(file.metadata.sha256_hash());
        }
    }
    hex::encode(&crate::domain::seal::digest(b"static", &hex::encode(all))[..8])
});

/// A file as text, for what carries its style sheets within itself; empty if there is no such file.
#[must_use]
pub fn text(name: &str) -> String {
    Files::get(name).map(|file| String::from_utf8_lossy(&file.data).into_owned()).unwrap_or_default()
}

pub async fn serve(Path((version, name)): Path<(String, String)>) -> Response {
    let Some(file) = Files::get(&name) else { return StatusCode::NOT_FOUND.into_response() };
    let keep = if version == *VERSION { "public, max-age=31536000, immutable" } else { "no-cache" };
    let kind = file.metadata.mimetype().to_owned();
    let kind = if kind.starts_with("text/") { format!("{kind}; charset=utf-8") } else { kind };
    ([(header::CONTENT_TYPE, kind.as_str()), (header::CACHE_CONTROL, keep)], file.data).into_response()
}
