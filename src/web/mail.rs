//! What stands in a mail: the words of a digest, as plain text and as HTML.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::house::House;
use super::place;
use super::templates::Templates;
use crate::domain::message::Message;
use crate::domain::template::Template;
use crate::error::{Error, Result};
use crate::locale::Language;
use crate::operations::mail::Letter;
use crate::operations::reminder::{Digest, Told};
use crate::output::deadline::state;

/// Puts a digest into words. `base_url` is where people reach the register; without it there are no links.
///
/// A template of the organisation that does not hold good is no reason to tell nobody: then the program's own is taken.
pub fn digest(
    own: &Templates,
    house: &House,
    digest: &Digest,
    on: NaiveDate,
    organisation: &str,
    base_url: &str,
    language: Language,
) -> Result<Letter> {
    let overdue = digest.lines.iter().filter(|line| line.deadline.is_overdue(on)).count();
    let subject = Message::new("mail-digest-subject").with("n", digest.lines.len()).with("overdue", overdue);
    let data = json!({
        "lang": language,
        "name": digest.name,
        "organisation": organisation,
        "on": on,
        "lead": language.say(&Message::new("mail-digest-lead").with("n", digest.lines.len()).with("overdue", overdue)),
        "lines": digest.lines.iter().map(|line| shown(line, on, base_url, language)).collect::<Vec<_>>(),
        "href": if base_url.is_empty() { Value::Null } else { format!("{base_url}/deadlines?mine=true").into() },
    });
    let set = |template: Template| match house.render(own, template, &data) {
        Err(Error::Conflict(why)) if house.has(template) => {
            tracing::error!(%template, why = language.say(&why), "a template of the organisation does not hold good; the program's own is taken");
            own.render(template.path(), &data)
        }
        set => set,
    };
    Ok(Letter {
        address: digest.email.clone(),
        subject: language.say(&subject),
        plain: set(Template::MailDigestText)?,
        html: set(Template::MailDigest)?,
    })
}

fn shown(line: &Told, on: NaiveDate, base_url: &str, language: Language) -> Value {
    let one = &line.deadline;
    let note = match (line.as_manager, line.instead) {
        (true, _) => Some(language.text("mail-digest-as-manager")),
        (_, true) => Some(language.text("mail-digest-instead")),
        _ => None,
    };
    json!({
        "due_on": one.due_on,
        "state": language.say(&state((one.due_on - on).num_days())),
        "what": language.say(&one.what),
        "because": language.say(&one.because),
        "note": note,
        "overdue": one.is_overdue(on),
        "href": place::of_deadline(one).filter(|_| !base_url.is_empty()).map(|path| format!("{base_url}{path}")),
    })
}
