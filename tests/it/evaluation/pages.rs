//! The pages: the sheet with and without a script, the document, the decision.

use kantoku::domain::access::Role;
use serde_json::{Value, json};

use super::{TODAY, begun, decide, four, four_with_knock_out, item, marks, motley, sheet, submit};
use crate::harness::{Browser, on_each_database};

/// Saves a row as the script does: gives the status and what is said.
fn save(browser: &Browser, id: i64, fields: &[(&str, &str)]) -> (u16, Value) {
    let page = browser.save(&format!("/evaluations/{id}/answers"), fields);
    (page.status, page.json())
}

#[test]
fn the_script_is_told_in_json_what_became_of_a_row() {
    on_each_database(TODAY, |h| {
        let id = begun(h, motley());
        let browser = h.browser_of(&h.as_(Role::Procurement));
        let (status, saved) = save(&browser, id, &[("code", "M"), ("seen", "0"), ("verdict", "good"), ("grounds", "確認済み")]);
        assert_eq!((status, &saved["seq"]), (200, &item(&sheet(h, id), "M")["seen"]));
        let (status, stale) = save(&browser, id, &[("code", "M"), ("seen", "0"), ("verdict", "poor")]);
        assert!(status == 409 && stale["detail"].as_str().unwrap().contains("○ 適合"), "{stale}");
        let (status, refused) = save(&browser, id, &[("code", "M"), ("seen", &saved["seq"].to_string()), ("verdict", "not_applicable")]);
        assert!(status == 422 && refused["errors"]["verdict"].as_str().unwrap().contains("対象外にできません"), "{refused}");
        assert_eq!(save(&h.browser(), id, &[("code", "M")]).0, 401);
        assert_eq!(save(&h.browser_of(&h.as_(Role::Auditor)), id, &[("code", "M"), ("verdict", "good")]).0, 403);
        assert_eq!(save(&browser, 999_999, &[("code", "M"), ("seen", "0"), ("verdict", "good")]).0, 404);
    });
}

#[test]
fn without_a_script_every_row_is_a_form() {
    on_each_database(TODAY, |h| {
        let id = begun(h, motley());
        let browser = h.browser_of(&h.as_(Role::Procurement));
        let path = format!("/evaluations/{id}/answers");
        let answer = browser.post_only(&path, &[("code", "M"), ("seen", "0"), ("verdict", "good"), ("grounds", "")]).expect(303);
        assert_eq!(answer.leads_to(), Some(format!("/evaluations/{id}#item-M").as_str()));
        let hostile = "<script>alert(1)</script> 𠮷";
        let refused = browser.post(&path, &[("code", "X"), ("seen", "0"), ("verdict", "not_applicable"), ("grounds", hostile)]).expect(422);
        assert!(refused.says("「X」を対象外とする理由"), "{}", refused.text());
        assert!(refused.says("&lt;script&gt;alert(1)&lt;/script&gt;"), "what was typed comes back as text");
        let stale = browser.post(&path, &[("code", "M"), ("seen", "0"), ("verdict", "poor"), ("grounds", "急いで入力")]).expect(409);
        assert!(stale.says("先に「○ 適合」で保存しました") && stale.says("急いで入力"), "{}", stale.text());
        assert_eq!(item(&sheet(h, id), "M")["verdict"], "good");
        let of_item =
            browser.post(&path, &[("back", "item"), ("code", "P"), ("seen", "0"), ("own", "n:4"), ("verdict", "n:3")]).expect(200);
        assert!(of_item.path.ends_with("/items/P"), "{}", of_item.path);
        assert_eq!(item(&sheet(h, id), "P")["verdict"], "n:3");
    });
}

#[test]
fn every_page_is_there_in_both_languages() {
    on_each_database(TODAY, |h| {
        let id = begun(h, motley());
        let (writer, manager, reader) =
            (h.browser_of(&h.as_(Role::Procurement)), h.browser_of(&h.as_(Role::Manager)), h.browser_of(&h.as_(Role::Auditor)));
        let consignee = sheet(h, id)["consignee"]["id"].clone();
        for language in ["ja", "en"] {
            writer.speak(language);
            reader.speak(language);
            let lists = ["/evaluations", "/evaluations?stage=all&year=2026", "/evaluations?stage=decided&kind=initial", "/evaluations/new"];
            for path in lists
                .into_iter()
                .map(ToOwned::to_owned)
                .chain([format!("/evaluations/new?consignee={consignee}"), format!("/evaluations?consignee_id={consignee}")])
            {
                writer.get(&path).expect(200);
            }
            for path in ["", "?view=calculation", "/items/M", "/items/P", "/steps/submit", "/steps/withdraw", "/import"] {
                writer.get(&format!("/evaluations/{id}{path}")).expect(200);
            }
            reader.get(&format!("/evaluations/{id}")).expect(200);
            assert_eq!(reader.get(&format!("/evaluations/{id}/steps/submit")).status, 403);
            assert_eq!(reader.get("/evaluations/new").status, 403);
        }
        for (code, verdict) in [("M", "good"), ("N", "no"), ("P", "5")] {
            super::answer(h, id, code, verdict).unwrap();
        }
        submit(h, id);
        for language in ["ja", "en"] {
            manager.speak(language);
            for path in ["", "/decision", "/steps/return", "/items/M"] {
                manager.get(&format!("/evaluations/{id}{path}")).expect(200);
            }
        }
        assert_eq!(writer.get("/evaluations/999999").status, 404);
        assert_eq!(writer.get(&format!("/evaluations/{id}/items/none")).status, 404);
        assert_eq!(writer.get(&format!("/evaluations/{id}/steps/adopt")).status, 404);
    });
}

#[test]
fn an_evaluation_goes_from_page_to_page_to_its_decision() {
    on_each_database(TODAY, |h| {
        let set_id = super::criteria(h, four()).to_string();
        let consignee = super::consignee(h, "頁商事");
        let work = super::entrust(h, consignee, json!({}));
        let (writer, manager) = (h.browser_of(&h.as_(Role::Procurement)), h.browser_of(&h.as_(Role::Manager)));
        let fields = [
            ("consignee_id", consignee.to_string()),
            ("entrustment_ids", work.to_string()),
            ("kind", "initial".into()),
            ("set_id", set_id),
        ];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let page = writer.post("/evaluations", &fields).expect(200).expect_words("data-live");
        let id: i64 = page.path.trim_start_matches("/evaluations/").parse().unwrap();
        let second = h.browser_of(&h.someone(&[Role::Procurement])).post("/evaluations", &fields).expect(422);
        assert!(second.says("まだ判定されていません"), "{}", second.text());
        marks(h, id, "○○△×");
        let seen = sheet(h, id)["seen"].to_string();
        let submitted = writer.post(&format!("/evaluations/{id}/steps/submit"), &[("seen", &seen), ("comment", "")]).expect(200);
        assert!(submitted.says("判定を待っています") && !submitted.says("data-live"));
        let seen = sheet(h, id)["seen"].to_string();
        let path = format!("/evaluations/{id}/decision");
        let bad = manager.post(
            &path,
            &[
                ("seen", &seen),
                ("outcome", "conditional"),
                ("valid_until_on", "令和9年3月31日"),
                ("conditions.0.text", "暗号化する"),
                ("conditions.0.due_on", "2027/1/1"),
            ],
        );
        assert!(bad.status == 422 && bad.says("条件の期限") && bad.says("暗号化する"), "{}", bad.text());
        let good = [
            ("seen", seen.as_str()),
            ("outcome", "conditional"),
            ("valid_until_on", "令和9年3月31日"),
            ("conditions.0.text", "暗号化する"),
            ("conditions.0.due_on", "2026/6/30"),
        ];
        let decided = manager.post(&path, &good).expect(200);
        for words in ["条件付合格", "70.0%", "暗号化する", "7 ÷ 10", "2027年3月31日"] {
            assert!(decided.says(words), "{words}: {}", decided.text());
        }
        let met = writer.post(&format!("/evaluations/{id}/conditions/1"), &[("seen", "0"), ("met_on", "2026-04-02"), ("note", "")]);
        assert!(met.status == 422 && met.says("履行日"), "{}", met.text());
        writer
            .post(&format!("/evaluations/{id}/conditions/1"), &[("seen", "0"), ("met_on", "令和8年4月1日"), ("note", "画面を確認")])
            .expect(200)
            .expect_words("画面を確認");
    });
}

#[test]
fn a_fail_is_decided_with_the_end_still_in_its_field_and_excepted_on_its_page() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four_with_knock_out());
        marks(h, id, "×○○○");
        submit(h, id);
        let manager = h.browser_of(&h.as_(Role::Manager));
        let seen = sheet(h, id)["seen"].to_string();
        let fields = [("seen", seen.as_str()), ("outcome", "fail"), ("valid_until_on", "2027-03-31"), ("reason", "")];
        manager.post(&format!("/evaluations/{id}/decision"), &fields).expect(200).expect_words("不合格");
        let representative = h.browser_of(&h.as_(Role::Representative));
        representative.get(&format!("/evaluations/{id}")).expect(200).expect_words("特例承認する");
        representative.get(&format!("/evaluations/{id}/exception")).expect(200).expect_words("必須項目「A」に適合していません");
        assert_eq!(manager.get(&format!("/evaluations/{id}/exception")).status, 403);
        let seen = sheet(h, id)["seen"].to_string();
        let fields = [("seen", seen.as_str()), ("reason", "代替がない"), ("measure", "仮名化"), ("valid_until_on", "令和8年9月30日")];
        representative.post(&format!("/evaluations/{id}/exception"), &fields).expect(200).expect_words("特例承認");
        assert_eq!(sheet(h, id)["decisions"][1]["outcome"], "exceptional");
    });
}

#[test]
fn the_document_shows_the_whole_calculation() {
    on_each_database(TODAY, |h| {
        let id = begun(h, motley());
        for (code, verdict) in [("M", "partial"), ("N", "no")] {
            super::answer(h, id, code, verdict).unwrap();
        }
        let page = h.browser_of(&h.as_(Role::Auditor)).get(&format!("/evaluations/{id}")).expect(200);
        for words in ["4.5 ÷ 9", "50.0%", "未回答（0点）", "必須項目に一部適合", "1項目は省略"] {
            assert!(page.says(words), "{words}: {}", page.text());
        }
        decide(h, id, "pass", json!({})).expect_err("it was not submitted");
    });
}
