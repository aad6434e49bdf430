//! The API as a client sees it, and its description as a tool reads it.

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use axum::response::Response;
use serde_json::{Value, json};
use tower::ServiceExt;

use super::openapi::document;
use crate::clock::Clock;
use crate::domain::access::{Actor, Door};
use crate::operations::Register;
use crate::operations::first_link::first_link;
use crate::operations::list::{OPERATIONS, find};
use crate::operations::opening::{IfMissing, open};
use crate::operations::session::actor_of_password;
use crate::web::handler::LARGEST;
use crate::web::{App, router};

/// A register of its own, for as long as the folder is held.
fn register() -> (tempfile::TempDir, Register) {
    let folder = tempfile::tempdir().unwrap();
    let database = format!("sqlite:{}/a.db", folder.path().display());
    let register = open(&database, Clock::of_machine(chrono_tz::Tz::UTC), 4, IfMissing::Make).unwrap();
    (folder, register)
}

async fn send(request: Request<Body>) -> (StatusCode, header::HeaderMap, Value) {
    let (_folder, register) = register();
    send_to(&router(App::new(register, 1, false)), request).await
}

async fn send_to(site: &Router, request: Request<Body>) -> (StatusCode, header::HeaderMap, Value) {
    let response: Response = site.clone().oneshot(request).await.unwrap();
    let (status, headers) = (response.status(), response.headers().clone());
    let body = axum::body::to_bytes(response.into_body(), 1 << 23).await.unwrap();
    (status, headers, serde_json::from_slice(&body).unwrap_or(Value::Null))
}

fn request(method: &str, path: &str) -> axum::http::request::Builder {
    Request::builder().method(method).uri(path)
}

#[tokio::test]
async fn every_refusal_is_a_problem_of_its_kind() {
    let query = "/api/v1/setting.list";
    let command = "/api/v1/setting.make";
    for (method, path, kind, status) in [
        ("GET", "/api/v1/no.such", "not-found", 404),
        ("GET", "/api/nothing/here", "not-found", 404),
        ("DELETE", query, "method", 405),
        ("GET", command, "method", 405),
        ("GET", query, "signed-out", 401),
        ("POST", command, "signed-out", 401),
    ] {
        let (found, headers, body) = send(request(method, path).body(Body::empty()).unwrap()).await;
        assert_eq!(
            (found.as_u16(), body["type"].as_str()),
            (status, Some(format!("urn:kantoku:problem:{kind}").as_str())),
            "{method} {path}"
        );
        assert_eq!(headers[header::CONTENT_TYPE], "application/problem+json");
        assert_eq!(body["status"], status);
    }
}

#[tokio::test]
async fn only_json_is_taken() {
    let body = || Body::from("name=x");
    let (status, _, problem) =
        send(request("POST", "/api/v1/setting.make").header("content-type", "application/x-www-form-urlencoded").body(body()).unwrap())
            .await;
    assert_eq!((status.as_u16(), problem["type"].as_str()), (415, Some("urn:kantoku:problem:media-type")));
}

#[tokio::test]
async fn a_token_that_is_not_in_force_is_told_so_and_soon_told_to_wait() {
    let (_folder, register) = register();
    let site = router(App::new(register, 1, false));
    let mut answers = Vec::new();
    for _ in 0..60 {
        let tried = request("GET", "/api/v1/setting.list").header("authorization", "Bearer none").body(Body::empty()).unwrap();
        let response = site.clone().oneshot(tried).await.unwrap();
        answers.push((response.status().as_u16(), response.headers().contains_key(header::RETRY_AFTER)));
    }
    assert_eq!(answers.first(), Some(&(401, false)));
    assert_eq!(answers.last(), Some(&(429, true)));
}

#[tokio::test]
async fn a_problem_speaks_the_language_that_is_asked_for() {
    let mut details = Vec::new();
    for language in ["ja", "en"] {
        let asked = request("GET", "/api/v1/no.such").header("accept-language", language).body(Body::empty()).unwrap();
        let (_, headers, body) = send(asked).await;
        assert_eq!(headers[header::CONTENT_LANGUAGE], language);
        details.push(body["detail"].clone());
    }
    assert_ne!(details.first(), details.last());
}

#[tokio::test]
async fn who_holds_a_token_asks_and_does() {
    let (_folder, register) = register();
    let token = token_of_first_administrator(&register);
    let site = router(App::new(register, 1, false));
    let sent = |method: &str, path: &str, body: Value| {
        let request = request(method, path).header("authorization", format!("Bearer {token}")).header("content-type", "application/json");
        request.body(if body.is_null() { Body::empty() } else { Body::from(body.to_string()) }).unwrap()
    };
    let make = "/api/v1/setting.make";
    let (status, _, done) = send_to(&site, sent("POST", make, json!({ "name": "fiscal_year_start", "value": "1" }))).await;
    assert_eq!((status.as_u16(), done), (200, Value::Null));
    for (method, body) in [("GET", Value::Null), ("POST", json!({})), ("POST", Value::Null)] {
        let (status, _, settings) = send_to(&site, sent(method, "/api/v1/setting.list", body)).await;
        assert_eq!((status.as_u16(), settings["fiscal_year_start"].as_str()), (200, Some("1")), "{method}");
    }
    let (status, _, problem) = send_to(&site, sent("POST", make, json!({ "name": "nothing", "valeu": 1 }))).await;
    let fields: Vec<&str> = problem["errors"].as_array().unwrap().iter().filter_map(|error| error["field"].as_str()).collect();
    assert_eq!((status.as_u16(), fields), (422, vec!["name", "valeu", "value"]));
    let (status, _, problem) = send_to(&site, sent("GET", "/api/v1/setting.list?no_such=1", Value::Null)).await;
    assert_eq!((status.as_u16(), problem["errors"][0]["field"].as_str()), (422, Some("no_such")));
    let (status, _, _) = send_to(&site, sent("POST", "/api/v1/evaluation.decide", json!({}))).await;
    assert_eq!(status.as_u16(), 403, "an administrator decides nothing");
    let (status, _, problem) = send_to(&site, sent("POST", make, Value::String("x".repeat(LARGEST)))).await;
    assert_eq!((status.as_u16(), problem["status"].as_u64()), (413, Some(413)));
}

/// By the same way that a person takes: the first link, a password, and a token for oneself.
fn token_of_first_administrator(register: &Register) -> String {
    let link = first_link(register).unwrap().unwrap();
    let run = |name: &str, actor: &Actor, input: Value| find(name).unwrap().call_and_wait(register, actor, input).unwrap();
    let password = "correct horse battery staple";
    let first = json!({ "token": link, "password": password, "name": "山田太郎", "kana": "ヤマダタロウ", "login": "taro", "organisation": "監督協会" });
    run("account.accept", &Actor::nobody(Door::Page), first);
    let taro = actor_of_password(register, "taro", password, Door::Cli).unwrap();
    let until = register.now().today + chrono::TimeDelta::days(30);
    let issued = run("token.issue", &taro, json!({ "name": "x", "role": "administrator", "expires_on": until }));
    issued["token"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_body_that_is_not_json_is_told_where() {
    let (_folder, register) = register();
    let token = token_of_first_administrator(&register);
    let site = router(App::new(register, 1, false));
    let broken = request("POST", "/api/v1/setting.make").header("authorization", format!("Bearer {token}"));
    let broken = broken.header("content-type", "application/json; charset=utf-8").body(Body::from("{\"name\": ")).unwrap();
    let (status, _, problem) = send_to(&site, broken).await;
    assert_eq!((status.as_u16(), problem["type"].as_str()), (400, Some("urn:kantoku:problem:json")));
    assert!(problem["detail"].as_str().unwrap().contains("column"));
}

#[tokio::test]
async fn figures_are_not_for_strangers_and_health_is_for_everyone() {
    for (path, status) in [("/metrics", 403), ("/healthz", 200), ("/readyz", 200), ("/api/openapi.json", 200)] {
        let (found, _, _) = send(request("GET", path).body(Body::empty()).unwrap()).await;
        assert_eq!(found.as_u16(), status, "{path}");
    }
}

#[test]
fn every_operation_is_described() {
    let document = document(OPERATIONS);
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    for operation in OPERATIONS {
        let post = &document["paths"][format!("/api/v1/{}", operation.name)]["post"];
        assert_eq!(post["x-right"], operation.needs.code(), "{}", operation.name);
        assert!(!post["summary"].as_str().unwrap().is_empty(), "{} has no documentation", operation.name);
    }
}

#[test]
fn every_reference_leads_somewhere_and_every_id_is_used_once() {
    let document = document(OPERATIONS);
    let (mut references, mut ids) = (Vec::new(), Vec::new());
    collect(&document, &mut references, &mut ids);
    assert!(!references.is_empty());
    for reference in references {
        let pointer = reference.strip_prefix('#').unwrap();
        assert!(document.pointer(pointer).is_some(), "{reference}");
    }
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
}

fn collect(value: &Value, references: &mut Vec<String>, ids: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            references.extend(fields.get("$ref").and_then(Value::as_str).map(ToOwned::to_owned));
            ids.extend(fields.get("operationId").and_then(Value::as_str).map(ToOwned::to_owned));
            fields.values().for_each(|value| collect(value, references, ids));
        }
        Value::Array(values) => values.iter().for_each(|value| collect(value, references, ids)),
        _ => {}
    }
}

#[test]
fn a_subject_is_named_once() {
    let document = document(OPERATIONS);
    let tags = document["tags"].as_array().unwrap();
    assert_eq!(tags.iter().filter(|tag| **tag == json!({ "name": "criteria" })).count(), 1);
}
