//! The course that comes with the product: what everyone who handles personal data has to know, with its test.

use chrono::NaiveDate;

use super::bytes;
use crate::domain::access::{Actor, Door};
use crate::error::{Error, Result};
use crate::operations::Register;
use crate::operations::training::course::{List, Open, Publish, Show};

#[derive(rust_embed::RustEmbed)]
#[folder = "seeds/course"]
struct Files;

/// The course, as it is opened.
///
/// # Errors
/// Only if the program was built from broken files.
pub fn shipped_course() -> Result<Open> {
    let mut open: Open = serde_json::from_slice(&bytes(Files::get("basic.json"), "basic.json")?)?;
    for (body, name) in [(&mut open.details.body_ja, "basic.ja.txt"), (&mut open.details.body_en, "basic.en.txt")] {
        *body = String::from_utf8(bytes(Files::get(name), name)?.into_owned()).map_err(|_| Error::fault(format!("{name} is no text")))?;
    }
    Ok(open)
}

/// Opens the course that comes with the product and publishes it from a day on, as the one who acts; unless it is there.
///
/// # Errors
/// As the commands.
pub fn open_course(register: &Register, actor: &Actor, from_on: NaiveDate) -> Result<i64> {
    let actor = actor.clone().through(Door::Import);
    let open = shipped_course()?;
    if let Some(line) = register.ask(&actor, List::default())?.into_iter().find(|line| line.code == open.code) {
        return Ok(line.id);
    }
    let id = register.run(&actor, &open)?.id;
    let seen = register.ask(&actor, Show { id })?.seen;
    register.run(&actor, &Publish { id, seen, from_on: Some(from_on), again: false, comment: String::new() })?;
    Ok(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::message::Problems;
    use crate::domain::training::check_questions;

    #[test]
    fn the_course_is_whole_in_both_languages() {
        let open = shipped_course().unwrap();
        let mut problems = Problems::default();
        check_questions(&open.questions, &mut problems);
        assert!(problems.is_empty(), "{problems:?}");
        assert!(open.questions.len() >= 8 && open.questions.iter().any(crate::domain::training::Question::several));
        let texts =
            open.questions.iter().flat_map(|question| question.choices.iter().map(|choice| &choice.text_en).chain([&question.text_en]));
        assert!(texts.chain([&open.details.title_en, &open.details.body_en]).all(|text| !text.is_empty()));
    }

    #[test]
    fn it_speaks_of_the_four_topics_that_training_has_to_cover() {
        let details = shipped_course().unwrap().details;
        for topic in ["個人情報保護方針", "重要性", "役割と責任", "違反したとき"] {
            assert!(details.body_ja.contains(topic), "{topic}");
        }
        for topic in ["Basic policy", "Why it matters", "Roles and responsibilities", "Consequences of a violation"] {
            assert!(details.body_en.contains(topic), "{topic}");
        }
    }
}
