//! What a pack holds: everything that is cited, the same for everyone and for ever.

use std::collections::BTreeSet;

use kantoku::cli::demo::Options;
use kantoku::config::{Config, Values};
use kantoku::domain::access::{Door, Role};
use kantoku::operations::session::actor_of_password;
use serde_json::{Value, json};

use super::{PDF, assert_sound, attach, close, does, is_of, made, manifest, no_press, order, text, unpacked};
use crate::evaluation::extend;
use crate::harness::{PASSWORD, on_each_database};
use crate::report::story::{AFTER, BEGINS, Story};

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
        for folder in [
            "report",
            "criteria",
            "evaluations",
            "ndas",
            "contracts",
            "certificates",
            "reviews",
            "actions",
            "rules",
            "training",
            "documents",
        ] {
            assert!(files.keys().any(|path| path.starts_with(&format!("{folder}/"))), "nothing in {folder}");
        }
        let list = manifest(&files);
        let packed: BTreeSet<i64> = list["files"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|entry| entry["source"]["subject"] == "document")
            .map(|entry| entry["source"]["id"].as_i64().unwrap())
            .collect();
        let missing: BTreeSet<i64> = list["missing"].as_array().unwrap().iter().filter_map(|one| one["document"].as_i64()).collect();
        let mut cited = BTreeSet::new();
        for (path, bytes) in files.iter().filter(|(path, _)| is_of(path, "json") && path.contains('/') && !path.starts_with("report/")) {
            let answer: Value = serde_json::from_slice(bytes).unwrap_or_else(|error| panic!("{path}: {error}"));
            let found = answer.to_string();
            assert!(!found.contains("\"may\":") && !found.contains("\"seen\":"), "{path} tells of whoever took it");
            documents_in(&answer, &mut cited);
        }
        assert!(!cited.is_empty() && cited.iter().all(|id| packed.contains(id) || missing.contains(id)), "{cited:?}");
        for (path, bytes) in files.iter().filter(|(path, _)| is_of(path, "html")) {
            let page = String::from_utf8_lossy(bytes);
            for heads in [within(&page, "<dt>", "</dt>")].into_iter().chain(page.split("<thead>").skip(1).map(columns)) {
                let each: BTreeSet<&str> = heads.iter().copied().collect();
                assert!(each.len() == heads.len(), "{path} says two things under one heading: {heads:?}");
                let is_name = |head: &&str| head.bytes().all(|byte| byte.is_ascii_lowercase() || b"_.".contains(&byte));
                assert!(!heads.iter().any(|head| !head.is_empty() && is_name(head)), "{path} says it in no words: {heads:?}");
            }
        }
        // What would need a font is named, and not silently left out.
        assert!(list["missing"].as_array().unwrap().iter().any(|one| one["reason"] == "not_made" && one["name"] == "report/ja.pdf"));
        // The page of an evaluation shows the calculation in full.
        let page = files.keys().find(|path| path.starts_with("evaluations/") && is_of(path, "html")).unwrap();
        let page = text(&files, page);
        for words in ["Σ", "÷", "重み"] {
            assert!(page.contains(words), "{words}: {page}");
        }
    });
}

/// What stands between two marks, wherever they are.
fn within<'a>(page: &'a str, from: &str, until: &str) -> Vec<&'a str> {
    page.split(from).skip(1).filter_map(|rest| Some(rest.split_once(until)?.0)).collect()
}

/// The headings of a table.
fn columns(table: &str) -> Vec<&str> {
    within(table.split_once("</thead>").map_or(table, |(head, _)| head), "<th scope=\"col\">", "</th>")
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
        assert_eq!(
            (lines.last().unwrap()[0], lines.last().unwrap()[8]),
            (list["known"].to_string().as_str(), list["head"].as_str().unwrap())
        );
    });
}
