//! Helpers by which a template of an organisation sets sections in its own order.

use handlebars::{Context, Handlebars, Helper, HelperDef, RenderContext, RenderError, RenderErrorReason, ScopedJson};
use serde_json::Value;

pub(super) fn register(registry: &mut Handlebars<'static>) {
    registry.register_helper("pick", Box::new(Sorted { with_rest: false }));
    registry.register_helper("order", Box::new(Sorted { with_rest: true }));
}

/// `{{#each (pick doc.sections "summary,ndas")}}`: those of a list that have these ids, in this order.
/// `{{#each (order doc.sections "summary,ndas")}}`: these first, and then all others as they are.
struct Sorted {
    with_rest: bool,
}

impl HelperDef for Sorted {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        h: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let name = if self.with_rest { "order" } else { "pick" };
        let param = |place| h.param(place).ok_or(RenderErrorReason::ParamNotFoundForIndex(name, place));
        let (list, ids) = (param(0)?, param(1)?);
        let Some(all) = list.value().as_array() else {
            return Err(RenderErrorReason::MissingVariable(list.relative_path().cloned()).into());
        };
        let ids: Vec<&str> = ids.value().as_str().unwrap_or_default().split(',').map(str::trim).collect();
        let id_of = |entry: &Value| entry["id"].as_str().unwrap_or_default().to_owned();
        // What was left out of this report is not there, and no error.
        let named = ids.iter().filter_map(|id| all.iter().find(|entry| id_of(entry) == *id));
        let rest = all.iter().filter(|entry| self.with_rest && !ids.contains(&id_of(entry).as_str()));
        Ok(ScopedJson::Derived(named.chain(rest).cloned().collect()))
    }
}
