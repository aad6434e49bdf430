//! Answers that are not pages: redirects, files, cookies.

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;

use crate::error::{Error, Result};
use crate::output::{FileForm, Grid};

/// Leads on with GET. What was said is shown once on the next page.
#[must_use]
pub fn see_other(to: &str, said: Option<&'static str>) -> Response {
    let mut response = (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response();
    if let Some(id) = said {
        cookie(&mut response, &format!("flash={id}; Path=/; HttpOnly; SameSite=Lax; Max-Age=30"));
    }
    response
}

#[must_use]
pub fn html(status: StatusCode, text: String) -> Response {
    (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], text).into_response()
}

/// A file to keep, under a name that may be Japanese (RFC 6266, RFC 8187).
#[must_use]
pub fn file(name: &str, media_type: &'static str, bytes: Vec<u8>) -> Response {
    let plain: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || ".-_".contains(c) { c } else { '_' }).collect();
    let encoded: String = form_urlencoded::byte_serialize(name.as_bytes()).collect::<String>().replace('+', "%20");
    let disposition = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}");
    ([(header::CONTENT_TYPE, media_type), (header::CONTENT_DISPOSITION, disposition.as_str())], Body::from(bytes)).into_response()
}

/// A table as the file that was asked for: `csv` (UTF-8), `sjis` (for older programs) or `xlsx`.
///
/// # Errors
/// `NotFound` for another format.
pub fn grid(name: &str, grid: &Grid, format: &str, on: NaiveDate) -> Result<Response> {
    let form = FileForm::of(format).ok_or(Error::NotFound("page"))?;
    Ok(file(&format!("{name}.{}", form.ending()), form.media_type(), form.bytes(grid, on)?))
}

pub fn cookie(response: &mut Response, text: &str) {
    if let Ok(value) = HeaderValue::from_str(text) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}
