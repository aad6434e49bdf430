//! Training through the pages, in both languages.

use kantoku::domain::access::Role;
use serde_json::json;

use super::{attend, course, department, person, publish, questions, session};
use crate::harness::on_each_database;

const TODAY: &str = "2026-06-01";

#[test]
fn a_course_is_written_published_and_taught() {
    on_each_database(TODAY, |h| {
        let browser = h.browser_of(&h.as_(Role::PersonalDataManager));
        browser.get("/training").expect(200).expect_words("講座はまだありません").assert_fit_to_be_seen();
        browser.get("/training/courses/new").expect(200).assert_fit_to_be_seen();
        let mut fields = vec![("code", "C1"), ("title_ja", ""), ("audience", "everyone"), ("validity", "months"), ("months", "")];
        fields.extend([("needs", "test"), ("within_days", "30"), ("pass_mark", "80"), ("attempts", "3"), ("body_ja", "守ること")]);
        browser.post("/training/courses", &fields).expect(422).expect_words("守ること").assert_fit_to_be_seen();
        fields[1].1 = "個人情報の基礎";
        browser.post("/training/courses", &fields).expect(422).expect_words("月数は1以上").assert_fit_to_be_seen();
        fields[4].1 = "１２";
        let page = browser.post("/training/courses", &fields).expect(200).expect_words("講座を作りました");
        page.assert_fit_to_be_seen();
        let id = h.call(&h.as_(Role::Auditor), "course.list", json!({})).unwrap()[0]["id"].to_string();
        let seen =
            || h.call(&h.as_(Role::Auditor), "course.show", json!({ "id": id.parse::<i64>().unwrap() })).unwrap()["seen"].to_string();
        let at = format!("/training/courses/{id}");
        browser.post(&format!("{at}/publish"), &[("seen", &seen())]).expect(422).expect_words("テストの問題がない").assert_fit_to_be_seen();
        browser.get(&format!("{at}/questions")).expect(200).assert_fit_to_be_seen();
        let question = |right: &'static str, seen: &str| {
            let mut fields = vec![("seen", seen.to_owned()), ("question.text_ja", "漏えいに気付いたら".to_owned())];
            fields.push(("question.choices.0.text_ja", "報告する".to_owned()));
            fields.push(("question.choices.1.text_ja", "隠す".to_owned()));
            if !right.is_empty() {
                fields.push((right, "true".to_owned()));
            }
            fields
        };
        let put = |right: &'static str| {
            let seen = seen();
            let fields = question(right, &seen);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            browser.post(&format!("{at}/questions"), &fields)
        };
        put("").expect(422).expect_words("正解0").assert_fit_to_be_seen();
        put("question.choices.0.right").expect(200).expect_words("問題を保存しました").assert_fit_to_be_seen();
        browser.get(&format!("{at}/questions/1")).expect(200).expect_words("報告する").assert_fit_to_be_seen();
        browser.get(&format!("{at}/edit")).expect(200).expect_words("守ること").assert_fit_to_be_seen();
        browser.upload(&format!("{at}/documents"), &[], &[("file", "教材.txt", "教材".as_bytes())]).expect(200).expect_words("教材.txt");
        let page = browser.post(&format!("{at}/publish"), &[("seen", &seen()), ("from_on", "令和8年4月1日")]).expect(200);
        page.expect_words("講座を公開しました").assert_fit_to_be_seen();
        browser.get("/training/courses").expect(200).expect_words("第1版").assert_fit_to_be_seen();
        browser.post(&format!("{at}/draft"), &[("seen", &seen())]).expect(200).expect_words("次の版を作りました");
    });
}

#[test]
fn a_session_is_set_down_and_recorded_and_read_in_both_languages() {
    on_each_database(TODAY, |h| {
        department(h, "A");
        let staff = person(h, "P1", "一郎", "イチロウ", "A", ["2024-04-01", ""]).to_string();
        let id = course(h, "C1", "2026-04-01", &json!({ "within_days": 10 })).to_string();
        let browser = h.browser_of(&h.as_(Role::PersonalDataManager));
        browser.get("/training/sessions/new").expect(200).assert_fit_to_be_seen();
        let mut fields = vec![("course_id", id.as_str()), ("method", "classroom"), ("from_on", "2026-03-01"), ("until_on", "")];
        fields.extend([("trainer", "講師 花子"), ("minutes", "６０"), ("makes_up_id", "")]);
        browser.post("/training/sessions", &fields).expect(422).expect_words("有効な版がありません").assert_fit_to_be_seen();
        fields[2].1 = "2026-06-01";
        let page = browser.post("/training/sessions", &fields).expect(200).expect_words("講師 花子");
        page.assert_fit_to_be_seen();
        let lines = h.call(&h.as_(Role::Auditor), "training_session.list", json!({})).unwrap();
        let at = format!("/training/sessions/{}", lines["lines"][0]["id"]);
        browser.post(&format!("{at}/record"), &[("mark", "attended")]).expect(422).assert_fit_to_be_seen();
        let page =
            browser.post(&format!("{at}/record"), &[("person_ids", &staff), ("mark", "absent"), ("note", "出張"), ("on", "")]).expect(200);
        page.expect_words("出張").assert_fit_to_be_seen();
        let page = browser.post(&format!("{at}/code"), &[]).expect(200).expect_words("この画面にだけ表示");
        let text = page.text();
        let code = text.split("<code>").nth(1).unwrap().split('<').next().unwrap().to_owned();
        let telephone = h.browser_of(&h.as_(Role::Staff));
        telephone.get("/training/check-in").expect(200).assert_fit_to_be_seen();
        telephone.post("/training/check-in", &[("code", "XXXX")]).expect(422).expect_words("受付できません").assert_fit_to_be_seen();
        telephone.post("/training/check-in", &[("code", &code)]).expect(200).expect_words("受付が完了しました").assert_fit_to_be_seen();
        telephone.get("/training").expect(200).expect_words("自分の教育");
        telephone.get("/training/matrix").expect(403);
        browser.get(&format!("{at}/edit")).expect(200).assert_fit_to_be_seen();
        for language in ["ja", "en"] {
            browser.speak(language);
            for path in ["/training", "/training/matrix", "/training/sessions", "/training/attendances", "/training/mine", &at] {
                browser.get(path).expect(200).assert_fit_to_be_seen();
            }
            browser.get("/import?kind=attendance").expect(200).assert_fit_to_be_seen();
        }
        for path in ["/training/matrix/export?format=xlsx", "/training/attendances/export?format=csv"] {
            browser.get(path).expect(200);
        }
    });
}

fn tested() -> serde_json::Value {
    json!({
        "code": "T1", "title_ja": "講座T1", "body_ja": "守ること", "audience": "everyone", "validity": "fiscal_year",
        "needs": "test", "questions": questions(), "pass_mark": 100, "attempts": 2,
    })
}

#[test]
fn a_person_is_exempt_away_or_given_a_link_from_their_record() {
    on_each_database(TODAY, |h| {
        department(h, "A");
        let member = person(h, "M1", "会員 花子", "カイイン ハナコ", "A", ["2024-04-01", ""]);
        let browser = h.browser_of(&h.as_(Role::PersonalDataManager));
        let id = h.call(&h.as_(Role::PersonalDataManager), "course.open", tested()).unwrap()["id"].as_i64().unwrap();
        browser.upload(&format!("/training/courses/{id}/documents"), &[], &[("file", "教材.txt", "教材".as_bytes())]).expect(200);
        publish(h, id, "2026-04-01", false);
        let course = id.to_string();
        let at = format!("/training/people/{member}");
        browser.get(&at).expect(200).expect_words("講座T1").assert_fit_to_be_seen();
        browser.post(&format!("{at}/exempt"), &[("course_id", &course), ("reason", "")]).expect(422).assert_fit_to_be_seen();
        let leave = [("kind", "illness"), ("from_on", "2026-05-01"), ("until_on", "")];
        let page = browser.post(&format!("{at}/leave"), &leave).expect(200).expect_words("病気休職");
        page.assert_fit_to_be_seen();
        let whole = h.call(&h.as_(Role::Auditor), "training.record", json!({ "person_id": member })).unwrap();
        assert_eq!(whole["courses"][0]["state"], "on_leave");
        let (row, seen) = (whole["leaves"][0]["id"].to_string(), whole["leaves"][0]["seen"].to_string());
        browser
            .post(&format!("{at}/leaves/{row}/end"), &[("seen", &seen), ("until_on", "2026-05-20")])
            .expect(200)
            .expect_words("復帰を記録");
        let page = browser.post(&format!("{at}/link"), &[("course_id", &course)]).expect(200).expect_words("この画面にだけ表示");
        page.assert_fit_to_be_seen();
        let text = page.text();
        let token = text.split("/learn/").nth(1).unwrap().split('<').next().unwrap().to_owned();
        let (nobody, path) = (h.browser(), format!("/learn/{token}"));
        let page = nobody.get(&path).expect(200).expect_words("会員 花子");
        page.assert_fit_to_be_seen();
        let text = page.text();
        let file = text.split(&format!("{path}/files/")).nth(1).expect("the file of the course").split('"').next().unwrap().to_owned();
        assert_eq!(nobody.get(&format!("{path}/files/{file}")).expect(200).text(), "教材");
        nobody.get(&format!("{path}/files/{}", file.parse::<i64>().unwrap() + 1)).expect(404);
        nobody.get(&format!("/learn/{}/files/{file}", "0".repeat(64))).expect(409);
        nobody.post(&path, &[]).expect(200).expect_words("テストを始めました").assert_fit_to_be_seen();
        let answers = format!("{path}/answer");
        nobody
            .post(&answers, &[("q1", "1"), ("finish", "yes")])
            .expect(422)
            .expect_words("解答していない問題が1問")
            .assert_fit_to_be_seen();
        nobody.post(&answers, &[("q1", "1"), ("q2", "1")]).expect(200).expect_words("解答を保存しました");
        nobody.save(&answers, &[("q1", "1"), ("q2", "2")]).expect(200);
        nobody.save(&answers, &[("q1", "9")]).expect(422).expect_words("9番の選択肢はありません");
        nobody
            .post(&answers, &[("q1", "1"), ("q2", "1"), ("finish", "yes")])
            .expect(200)
            .expect_words("正解でなかった問題")
            .assert_fit_to_be_seen();
        nobody.post(&path, &[]).expect(200);
        let page = nobody.post(&answers, &[("q1", "1"), ("q2", "1"), ("q2", "2"), ("finish", "yes")]).expect(200);
        page.expect_words("合格しました").assert_fit_to_be_seen();
        nobody.get(&path).expect(409);
        let staff = h.browser_of(&h.as_(Role::Staff));
        let own = format!("/training/learn/{id}");
        staff.get("/training/mine").expect(200).expect_words(&own);
        staff.get(&own).expect(200).expect_words("守ること").assert_fit_to_be_seen();
        staff.post(&own, &[]).expect(200).expect_words("途中で保存");
        let me = h.as_(Role::Staff).person.unwrap();
        assert_eq!(staff.get(&format!("/training/due/{id}/{me}")).expect(200).text().matches("途中で保存").count(), 1);
    });
}

#[test]
fn a_plan_goes_from_its_first_line_to_its_approval() {
    on_each_database(TODAY, |h| {
        department(h, "A");
        let id = course(h, "C1", "2026-04-01", &json!({})).to_string();
        let (browser, at) = (h.browser_of(&h.as_(Role::PersonalDataManager)), "/training/plans/2026");
        browser.get(at).expect(200).expect_words("計画はまだありません").assert_fit_to_be_seen();
        let fields = |on: &'static str| [("course_id", id.as_str()), ("planned_on", on), ("method", "classroom"), ("note", "全員")];
        browser.post(&format!("{at}/lines"), &fields("2027-05-01")).expect(422).assert_fit_to_be_seen();
        browser
            .post(&format!("{at}/lines"), &fields("2026-05-01"))
            .expect(200)
            .expect_words("予定日を過ぎて未実施")
            .assert_fit_to_be_seen();
        let seen = || h.call(&h.as_(Role::Auditor), "training_plan.show", json!({ "year": 2026 })).unwrap()["seen"].to_string();
        browser.post(&format!("{at}/propose"), &[("seen", &seen())]).expect(200).expect_words("承認待ち").assert_fit_to_be_seen();
        let representative = h.browser_of(&h.as_(Role::Representative));
        representative.get(at).expect(200).expect_words("差し戻す").assert_fit_to_be_seen();
        representative.post(&format!("{at}/approve"), &[("seen", &seen()), ("comment", "")]).expect(200).expect_words("計画を承認しました");
        let staff = person(h, "P1", "一郎", "イチロウ", "A", ["2024-04-01", ""]);
        attend(h, session(h, id.parse().unwrap(), "2026-05-10"), &[staff]);
        browser.get(at).expect(200).expect_words("1回、延べ1人").assert_fit_to_be_seen();
    });
}
