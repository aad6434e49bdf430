//! Packs by pages, by the API and from the command line.

use std::time::Duration;

use axum::http::Method;
use kantoku::domain::access::Role;
use kantoku::web::App;
use kantoku::web::report::send_pack;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{PDF, assert_sound, attach, close, does, order, unpacked};
use crate::evaluation::assert_conflict;
use crate::harness::{Browser, PASSWORD, login_of, on_each_database, on_one_database, program};
use crate::report::story::{AFTER, BEGINS, Story};

#[test]
fn a_pack_is_ordered_and_fetched_by_pages_and_by_the_api_and_its_hash_stays() {
    on_each_database(BEGINS, |h| {
        Story::tell(h);
        let register = h.on(AFTER);
        attach(&register, h, "契約書.pdf", PDF);
        let edition = close(&register, h);
        let browser = Browser::new(register.clone());
        browser.sign_in(&login_of(&register, &h.as_(Role::Auditor)), PASSWORD);
        browser.get(&format!("/reports/editions/{edition}")).expect(200).expect_words("証拠一式を作成");
        let page = browser.post(&format!("/reports/editions/{edition}/pack"), &[("language", "ja")]).expect(200);
        page.assert_fit_to_be_seen();
        let page = page.expect_words("ZIPを受け取る");
        let id: i64 = page.path.rsplit('/').next().unwrap().parse().unwrap();
        let file = browser.get(&format!("/reports/packs/{id}/file")).expect(200);
        assert_eq!(file.header("content-type"), "application/zip");
        assert!(file.header("content-disposition").contains(".zip"));
        let files = unpacked(&file.bytes);
        assert_sound(&files);
        let hash = hex::encode(Sha256::digest(&files["manifest.json"]));
        browser.get(&format!("/reports/packs/{id}")).expect(200).expect_words(&hash);
        browser.get(&format!("/reports/editions/{edition}")).expect(200).expect_words(&hash);
        browser.get(&format!("/reports/packs/{id}/file")).expect(409);
        let said = h.call(&h.as_(Role::Auditor), "ledger.list", json!({ "subject": "report-pack", "subject_id": id })).unwrap();
        let operations: Vec<&Value> = said["lines"].as_array().unwrap().iter().map(|line| &line["operation"]).collect();
        assert_eq!(operations, ["report_pack.finish", "report_pack.make"]);
        let asked = json!({ "year": 2025, "language": "en" }).to_string();
        let answer = browser.api(Method::POST, "/api/v1/report_pack.make", None, asked).expect(200);
        let file = browser.api(Method::GET, &format!("/api/v1/report_pack/{}/file", answer.json()), None, "").expect(200);
        assert_sound(&unpacked(&file.bytes));
        browser.api(Method::GET, &format!("/api/v1/report_pack/{}/file", answer.json()), None, "").expect(409);
        browser.api(Method::GET, "/api/v1/report_pack/x/file", None, "").expect(404);
        Browser::new(register.clone()).api(Method::GET, &format!("/api/v1/report_pack/{id}/file"), None, "").expect(401);
        let reader = Browser::new(register.clone());
        reader.sign_in(&login_of(&register, &h.as_(Role::Manager)), PASSWORD);
        assert!(!reader.get(&format!("/reports/editions/{edition}")).expect(200).says("証拠一式"));
        reader.post_only(&format!("/reports/editions/{edition}/pack"), &[("language", "ja")]).expect(403);
    });
}

#[test]
fn a_reader_who_goes_away_ends_the_work_and_nothing_says_that_it_was_handed_over() {
    on_one_database(BEGINS, |h| {
        Story::tell(h);
        let register = h.on(AFTER);
        // More than what waits on the way, and nothing that can be made smaller.
        let mut noise: Vec<u8> = PDF.to_vec();
        let mut state: u64 = 42;
        noise.extend((0..2_000_000).map(|_| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            u8::try_from(state >> 56).unwrap()
        }));
        attach(&register, h, "大きい.pdf", &noise);
        let auditor = h.as_(Role::Auditor);
        let app = App::new(register.clone(), 1, false);
        let first = order(&register, &auditor, json!({ "year": 2025 })).unwrap();
        let response = send_pack(&app, &auditor, first).unwrap();
        let second = order(&register, &auditor, json!({ "year": 2025 })).unwrap();
        assert_conflict(send_pack(&app, &auditor, second).map(|_| Value::Null), "pack-another");
        drop(response);
        let freed = (0..1_000).any(|_| {
            std::thread::sleep(Duration::from_millis(20));
            send_pack(&app, &auditor, second).is_ok()
        });
        assert!(freed, "the turn is given back");
        let list = does(&register, &auditor, "report_pack.list", json!({})).unwrap();
        let one = list.as_array().unwrap().iter().find(|line| line["id"] == first).unwrap();
        assert_eq!((&one["finished"], &one["manifest"]), (&json!(false), &json!("")));
    });
}

#[test]
fn a_pack_is_written_from_the_command_line_and_its_list_is_known_again() {
    on_each_database(BEGINS, |h| {
        Story::tell(h);
        let folder = h.database.folder.path();
        let run = |arguments: &[&str]| {
            let output =
                program().args(arguments).args(["--lang", "en", "--database", &h.database.url]).current_dir(folder).output().unwrap();
            (output.status.success(), format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)))
        };
        let (ends_well, said) = run(&["report", "pack", "--year", "2025"]);
        assert!(!ends_well && said.contains("--out"), "{said}");
        let (ends_well, said) = run(&["report", "pack", "--year", "2025", "--out", "pack.zip"]);
        assert!(ends_well, "{said}");
        let files = unpacked(&std::fs::read(folder.join("pack.zip")).unwrap());
        assert_sound(&files);
        assert!(said.contains(&hex::encode(Sha256::digest(&files["manifest.json"]))), "{said}");
        assert!(!folder.join("pack.zip.part").exists());
        std::fs::write(folder.join("manifest.json"), &files["manifest.json"]).unwrap();
        let (ends_well, said) = run(&["verify", "--report", "manifest.json"]);
        assert!(ends_well && said.contains("as it was handed over"), "{said}");
        std::fs::write(folder.join("manifest.json"), b"{}").unwrap();
        assert!(!run(&["verify", "--report", "manifest.json"]).0);
    });
}
