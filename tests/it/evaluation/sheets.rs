//! A whole sheet at once: in one command, and as a file that goes out and comes back.

use kantoku::domain::access::Role;
use serde_json::{Value, json};

use super::{TODAY, answer, begun, four, item, marks, motley, said, sheet};
use crate::harness::on_each_database;

#[test]
fn one_bad_row_leaves_nothing_behind_and_every_problem_is_named() {
    on_each_database(TODAY, |h| {
        let id = begun(h, motley());
        answer(h, id, "N", "yes").unwrap();
        let head = h.head();
        let rows = json!([
            { "code": "M", "verdict": "○" },
            { "code": "M", "verdict": "×" },
            { "code": "Q", "verdict": "○" },
            { "code": "P", "verdict": "7" },
            { "code": "X", "verdict": "対象外" },
            { "code": "N", "verdict": "no" },
        ]);
        let refused = h.call(&h.as_(Role::Procurement), "evaluation.answer_all", json!({ "id": id, "answers": rows })).unwrap_err();
        let expected = [
            ("answers.1.code", "evaluation-item-twice"),
            ("answers.2.code", "evaluation-no-such-item"),
            ("answers.3.verdict", "format-points"),
            ("answers.4.na_reason", "answer-na-needs-reason"),
            ("answers.5.seen", "evaluation-answer-overtaken"),
        ];
        assert_eq!(said(&refused), expected.map(|(field, id)| (field.to_owned(), id)));
        assert_eq!(h.head(), head);
        assert_eq!(item(&sheet(h, id), "M")["verdict"], json!(null));
    });
}

#[test]
fn a_sheet_is_one_entry_and_the_same_sheet_again_is_none() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four());
        let rows = json!([{ "code": "A", "verdict": "○", "own": "○" }, { "code": "B", "verdict": "△" }, { "code": "C" }]);
        let send = || h.call(&h.as_(Role::Procurement), "evaluation.answer_all", json!({ "id": id, "answers": rows })).unwrap();
        let head = h.head();
        assert_eq!(send(), 2, "a row without an answer is none");
        assert_eq!(h.head(), head + 1);
        assert_eq!(send(), 0);
        assert_eq!(h.head(), head + 1);
    });
}

#[test]
fn what_goes_out_as_a_file_comes_back_as_it_was() {
    on_each_database(TODAY, |h| {
        let id = begun(h, motley());
        for (code, verdict) in [("M", "partial"), ("N", "no"), ("P", "3"), ("X", "not_applicable")] {
            answer(h, id, code, verdict).unwrap();
        }
        let browser = h.browser_of(&h.as_(Role::Procurement));
        let before = sheet(h, id);
        for (language, format) in [("ja", "csv"), ("ja", "sjis"), ("ja", "xlsx"), ("en", "csv"), ("en", "xlsx")] {
            browser.speak(language);
            let file = browser.get(&format!("/evaluations/{id}/export?format={format}")).expect(200);
            assert!(file.header("content-disposition").starts_with("attachment"), "{format}");
            browser.speak("ja");
            let name = format!("sheet.{}", if format == "xlsx" { "xlsx" } else { "csv" });
            let page = browser.upload(&format!("/evaluations/{id}/import"), &[], &[("file", &name, &file.bytes)]).expect(200);
            page.expect_words("すでに保存されているものと同じです");
        }
        assert_eq!(sheet(h, id), before);
    });
}

#[test]
fn a_filled_in_sheet_is_taken_or_said_by_row_what_is_wrong_with_it() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four());
        let browser = h.browser_of(&h.as_(Role::Procurement));
        let send = |text: &str| browser.upload(&format!("/evaluations/{id}/import"), &[], &[("file", "回答.csv", text.as_bytes())]);
        let bad = send("項目番号,評価者の判定,対象外の理由,根拠\nA,○,,規程を確認\nB,多分,,\nC,対象外,,\nZ,○,,\n").expect(422);
        for words in ["多分", "「C」を対象外とする理由", "「Z」という項目は"] {
            assert!(bad.says(words), "{words}: {}", bad.text());
        }
        assert_eq!(sheet(h, id)["calculation"]["unanswered"].as_array().map(Vec::len), Some(4));
        send("項目,判定\nA,○\nB,△\n").expect(200).expect_words("2項目の回答を保存しました");
        send("項目,判定\nA,×\n").expect(422).expect_words("先に");
        assert_eq!(item(&sheet(h, id), "A")["verdict"], "good", "without the number of the entry nothing is overwritten");
        let seen = item(&sheet(h, id), "A")["seen"].to_string();
        send(&format!("項目,判定,記録番号\nA,×,{seen}\n")).expect(200);
        assert_eq!(item(&sheet(h, id), "A")["verdict"], "poor");
        send("a,b\n1,2\n").expect(422);
        let nothing = browser.upload(&format!("/evaluations/{id}/import"), &[], &[]);
        assert_eq!(nothing.status, 422);
    });
}

#[test]
fn the_score_that_is_shown_is_that_of_the_items_shown() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four());
        marks(h, id, "○○△×");
        let sheet = sheet(h, id);
        let lines: Vec<&Value> = sheet["items"].as_array().unwrap().iter().map(|item| &item["line"]).collect();
        assert_eq!(json!(lines), sheet["calculation"]["lines"]);
    });
}
