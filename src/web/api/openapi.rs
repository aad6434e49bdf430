//! The description of the API (OpenAPI 3.1), generated from the list of operations.

use std::sync::LazyLock;

use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use crate::domain::access::Right;
use crate::operations::describe::{Field, FieldKind};
use crate::operations::list::{Kind, OPERATIONS, Operation};

static DOCUMENT: LazyLock<String> = LazyLock::new(|| format!("{:#}\n", document(OPERATIONS)));

/// The document as text; made once.
#[must_use]
pub fn text() -> String {
    DOCUMENT.clone()
}

pub async fn serve() -> Response {
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "public, max-age=300")];
    (headers, DOCUMENT.as_str()).into_response()
}

pub(super) fn document(operations: &[Operation]) -> Value {
    let mut schemas = Map::new();
    let mut paths = Map::new();
    schemas.insert("Problem".to_owned(), problem());
    for operation in operations {
        schemas.insert(pascal(operation.name), bare((operation.schema)().clone().to_value()));
        schemas.insert(format!("{}Answer", pascal(operation.name)), bare(operation.answer_schema()));
        paths.insert(format!("/api/v1/{}", operation.name), path(operation));
    }
    paths.insert("/api/v1/report_pack/{id}/file".to_owned(), pack());
    let mut tags: Vec<Value> = Vec::new();
    for operation in operations {
        let tag = json!({ "name": operation.subject() });
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Kantoku",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "The register of those to whom personal data is entrusted. Every operation of the register is here; pages and the command line offer the same.",
            "license": { "name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later" },
        },
        "servers": [{ "url": "/" }],
        "security": [{ "token": [] }, { "session": [] }],
        "tags": tags,
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "token": { "type": "http", "scheme": "bearer", "description": "A token that a person made for themselves; it carries one of their roles." },
                "session": { "type": "apiKey", "in": "cookie", "name": "sid", "description": "The session of who has signed in; `__Host-sid` where the register is reached by TLS." },
            },
            "responses": {
                "Problem": {
                    "description": "Why it is not answered, in the language that was asked for",
                    "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } },
                },
            },
        },
    })
}

/// The one answer that is bytes: an evidence pack that was ordered.
fn pack() -> Value {
    let problem = json!({ "$ref": "#/components/responses/Problem" });
    let id = json!({ "name": "id", "in": "path", "required": true, "description": "The answer of `report_pack.make`.", "schema": { "type": "integer" } });
    let done = json!({ "description": "A ZIP, sent while it is made", "content": { "application/zip": { "schema": { "type": "string", "format": "binary" } } } });
    json!({ "get": {
        "operationId": "report_pack.file",
        "tags": ["report_pack"],
        "summary": "An evidence pack, for whoever ordered it, until it was handed over whole",
        "x-right": Right::ReadLedger.code(),
        "parameters": [id],
        "responses": { "200": done, "4XX": problem, "5XX": problem },
    } })
}

fn path(operation: &Operation) -> Value {
    let mut path = Map::new();
    if operation.kind == Kind::Query
        && let Some(parameters) = parameters(operation)
    {
        let mut get = described(operation, operation.name);
        get.insert("parameters".to_owned(), parameters);
        path.insert("get".to_owned(), Value::Object(get));
    }
    let id = if path.is_empty() { operation.name.to_owned() } else { format!("{}.post", operation.name) };
    let mut post = described(operation, &id);
    let schema = json!({ "$ref": format!("#/components/schemas/{}", pascal(operation.name)) });
    let required = operation.fields().iter().any(|field| field.required);
    post.insert("requestBody".to_owned(), json!({ "required": required, "content": { "application/json": { "schema": schema } } }));
    path.insert("post".to_owned(), Value::Object(post));
    Value::Object(path)
}

fn described(operation: &Operation, id: &str) -> Map<String, Value> {
    let about = operation.about();
    let summary = about.lines().next().unwrap_or_default();
    let answer = json!({ "$ref": format!("#/components/schemas/{}Answer", pascal(operation.name)) });
    let problem = json!({ "$ref": "#/components/responses/Problem" });
    let mut described = Map::new();
    described.insert("operationId".to_owned(), id.into());
    described.insert("tags".to_owned(), json!([operation.subject()]));
    described.insert("summary".to_owned(), summary.trim_end_matches('.').into());
    if about != summary {
        described.insert("description".to_owned(), about.into());
    }
    described.insert("x-right".to_owned(), operation.needs.code().into());
    if operation.needs == Right::Nobody {
        described.insert("security".to_owned(), json!([]));
    }
    let done = json!({ "description": "The answer", "content": { "application/json": { "schema": answer } } });
    described.insert("responses".to_owned(), json!({ "200": done, "4XX": problem, "5XX": problem }));
    described
}

/// The fields as parameters of the address; none if one that is required cannot be written there.
fn parameters(operation: &Operation) -> Option<Value> {
    let schema = (operation.schema)().as_value();
    let fields = operation.fields();
    let (written, left): (Vec<&Field>, Vec<&Field>) = fields.iter().partition(|field| is_plain(&field.kind));
    if left.iter().any(|field| field.required) {
        return None;
    }
    let parameter = |field: &&Field| {
        let schema = schema.get("properties").and_then(|all| all.get(&field.name)).cloned().unwrap_or_else(|| json!({}));
        json!({ "name": field.name, "in": "query", "required": field.required, "description": field.about, "schema": schema })
    };
    Some(written.iter().map(parameter).collect())
}

fn is_plain(kind: &FieldKind) -> bool {
    match kind {
        FieldKind::Group(_) | FieldKind::Any => false,
        FieldKind::Many(inner) => !matches!(**inner, FieldKind::Group(_) | FieldKind::Many(_) | FieldKind::Any),
        _ => true,
    }
}

/// As it stands in a document that says itself which schemas it speaks, and names them by their operation.
fn bare(mut schema: Value) -> Value {
    if let Some(fields) = schema.as_object_mut() {
        fields.remove("$schema");
        if fields.get("enum").is_none() {
            fields.remove("title");
        }
    }
    schema
}

/// RFC 9457, and what is ours in it.
fn problem() -> Value {
    let text = json!({ "type": "string" });
    json!({
        "type": "object",
        "description": "Problem details (RFC 9457)",
        "required": ["type", "title", "status", "detail", "instance"],
        "properties": {
            "type": { "type": "string", "format": "uri", "description": "Names the kind of problem; does not change with the language." },
            "title": text, "status": { "type": "integer" }, "detail": text, "instance": text,
            "reference": { "type": "string", "description": "Under which the log says more of a fault." },
            "errors": { "type": "array", "description": "What is wrong, by field.", "items": {
                "type": "object", "required": ["field", "id", "message"],
                "properties": { "field": text, "id": { "type": "string", "description": "Does not change with the language." }, "message": text },
            } },
        },
    })
}

/// `nda.sign_off` is `NdaSignOff`.
fn pascal(name: &str) -> String {
    let mut pascal = String::with_capacity(name.len());
    let mut begins = true;
    for letter in name.chars() {
        match letter {
            '.' | '_' => begins = true,
            letter if begins => {
                pascal.extend(letter.to_uppercase());
                begins = false;
            }
            letter => pascal.push(letter),
        }
    }
    pascal
}
