//! What a pack refuses: readers without the rights, files that are not what was handed in, names that would do harm.

use std::collections::BTreeMap;

use kantoku::domain::access::Role;
use kantoku::error::Error;
use kantoku::operations::report::pack::{Finish, Source};
use serde_json::{Value, json};

use super::{PDF, assert_sound, attach, close, does, made, manifest, no_press, order, place, text, unpacked};
use crate::evaluation::{assert_conflict, assert_denied, assert_refused};
use crate::harness::{on_each_database, on_one_database};
use crate::report::story::{AFTER, BEGINS, Story};

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
        let [good, swapped, gone, destroyed] =
            [("良い.pdf", 1), ("差し替え.pdf", 2), ("紛失.pdf", 3), ("破棄.pdf", 4)].map(|(name, n)| attach(&register, h, name, &file(n)));
        let edition = close(&register, h);
        std::fs::copy(place(&register, h, good), place(&register, h, swapped)).unwrap();
        std::fs::remove_file(place(&register, h, gone)).unwrap();
        let reason = json!({ "id": destroyed, "reason": "保存期間の満了" });
        does(&register, &h.as_(Role::PersonalDataManager), "document.erase", reason).unwrap();
        let auditor = h.as_(Role::Auditor);
        let id = order(&register, &auditor, json!({ "edition_id": edition })).unwrap();
        let (written, bytes) = made(&register, &auditor, id, &no_press(h)).unwrap();
        let files = unpacked(&bytes);
        assert_sound(&files);
        let list = manifest(&files);
        let named: BTreeMap<i64, &str> = list["missing"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|one| Some((one["document"].as_i64()?, one["reason"].as_str()?)))
            .collect();
        assert_eq!(named, BTreeMap::from([(swapped, "changed"), (gone, "gone"), (destroyed, "destroyed")]));
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
