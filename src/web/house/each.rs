//! `{{#each}}` for templates of an organisation: as everywhere, but it ends when a document takes too long.

use std::cell::Cell;
use std::time::{Duration, Instant};

use handlebars::{
    BlockContext, BlockParams, Context, Handlebars, Helper, HelperDef, HelperResult, JsonTruthy, Output, RenderContext, RenderError,
    RenderErrorReason, Renderable,
};
use serde_json::Value;

/// How long a document may take. Loops within loops over a whole register would else run for days.
const LONGEST: Duration = Duration::from_secs(20);

/// By what the error is known that says so.
pub(super) const TOO_LONG: &str = "kantoku: too long";

thread_local! {
    static UNTIL: Cell<Option<Instant>> = const { Cell::new(None) };
}

/// While this lives, what is rendered on this thread has to end in time.
pub(super) struct Patience;

impl Patience {
    pub fn begin() -> Self {
        UNTIL.set(Some(Instant::now() + LONGEST));
        Self
    }
}

impl Drop for Patience {
    fn drop(&mut self) {
        UNTIL.set(None);
    }
}

pub(super) fn register(registry: &mut Handlebars<'static>) {
    registry.register_helper("each", Box::new(Each));
}

struct Each;

impl HelperDef for Each {
    fn call<'reg: 'rc, 'rc>(
        &self,
        h: &Helper<'rc>,
        r: &'reg Handlebars<'reg>,
        ctx: &'rc Context,
        rc: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let list = h.param(0).ok_or(RenderErrorReason::ParamNotFoundForIndex("each", 0))?;
        let Some(body) = h.template() else { return Ok(()) };
        let entries: Vec<(Value, String, &Value)> = match list.value() {
            Value::Array(all) => all.iter().enumerate().map(|(place, value)| (place.into(), place.to_string(), value)).collect(),
            Value::Object(all) => all.iter().map(|(name, value)| (name.as_str().into(), name.clone(), value)).collect(),
            other if other.is_truthy(false) || list.is_value_missing() => {
                return Err(RenderErrorReason::MissingVariable(list.relative_path().cloned()).into());
            }
            _ => Vec::new(),
        };
        if entries.is_empty() {
            return h.inverse().map_or(Ok(()), |otherwise| otherwise.render(r, ctx, rc, out));
        }
        let (is_object, end) = (list.value().is_object(), entries.len() - 1);
        rc.push_block(BlockContext::new());
        for (place, (key, segment, value)) in entries.into_iter().enumerate() {
            in_time()?;
            if let Some(block) = rc.block_mut() {
                block.set_local_var("first", (place == 0).into());
                block.set_local_var("last", (place == end).into());
                block.set_local_var("index", place.into());
                if is_object {
                    block.set_local_var("key", key.clone());
                }
                stand_on(block, h, list.context_path(), &key, segment, value)?;
            }
            body.render(r, ctx, rc, out)?;
        }
        rc.pop_block();
        Ok(())
    }
}

/// Makes an entry what `this` is, and gives it the name that the template has for it.
fn stand_on<'rc>(
    block: &mut BlockContext<'rc>,
    h: &Helper<'rc>,
    path: Option<&Vec<String>>,
    key: &Value,
    segment: String,
    value: &Value,
) -> Result<(), RenderError> {
    match path {
        Some(path) => *block.base_path_mut() = path.iter().cloned().chain([segment]).collect(),
        None => block.set_base_value(value.clone()),
    }
    let mut params = BlockParams::new();
    let named = h.block_param().or_else(|| h.block_param_pair().map(|(named, _)| named));
    if let Some(named) = named {
        match path {
            Some(_) => params.add_path(named, Vec::new())?,
            None => params.add_value(named, value.clone())?,
        }
    }
    if let Some((_, keyed)) = h.block_param_pair() {
        params.add_value(keyed, key.clone())?;
    }
    block.set_block_params(params);
    Ok(())
}

fn in_time() -> Result<(), RenderError> {
    if UNTIL.get().is_some_and(|until| Instant::now() > until) {
        return Err(RenderErrorReason::Other(TOO_LONG.to_owned()).into());
    }
    Ok(())
}
