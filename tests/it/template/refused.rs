//! What does not hold good is refused with its line and the reason, and nothing changes.

use std::sync::Arc;
use std::time::{Duration, Instant};

use kantoku::domain::access::Role;
use kantoku::domain::message::Arg;
use kantoku::error::{Error, Result};
use kantoku::locale::Language;
use serde_json::{Value, json};

use super::{does, png, put, put_logo, text};
use crate::harness::{Harness, on_each_database, on_one_database, printing};

const TODAY: &str = "2026-04-01";

/// The id and the line with which something is refused at a field.
#[track_caller]
fn refused(result: Result<Value>, field: &str) -> (&'static str, String) {
    let Err(Error::Invalid(problems)) = result else { panic!("not refused: {result:?}") };
    let message = problems.0.get(field).unwrap_or_else(|| panic!("another field: {problems:?}"));
    for language in Language::ALL {
        let said = language.say(message);
        assert!(!said.contains("{$") && !said.is_empty(), "{said}");
    }
    let line = match message.args.get("line") {
        Some(Arg::Text(line)) => line.clone(),
        _ => String::new(),
    };
    (message.id, line)
}

fn assert_all_refused(h: &Harness, cases: &[(&str, &str, &'static str, &str)]) {
    h.as_(Role::Administrator);
    let head = h.head();
    for (name, text, id, line) in cases {
        assert_eq!(refused(put(&h.register, h, name, text), "text"), (*id, (*line).to_owned()), "{name}: {text}");
    }
    assert_eq!(h.head(), head, "nothing is on the ledger");
    let list = does(&h.register, &h.as_(Role::Administrator), "template.list", json!({})).unwrap();
    assert!(list.as_array().unwrap().iter().all(|line| line["changed"] == false), "{list}");
}

#[test]
fn handlebars_that_cannot_be_read_or_set_is_refused_with_its_line() {
    on_each_database(TODAY, |h| {
        let deep = "{{#if doc.title}}".repeat(5_000);
        let tower = "{{#each @root/doc.sections}}".repeat(20) + &"{{/each}}".repeat(20);
        assert_all_refused(
            h,
            &[
                ("report_document", "<p>\n{{#if doc.title}}\n</p>", "template-broken-syntax", "3"),
                ("report_document", "<p>{{doc.title}}\n\n{{/if}}</p>", "template-broken-syntax", "3"),
                ("report_document", "{{#if doc.title}}\n{{/each}}", "template-broken-closing", "2"),
                ("report_document", "<p>\n\n{{doc.nothing}}</p>", "template-broken-field", "3"),
                ("report_document", "{{#each doc.sections as |section|}}\n{{section.name}}\n{{/each}}", "template-broken-field", "2"),
                ("report_document", "{{#each doc.nothing}}x{{/each}}", "template-broken-field", "1"),
                ("report_document", "<p>\n{{shout doc.title}}</p>", "template-broken-helper", "2"),
                ("report_document", "{{> layout}}", "template-broken-partial", "1"),
                ("report_document", "\n{{{doc.organisation}}}", "template-broken-raw", "2"),
                ("report_document", "\n\n<script>alert(1)</script>", "template-broken-script", "3"),
                ("report_document", "<p onclick=\"x()\">{{doc.title}}</p>", "template-broken-script", "1"),
                ("report_document", "<{{concat \"scr\" \"ipt\"}}>x</script >", "template-broken-script-set", ""),
                ("report_document", &deep, "template-broken-deep", "1"),
                ("report_document", &tower, "template-broken-slow", ""),
                ("report_file", "<html><body>{{{document}}}</body></html>", "template-broken-style", ""),
                ("report_file", "<html><body>{{{style}}}{{{document}}}</body></html>", "template-broken-style", ""),
                ("mail_digest", "<p>{{lead}}</p>\n<p>{{sender}}</p>", "template-broken-field", "2"),
                ("mail_digest_text", "{{{lead}}}\n{{{sender}}}", "template-broken-field", "2"),
                ("mail_digest_text", "a\u{7}b", "input-control-character", ""),
                ("mail_digest_text", &"あ".repeat(200_001), "input-too-long", ""),
                ("mail_digest_text", " \n ", "input-required", ""),
            ],
        );
        let unknown = does(&h.register, &h.as_(Role::Administrator), "template.put", json!({ "name": "layout", "text": "x", "seen": 0 }));
        assert!(matches!(unknown, Err(Error::Invalid(problems)) if problems.0.contains_key("name")), "pages cannot be changed");
    });
}

#[test]
fn typst_that_cannot_be_read_or_set_is_refused_with_its_line() {
    if cfg!(not(feature = "pdf")) {
        return;
    }
    on_each_database(TODAY, |h| {
        let head = "#let data = json(\"/data.json\")\n#set text(font: data.family)\n";
        let with = |rest: &str| format!("{head}{rest}");
        assert_all_refused(
            h,
            &[
                ("report_pdf", &with("#let x = ("), "template-broken-typst", "3"),
                ("report_pdf", &with("\n#data.document.nothing"), "template-broken-typst", "4"),
                ("report_pdf", &with("#shout(data)"), "template-broken-typst", "3"),
                ("report_pdf", &with("#while true { }"), "template-broken-typst", "3"),
                ("report_pdf", &with("#let f(x) = f(x + 1)\n#f(0)"), "template-broken-typst", "3"),
                ("certificate_pdf", &with("#read(\"/etc/passwd\")"), "template-broken-typst", "3"),
                ("certificate_pdf", &with("#import \"@preview/cetz:0.3.0\""), "template-broken-typst", "3"),
                ("certificate_pdf", &with("#image(\"/logo.png\")"), "template-broken-typst", "3"),
            ],
        );
    });
}

#[test]
fn a_loop_without_an_end_is_stopped_and_the_program_goes_on() {
    if cfg!(not(feature = "pdf")) {
        return;
    }
    on_one_database(TODAY, |h| {
        let impatient = printing().with_patience(Duration::from_secs(4));
        let register = h.register.clone().with_printer(Arc::new(impatient));
        for text in [
            "#for a in range(100000) { for b in range(100000) { let c = a * b } }",
            "#let all = range(1000)\n#while all.len() > 0 { all = all + all }",
        ] {
            let begun = Instant::now();
            assert_eq!(refused(put(&register, h, "report_pdf", text), "text").0, "template-broken-slow", "{text}");
            assert!(begun.elapsed() < Duration::from_mins(1), "{text}");
        }
        assert!(!text(&register, h, "report_pdf").is_empty());
    });
}

#[test]
fn where_nothing_can_be_printed_a_template_of_the_press_is_not_taken_untried() {
    on_one_database(TODAY, |h| {
        let folder = h.database.folder.path().join("no-fonts");
        std::fs::create_dir(&folder).unwrap();
        let own = text(&h.register, h, "report_pdf");
        for printing in [
            kantoku::web::report::Printing::new(Some(folder)),
            // Without the program beside it.
            kantoku::web::report::Printing::new(None),
        ] {
            let register = h.register.clone().with_printer(Arc::new(printing));
            assert_eq!(refused(put(&register, h, "report_pdf", &format!("{own}// ")), "text").0, "template-untried");
        }
    });
}

#[test]
fn a_picture_that_is_none_or_too_large_is_no_logo() {
    on_each_database(TODAY, |h| {
        let mut cut = png();
        cut.truncate(40);
        let mut wide = png();
        wide[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
        h.as_(Role::Administrator);
        let head = h.head();
        for (bytes, id) in [
            (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".to_vec(), "template-logo-kind"),
            (b"%PDF-1.7".to_vec(), "template-logo-kind"),
            (vec![0; 300 * 1024], "template-logo-too-large"),
            (wide, "template-logo-too-wide"),
            (cut, "template-logo-broken"),
        ] {
            assert_eq!(refused(put_logo(&h.register, h, &bytes), "content").0, id);
        }
        assert_eq!(h.head(), head);
    });
}
