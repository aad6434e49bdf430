//! Whether a file is the one that was signed.

use kantoku::domain::access::Role;
use serde_json::json;

use super::{SCAN, TODAY, issued, issuer, person, prepared, shown, signed};
use crate::harness::{Engine, on_each_database, program};

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
