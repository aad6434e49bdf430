//! Where a page stands, as links from the outside in.

use serde_json::{Value, json};

/// Each step with its address; the page itself has none.
#[must_use]
pub fn trail(steps: &[(&str, Option<String>)]) -> Vec<Value> {
    steps.iter().map(|(text, href)| json!({ "text": text, "href": href })).collect()
}
