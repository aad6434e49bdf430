//! Evidence packs: everything that stands behind a report, each file by its hash, and nothing that the one who takes it may not read.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::time::Duration;

use axum::http::Method;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kantoku::cli::demo::Options;
use kantoku::config::{Config, Values};
use kantoku::domain::access::{Actor, Door, Role};
use kantoku::error::{Error, Result};
use kantoku::operations::Register;
use kantoku::operations::list::find;
use kantoku::operations::report::pack::{Finish, Source};
use kantoku::operations::session::actor_of_password;
use kantoku::output::pdf::Press;
use kantoku::web::report::{Written, send_pack, write_pack};
use kantoku::web::{App, Templates};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::story::{AFTER, BEGINS, Story};
use crate::evaluation::{assert_conflict, assert_denied, assert_refused, extend};
use crate::harness::{Browser, Harness, PASSWORD, attributes, login_of, on_each_database, on_one_database, program};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj <<>> endobj\n";

fn does(register: &Register, actor: &Actor, operation: &str, input: Value) -> Result<Value> {
    find(operation).unwrap().call_and_wait(register, actor, input)
}

/// A press without a font: what it makes is tested where certificates are.
fn no_press(h: &Harness) -> Press {
    let empty = h.database.folder.path().join("no-fonts");
    std::fs::create_dir_all(&empty).unwrap();
    Press::new(Some(empty))
}

fn order(register: &Register, actor: &Actor, more: Value) -> Result<i64> {
    let mut input = json!({ "language": "en" });
    extend(&mut input, more);
    does(register, actor, "report_pack.make", input).map(|id| id.as_i64().unwrap())
}

fn made(register: &Register, actor: &Actor, id: i64, press: &Press) -> Result<(Written, Vec<u8>)> {
    let source = Source::of(register, actor, id)?;
    let mut bytes = Vec::new();
    let written = write_pack(&source, &Templates::load(), press, &mut bytes)?;
    Ok((written, bytes))
}

type Files = BTreeMap<String, Vec<u8>>;

fn unpacked(bytes: &[u8]) -> Files {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a whole ZIP");
    let mut files = Files::new();
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        let name = file.name().unwrap().into_owned();
        assert!(files.insert(name.clone(), content).is_none(), "{name} stands twice");
    }
    files
}

fn text(files: &Files, path: &str) -> String {
    String::from_utf8(files.get(path).unwrap_or_else(|| panic!("no {path}")).clone()).unwrap()
}

fn manifest(files: &Files) -> Value {
    serde_json::from_slice(&files["manifest.json"]).unwrap()
}

/// Every file is in the list with its hash and size, every link leads to one, every name is plain.
fn assert_sound(files: &Files) {
    let list = manifest(files);
    let mut listed = BTreeSet::from(["manifest.json".to_owned(), "SHA256SUMS".to_owned()]);
    for entry in list["files"].as_array().unwrap() {
        let path = entry["path"].as_str().unwrap();
        let bytes = files.get(path).unwrap_or_else(|| panic!("{path} is listed and not there"));
        assert_eq!(entry["sha256"], hex::encode(Sha256::digest(bytes)), "{path}");
        assert_eq!(entry["bytes"], bytes.len(), "{path}");
        listed.insert(path.to_owned());
    }
    assert_eq!(listed, files.keys().cloned().collect(), "everything is listed");
    for line in text(files, "SHA256SUMS").lines() {
        let (hash, path) = line.split_once("  ").unwrap();
        assert_eq!(hash, hex::encode(Sha256::digest(&files[path])), "{path}");
    }
    for path in files.keys() {
        let plain = |part: &str| !part.is_empty() && part.len() <= 64 && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.".contains(&b));
        assert!(path.split('/').all(plain) && !path.contains("..") && path.matches('/').count() <= 1, "{path}");
    }
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html") && !path.starts_with("report/") && !path.starts_with("documents/")) {
        let html = String::from_utf8(bytes.clone()).unwrap();
        assert!(!html.contains("<script") && !html.contains("http://") && !html.contains("https://www"), "{path}");
        for href in attributes(&html, "href") {
            let target = resolve(path, &href);
            assert!(href.starts_with('#') || files.contains_key(&target), "{path}: {href}");
        }
    }
}

fn resolve(from: &str, href: &str) -> String {
    match (from.rsplit_once('/'), href.strip_prefix("../")) {
        (Some(_), Some(above)) => above.to_owned(),
        (Some((folder, _)), None) => format!("{folder}/{href}"),
        (None, _) => href.to_owned(),
    }
}

/// The number of a contract of the story, and a file at it.
fn contract(register: &Register, h: &Harness) -> i64 {
    let list = does(register, &h.as_(Role::Auditor), "contract.list", json!({})).unwrap();
    list["lines"][0]["id"].as_i64().unwrap()
}

fn attach(register: &Register, h: &Harness, name: &str, bytes: &[u8]) -> i64 {
    let input = json!({ "id": contract(register, h), "name": name, "content": STANDARD.encode(bytes) });
    does(register, &h.as_(Role::Procurement), "contract.attach", input).unwrap_or_else(|error| panic!("{name}: {error}")).as_i64().unwrap()
}

fn place(register: &Register, h: &Harness, id: i64) -> std::path::PathBuf {
    let shown = does(register, &h.as_(Role::Auditor), "document.show", json!({ "id": id })).unwrap();
    crate::document::folder(h).place(shown["hash"].as_str().unwrap())
}

fn close(register: &Register, h: &Harness) -> Value {
    does(register, &h.as_(Role::Auditor), "report_edition.close", json!({ "year": 2025 })).unwrap()
}

#[test]
fn the_pack_of_the_demonstration_is_whole_and_cites_nothing_that_is_neither_there_nor_named() {
    on_each_database("2026-11-23", |h| {
        let documents = h.database.folder.path().join("demo-files");
        let config =
            Config::of(&Values::of_flags([("database", h.database.url.clone()), ("documents", documents.display().to_string())])).unwrap();
        let folder = h.database.folder.path().join("demo");
        kantoku::demo::build(&Options { folder, config, password: Some(PASSWORD.into()), consignees: None }, &mut |_| {}).unwrap();
        let register = h.register.clone().with_documents(documents);
        let auditor = actor_of_password(&register, "auditor", PASSWORD, Door::Page).unwrap();
        let id = order(&register, &auditor, json!({ "year": 2026, "language": "ja" })).unwrap();
        let (written, bytes) = made(&register, &auditor, id, &no_press(h)).unwrap();
        let files = unpacked(&bytes);
        assert_sound(&files);
        assert_eq!(written.size, i64::try_from(bytes.len()).unwrap());
        for folder in ["report", "criteria", "evaluations", "ndas", "contracts", "certificates", "reviews", "actions", "rules", "training", "documents"] {
            assert!(files.keys().any(|path| path.starts_with(&format!("{folder}/"))), "nothing in {folder}");
        }
        let list = manifest(&files);
        let packed: BTreeSet<i64> = list["files"].as_array().unwrap().iter().filter(|entry| entry["source"]["subject"] == "document")
            .map(|entry| entry["source"]["id"].as_i64().unwrap()).collect();
        let missing: BTreeSet<i64> = list["missing"].as_array().unwrap().iter().filter_map(|one| one["document"].as_i64()).collect();
        let mut cited = BTreeSet::new();
        for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".json") && path.contains('/') && !path.starts_with("report/")) {
            let answer: Value = serde_json::from_slice(bytes).unwrap_or_else(|error| panic!("{path}: {error}"));
            let found = answer.to_string();
            assert!(!found.contains("\"may\":") && !found.contains("\"seen\":"), "{path} tells of whoever took it");
            documents_in(&answer, &mut cited);
        }
        assert!(!cited.is_empty() && cited.iter().all(|id| packed.contains(id) || missing.contains(id)), "{cited:?}");
        // What would need a font is named, and not silently left out.
        assert!(list["missing"].as_array().unwrap().iter().any(|one| one["reason"] == "not_made" && one["name"] == "report/ja.pdf"));
        // The page of an evaluation shows the calculation in full.
        let page = files.keys().find(|path| path.starts_with("evaluations/") && path.ends_with(".html")).unwrap();
        let page = text(&files, page);
        for words in ["Σ", "÷", "重み"] {
            assert!(page.contains(words), "{words}: {page}");
        }
    });
}

/// Files that a record says belong to it.
fn documents_in(answer: &Value, ids: &mut BTreeSet<i64>) {
    for list in ["documents", "files"].iter().filter_map(|name| answer.get(name)?.as_array()) {
        ids.extend(list.iter().filter_map(|file| file["id"].as_i64()));
    }
    ids.extend(["file", "scan"].iter().filter_map(|name| answer.get(name)?.get("id")?.as_i64()));
    ids.extend(answer.get("document_id").and_then(Value::as_i64));
    match answer {
        Value::Object(fields) => fields.values().for_each(|value| documents_in(value, ids)),
        Value::Array(values) => values.iter().for_each(|value| documents_in(value, ids)),
        _ => {}
    }
}

#[test]
fn the_same_edition_gives_the_same_bytes_whatever_is_recorded_later_and_whoever_takes_it() {
    on_each_database(BEGINS, |h| {
        let story = Story::tell(h);
        let register = h.on(AFTER);
        attach(&register, h, "契約書.pdf", PDF);
        let edition = close(&register, h);
        let (auditor, manager) = (h.as_(Role::Auditor), h.as_(Role::PersonalDataManager));
        let press = no_press(h);
        let first = order(&register, &auditor, json!({ "edition_id": edition })).unwrap();
        let (written, bytes) = made(&register, &auditor, first, &press).unwrap();
        assert_sound(&unpacked(&bytes));
        let one = does(&register, &auditor, "consignee.show", json!({ "id": story.ids[0] })).unwrap();
        let mut renamed = one["details"].clone();
        extend(&mut renamed, json!({ "id": story.ids[0], "seen": one["seen"], "name": "改名した会社", "from_on": "2024-04-01" }));
        does(&register, &h.as_(Role::Procurement), "consignee.change", renamed).unwrap();
        attach(&register, h, "後の覚書.pdf", b"%PDF-1.7\n2 0 obj <<>> endobj\n");
        let later = h.on("2026-06-01");
        let second = order(&later, &manager, json!({ "edition_id": edition })).unwrap();
        let (again, other) = made(&later, &manager, second, &press).unwrap();
        let (before, after) = (unpacked(&bytes), unpacked(&other));
        for (path, content) in &before {
            let now = after.get(path).unwrap_or_else(|| panic!("{path} is no longer there"));
            assert!(now == content, "{path}:\n{}\n{}", String::from_utf8_lossy(content), String::from_utf8_lossy(now));
        }
        assert!(bytes == other && written == again);
        // The report is the one that was closed, byte for byte.
        let (_, html) = kantoku::operations::report::edition::file(&register, &auditor, edition.as_i64().unwrap(), "html", "en").unwrap();
        assert_eq!(before["report/en.html"], html);
        // The chain can be followed from the first entry to the one that the report rests on.
        let ledger = text(&before, "ledger/entries.csv");
        let lines: Vec<Vec<&str>> = ledger.trim_start_matches('\u{feff}').lines().skip(1).map(|line| line.split(',').collect()).collect();
        for (before, after) in lines.iter().zip(lines.iter().skip(1)) {
            assert_eq!(before[8], after[7], "entry {} seals the one before it", after[0]);
        }
        let list = manifest(&before);
        assert_eq!((lines.last().unwrap()[0], lines.last().unwrap()[8]), (list["known"].to_string().as_str(), list["head"].as_str().unwrap()));
    });
}

#[test]
fn a_pack_goes_to_whoever_may_read_all_of_it_and_to_nobody_else() {
    on_each_database(BEGINS, |h| {
        Story::tell(h);
        let register = h.on(AFTER);
        for role in Role::ALL {
            let asked = order(&register, &h.as_(*role), json!({ "year": 2025 }));
            match role {
                Role::Auditor | Role::PersonalDataManager | Role::Representative => drop(asked.unwrap()),
                _ => assert_denied(asked.map(Value::from), "access-denied"),
            }
        }
        let (auditor, other) = (h.as_(Role::Auditor), h.someone(&[Role::Auditor]));
        let id = order(&register, &auditor, json!({ "year": 2025 })).unwrap();
        assert!(matches!(Source::of(&register, &other, id), Err(Error::NotFound("report-pack"))), "an order is of whoever gave it");
        assert!(matches!(Source::of(&register, &h.as_(Role::Manager), id), Err(Error::Denied(_))));
        let finish = Finish { pack_id: id, manifest: "0".repeat(64), files: 1, missing: 0, size: 1 };
        assert!(register.run(&other, &finish).is_err(), "nobody ends the order of another");
        register.run(&auditor, &finish).unwrap();
        assert_conflict(Source::of(&register, &auditor, id).map(|_| Value::Null), "pack-handed-over");
        for (wrong, field) in [(json!({}), "edition_id"), (json!({ "edition_id": 1, "year": 2025 }), "year")] {
            assert_refused(order(&register, &auditor, wrong).map(Value::from), field, "pack-edition-or-year");
        }
        assert_refused(order(&register, &auditor, json!({ "year": 1950 })).map(Value::from), "year", "report-year-outside");
        assert!(matches!(order(&register, &auditor, json!({ "edition_id": 4711 })), Err(Error::NotFound("report-edition"))));
    });
}

#[test]
fn a_file_that_was_swapped_destroyed_or_lost_is_named_and_never_packed_as_if_it_were_good() {
    on_each_database(BEGINS, |h| {
        Story::tell(h);
        let register = h.on(AFTER);
        let file = |n: u8| [PDF, &[b'0' + n]].concat();
        let [good, swapped, lost, destroyed] =
            [("良い.pdf", 1), ("差し替え.pdf", 2), ("紛失.pdf", 3), ("破棄.pdf", 4)].map(|(name, n)| attach(&register, h, name, &file(n)));
        let edition = close(&register, h);
        std::fs::copy(place(&register, h, good), place(&register, h, swapped)).unwrap();
        std::fs::remove_file(place(&register, h, lost)).unwrap();
        let reason = json!({ "id": destroyed, "reason": "保存期間の満了" });
        does(&register, &h.as_(Role::PersonalDataManager), "document.erase", reason).unwrap();
        let auditor = h.as_(Role::Auditor);
        let id = order(&register, &auditor, json!({ "edition_id": edition })).unwrap();
        let (written, bytes) = made(&register, &auditor, id, &no_press(h)).unwrap();
        let files = unpacked(&bytes);
        assert_sound(&files);
        let list = manifest(&files);
        let named: BTreeMap<i64, &str> = list["missing"].as_array().unwrap().iter()
            .filter_map(|one| Some((one["document"].as_i64()?, one["reason"].as_str()?))).collect();
        assert_eq!(named, BTreeMap::from([(swapped, "changed"), (lost, "gone"), (destroyed, "destroyed")]));
        let packed: Vec<&String> = files.keys().filter(|path| path.starts_with("documents/")).collect();
        assert_eq!(packed, [&format!("documents/{good}.pdf")]);
        assert!(written.missing >= 3);
        for name in ["差し替え.pdf", "紛失.pdf", "破棄.pdf"] {
            assert!(text(&files, "index.html").contains(name), "{name} is named in the index");
        }
    });
}

#[test]
fn hostile_names_are_harmless() {
    on_one_database(BEGINS, |h| {
        Story::tell(h);
        let register = h.on(AFTER);
        let long = format!("{}.pdf", "長".repeat(190));
        let names = ["../../../etc/x.pdf", "CON.pdf", "nul.pdf", "😀.pdf", "<b>bold<script>.pdf", "a\"b&c.pdf", &long];
        for (n, name) in (0..).zip(names) {
            attach(&register, h, name, &[PDF, &[b'a' + n]].concat());
        }
        let auditor = h.as_(Role::Auditor);
        let id = order(&register, &auditor, json!({ "year": 2025 })).unwrap();
        let (_, bytes) = made(&register, &auditor, id, &no_press(h)).unwrap();
        let files = unpacked(&bytes);
        assert_sound(&files);
        assert_eq!(files.keys().filter(|path| path.starts_with("documents/")).count(), names.len());
        assert!(text(&files, "index.html").contains("&lt;b&gt;bold&lt;script&gt;.pdf"), "it is said, and does not run");
    });
}

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
            let output = program().args(arguments).args(["--lang", "en", "--database", &h.database.url]).current_dir(folder).output().unwrap();
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
