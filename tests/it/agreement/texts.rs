//! What a text may say, and what it covers.

use kantoku::domain::access::Role;
use kantoku::domain::agreement::{AgreementKind, Mention};
use kantoku::operations::agreement::{Compare, List, Open, Write};
use kantoku::seed;

use super::{TODAY, adopt, adopted, open, propose, said, shown, text, write};
use crate::harness::{day, on_each_database};

#[test]
fn a_broken_text_is_refused_with_its_line_at_its_field() {
    on_each_database(TODAY, |h| {
        let writer = h.as_(Role::Procurement);
        let version_id = open(&h.register, &writer);
        let head = h.head();
        for (body, id) in [
            ("# 題\n\n{{nmae}}", "agreement-template-blank"),
            ("# 題\n\n{{#if name}}", "agreement-template-open"),
            ("# 題\n\n{{name", "agreement-template-unended"),
            ("# 題\n\n{{> layout}}", "agreement-template-tag"),
            ("# 題\n\n{{{name}}}", "agreement-template-tag"),
        ] {
            let broken = Write { body_en: body.into(), ..text(version_id, version_id) };
            let error = h.register.run(&writer, &broken).unwrap_err();
            assert_eq!(said(&error), [("body_en".to_owned(), id)], "{body}");
            let kantoku::error::Error::Invalid(problems) = error else { panic!("not invalid") };
            assert_eq!(problems.0["body_en"].args["line"], 3_i64.into(), "{body}");
        }
        assert_eq!(h.head(), head, "nothing was written");
        let page = h.browser_of(&writer).post(
            &format!("/agreements/versions/{version_id}/edit"),
            &[("seen", &version_id.to_string()), ("title_ja", "題"), ("title_en", "t"), ("body_ja", "一行目\r\n{{nmae}}")],
        );
        assert_eq!(page.status, 422);
        page.expect_words("2行目：差込項目「nmae」はありません").expect_words("一行目");
    });
}

#[test]
fn a_text_is_kept_in_one_form_and_previewed_with_invented_values() {
    on_each_database(TODAY, |h| {
        let writer = h.as_(Role::Procurement);
        let version_id = open(&h.register, &writer);
        write(&h.register, &writer, version_id).unwrap();
        let shown = shown(&h.register, &writer, version_id);
        assert_eq!(
            shown.text.ja.body, "# 誓約書\n\n{{organisation}} 御中\n\n## 第1条（定義）\n\n(1) 個人情報\n\n氏名：{{name}}\n",
            "line ends and spaces are put in order"
        );
        assert!(shown.text.ja.preview.contains("氏名：見本 太郎"), "{}", shown.text.ja.preview);
        assert!(shown.text.en.preview.contains("Taro Mihon"), "{}", shown.text.en.preview);
    });
}

#[test]
fn what_is_not_covered_is_said_and_does_not_forbid_adoption() {
    on_each_database(TODAY, |h| {
        let version_id = adopted(h);
        let version = shown(&h.register, &h.as_(Role::Staff), version_id);
        assert_eq!((version.checklist.len(), version.uncovered), (13, 12));
        let covered: Vec<_> = version.checklist.iter().filter(|row| row.article.is_some()).map(|row| row.wanted.code.as_str()).collect();
        assert_eq!(covered, ["N01"]);
        assert!(version.warnings.iter().any(|found| found.field == "clauses"));
        let page = h.browser_of(&h.as_(Role::Staff)).get(&format!("/agreements/versions/{version_id}"));
        page.expect(200).expect_words("確認表のうち12項目が、文面にありません").expect_words("記載なし");
    });
}

#[test]
fn items_that_the_checklist_does_not_have_are_refused() {
    on_each_database(TODAY, |h| {
        let writer = h.as_(Role::Procurement);
        let version_id = open(&h.register, &writer);
        let mention = |code: &str| Mention { code: code.into(), article: "1".into() };
        for (clauses, field, id) in [
            (vec![mention("N01"), mention("N99")], "clauses.1.code", "agreement-clause-unknown"),
            (vec![mention("N21")], "clauses.0.code", "agreement-clause-unknown"),
            (vec![mention("N01"), mention("N01")], "clauses.1.code", "agreement-clause-twice"),
        ] {
            let error = h.register.run(&writer, &Write { clauses, ..text(version_id, version_id) }).unwrap_err();
            assert_eq!(said(&error), [(field.to_owned(), id)]);
        }
    });
}

#[test]
fn a_text_without_a_word_is_not_proposed_and_one_language_is_enough() {
    on_each_database(TODAY, |h| {
        let writer = h.as_(Role::Procurement);
        let version_id = open(&h.register, &writer);
        let error = propose(&h.register, &writer, version_id).unwrap_err();
        assert_eq!(said(&error), [("body_ja".to_owned(), "agreement-text-missing")]);
        let seen = shown(&h.register, &writer, version_id).seq;
        h.register.run(&writer, &Write { body_en: String::new(), ..text(version_id, seen) }).unwrap();
        assert!(shown(&h.register, &writer, version_id).warnings.iter().any(|found| found.field == "body_en"));
        propose(&h.register, &writer, version_id).unwrap();
        adopt(&h.register, &h.as_(Role::Representative), version_id, TODAY).unwrap();
        let listed = h.register.ask(&writer, List::default()).unwrap();
        assert_eq!(listed.agreements[0].versions[0].languages.iter().map(|l| l.code()).collect::<Vec<_>>(), ["ja"]);
    });
}

#[test]
fn the_code_of_a_text_is_used_once() {
    on_each_database(TODAY, |h| {
        let writer = h.as_(Role::Procurement);
        open(&h.register, &writer);
        let other =
            |code: &str| Open { code: code.into(), kind: AgreementKind::Member, name_ja: "会員".into(), name_en: "Members".into() };
        assert_eq!(said(&h.register.run(&writer, &other("staff")).unwrap_err()), [("code".to_owned(), "agreement-code-taken")]);
        assert_eq!(said(&h.register.run(&writer, &other("会員")).unwrap_err()), [("code".to_owned(), "agreement-code-form")]);
        let (first, head) = (h.register.run(&writer, &other("member")).unwrap(), h.head());
        assert_eq!((h.register.run(&writer, &other("member")).unwrap(), h.head()), (first, head));
    });
}

#[test]
fn two_versions_are_compared_line_by_line() {
    on_each_database(TODAY, |h| {
        let first = adopted(h);
        let writer = h.as_(Role::Procurement);
        let agreement_id = shown(&h.register, &writer, first).agreement_id;
        let draft = kantoku::operations::agreement::Draft { agreement_id, copy_of: Some(first) };
        let second = h.register.run(&writer, &draft).unwrap();
        let mut changed = text(second, second);
        changed.body_ja = changed.body_ja.replace("(1) 個人情報", "(1) 個人データ");
        changed.survival_months = None;
        h.register.run(&writer, &changed).unwrap();
        let compared = h.register.ask(&writer, Compare { a: first, b: second }).unwrap();
        let differing: Vec<(&str, &str)> =
            compared.ja.iter().map(|line| (line.kind.code(), line.text.as_str())).filter(|l| l.0 != "same").collect();
        assert_eq!(differing, [("removed", "(1) 個人情報"), ("added", "(1) 個人データ")]);
        let fields: Vec<(&str, &str, &str)> =
            compared.fields.iter().map(|diff| (diff.field.code(), diff.before.as_str(), diff.after.as_str())).collect();
        assert_eq!(fields, [("survival_months", "60", "")]);
    });
}

#[test]
fn the_texts_that_come_with_the_product_are_adopted_in_both_languages() {
    on_each_database(TODAY, |h| {
        let (writer, adopter) = (h.as_(Role::Procurement), h.as_(Role::Representative));
        assert_eq!(seed::adopt_agreements(&h.register, &writer, &adopter).unwrap().len(), 6);
        assert!(seed::adopt_agreements(&h.register, &writer, &adopter).unwrap().is_empty(), "what is there stays");
        let listed = h.register.ask(&adopter, List { on: Some(day(TODAY)) }).unwrap().agreements;
        let kinds: Vec<AgreementKind> = listed.iter().map(|listed| listed.kind).collect();
        assert_eq!(kinds, AgreementKind::ALL);
        assert!(listed.iter().all(|listed| listed.in_force.is_some()));
        let open: Vec<i64> = listed.iter().map(|listed| listed.versions[0].uncovered).collect();
        assert_eq!(open, [0, 2, 0, 0, 0, 0], "whoever leaves is neither watched nor trained any more");
        for id in listed.iter().filter_map(|listed| listed.in_force) {
            let text = shown(&h.register, &adopter, id).text;
            assert!(text.ja.broken.is_none() && text.en.broken.is_none());
        }
    });
}
