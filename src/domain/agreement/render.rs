//! Filling the blanks of a text. A text is written in the part of Handlebars that a text needs: `{{name}}`, and
//! `{{#if name}}…{{else}}…{{/if}}` (or `unless`) around what stands there only with a value. What is filled in is plain text and
//! is not escaped; anything else between braces is refused, so that nothing that a text says is ever run.

use super::blanks::Blanks;
use super::plain::plain;
use crate::domain::message::Message;

/// How deep conditions may stand in each other.
const DEEPEST: usize = 8;

/// A text with its blanks filled: plain text in the one form that is hashed (see [`plain`]).
///
/// # Errors
/// The template is broken or names a blank that there is not: with the line and what is wrong there.
pub fn render(template: &str, blanks: &Blanks) -> Result<String, Message> {
    let mut out = String::with_capacity(template.len());
    let mut open: Vec<Condition> = Vec::new();
    let mut rest = template;
    let mut line = 1;
    while let Some((before, after)) = rest.split_once("{{") {
        line += breaks(before);
        let (tag, next) = after.split_once("}}").ok_or_else(|| at(line, "agreement-template-unended"))?;
        if shown(&open) {
            out.push_str(before);
        }
        take(tag, line, blanks, &mut open, &mut out)?;
        line += breaks(tag);
        rest = next;
    }
    if let Some(condition) = open.last() {
        return Err(at(condition.line, "agreement-template-open").with("read", format!("{{{{#{}}}}}", condition.word)));
    }
    out.push_str(rest);
    Ok(plain(&out))
}

/// A condition that is open, and whether what stands in it now is shown.
struct Condition {
    word: &'static str,
    line: usize,
    holds: bool,
    turned: bool,
}

fn take(tag: &str, line: usize, blanks: &Blanks, open: &mut Vec<Condition>, out: &mut String) -> Result<(), Message> {
    let tag = tag.trim();
    let not_understood = || at(line, "agreement-template-tag").with("read", format!("{{{{{tag}}}}}"));
    if let Some(word) = ["if", "unless"].into_iter().find(|word| tag.strip_prefix('/') == Some(word)) {
        return open.pop().filter(|condition| condition.word == word).map(|_| ()).ok_or_else(not_understood);
    }
    if tag == "else" {
        let last = open.last_mut().filter(|condition| !condition.turned).ok_or_else(not_understood)?;
        (last.holds, last.turned) = (!last.holds, true);
        return Ok(());
    }
    if let Some(words) = tag.strip_prefix('#') {
        let (word, name) = words.split_once(' ').ok_or_else(not_understood)?;
        let word = ["if", "unless"].into_iter().find(|known| *known == word).ok_or_else(not_understood)?;
        if open.len() >= DEEPEST {
            return Err(at(line, "agreement-template-deep").with("most", DEEPEST));
        }
        let filled = !value(name.trim(), line, blanks)?.is_empty();
        open.push(Condition { word, line, holds: filled == (word == "if"), turned: false });
        return Ok(());
    }
    let value = value(tag, line, blanks)?;
    if shown(open) {
        out.push_str(&value);
    }
    Ok(())
}

fn shown(open: &[Condition]) -> bool {
    open.iter().all(|condition| condition.holds)
}

/// On one line: what is filled in must not look like another part of the text.
fn value(name: &str, line: usize, blanks: &Blanks) -> Result<String, Message> {
    if let Some(value) = blanks.value(name) {
        return Ok(value.split(|c: char| c.is_control() || c == ' ').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "));
    }
    let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') && !name.is_empty();
    let id = if plain { "agreement-template-blank" } else { "agreement-template-tag" };
    let read = if plain { name.to_owned() } else { format!("{{{{{name}}}}}") };
    let said = at(line, id).with("read", read);
    Err(if plain { said.with("expected", Blanks::NAMES.join(", ")) } else { said })
}

fn at(line: usize, id: &'static str) -> Message {
    Message::new(id).with("line", line)
}

fn breaks(text: &str) -> usize {
    text.matches('\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blanks() -> Blanks {
        Blanks {
            organisation: "協会".into(), name: "<b>山田\r\n# 偽 太郎</b> & 子".into(), version: "3".into(), ..Blanks::default()
        }
    }

    fn filled(template: &str) -> String {
        render(template, &blanks()).unwrap()
    }

    #[test]
    fn blanks_are_filled_as_they_are_and_on_one_line() {
        assert_eq!(filled("{{organisation}} {{ name }}様\r\n"), "協会 <b>山田 # 偽 太郎</b> & 子様\n");
        assert_eq!(filled("単なる { 括弧 }"), "単なる { 括弧 }\n");
    }

    #[test]
    fn conditions_show_one_side() {
        for (template, expected) in [
            ("{{#if name}}a{{else}}b{{/if}}", "a\n"),
            ("{{#if company}}a{{else}}b{{/if}}", "b\n"),
            ("{{#unless company}}a{{/unless}}", "a\n"),
            ("{{#if company}}{{#if name}}a{{else}}b{{/if}}{{else}}c{{/if}}", "c\n"),
            ("1\n\n{{#if address}}{{address}}{{/if}}\n\n2", "1\n\n\n\n2\n"),
        ] {
            assert_eq!(filled(template), expected, "{template}");
        }
    }

    #[test]
    fn what_is_broken_is_named_with_its_line() {
        let deep = "{{#if name}}".repeat(9);
        for (template, line, id) in [
            ("a\nb {{name", 2, "agreement-template-unended"),
            ("{{nmae}}", 1, "agreement-template-blank"),
            ("\n\n{{#if nmae}}{{/if}}", 3, "agreement-template-blank"),
            ("{{#if company}}\n{{nmae}}{{/if}}", 2, "agreement-template-blank"),
            ("\n{{#if name}}\na", 2, "agreement-template-open"),
            ("{{#if name}}{{/unless}}", 1, "agreement-template-tag"),
            ("{{/if}}", 1, "agreement-template-tag"),
            ("{{else}}", 1, "agreement-template-tag"),
            ("{{#if name}}{{else}}{{else}}{{/if}}", 1, "agreement-template-tag"),
            ("{{{name}}}", 1, "agreement-template-tag"),
            ("{{> layout}}", 1, "agreement-template-tag"),
            ("{{#each name}}{{/each}}", 1, "agreement-template-tag"),
            ("{{name\n}}{{x y}}", 2, "agreement-template-tag"),
            ("{{}}", 1, "agreement-template-tag"),
            (&deep, 1, "agreement-template-deep"),
        ] {
            let said = render(template, &blanks()).unwrap_err();
            assert_eq!((said.id, said.args.get("line")), (id, Some(&i64::from(line).into())), "{template}");
        }
    }

    #[test]
    fn what_is_filled_is_in_the_form_that_is_hashed() {
        let blanks = Blanks { name: "ハ\u{3099}ラ".into(), ..Blanks::default() };
        assert_eq!(render("{{name}} \r\n\r\n次 ", &blanks).unwrap(), "バラ\n\n次\n");
    }
}
