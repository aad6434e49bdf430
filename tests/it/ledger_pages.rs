//! The pages of the ledger: what auditors look for, and how payloads are destroyed.

use kantoku::domain::access::Role;
use kantoku::store::ledger::Chain;
use serde_json::json;

use crate::harness::{Harness, on_each_database};

const TODAY: &str = "2026-04-01";

/// Consignees entered by procurement; gives the entries, which are also their ids.
fn consignees(h: &Harness, names: &[&str]) -> Vec<i64> {
    let keeper = h.as_(Role::Procurement);
    let enter = |name: &&str| {
        h.call(&keeper, "consignee.enter", json!({ "name": name, "contact_person": "秘密 太郎" })).unwrap()["id"].as_i64().unwrap()
    };
    names.iter().map(enter).collect()
}

fn seqs(answer: &serde_json::Value) -> Vec<i64> {
    answer["lines"].as_array().unwrap().iter().map(|line| line["seq"].as_i64().unwrap()).collect()
}

#[test]
fn entries_are_found_by_operation_person_subject_door_and_day() {
    on_each_database(TODAY, |h| {
        let entered = consignees(h, &["一番商会", "二番商会"]);
        let (auditor, keeper) = (h.as_(Role::Auditor), h.as_(Role::Procurement));
        let later = h.on("2026-04-02");
        let work = json!({ "consignee_id": entered[0], "work": "発送", "from_on": "2026-04-02" });
        let work =
            kantoku::operations::list::find("entrustment.enter").unwrap().call_and_wait(&later, &keeper, work).unwrap()["id"].as_i64();
        let work = work.unwrap();
        for (query, expected) in [
            (json!({ "operation": "consignee.enter" }), vec![entered[1], entered[0]]),
            (json!({ "subject": "consignee", "subject_id": entered[0] }), vec![work, entered[0]]),
            (json!({ "subject": "entrustment" }), vec![work]),
            (json!({ "person_id": keeper.person, "door": "page" }), vec![work, entered[1], entered[0]]),
            (json!({ "person_id": keeper.person, "door": "api" }), vec![]),
            (json!({ "from_on": "2026-04-02" }), vec![work]),
            (json!({ "until_on": "2026-04-01", "subject": "consignee" }), vec![entered[1], entered[0]]),
            (json!({ "from_on": "2026-04-03" }), vec![]),
            (json!({ "subject": "consignee", "before": entered[1] }), vec![entered[0]]),
        ] {
            assert_eq!(seqs(&h.call(&auditor, "ledger.list", query.clone()).unwrap()), expected, "{query}");
        }
    });
}

#[test]
fn a_day_begins_where_the_organisation_is() {
    on_each_database("2026-03-01", |h| {
        let (auditor, keeper) = (h.as_(Role::Auditor), h.as_(Role::Procurement));
        // Half past midnight on 2 April in Tokyo is still 1 April in UTC.
        let night = h.at("2026-04-01T15:30:00");
        let enter = kantoku::operations::list::find("consignee.enter").unwrap();
        let id = enter.call_and_wait(&night, &keeper, json!({ "name": "夜番" })).unwrap()["id"].as_i64().unwrap();
        let on = |day: &str| seqs(&h.call(&auditor, "ledger.list", json!({ "from_on": day, "until_on": day })).unwrap());
        assert_eq!((on("2026-04-01"), on("2026-04-02")), (vec![], vec![id]));
    });
}

#[test]
fn pages_follow_each_other_from_the_latest_to_the_first() {
    on_each_database(TODAY, |h| {
        consignees(h, &["一", "二", "三", "四", "五"]);
        let auditor = h.as_(Role::Auditor);
        let (mut seen, mut before) = (Vec::new(), None);
        loop {
            let answer = h.call(&auditor, "ledger.list", json!({ "limit": 3, "before": before })).unwrap();
            seen.extend(seqs(&answer));
            before = answer["next"].as_i64();
            if before.is_none() {
                break;
            }
        }
        assert_eq!(seen, (1..=h.head()).rev().collect::<Vec<_>>());
    });
}

#[test]
fn an_auditor_reads_an_entry_and_walks_the_chain_in_both_languages() {
    on_each_database(TODAY, |h| {
        let entered = consignees(h, &["一番商会"])[0];
        let browser = h.browser_of(&h.as_(Role::Auditor));
        for (language, operation, whole) in [("ja", "委託先の登録", "改変や欠落はありません"), ("en", "onsignee", "The ledger is whole")]
        {
            browser.speak(language);
            let list = browser.get("/ledger?subject=consignee").expect(200).expect_words("一番商会");
            assert!(list.says(&format!("href=\"/consignees/{entered}\"")));
            let page = browser.get(&format!("/ledger/{entered}")).expect(200).expect_words(operation).expect_words("秘密 太郎");
            assert!(!page.says("/erase"), "an auditor reads and does not destroy");
            browser.get("/ledger/verify").expect(200).expect_words(whole).expect_words(&hex(h));
        }
        browser.get("/ledger/999999").expect(404);
        browser.get("/ledger/x").expect(404);
        browser.get("/ledger?from_on=some+day").expect(422);
    });
}

/// The hash of the last entry.
fn hex(h: &Harness) -> String {
    match h.chain() {
        Chain::Whole { head, .. } => head,
        broken @ Chain::Broken { .. } => panic!("{broken:?}"),
    }
}

#[test]
fn a_payload_is_destroyed_for_a_reason_and_the_chain_stays_whole() {
    on_each_database(TODAY, |h| {
        let entered = consignees(h, &["一番商会"])[0];
        let browser = h.browser_of(&h.as_(Role::PersonalDataManager));
        let address = format!("/ledger/{entered}");
        browser.get(&address).expect(200).expect_words(&format!("action=\"{address}/erase\""));
        browser.post(&format!("{address}/erase"), &[("reason", " ")]).expect(422).expect_words("秘密 太郎");
        let page = browser.post(&format!("{address}/erase"), &[("reason", "担当者の求めによる")]).expect(200);
        assert!(!page.says("秘密 太郎") && page.says("内容は消去されています"));
        let head = h.head();
        browser.get(&format!("/ledger/{head}")).expect_words("担当者の求めによる").expect_words(&format!("href=\"{address}\""));
        // The same again changes nothing.
        let again = h
            .call(&h.as_(Role::PersonalDataManager), "ledger.erase", json!({ "seqs": [entered], "reason": "担当者の求めによる" }))
            .unwrap();
        assert_eq!((again, h.head()), (json!({ "seqs": [] }), head));
        browser.get("/ledger/verify").expect(200).expect_words(&format!("href=\"/ledger/{head}\""));
        browser.get("/ledger").expect_words("内容消去済み");
        assert!(browser.get(&format!("/consignees/{entered}")).says("一番商会"), "the register is not changed by this");
    });
}

#[test]
fn evidence_and_erasures_keep_their_payload() {
    on_each_database(TODAY, |h| {
        let (keeper, manager) = (h.as_(Role::Procurement), h.as_(Role::PersonalDataManager));
        let set = json!({ "code": "company", "kind_of_work": "company", "name_ja": "法人", "name_en": "Companies" });
        h.call(&keeper, "criteria.open_set", set).unwrap();
        let criteria = h.head();
        let entered = consignees(h, &["一番商会"])[0];
        h.call(&manager, "ledger.erase", json!({ "seqs": [entered], "reason": "期間の満了" })).unwrap();
        let erasure = h.head();
        let erase = |seqs: &[i64]| h.call(&manager, "ledger.erase", json!({ "seqs": seqs, "reason": "試み" }));
        let all = consignees(h, &["二番商会"])[0];
        for (seqs, problems) in [
            (vec![criteria], vec![("seqs.0".to_owned(), "ledger-evidence-stays")]),
            (vec![all, erasure], vec![("seqs.1".to_owned(), "ledger-erasure-stays")]),
            (vec![999_999], vec![("seqs.0".to_owned(), "ledger-no-entry")]),
            (vec![], vec![("seqs".to_owned(), "input-required")]),
        ] {
            assert_eq!(crate::evaluation::said(&erase(&seqs).unwrap_err()), problems, "{seqs:?}");
        }
        assert!(h.browser_of(&manager).get(&format!("/ledger/{all}")).says("秘密 太郎"), "one bad number leaves all as it was");
        for role in [Role::Auditor, Role::Procurement, Role::Administrator] {
            let browser = h.browser_of(&h.as_(role));
            browser.post(&format!("/ledger/{all}/erase"), &[("reason", "試み")]).expect(403);
        }
    });
}

/// Whether a page has a link, as templates write it.
fn leads(page: &crate::harness::Page, to: &str) -> bool {
    let plain = |href: &String| href.replace("&#x3D;", "=").replace("&amp;", "&") == to;
    crate::harness::attributes(&page.text(), "href").iter().any(plain)
}

#[test]
fn the_list_of_subjects_is_what_commands_speak_of() {
    use kantoku::domain::ledger::SUBJECTS;
    // Whatever a command speaks of is on the list, or the program stops where it is tested; here, that the list has nothing else.
    let code: String = crate::source::code().into_iter().filter(|file| file.path != "src/domain/ledger.rs").map(|file| file.text).collect();
    for subject in SUBJECTS {
        let said = [format!("about(\"{subject}\""), format!("SUBJECT: &'static str = \"{subject}\""), format!("subject: \"{subject}\"")];
        assert!(said.iter().any(|said| code.contains(said)), "nothing speaks of {subject}");
        for language in kantoku::locale::Language::ALL {
            assert!(language.has(&format!("subject-{subject}")), "{subject} has no name in {language}");
        }
    }
    for (place, _) in code.match_indices(".about(\"") {
        let named = code[place + 8..].split('"').next().unwrap();
        assert!(SUBJECTS.contains(&named), "{named} is not on the list");
    }
}

#[test]
fn one_thing_is_followed_as_it_happened_with_what_was_asked() {
    on_each_database(TODAY, |h| {
        let id = consignees(h, &["追跡商会"])[0];
        let (auditor, keeper) = (h.as_(Role::Auditor), h.as_(Role::Procurement));
        let work = json!({ "consignee_id": id, "work": "会報の発送", "from_on": TODAY, "countries": ["JP"] });
        let work = h.call(&keeper, "entrustment.enter", work).unwrap()["id"].as_i64().unwrap();
        let follow = |more: serde_json::Value| {
            let mut query = json!({ "subject": "consignee", "subject_id": id, "order": "oldest" });
            crate::evaluation::extend(&mut query, more);
            h.call(&auditor, "ledger.list", query).unwrap()
        };
        let told = follow(json!({}));
        assert_eq!(seqs(&told), [id, work]);
        let asked = told["lines"][1]["asked"].to_string();
        assert!(asked.contains("会報の発送") && asked.contains("JP"), "{asked}");
        let first = follow(json!({ "limit": 1 }));
        assert_eq!((seqs(&first), &first["next"]), (vec![id], &json!(id)));
        assert_eq!(seqs(&follow(json!({ "limit": 1, "after": id }))), [work]);
        let plain = h.call(&auditor, "ledger.list", json!({ "subject": "consignee" })).unwrap();
        assert!(plain["lines"][0].get("asked").is_none(), "only where one thing is followed");
        // What was destroyed is not told again.
        let erase = json!({ "seqs": [id], "reason": "本人の請求" });
        h.call(&h.as_(Role::PersonalDataManager), "ledger.erase", erase).unwrap();
        assert!(follow(json!({}))["lines"][0].get("asked").is_none());
        let browser = h.browser_of(&auditor);
        let page = browser.get(&format!("/consignees/{id}")).expect(200);
        let there = format!("/ledger?subject=consignee&subject_id={id}&order=oldest");
        assert!(leads(&page, &there), "the page leads there");
        let page = browser.get(&there).expect(200).expect_words("会報の発送").expect_words("古い順");
        page.assert_fit_to_be_seen();
        assert!(
            !h.browser_of(&keeper).get(&format!("/consignees/{id}")).expect(200).says("/ledger?subject"),
            "not for whoever may not read it"
        );
    });
}

#[test]
fn what_is_asked_for_is_had_as_a_file_with_its_seals() {
    on_each_database(TODAY, |h| {
        let entered = consignees(h, &["=cmd|' /C calc'!A0", "二番商会"]);
        let auditor = h.as_(Role::Auditor);
        let browser = h.browser_of(&auditor);
        let filter = "operation=consignee.enter&format";
        let csv = browser.get(&format!("/ledger/export?{filter}=csv")).expect(200);
        assert!(csv.header("content-type").starts_with("text/csv") && csv.header("content-disposition").contains(".csv"));
        let text = csv.text();
        let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(lines.len(), 3, "{text}");
        let whole = h.call(&auditor, "ledger.show", json!({ "seq": entered[0] })).unwrap();
        for seal in ["hash", "previous", "digest"] {
            assert!(lines[1].contains(whole[seal].as_str().unwrap()), "{seal}: {}", lines[1]);
        }
        assert!(!text.contains(",=cmd"), "nothing in it runs");
        let rows: serde_json::Value = browser.get(&format!("/ledger/export?{filter}=json")).expect(200).json();
        let seqs: Vec<i64> = rows.as_array().unwrap().iter().map(|row| row["seq"].as_i64().unwrap()).collect();
        assert_eq!(seqs, entered, "the oldest first");
        assert_eq!(rows[0]["hash"], whole["hash"]);
        let xlsx = browser.get(&format!("/ledger/export?{filter}=xlsx")).expect(200);
        assert!(xlsx.bytes.starts_with(b"PK"));
        browser.get(&format!("/ledger/export?{filter}=pdf")).expect(404);
        h.browser_of(&h.as_(Role::Procurement)).get("/ledger/export").expect(403);
        let page = browser.get("/ledger?operation=consignee.enter&before=99999").expect(200);
        assert!(leads(&page, "/ledger/export?operation=consignee.enter&format=csv"), "the file is of all that is asked for");
        let output = crate::harness::program()
            .args(["ledger", "export", "--operation", "consignee.enter", "--lang", "en", "--database", &h.database.url, "--out", "l.csv"])
            .current_dir(h.database.folder.path())
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let written = std::fs::read_to_string(h.database.folder.path().join("l.csv")).unwrap();
        assert_eq!(written.lines().count(), 3, "{written}");
    });
}
