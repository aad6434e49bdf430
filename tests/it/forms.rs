//! Forms lose nothing that was typed and overwrite nothing unseen: after mistakes, after others were faster, after the session ended.

use axum::body::Body;
use axum::http::Method;
use kantoku::domain::access::Role;
use serde_json::json;

use crate::consignee::{enter, keeper, show};
use crate::evaluation::{TODAY, begun, entrust, four, item, marks, sheet, step, submit};
use crate::harness::{Browser, PASSWORD, Page, login_of, on_each_database, on_one_database};
use crate::source;

/// The hidden fields of a page, in their order, as a browser reads them.
fn hidden(page: &Page) -> Vec<(String, String)> {
    let html = page.text();
    let fields = html.split("<input type=\"hidden\" name=\"").skip(1).filter_map(|rest| {
        let (name, rest) = rest.split_once('"')?;
        let value = rest.strip_prefix(" value=\"")?.split('"').next()?;
        Some((read(name), read(value)))
    });
    fields.collect()
}

fn read(escaped: &str) -> String {
    let plain = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#x60;", "`"), ("&#x3D;", "="), ("&amp;", "&")];
    plain.iter().fold(escaped.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// What the first form of a page rests on.
fn seen(page: &Page) -> String {
    hidden(page).into_iter().find(|(name, _)| name == "seen").map(|(_, value)| value).expect("the form rests on an entry")
}

fn send(browser: &Browser, path: &str, fields: &[(String, String)]) -> Page {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(path, &fields)
}

#[test]
fn an_old_form_of_a_decision_stays_old_after_a_mistake() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four());
        marks(h, id, "○○○○");
        submit(h, id);
        let path = format!("/evaluations/{id}/decision");
        let browser = h.browser_of(&h.someone(&[Role::Manager]));
        let old = seen(&browser.get(&path).expect(200));
        step(h, &h.someone(&[Role::Manager]), "evaluation.return", id, json!({ "comment": "Dの根拠" })).unwrap();
        marks(h, id, "○○○△");
        submit(h, id);
        let post = |seen: &str, over: &str, until: &str| {
            browser.post(&path, &[("seen", seen), ("over", over), ("outcome", "pass"), ("valid_until_on", until), ("reason", "面談で確認")])
        };
        let mistaken = post(&old, "", "きのう").expect(422);
        assert_eq!(seen(&mistaken), old, "the form that comes back rests on what was seen");
        let told = post(&seen(&mistaken), "", "2027-03-31").expect(422).expect_words("ほかの人が内容を更新しました");
        assert!(told.says("面談で確認"), "what was typed stays: {}", told.text());
        assert_eq!(seen(&told), old);
        assert_eq!(sheet(h, id)["state"], "submitted", "nothing was decided");
        let now = sheet(h, id)["seen"].to_string();
        assert!(told.says(&format!("name=\"over\" value=\"{now}\"")), "the way on is offered: {}", told.text());
        post(&old, &now, "2027-03-31").expect(200);
        assert_eq!(sheet(h, id)["state"], "decided");
    });
}

#[test]
fn a_decision_on_another_state_is_told_before_what_else_is_wrong() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four());
        marks(h, id, "○○○○");
        submit(h, id);
        let old = sheet(h, id)["seen"].clone();
        step(h, &h.someone(&[Role::Manager]), "evaluation.return", id, json!({ "comment": "?" })).unwrap();
        marks(h, id, "××××");
        submit(h, id);
        let late = json!({ "id": id, "seen": old, "outcome": "pass", "valid_until_on": "2027-03-31" });
        let refused = h.call(&h.someone(&[Role::Manager]), "evaluation.decide", late);
        crate::evaluation::assert_conflict(refused, "stale-form");
    });
}

#[test]
fn what_somebody_else_said_of_an_item_is_not_written_over_untold() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four());
        let browser = h.browser_of(&h.as_(Role::Procurement));
        let old = seen(&browser.get(&format!("/evaluations/{id}/items/A")).expect(200));
        let other = h.someone(&[Role::Procurement]);
        let input = json!({ "id": id, "code": "A", "seen": 0, "verdict": "good", "grounds": "規程の第3条" });
        h.call(&other, "evaluation.answer", input).unwrap();
        let path = format!("/evaluations/{id}/answers");
        let post = |back: &str, seen: &str, over: &str, verdict: &str| {
            let fields = [("back", back), ("code", "A"), ("seen", seen), ("over", over), ("verdict", verdict), ("grounds", "見ていない")];
            browser.post(&path, &fields)
        };
        for verdict in ["たぶん", "poor"] {
            let told = post("item", &old, "", verdict).expect(422).expect_words("先に「○ 適合」で保存しました");
            assert!(told.says("見ていない") && told.says("現在の登録内容：規程の第3条"), "{}", told.text());
            assert_eq!(seen(&told), old, "{verdict}");
        }
        let of_sheet = post("", &old, "", "poor").expect(409).expect_words("現在の登録内容：");
        assert!(of_sheet.says("規程の第3条") && of_sheet.says("見ていない"), "{}", of_sheet.text());
        assert_eq!(item(&sheet(h, id), "A")["grounds"], "規程の第3条");
        let fields = [("code", "A"), ("seen", old.as_str()), ("verdict", "poor")];
        let of_script = browser.save(&path, &fields).json();
        let now = item(&sheet(h, id), "A")["seen"].clone();
        assert_eq!(of_script["over"], now, "{of_script}");
        assert!(of_script["stands"].as_str().unwrap().contains("規程の第3条"), "{of_script}");
        post("item", &old, &now.to_string(), "poor").expect(200);
        assert_eq!(item(&sheet(h, id), "A")["grounds"], "見ていない");
    });
}

#[test]
fn whoever_was_overtaken_sees_what_stands_and_may_save_over_it() {
    on_each_database("2026-04-01", |h| {
        let keeper = keeper(h);
        let id = enter(h, &keeper, json!({ "name": "先着商事", "address": "旧住所" }));
        let (browser, path) = (h.browser_of(&keeper), format!("/consignees/{id}"));
        let old = seen(&browser.get(&format!("{path}/edit")).expect(200));
        let input = json!({ "id": id, "seen": show(h, &keeper, id)["seen"], "name": "先着商事", "address": "新住所" });
        h.call(&h.someone(&[Role::Procurement]), "consignee.change", input).unwrap();
        let post = |over: &str| {
            let fields = [("seen", old.as_str()), ("over", over), ("name", "後着商事"), ("address", "旧住所"), ("note", "<b>急ぎ</b>")];
            browser.post(&path, &fields)
        };
        for (language, address, blank) in
            [("ja", "現在の登録内容：新住所", "現在の登録内容：（空欄）"), ("en", "Registered now: 新住所", "Registered now: (empty)")]
        {
            browser.speak(language);
            let told = post("").expect(422);
            for words in [address, blank, "後着商事", "&lt;b&gt;急ぎ&lt;/b&gt;"] {
                assert!(told.says(words), "{words}: {}", told.text());
            }
        }
        let now = show(h, &keeper, id)["seen"].to_string();
        assert!(post("").says(&format!("name=\"over\" value=\"{now}\"")));
        assert_eq!(show(h, &keeper, id)["details"]["name"], "先着商事", "nothing is saved unasked");
        post(&now).expect(200);
        let details = &show(h, &keeper, id)["details"];
        assert_eq!((&details["name"], &details["address"]), (&json!("後着商事"), &json!("旧住所")));
        let again = json!({ "id": id, "seen": show(h, &keeper, id)["seen"], "name": "再着商事", "address": "新住所" });
        h.call(&h.someone(&[Role::Procurement]), "consignee.change", again).unwrap();
        post(&now).expect(422).expect_words("name=\"over\"");
    });
}

#[test]
fn of_boxes_and_lists_what_stands_is_told_by_name() {
    on_each_database("2026-04-01", |h| {
        let keeper = keeper(h);
        let id = enter(h, &keeper, json!({ "name": "名前商事" }));
        let work = entrust(h, id, json!({}));
        let (browser, path) = (h.browser_of(&keeper), format!("/consignees/{id}/entrustments/{work}"));
        let old = seen(&browser.get(&path).expect(200));
        let input = json!({ "id": work, "seen": old.parse::<i64>().unwrap(), "work": "会員名簿の発送", "principals": 100,
            "data_kinds": ["contact", "health"], "core_system": true });
        h.call(&keeper, "entrustment.change", input).unwrap();
        let told = browser.post(&path, &[("seen", &old), ("work", "会員名簿の印刷"), ("principals", "100")]).expect(422);
        for words in ["現在の登録内容：はい", "現在の登録内容：連絡先 / 健康・医療情報", "現在の登録内容：会員名簿の発送"]
        {
            assert!(told.says(words), "{words}: {}", told.text());
        }
        assert!(!told.says("現在の登録内容：100"), "what is the same is not told: {}", told.text());
    });
}

#[test]
fn what_was_typed_outlives_the_session() {
    on_each_database("2026-04-01", |h| {
        let keeper = keeper(h);
        let id = enter(h, &keeper, json!({ "name": "夜間商事" }));
        let path = format!("/consignees/{id}/entrustments");
        let late = h.browser_of(&keeper).at(h.minutes_later(61));
        let hostile = "\"><script>alert(1)</script>\r\n二行目 & 'q'";
        let fields = [
            ("work", "深夜に入力した業務"),
            ("data_kinds", "contact"),
            ("data_kinds", "health"),
            ("principals", "1200"),
            ("from_on", "2026-04-01"),
            ("note", hostile),
        ];
        let kept = late.post_only(&path, &fields).expect(401).expect_words("もう一度送信する");
        assert!(!kept.says("<script>alert"), "{}", kept.text());
        assert!(kept.says(&format!("action=\"{path}\"")) && kept.says("target=\"_blank\" rel=\"noopener\""), "{}", kept.text());
        let typed: Vec<(String, String)> = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        assert_eq!(hidden(&kept), typed);
        late.get("/sign-in?next=/sign-in/done").expect(200);
        let form = [("login", login_of(&h.register, &keeper)), ("password", PASSWORD.to_owned()), ("next", "/sign-in/done".to_owned())];
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        late.post("/sign-in", &form).expect(200).expect_words("元のタブ");
        send(&late, &path, &hidden(&kept)).expect(200).expect_words("深夜に入力した業務");
        let whole = show(h, &keeper, id);
        assert_eq!(whole["entrustments"][0]["details"]["data_kinds"], json!(["contact", "health"]), "{whole}");
    });
}

#[test]
fn neither_passwords_nor_files_nor_too_much_come_back_after_the_session() {
    on_one_database("2026-04-01", |h| {
        let late = h.browser_of(&keeper(h)).at(h.minutes_later(61));
        late.speak("en");
        let again = late.at(h.minutes_later(62));
        let fields = [("old_password", "s3cr3t-one"), ("new_password", "s3cr3t-two"), ("Token", "s3cr3t-three")];
        let page = late.post_only("/account/password", &fields).expect(401).expect_words("Passwords and other secrets are not kept");
        assert!(!page.says("s3cr3t"), "{}", page.text());
        let page = again.upload("/contracts/1/documents", &[("note", "kept")], &[("file", "契約書.pdf", b"%PDF-1.7")]).expect(401);
        for words in ["enctype=\"multipart/form-data\"", "契約書.pdf", "<input type=\"file\" name=\"file\">", "value=\"kept\""] {
            assert!(page.says(words), "{words}: {}", page.text());
        }
        let again = again.at(h.minutes_later(63));
        let login = login_of(&h.register, &keeper(h));
        again.sign_in(&login, PASSWORD);
        let later = again.at(h.minutes_later(163));
        let long = "長".repeat(400_000);
        let page = later.post_only("/consignees", &[("name", "大商事"), ("note", &long)]).expect(401).expect_words("too large");
        assert!(hidden(&page).is_empty() && page.bytes.len() < 100_000, "{} bytes", page.bytes.len());
    });
}

#[test]
fn a_script_that_saves_is_told_in_json_that_the_session_has_ended() {
    on_one_database(TODAY, |h| {
        let id = begun(h, four());
        let late = h.browser_of(&h.as_(Role::Procurement)).at(h.minutes_later(61));
        for path in [format!("/evaluations/{id}/answers"), "/reviews/1/check".to_owned(), "/training/learn/1/answer".to_owned()] {
            let answer = late.save(&path, &[("code", "A"), ("seen", "0"), ("verdict", "good")]).expect(401);
            assert_eq!(answer.json()["detail"], "サインインしてください。", "{path}");
        }
    });
}

#[test]
fn what_may_come_from_another_site_is_not_kept_to_be_sent_again() {
    on_one_database("2026-04-01", |h| {
        let fields = [("name", "他所商事")];
        let page = h.browser().post_only("/consignees", &fields).expect(303);
        assert_eq!(page.leads_to(), Some("/sign-in"));
        let browser = h.browser();
        let own = browser.request(Method::POST, "/consignees").header("sec-fetch-site", "same-origin");
        browser.send(own, "name=x").expect(401).expect_words("name=\"name\" value=\"x\"");
        let other = browser.request(Method::POST, "/consignees").header("sec-fetch-site", "cross-site");
        let refused = browser.send(other, "name=x").expect(403);
        assert!(!refused.says("value=\"x\"") && refused.says("ほかのサイト"), "{}", refused.text());
    });
}

#[test]
fn what_no_handler_sees_is_told_in_the_readers_language() {
    on_one_database("2026-04-01", |h| {
        let browser = h.browser_of(&keeper(h));
        for (language, elsewhere, method) in
            [("ja", "ほかのサイト", "この方法では開けません"), ("en", "another site", "cannot be opened in this way")]
        {
            browser.speak(language);
            let foreign = |path: &str| browser.request(Method::POST, path).header("origin", "https://example.com");
            let page = browser.send(foreign("/consignees"), "name=x").expect(403).expect_words(elsewhere);
            assert!(page.is_html() && page.header("content-language") == language);
            let answer = browser.send(foreign("/api/v1/consignee.enter"), "{}").expect(403).expect_words(elsewhere);
            assert_eq!(answer.header("content-type"), "application/problem+json");
            let page = browser.send(browser.request(Method::GET, "/sign-out"), Body::empty()).expect(405).expect_words(method);
            assert!(page.is_html() && page.header("allow").contains("POST"), "{}", page.header("allow"));
            let answer = browser.api(Method::POST, "/api/openapi.json", None, "{}").expect(405);
            assert_eq!(answer.header("content-type"), "application/problem+json");
        }
        browser.get("/consignees").expect(200);
    });
}

#[test]
fn every_form_asks_first_who_is_there() {
    on_one_database("2026-04-01", |h| {
        let browser = h.browser();
        // Who holds a link has no account.
        let open = ["/sign-in", "/sign-out", "/links/", "/sign/", "/learn/", "/acknowledge/"];
        let addresses = source::form_addresses();
        assert!(addresses.len() > 100, "only {} addresses are found", addresses.len());
        let mut wrong = Vec::new();
        for path in addresses.iter().filter(|path| !open.iter().any(|door| path.starts_with(door))) {
            let request = browser.request(Method::POST, &source::filled(path, "1")).header("sec-fetch-site", "same-origin");
            let status = browser.send(request, Body::empty()).status;
            // There is no step of the name "1".
            if status != 401 && !(status == 404 && path.contains("{step}")) {
                wrong.push(format!("{path}: {status}"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    });
}
