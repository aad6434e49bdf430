//! The templates, compiled into the program, and the helpers that they may use.

use std::sync::{LazyLock, Mutex, PoisonError};

use fluent_bundle::FluentArgs;
use handlebars::{Context as Data, Handlebars, Helper, HelperDef, RenderContext, RenderError, RenderErrorReason, ScopedJson};
use serde::Serialize;
use serde_json::Value;

use crate::error::{Error, Result};
use crate::locale::{Language, fluent};

#[derive(rust_embed::RustEmbed)]
#[folder = "templates"]
struct Files;

/// All templates, by their path without the ending: `consignee/list`.
pub struct Templates {
    registry: Handlebars<'static>,
    /// What was rendered while someone looked: see [`Templates::kept_while`].
    kept: Mutex<Option<Vec<Kept>>>,
}

/// A template with the data that it was rendered with.
pub type Kept = (String, Value);

impl Templates {
    /// Those of this program. Reading them is most of what a start takes, so that it is done once for all who need them.
    #[must_use]
    pub fn own() -> &'static Self {
        static OWN: LazyLock<Templates> = LazyLock::new(Templates::load);
        &OWN
    }

    #[must_use]
    fn load() -> Self {
        let mut registry = Handlebars::new();
        registry.set_strict_mode(true);
        registry.set_dev_mode(false);
        for path in Files::iter().filter(|path| path.ends_with(".hbs")) {
            let Some(file) = Files::get(&path) else { continue };
            let name = path.trim_end_matches(".hbs").to_owned();
            let name = name.strip_prefix("partials/").map_or(name.clone(), ToOwned::to_owned);
            if let Err(error) = registry.register_template_string(&name, String::from_utf8_lossy(&file.data)) {
                tracing::error!(%path, %error, "a template does not parse");
            }
        }
        words(&mut registry);
        registry.register_helper("value", Box::new(FieldValue));
        registry.register_helper("problem", Box::new(FieldProblem));
        registry.register_helper("stands", Box::new(Stands));
        registry.register_helper("seen", Box::new(Seen));
        registry.register_helper("overtaken", Box::new(Overtaken));
        registry.register_helper("options", Box::new(Options));
        registry.register_helper("browser", Box::new(Browser));
        registry.register_helper("agreement", Box::new(super::agreement::Written));
        Self { registry, kept: Mutex::new(None) }
    }

    /// A template as it is written, by its name; empty if there is none.
    #[must_use]
    pub fn text(name: &str) -> String {
        Files::get(&format!("{name}.hbs")).map(|file| String::from_utf8_lossy(&file.data).into_owned()).unwrap_or_default()
    }

    /// All templates as they are written.
    #[must_use]
    pub fn texts() -> Vec<String> {
        Files::iter().filter_map(|path| Files::get(&path)).map(|file| String::from_utf8_lossy(&file.data).into_owned()).collect()
    }

    /// In debug builds and where `KANTOKU_FRESH_TEMPLATES` is set, templates are read anew for each page, so that an edit shows at once.
    pub fn render(&self, template: &str, data: &impl Serialize) -> Result<String> {
        static FRESH: LazyLock<bool> = LazyLock::new(|| cfg!(debug_assertions) && std::env::var_os("KANTOKU_FRESH_TEMPLATES").is_some());
        if *FRESH {
            return Self::load().registry.render(template, data).map_err(Error::fault);
        }
        if let Some(kept) = self.kept.lock().unwrap_or_else(PoisonError::into_inner).as_mut() {
            kept.push((template.to_owned(), serde_json::to_value(data)?));
        }
        self.registry.render(template, data).map_err(Error::fault)
    }

    /// Keeps what is rendered meanwhile, so that a benchmark can render the same again with nothing around it.
    pub fn kept_while(&self, work: impl FnOnce()) -> Vec<Kept> {
        let put = |value| std::mem::replace(&mut *self.kept.lock().unwrap_or_else(PoisonError::into_inner), value);
        put(Some(Vec::new()));
        work();
        put(None).unwrap_or_default()
    }
}

/// The helpers that need nothing of a page: also for what an organisation writes itself.
pub(super) fn words(registry: &mut Handlebars<'static>) {
    registry.register_helper("t", Box::new(Text));
    registry.register_helper("label", Box::new(Label));
    registry.register_helper("date", Box::new(Date));
    registry.register_helper("long_date", Box::new(LongDate));
    registry.register_helper("time", Box::new(Time));
    registry.register_helper("number", Box::new(Number));
    registry.register_helper("say", Box::new(Say));
    registry.register_helper("in", Box::new(In));
    registry.register_helper("concat", Box::new(Concat));
    registry.register_helper("words", Box::new(Words));
    registry.register_helper("either", Box::new(Either));
}

/// Defines a helper whose value is escaped like any other.
macro_rules! helper {
    ($(#[$about:meta])* $Name:ident, |$h:ident, $root:ident| $body:expr) => {
        $(#[$about])*
        struct $Name;
        impl HelperDef for $Name {
            fn call_inner<'reg: 'rc, 'rc>(
                &self,
                $h: &Helper<'rc>,
                _: &'reg Handlebars<'reg>,
                data: &'rc Data,
                _: &mut RenderContext<'reg, 'rc>,
            ) -> std::result::Result<ScopedJson<'rc>, RenderError> {
                let $root = data.data();
                let value: std::result::Result<Value, RenderError> = $body;
                value.map(ScopedJson::Derived)
            }
        }
    };
}

helper!(
    /// `{{t "consignee-count" n=page.count}}`
    Text, |h, root| {
        let mut args = FluentArgs::new();
        for (name, value) in h.hash() {
            args.set((*name).to_owned(), fluent(value.value()));
        }
        Ok(language(root).format(text(h, 0)?, Some(&args)).into_owned().into())
    }
);

helper!(
    /// `{{label "standing" row.standing}}`: what a value of a closed list is called. Nothing for no value.
    Label, |h, root| {
        let code = param(h, 1)?.as_str().unwrap_or_default();
        if code.is_empty() {
            return Ok(ScopedJson::Derived("".into()));
        }
        let id = format!("{}-{}", text(h, 0)?, code.replace('_', "-"));
        Ok(language(root).text(&id).into_owned().into())
    }
);

helper!(Date, |h, root| Ok(day(param(h, 0)?).map(|day| language(root).short_date(day)).unwrap_or_default().into()));
helper!(LongDate, |h, root| Ok(day(param(h, 0)?).map(|day| language(root).date(day)).unwrap_or_default().into()));

helper!(
    /// An instant, to the minute, where the organisation is.
    Time, |h, root| {
        let at = param(h, 0)?.as_str().and_then(|text| text.parse::<chrono::NaiveDateTime>().ok());
        let zone: chrono_tz::Tz = root["zone"].as_str().and_then(|name| name.parse().ok()).unwrap_or(chrono_tz::Tz::UTC);
        let local = at.map(|at| at.and_utc().with_timezone(&zone).naive_local());
        let language = language(root);
        Ok(local.map(|at| format!("{} {}", language.short_date(at.date()), at.format("%H:%M"))).unwrap_or_default().into())
    }
);

helper!(Number, |h, root| {
    let value = param(h, 0)?;
    Ok(value.as_i64().map_or_else(|| value.as_str().unwrap_or_default().to_owned(), |number| language(root).number(number)).into())
});

helper!(
    /// `{{say reason.message}}`: a message of the domain.
    Say, |h, root| Ok(language(root).said(param(h, 0)?).into())
);

helper!(
    /// What stands in a field of the form: `{{value "name"}}`. Nothing is an empty text.
    FieldValue, |h, root| Ok(root["form"]["values"].get(text(h, 0)?).filter(|value| !value.is_null()).cloned().unwrap_or_else(|| "".into()))
);

helper!(
    /// What is wrong with a field of the form: `{{problem "name"}}`.
    FieldProblem, |h, root| Ok(root["form"]["problems"].get(text(h, 0)?).cloned().unwrap_or_else(|| "".into()))
);

helper!(
    /// `{{stands this.name this.options}}`: what stands in the register where something else was typed. Nothing where it is the same.
    Stands, |h, root| {
        let options = h.param(1).map_or(&Value::Null, handlebars::PathAndJson::value);
        let found = root["form"]["stands"].get(text(h, 0)?);
        Ok(found.map(|stands| super::beside::told(language(root), stands, options)).unwrap_or_default().into())
    }
);

helper!(
    /// `{{seen page.seen}}`: the entry that a form rests on. One that comes back rests on what was seen when it was filled in.
    Seen, |h, root| Ok(typed_seen(root).unwrap_or(param(h, 0)?).clone())
);

helper!(
    /// `{{overtaken page.seen}}`: whether somebody else changed meanwhile what the form that comes back rests on.
    Overtaken, |h, root| {
        let (now, was) = (param(h, 0)?, typed_seen(root));
        let same = was.is_some_and(|was| was == now || was.as_str() == Some(now.to_string().as_str()));
        Ok((root["form"]["overtaken"] == true && !now.is_null() && !same).into())
    }
);

helper!(
    /// The choices of a closed list for a field: `{{#each (options "person-kind" page.kinds "kind")}}` with value, label and selected.
    Options, |h, root| {
        let list = text(h, 0)?;
        let chosen = match h.param(2).and_then(|p| p.value().as_str()) {
            Some(field) => root["form"]["values"].get(field).cloned().unwrap_or(Value::Null),
            None => Value::Null,
        };
        let codes = param(h, 1)?.as_array().cloned().unwrap_or_default();
        let choices = codes.into_iter().map(|code| {
            let id = format!("{list}-{}", code.as_str().unwrap_or_default().replace('_', "-"));
            let selected = holds(&chosen, &code);
            serde_json::json!({ "value": code, "label": language(root).text(&id), "selected": selected })
        });
        Ok(Value::Array(choices.collect()))
    }
);

helper!(
    /// Whether a list, or a list written with commas, holds a value.
    In, |h, _root| Ok(holds(param(h, 1)?, param(h, 0)?).into())
);

/// The longest text that is joined, in bytes: of texts that are joined with themselves again and again there is no end.
const LONGEST_JOINED: usize = 1_000_000;

helper!(Concat, |h, _root| {
    let mut joined = String::new();
    for param in h.params() {
        match param.value() {
            Value::String(text) => joined.push_str(text),
            Value::Null => {}
            other => joined.push_str(&other.to_string()),
        }
        if joined.len() > LONGEST_JOINED {
            return Err(RenderErrorReason::Other("concat".to_owned()).into());
        }
    }
    Ok(joined.into())
});

helper!(
    /// The parts of a text that is a list written with commas.
    Words, |h, _root| {
        let text = param(h, 0)?.as_str().unwrap_or_default();
        Ok(text.split(',').filter(|part| !part.is_empty()).map(Value::from).collect::<Vec<_>>().into())
    }
);

helper!(
    /// `{{either row.name_ja row.name_en}}`: the text of the reader's language; the other one where it is missing.
    Either, |h, root| Ok(language(root).either(text(h, 0)?, text(h, 1)?).into())
);

helper!(
    /// `{{browser session.agent}}`: the browser and the system, from what a browser says of itself.
    Browser, |h, _root| Ok(super::agent::short(text(h, 0)?).into())
);

fn typed_seen(root: &Value) -> Option<&Value> {
    root["form"]["values"].get("seen").filter(|seen| seen.is_number() || seen.as_str().is_some_and(|seen| !seen.is_empty()))
}

fn holds(list: &Value, value: &Value) -> bool {
    match list {
        Value::Array(values) => values.contains(value),
        Value::String(text) => value.as_str().is_some_and(|value| text.split(',').any(|part| part == value)),
        _ => false,
    }
}

fn language(root: &Value) -> Language {
    root["lang"].as_str().and_then(Language::from_code).unwrap_or(Language::Ja)
}

fn day(value: &Value) -> Option<chrono::NaiveDate> {
    value.as_str().and_then(|text| text.get(..10)?.parse().ok())
}

fn param<'a>(h: &'a Helper<'_>, place: usize) -> std::result::Result<&'a Value, RenderError> {
    Ok(h.param(place).ok_or(RenderErrorReason::ParamNotFoundForIndex("helper", place))?.value())
}

fn text<'a>(h: &'a Helper<'_>, place: usize) -> std::result::Result<&'a str, RenderError> {
    Ok(param(h, place)?.as_str().unwrap_or_default())
}
