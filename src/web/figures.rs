//! Figures of the server for Prometheus: how many requests were answered how, and how long that took.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::{App, address};
use crate::operations::{list, upkeep};

/// The upper bounds of the histogram, in seconds.
const BOUNDS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1.0, 5.0];

/// All figures. Routes are patterns, so that there are only as many as the program knows.
#[derive(Default)]
pub struct Figures(Mutex<Series>);

#[derive(Default)]
struct Series {
    answered: BTreeMap<(String, &'static str, u16), u64>,
    took: BTreeMap<String, Histogram>,
}

#[derive(Default)]
struct Histogram {
    within: [u64; BOUNDS.len()],
    count: u64,
    seconds: f64,
}

/// Counts an answer and its time.
pub async fn measure(State(app): State<App>, request: Request, next: Next) -> Response {
    let (route, method) = (route(&request), method(request.method()));
    // A stopwatch, not a clock: no rule depends on it.
    let started = Instant::now();
    let response = next.run(request).await;
    app.figures.count(route, method, response.status(), started.elapsed());
    response
}

/// `/metrics`: for the machine itself, or for everyone where that is set.
pub async fn show(State(app): State<App>, request: Request) -> Response {
    if !app.setup.open_metrics && !address::is_local(request.extensions(), request.headers()) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let counting = app.clone();
    let entries = app.readers.run(move || upkeep::entries(&counting.register)).await.and_then(Result::ok);
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static("text/plain; version=0.0.4; charset=utf-8"));
    (headers, app.figures.text(entries)).into_response()
}

impl Figures {
    fn count(&self, route: String, method: &'static str, status: StatusCode, took: Duration) {
        let mut series = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let histogram = series.took.entry(route.clone()).or_default();
        let seconds = took.as_secs_f64();
        histogram.count += 1;
        histogram.seconds += seconds;
        for (within, bound) in histogram.within.iter_mut().zip(BOUNDS) {
            *within += u64::from(seconds <= bound);
        }
        *series.answered.entry((route, method, status.as_u16())).or_default() += 1;
    }

    /// The text format of Prometheus. `entries` is missing where the database is away.
    fn text(&self, entries: Option<i64>) -> String {
        let series = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut text = String::new();
        head(&mut text, "kantoku_requests_total", "counter", "Requests answered.");
        for ((route, method, status), count) in &series.answered {
            line(&mut text, &format!("kantoku_requests_total{{route=\"{route}\",method=\"{method}\",status=\"{status}\"}}"), count);
        }
        head(&mut text, "kantoku_request_seconds", "histogram", "How long answers took.");
        for (route, histogram) in &series.took {
            for (bound, within) in BOUNDS.iter().zip(histogram.within) {
                line(&mut text, &format!("kantoku_request_seconds_bucket{{route=\"{route}\",le=\"{bound}\"}}"), within);
            }
            line(&mut text, &format!("kantoku_request_seconds_bucket{{route=\"{route}\",le=\"+Inf\"}}"), histogram.count);
            line(&mut text, &format!("kantoku_request_seconds_sum{{route=\"{route}\"}}"), histogram.seconds);
            line(&mut text, &format!("kantoku_request_seconds_count{{route=\"{route}\"}}"), histogram.count);
        }
        if let Some(entries) = entries {
            head(&mut text, "kantoku_ledger_entries", "gauge", "Entries of the ledger.");
            line(&mut text, "kantoku_ledger_entries", entries);
        }
        head(&mut text, "kantoku_build_info", "gauge", "The version of the program.");
        line(&mut text, &format!("kantoku_build_info{{version=\"{}\"}}", env!("CARGO_PKG_VERSION")), 1);
        text
    }
}

fn head(text: &mut String, name: &str, kind: &str, about: &str) {
    let _ = writeln!(text, "# HELP {name} {about}\n# TYPE {name} {kind}");
}

fn line(text: &mut String, name: &str, value: impl std::fmt::Display) {
    let _ = writeln!(text, "{name} {value}");
}

/// The pattern of the address; of the API, the operation, if there is one of that name.
fn route(request: &Request) -> String {
    let path = request.uri().path();
    if path.strip_prefix("/api/v1/").is_some_and(|name| list::find(name).is_some()) {
        return path.to_owned();
    }
    request.extensions().get::<MatchedPath>().map_or_else(|| "other".to_owned(), |matched| matched.as_str().to_owned())
}

/// A client may make up methods; the figures do not grow with them.
fn method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_add_up() {
        let figures = Figures::default();
        figures.count("/".to_owned(), "GET", StatusCode::OK, Duration::from_millis(3));
        figures.count("/".to_owned(), "GET", StatusCode::OK, Duration::from_secs(9));
        let text = figures.text(Some(7));
        for expected in [
            "kantoku_requests_total{route=\"/\",method=\"GET\",status=\"200\"} 2",
            "kantoku_request_seconds_bucket{route=\"/\",le=\"0.0025\"} 0",
            "kantoku_request_seconds_bucket{route=\"/\",le=\"0.005\"} 1",
            "kantoku_request_seconds_bucket{route=\"/\",le=\"5\"} 1",
            "kantoku_request_seconds_bucket{route=\"/\",le=\"+Inf\"} 2",
            "kantoku_ledger_entries 7",
        ] {
            assert!(text.lines().any(|line| line == expected), "{expected}\n{text}");
        }
        assert!(!figures.text(None).contains("ledger"));
    }
}
