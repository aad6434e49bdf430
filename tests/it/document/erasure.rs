//! The bytes of a file are destroyed: what was recorded of it stays, and so does what others need.

use kantoku::domain::access::{Actor, Role};
use kantoku::operations::document;
use serde_json::json;

use super::{PDF, TODAY, attach, place, show};
use crate::evaluation::{assert_conflict, assert_denied, assert_refused, begun, four, item, sheet};
use crate::harness::on_each_database;

#[test]
fn bytes_are_destroyed_for_a_reason_and_the_record_stays() {
    on_each_database(TODAY, |h| {
        let evaluation = begun(h, four());
        let id = attach(h, evaluation, "a.pdf", PDF).unwrap();
        let (manager, path) = (h.as_(Role::PersonalDataManager), place(h, id));
        let erase = |actor: &Actor, reason: &str| h.call(actor, "document.erase", json!({ "id": id, "reason": reason }));
        assert_denied(erase(&h.as_(Role::Procurement), "x"), "access-denied");
        assert_refused(erase(&manager, "  "), "reason", "input-required");
        assert!(path.exists());
        assert_eq!(erase(&manager, "利用目的の達成").unwrap(), json!(true));
        assert!(!path.exists());
        let found = show(h, &manager, id).unwrap();
        assert_eq!((&found["name"], &found["erased_by"]), (&json!("a.pdf"), &json!(h.head())));
        assert_conflict(document::open(&h.register, &manager, id).map(drop), "document-erased");
        assert_eq!(h.browser_of(&manager).get(&format!("/documents/{id}")).status, 409);
        assert_eq!(item(&sheet(h, evaluation), "A")["documents"][0]["erased"], json!(true));
        let head = h.head();
        erase(&manager, "again").unwrap();
        assert_eq!(h.head(), head, "what is destroyed is not destroyed again");
        let files = document::inspect(&h.register, |_, _| {}).unwrap();
        assert!(files.is_whole() && files.destroyed == 1 && files.unlisted.is_empty());
    });
}

#[test]
fn the_bytes_stay_as_long_as_another_file_has_the_same() {
    on_each_database(TODAY, |h| {
        let evaluation = begun(h, four());
        let (one, other) = (attach(h, evaluation, "1.pdf", PDF).unwrap(), attach(h, evaluation, "2.pdf", PDF).unwrap());
        let manager = h.as_(Role::PersonalDataManager);
        let erase = |id: i64| h.call(&manager, "document.erase", json!({ "id": id, "reason": "x" })).unwrap();
        assert_eq!(erase(one), json!(false));
        assert!(document::open(&h.register, &manager, other).is_ok());
        assert_eq!(erase(other), json!(true));
        let again = attach(h, evaluation, "1.pdf", PDF).unwrap();
        assert!(document::open(&h.register, &manager, again).is_ok(), "handed in anew, it is a new file");
    });
}

#[test]
fn a_file_is_destroyed_from_its_page() {
    on_each_database(TODAY, |h| {
        let evaluation = begun(h, four());
        let id = attach(h, evaluation, "証憑.pdf", PDF).unwrap();
        let browser = h.browser_of(&h.as_(Role::PersonalDataManager));
        let path = format!("/documents/{id}/erase");
        assert!(browser.get(&format!("/evaluations/{evaluation}/items/A")).text().contains(&path));
        browser.get(&path).expect(200).expect_words("元に戻せません");
        browser.post(&path, &[("reason", "")]).expect(422);
        browser.post(&path, &[("reason", "保存期間の満了")]).expect(200).expect_words("消去の記録");
        browser.get(&format!("/evaluations/{evaluation}/items/A")).expect(200).expect_words("消去済み");
        assert_eq!(h.browser_of(&h.as_(Role::Auditor)).get(&path).status, 403);
    });
}
