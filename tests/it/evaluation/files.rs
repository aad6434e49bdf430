//! Evidence files: what is taken, where it is kept, and how it comes back.

use kantoku::domain::access::Role;
use serde_json::json;

use super::{TODAY, assert_conflict, assert_denied, assert_refused, begun, four, item, marks, sheet, step, submit};
use crate::harness::on_each_database;

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj <<>> endobj\n";

/// Bytes as JSON carries them.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0_u32, |bits, byte| (bits << 8) | u32::from(*byte)) << (8 * (3 - three.len()));
        let letters = (0..4).map(|place| LETTERS[(bits >> (18 - 6 * place)) as usize & 63] as char);
        text.extend(letters.take(three.len() + 1).chain(std::iter::repeat_n('=', 3 - three.len())));
    }
    text
}

#[test]
fn a_file_is_kept_under_its_hash_and_comes_back_as_an_attachment() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four());
        let actor = h.as_(Role::Procurement);
        let attach = json!({ "id": id, "code": "A", "name": "C:\\証憑\\規程 第3版.pdf", "content": base64(PDF) });
        let document = h.call(&actor, "evaluation.attach", attach.clone()).unwrap();
        let head = h.head();
        assert_eq!(h.call(&actor, "evaluation.attach", attach).unwrap(), document, "the same file again is the same file");
        assert_eq!(h.head(), head);
        assert_eq!(
            item(&sheet(h, id), "A")["documents"],
            json!([{ "id": document, "name": "規程 第3版.pdf", "media_type": "application/pdf", "size": PDF.len() }])
        );
        let body = h.look(|tx| {
            use diesel::prelude::*;
            use kantoku::store::Reads;
            use kantoku::store::schema::payload;
            Ok(payload::table.find(document.as_i64().unwrap()).select(payload::body).first::<String>(tx.conn())?)
        });
        assert!(body.contains("sha256") || body.contains("hash"), "{body}");
        assert!(!body.contains("JVBER"), "the bytes do not stand in the ledger: {body}");
        let page = h.browser_of(&h.as_(Role::Auditor)).get(&format!("/documents/{document}")).expect(200);
        assert_eq!(page.bytes, PDF);
        assert_eq!((page.header("content-type"), page.header("x-content-type-options")), ("application/pdf", "nosniff"));
        assert!(page.header("content-disposition").starts_with("attachment;"), "{}", page.header("content-disposition"));
        assert_eq!(page.header("content-length"), PDF.len().to_string());
        assert_eq!(h.browser_of(&h.as_(Role::Staff)).get(&format!("/documents/{document}")).status, 404);
        assert_eq!(h.browser_of(&actor).get("/documents/999999").status, 404);
    });
}

#[test]
fn what_is_not_what_its_name_says_is_refused_and_leaves_nothing_behind() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four());
        let (actor, auditor) = (h.as_(Role::Procurement), h.as_(Role::Auditor));
        let head = h.head();
        for (name, bytes, message) in [
            ("a.png", PDF, "document-unlike-its-name"),
            ("a.html", b"<p>", "document-kind-not-taken"),
            ("a.pdf", b"MZ\x90\x00", "document-unlike-its-name"),
            ("a.txt", b"<!doctype html><script>alert(1)</script>", "document-unlike-its-name"),
        ] {
            let input = json!({ "id": id, "code": "A", "name": name, "content": base64(bytes) });
            assert_refused(h.call(&actor, "evaluation.attach", input), "content", message);
        }
        let garbage = json!({ "id": id, "code": "A", "name": "a.pdf", "content": "これはbase64ではない" });
        assert_refused(h.call(&actor, "evaluation.attach", garbage), "content", "input-not-understood");
        let nowhere = json!({ "id": id, "code": "Z", "name": "a.pdf", "content": base64(PDF) });
        assert_refused(h.call(&actor, "evaluation.attach", nowhere), "code", "evaluation-no-such-item");
        assert_denied(
            h.call(&auditor, "evaluation.attach", json!({ "id": id, "code": "A", "name": "a.pdf", "content": base64(PDF) })),
            "access-denied",
        );
        assert_eq!(h.head(), head);
        let browser = h.browser_of(&actor);
        let path = format!("/evaluations/{id}/items/A");
        browser.upload(&format!("{path}/documents"), &[], &[("file", "a.png", PDF)]).expect(422).expect_words("一致しません");
        assert_eq!(browser.upload(&format!("{path}/documents"), &[], &[]).status, 422);
        browser
            .upload(&format!("{path}/documents"), &[], &[("file", "組織図.txt", "個人データ管理者".as_bytes())])
            .expect(200)
            .expect_words("組織図.txt");
    });
}

#[test]
fn a_file_is_taken_off_while_the_sheet_is_open_and_stays_once_it_is_not() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four());
        let actor = h.as_(Role::Procurement);
        let attach =
            |name: &str| h.call(&actor, "evaluation.attach", json!({ "id": id, "code": "A", "name": name, "content": base64(PDF) }));
        let (one, other) = (attach("1.pdf").unwrap(), attach("2.pdf").unwrap());
        let detach = |document: &serde_json::Value| h.call(&actor, "evaluation.detach", json!({ "id": id, "document_id": document }));
        detach(&one).unwrap();
        assert_eq!(item(&sheet(h, id), "A")["documents"].as_array().map(Vec::len), Some(1));
        let head = h.head();
        detach(&one).unwrap();
        assert_eq!(h.head(), head);
        assert!(detach(&json!(999_999)).is_err());
        marks(h, id, "○○○○");
        submit(h, id);
        assert_conflict(detach(&other), "evaluation-sheet-closed");
        assert_conflict(attach("3.pdf"), "evaluation-sheet-closed");
    });
}

#[test]
fn who_hands_in_evidence_has_prepared() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four());
        let manager = h.someone(&[Role::PersonalDataManager]);
        let input = json!({ "id": id, "code": "A", "name": "a.pdf", "content": base64(PDF) });
        h.call(&manager, "evaluation.attach", input).unwrap();
        marks(h, id, "○○○○");
        submit(h, id);
        let fields = json!({ "outcome": "pass", "valid_until_on": "2027-03-31" });
        assert_denied(step(h, &manager, "evaluation.decide", id, fields), "evaluation-own-preparation");
    });
}

#[test]
fn a_file_that_was_changed_on_disk_is_not_handed_out() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four());
        let input = json!({ "id": id, "code": "A", "name": "a.txt", "content": base64("原本".as_bytes()) });
        let document = h.call(&h.as_(Role::Procurement), "evaluation.attach", input).unwrap();
        let found = h.call(&h.as_(Role::Auditor), "document.show", json!({ "id": document })).unwrap();
        let hash = found["hash"].as_str().unwrap();
        let kept = walk(h.database.folder.path(), hash).expect("it is kept under its hash");
        std::fs::write(kept, "改ざん").unwrap();
        let page = h.browser_of(&h.as_(Role::Auditor)).get(&format!("/documents/{document}"));
        page.expect(503).expect_words("登録時と異なります");
    });
}

fn walk(folder: &std::path::Path, name: &str) -> Option<std::path::PathBuf> {
    std::fs::read_dir(folder).ok()?.flatten().find_map(|entry| {
        let path = entry.path();
        if path.is_dir() { walk(&path, name) } else { (entry.file_name() == name).then_some(path) }
    })
}

#[test]
fn whoever_takes_a_file_off_has_a_hand_in_it() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four());
        let attach = json!({ "id": id, "code": "A", "name": "a.pdf", "content": base64(PDF) });
        let document = h.call(&h.as_(Role::Procurement), "evaluation.attach", attach).unwrap();
        let manager = h.as_(Role::PersonalDataManager);
        h.call(&manager, "evaluation.detach", json!({ "id": id, "document_id": document })).unwrap();
        marks(h, id, "○○○○");
        submit(h, id);
        let decision = json!({ "outcome": "fail", "reason": "x" });
        assert_denied(step(h, &manager, "evaluation.decide", id, decision), "evaluation-own-preparation");
    });
}
