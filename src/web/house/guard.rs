//! What a template of an organisation may not hold, whatever comes of it: script, text that is not escaped, other templates, towers of blocks.

use super::broken::{placed, plain};
use crate::domain::message::Message;
use crate::domain::template::{Template, Written};

/// So many blocks may stand in each other. A template that is deeper is no page, but an attempt.
const DEEPEST: usize = 24;

/// What runs or loads something, in small letters. The content security policy forbids it too; here it is refused by name.
const NOT_TAKEN: [&str; 10] =
    ["<script", "<iframe", "<frame", "<object", "<embed", "<base", "<form", "javascript:", "vbscript:", "http-equiv"];

/// Values that the program makes as markup: every other value is set as text.
const MARKUP: [&str; 3] = ["style", "document", "svg"];

/// Reads a template of HTML or text without setting it.
///
/// # Errors
/// What is not taken, and where.
pub(super) fn check(template: Template, text: &str) -> Result<(), Message> {
    let refuse = |(at, message): (usize, Message)| {
        let (line, column) = place(text, at);
        placed(message, template, line, column)
    };
    let tags = tags(text);
    if template.written() == Written::Html {
        let untagged = without(text, &tags);
        if let Some((at, found)) = runs(&untagged) {
            return Err(refuse((at, Message::from("template-broken-script").with("read", found))));
        }
    }
    let mut blocks: Vec<usize> = Vec::new();
    for tag in &tags {
        judge(template, tag, &mut blocks).map_err(|message| refuse((tag.at, message)))?;
    }
    Ok(())
}

/// What was set with invented data: script that is put together from pieces shows only there.
///
/// # Errors
/// What is not taken.
pub(super) fn check_set(template: Template, html: &str) -> Result<(), Message> {
    match runs(html) {
        Some((_, found)) => Err(plain(Message::from("template-broken-script-set").with("read", found), template)),
        None => Ok(()),
    }
}

/// What stands between braces.
struct Tag<'t> {
    at: usize,
    /// With its braces, in bytes.
    length: usize,
    /// Without braces and signs of spacing.
    inner: &'t str,
    /// Three braces, or `&`: not escaped.
    is_raw: bool,
    /// Four braces: what follows is not read.
    is_block: bool,
}

fn tags(text: &str) -> Vec<Tag<'_>> {
    let mut tags = Vec::new();
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find("{{")).map(|found| from + found) {
        let rest = &text[at..];
        let is_comment = rest.starts_with("{{!--") || rest.starts_with("{{~!--");
        let ends: &[&str] = if is_comment { &["--}}", "--~}}"] } else { &["}}"] };
        let Some(close) = ends.iter().filter_map(|end| Some(rest.get(2..)?.find(end)? + end.len())).min() else { break };
        let is_triple = rest.starts_with("{{{") || rest.starts_with("{{~{");
        let length = close + if rest[close..].starts_with("}}}") { 3 } else { 2 };
        let inner = rest[2..close].trim_matches(|c: char| c == '~' || c == '{' || c == '}' || c.is_whitespace());
        let is_raw = is_triple || inner.starts_with('&');
        let is_block = rest.starts_with("{{{{");
        tags.push(Tag { at, length, inner: inner.trim_start_matches('&').trim(), is_raw, is_block });
        from = at + length;
    }
    tags
}

fn judge(template: Template, tag: &Tag<'_>, blocks: &mut Vec<usize>) -> Result<(), Message> {
    let inner = tag.inner;
    if inner.starts_with('!') {
        return Ok(());
    }
    let kind = inner.trim_start_matches('#');
    if kind.trim_start().starts_with(['>', '*']) || tag.is_block {
        return Err(Message::from("template-broken-partial"));
    }
    let last = inner.rsplit(['.', '/']).next().unwrap_or_default();
    if tag.is_raw && template.written() == Written::Html && !MARKUP.contains(&last) {
        return Err(Message::from("template-broken-raw").with("read", inner.chars().take(60).collect::<String>()));
    }
    if inner.starts_with('#') {
        blocks.push(1);
    } else if inner.starts_with('/') {
        blocks.pop();
    } else if let (true, Some(last)) = (inner.starts_with("else ") || inner.starts_with('^'), blocks.last_mut()) {
        // Each of these stands within the one before.
        *last += 1;
    }
    let mut brackets = 0_usize;
    let deepest = inner.chars().map(|c| {
        match c {
            '(' | '[' => brackets += 1,
            ')' | ']' => brackets = brackets.saturating_sub(1),
            _ => {}
        }
        brackets
    });
    if blocks.iter().sum::<usize>() > DEEPEST || deepest.max().unwrap_or(0) > DEEPEST {
        return Err(Message::from("template-broken-deep").with("expected", DEEPEST));
    }
    Ok(())
}

/// The text with spaces in the place of what stands between braces, so that every place stays what it is.
fn without(text: &str, tags: &[Tag<'_>]) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut from = 0;
    for tag in tags {
        plain.push_str(&text[from..tag.at]);
        plain.extend(std::iter::repeat_n(' ', tag.length));
        from = tag.at + tag.length;
    }
    plain.push_str(&text[from..]);
    plain
}

/// The first thing in HTML that runs, and where.
fn runs(html: &str) -> Option<(usize, String)> {
    let small = html.to_ascii_lowercase();
    let named = NOT_TAKEN.iter().filter_map(|mark| small.find(mark).map(|at| (at, (*mark).to_owned()))).min();
    named.or_else(|| handler(&small))
}

/// An attribute such as `onclick=`, within a tag.
fn handler(small: &str) -> Option<(usize, String)> {
    let (mut within, mut before) = (false, ' ');
    for (at, c) in small.char_indices() {
        let begins = within && c == 'o' && (before.is_whitespace() || "\"'/".contains(before));
        before = c;
        match c {
            '<' => within = true,
            '>' => within = false,
            _ => {}
        }
        if !begins || !small[at..].starts_with("on") {
            continue;
        }
        let name: String = small[at..].chars().take_while(char::is_ascii_alphabetic).collect();
        if name.len() > 2 && small[at + name.len()..].trim_start().starts_with('=') {
            return Some((at, name));
        }
    }
    None
}

/// Line and column of a byte, from 1.
fn place(text: &str, at: usize) -> (usize, usize) {
    let before = &text[..at];
    let line_start = before.rfind('\n').map_or(0, |found| found + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Result<(), &'static str> {
        check(Template::ReportDocument, text).map_err(|message| message.id)
    }

    #[test]
    fn what_runs_is_refused_by_name_and_words_are_not() {
        for text in [
            "<p>once = twice</p>",
            "<td{{#if row.tone}} class=\"{{row.tone}}\"{{/if}}>{{t \"x\" one=1 on_x=2}}</td>",
            "{{!-- <script> }} in a comment, and {{raw}} too --}}<p>ok</p>",
            "{{{block.chart.svg}}}{{~{section.chart.svg}~}}",
        ] {
            assert_eq!(told(text), Ok(()), "{text}");
        }
        for text in [
            "<SCRIPT>x</SCRIPT>",
            "<img src=x onerror=alert(1)>",
            "<svg/onload = 'x'>",
            "<a href=\"JavaScript:x\">",
            "<p {{#if a}}id=\"x\"{{/if}} onclick=\"x\">",
            "<meta HTTP-EQUIV=refresh content=0>",
            "<base href=//example.org>",
        ] {
            assert_eq!(told(text), Err("template-broken-script"), "{text}");
        }
    }

    #[test]
    fn what_people_typed_is_never_markup() {
        for text in ["{{{doc.organisation}}}", "{{& doc.title}}", "{{~{cell.text}~}}", "{{{{raw}}}}{{{{/raw}}}}"] {
            assert!(told(text).is_err(), "{text}");
        }
        assert!(check(Template::MailDigestText, "{{{name}}}").is_ok(), "plain text has no markup");
    }

    #[test]
    fn other_templates_and_towers_are_refused() {
        for text in ["{{> breadcrumb}}", "{{#> layout}}{{/layout}}", "{{#*inline \"a\"}}{{/inline}}", "{{~> x}}"] {
            assert_eq!(told(text), Err("template-broken-partial"), "{text}");
        }
        let tower = |n: usize| format!("{}{}", "{{#if a}}".repeat(n), "{{/if}}".repeat(n));
        assert_eq!(told(&tower(DEEPEST)), Ok(()));
        assert_eq!(told(&tower(DEEPEST + 1)), Err("template-broken-deep"));
        assert_eq!(told(&format!("{{{{#if a}}}}{}{{{{/if}}}}", "{{else if b}}".repeat(50))), Err("template-broken-deep"));
        assert_eq!(told(&format!("{{{{a {}x{}}}}}", "(b ".repeat(40), ")".repeat(40))), Err("template-broken-deep"));
    }

    #[test]
    fn a_place_is_a_line_and_a_column() {
        let message = check(Template::ReportDocument, "<p>監督\n 会 <script>").unwrap_err();
        let said = |name: &str| format!("{:?}", message.args[name]);
        assert_eq!((said("line"), said("column")), ("Text(\"2\")".to_owned(), "Text(\"4\")".to_owned()));
    }
}
