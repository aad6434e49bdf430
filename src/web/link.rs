//! Addresses that keep what was asked for.

use super::context::Context;

/// An address with the query of this one, some of it changed or (none) left out.
#[must_use]
pub fn with(ctx: &Context, path: &str, changes: &[(&str, Option<&str>)]) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    let kept =
        ctx.query.iter().filter(|(name, value)| name != "lang" && !value.is_empty() && changes.iter().all(|(changed, _)| changed != name));
    query.extend_pairs(kept);
    query.extend_pairs(changes.iter().filter_map(|(name, value)| value.map(|value| (name, value))));
    let query = query.finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}
