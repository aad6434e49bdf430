//! Whole versions from files and to files.

use kantoku::domain::access::Role;
use kantoku::error::Error;
use kantoku::operations::criteria::{Draft, Entry, Import, Imported, List};
use kantoku::seed;

use super::{TODAY, adopt, codes, entry, open, put, said, shown, technique};
use crate::harness::on_each_database;

#[test]
fn one_bad_row_leaves_nothing_behind() {
    on_each_database(TODAY, |h| {
        let writer = h.as_(Role::Procurement);
        let version_id = open(&h.register, &writer);
        put(&h.register, &writer, version_id, entry("OLD")).unwrap();
        let (head, seen) = (h.head(), shown(&h.register, &writer, version_id).seq);
        let items = vec![entry("R1"), Entry { weight: Some(3), ..technique("R1.a") }, entry("R2"), entry("R1")];
        let Error::Invalid(problems) = h.register.run(&writer, &Import { version_id, seen, items }).unwrap_err() else {
            panic!("it was taken")
        };
        let fields: Vec<_> = problems.0.iter().map(|(field, message)| (field.as_str(), message.id)).collect();
        assert_eq!(fields, [("items.1.level", "criteria-technique-not-scored"), ("items.3.code", "criteria-code-twice")]);
        assert_eq!(h.head(), head);
        let items = vec![entry("R1"), technique("R1.a"), Entry { weight: Some(1), ..entry("OLD") }];
        let import = Import { version_id, seen, items };
        assert_eq!(h.register.run(&writer, &import).unwrap(), Imported { added: 2, changed: 1, removed: 0, same: 0 });
        assert_eq!(h.register.run(&writer, &import).unwrap(), Imported { same: 3, ..Imported::default() }, "the same file twice");
        assert_eq!(codes(&shown(&h.register, &writer, version_id)), ["R1", "R1.a", "OLD"]);
    });
}

#[test]
fn a_file_is_read_and_each_problem_is_shown_with_its_row() {
    on_each_database(TODAY, |h| {
        let writer = h.as_(Role::Procurement);
        let version_id = open(&h.register, &writer);
        let seen = shown(&h.register, &writer, version_id).seq.to_string();
        let browser = h.browser_of(&writer);
        let import = |text: &str| {
            browser.upload(
                &format!("/criteria/versions/{version_id}/import"),
                &[("seen", &seen)],
                &[("file", "criteria.csv", text.as_bytes())],
            )
        };
        let head = "項目番号,分類,重要度,重み,必須項目,確認項目,確認項目（英語）\n";
        let page = import(&format!("{head}R1,規律,義務,３,○,規律の整備,Rules\nR2,規律,とても重要,多い,×,体制の整備,Structure\n"));
        assert_eq!(page.status, 422);
        let text = page.text();
        for said in ["とても重要", "多い", ">3<"] {
            assert!(text.contains(said), "{said}");
        }
        assert_eq!(shown(&h.register, &writer, version_id).items.len(), 0);
        assert_eq!(import(&format!("{head}R1,規律,義務,３,○,規律の整備,Rules\nR2,人的安全管理措置,重要,2,,教育,Training\n")).status, 200);
        let version = shown(&h.register, &writer, version_id);
        assert_eq!(codes(&version), ["R1", "R2"]);
        assert_eq!((version.items[0].item.weight, version.items[0].item.knock_out), (3, true));
        assert_eq!(import("%PDF-1.7").status, 422);
        assert_eq!(import("a,b\n1,2\n").status, 422);
    });
}

#[test]
fn what_is_exported_is_read_back_without_a_change() {
    on_each_database(TODAY, |h| {
        let writer = h.as_(Role::Procurement);
        let versions = seed::adopt_criteria(&h.register, &writer, &h.as_(Role::Manager)).unwrap();
        let shown_first = shown(&h.register, &writer, versions[0]);
        let draft = h.register.run(&writer, &Draft { set_id: shown_first.set_id, copy_of: Some(versions[0]) }).unwrap();
        let browser = h.browser_of(&writer);
        for (language, format) in [("ja", "csv"), ("ja", "xlsx"), ("en", "csv"), ("en", "xlsx")] {
            browser.speak(language);
            let file = browser.get(&format!("/criteria/versions/{draft}/export?format={format}"));
            let (head, seen) = (h.head(), shown(&h.register, &writer, draft).seq.to_string());
            let page = browser.upload(&format!("/criteria/versions/{draft}/import"), &[("seen", &seen)], &[("file", "x", &file.bytes)]);
            assert_eq!(page.status, 200, "{language} {format}: {}", page.text());
            assert_eq!(h.head(), head, "{language} {format}: something changed");
        }
    });
}

#[test]
fn the_sets_that_come_with_the_product_are_proposed_and_adopted_by_somebody_else() {
    on_each_database("2024-04-01", |h| {
        let (writer, manager) = (h.as_(Role::Procurement), h.as_(Role::Manager));
        assert_eq!(
            said(&seed::adopt_criteria(&h.register, &h.as_(Role::PersonalDataManager), &h.as_(Role::PersonalDataManager)).unwrap_err()),
            "version-own"
        );
        assert_eq!(seed::propose_criteria(&h.register, &writer).unwrap().len(), 0, "they were proposed already");
        let listed = h.register.ask(&manager, List::default()).unwrap();
        let kinds: Vec<_> = listed.sets.iter().map(|set| (set.code.as_str(), set.in_force, set.versions.len())).collect();
        assert_eq!(kinds, [("company", None, 1), ("individual", None, 1), ("cloud_service", None, 1)]);
        for set in &listed.sets {
            let version = shown(&h.register, &manager, set.versions[0].id);
            assert_eq!(version.warnings.len(), 0, "{}", set.code);
            adopt(&h.register, &manager, version.id, "2024-04-01").unwrap();
        }
        let company = shown(&h.register, &manager, listed.sets[0].versions[0].id);
        assert_eq!((company.in_force, company.items.len()), (true, 81));
    });
}
