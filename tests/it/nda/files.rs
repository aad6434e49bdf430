//! Whether a file is the one that was signed.

use kantoku::domain::access::{Actor, Door, Role};
use serde_json::json;
use sha2::Digest;

use super::{SCAN, TODAY, issued, issuer, person, prepared, shown, signed};
use crate::agreement::{adopt, propose, shown as version, write};
use crate::harness::{Engine, Harness, on_each_database, program};

#[test]
fn the_saved_text_and_the_scan_are_recognised_and_nothing_else() {
    on_each_database(TODAY, |h| {
        let (agreement, hanako, taro) = (prepared(h), person(h, "S-1", "山田 花子"), person(h, "S-2", "鈴木 太郎"));
        let (id, unsigned) = (signed(h, agreement, hanako, "山田 花子"), issued(h, agreement, taro));
        let verified = |hash: &str| h.call(&h.as_(Role::Auditor), "nda.verify", json!({ "hash": hash })).unwrap();
        let hash = shown(h, id)["hash"].as_str().unwrap().to_owned();
        assert_eq!((&verified(&hash)["signed"], &verified(&hash)["ndas"][0]["nda_id"]), (&json!(true), &json!(id)));
        let waiting = shown(h, unsigned)["hash"].as_str().unwrap().to_owned();
        assert_eq!(verified(&waiting)["signed"], false, "issued is not signed");
        assert_eq!(verified(&"0".repeat(64))["ndas"], json!([]));
        let paper = json!({ "id": unsigned, "seen": shown(h, unsigned)["seen"], "signed_on": TODAY, "name": "a.pdf", "content": SCAN });
        h.call(&issuer(h), "nda.sign_on_paper", paper).unwrap();
        let scan = shown(h, unsigned)["signature"]["scan"]["hash"].as_str().unwrap().to_owned();
        assert_eq!((&verified(&scan)["signed"], &verified(&scan)["ndas"][0]["scan"]), (&json!(true), &json!(true)));
    });
}

#[test]
fn the_command_ends_well_only_for_a_file_that_was_signed() {
    on_each_database(TODAY, |h| {
        if h.database.engine != Engine::Sqlite {
            return;
        }
        let (agreement, hanako) = (prepared(h), person(h, "S-1", "山田 花子"));
        let id = signed(h, agreement, hanako, "山田 花子");
        let saved = h.browser_of(&h.as_(Role::Auditor)).get(&format!("/ndas/{id}/text"));
        let (good, bad) = (h.database.folder.path().join("good.txt"), h.database.folder.path().join("bad.txt"));
        std::fs::write(&good, &saved.bytes).unwrap();
        std::fs::write(&bad, [&saved.bytes[..], b" "].concat()).unwrap();
        for (file, expected) in [(&good, Some(0)), (&bad, Some(1))] {
            let mut command = program();
            command.args(["nda", "verify", file.to_str().unwrap(), "--database", &h.database.url]);
            assert_eq!(command.output().unwrap().status.code(), expected, "{}", file.display());
        }
    });
}

/// A pledge in force whose Japanese text is a file.
fn of_file(h: &Harness) -> i64 {
    h.call(&issuer(h), "setting.make", json!({ "name": "organisation_ja", "value": "架空の会" })).unwrap();
    let writer = h.as_(Role::Procurement);
    let opened = json!({ "code": "file", "kind": "staff", "name_ja": "誓約書", "name_en": "Pledge" });
    let agreement = h.call(&writer, "agreement.open", opened).unwrap();
    let id = h.call(&writer, "agreement.draft", json!({ "agreement_id": agreement })).unwrap().as_i64().unwrap();
    write(&h.register, &writer, id).unwrap();
    let seen = version(&h.register, &writer, id).seq;
    let upload = json!({ "version_id": id, "seen": seen, "language": "ja", "name": "誓約書.pdf", "content": SCAN });
    h.call(&writer, "agreement.upload_text", upload).unwrap();
    propose(&h.register, &writer, id).unwrap();
    adopt(&h.register, &h.as_(Role::Manager), id, TODAY).unwrap();
    agreement.as_i64().unwrap()
}

#[test]
fn a_file_is_read_by_link_before_it_is_signed() {
    on_each_database(TODAY, |h| {
        let (agreement, hanako) = (of_file(h), person(h, "S-1", "山田 花子"));
        let id = issued(h, agreement, hanako);
        let made = h.call(&issuer(h), "nda.make_link", json!({ "id": id })).unwrap();
        let (path, nobody) = (made["path"].as_str().unwrap().to_owned(), h.browser());
        let page = nobody.get(&path).expect(200).expect_words("誓約書.pdf").expect_words(&format!("{path}/file"));
        page.assert_fit_to_be_seen();
        let file = nobody.get(&format!("{path}/file")).expect(200);
        assert_eq!(file.bytes, b"%PDF-1.7\n1 0 obj\n");
        assert_eq!(file.header("content-type"), "application/pdf");
        assert!(file.header("content-disposition").starts_with("attachment"));
        assert!(file.header("content-security-policy").starts_with("sandbox"));
        let hash = shown(h, id)["hash"].as_str().unwrap().to_owned();
        let document = shown(h, id)["file"]["id"].as_i64().unwrap();
        assert!(nobody.get(&format!("/documents/{document}")).path.starts_with("/sign-in"), "a link opens only its own file");
        let (start, last) = path.split_at(path.len() - 1);
        let other = if last == "A" { "B" } else { "A" };
        assert_eq!(nobody.get(&format!("{start}{other}/file")).status, 409, "another address opens nothing");
        let fields = [("hash", hash.as_str()), ("typed_name", "山田花子"), ("consent", "true")];
        assert!(nobody.post_only(&path, &fields).says("署名を受け付けました"));
        assert_eq!(nobody.get(&format!("{path}/file")).status, 409, "the link was used");
        let verified = h.call(&h.as_(Role::Auditor), "nda.verify", json!({ "hash": hash })).unwrap();
        assert_eq!((&verified["signed"], &verified["ndas"][0]["nda_id"]), (&json!(true), &json!(id)));
        assert_eq!(hash, hex::encode(sha2::Sha256::digest(&file.bytes)), "what was read is what was signed");
        if cfg!(feature = "pdf") {
            let printed = h.browser_of(&h.as_(Role::Auditor)).get(&format!("/ndas/{id}/certificate.pdf")).expect(200);
            assert!(printed.bytes.starts_with(b"%PDF"));
        }
    });
}

#[test]
fn a_link_to_a_text_or_to_a_file_that_was_destroyed_opens_none() {
    on_each_database(TODAY, |h| {
        let nobody = h.browser();
        let file = |id: i64| {
            let made = h.call(&issuer(h), "nda.make_link", json!({ "id": id })).unwrap();
            format!("{}/file", made["path"].as_str().unwrap())
        };
        let (of_text, of_file) = (prepared(h), of_file(h));
        let (hanako, taro) = (person(h, "S-1", "山田 花子"), person(h, "S-2", "鈴木 太郎"));
        assert_eq!(nobody.get(&file(issued(h, of_text, hanako))).status, 404);
        let id = issued(h, of_file, taro);
        let document = shown(h, id)["file"]["id"].as_i64().unwrap();
        let path = file(id);
        h.call(&issuer(h), "document.erase", json!({ "id": document, "reason": "試験" })).unwrap();
        assert_eq!(nobody.get(&path).status, 409);
        let token = path.split('/').nth(2).unwrap();
        let offered = h.call(&Actor::nobody(Door::Page), "nda.link", json!({ "token": token })).unwrap();
        assert_eq!(offered["file"]["name"], "誓約書.pdf");
    });
}
