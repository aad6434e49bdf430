//! Files that come by a form: on disk piece by piece, limited, and handed out as nothing that runs.

use kantoku::domain::access::Role;
use serde_json::json;

use super::{PDF, TODAY, all_files, documents};
use crate::evaluation::{begun, four};
use crate::harness::{on_each_database, on_one_database};

const MB: usize = 1024 * 1024;

#[test]
fn a_file_of_twenty_megabytes_is_taken_and_a_larger_one_is_told_at_its_field() {
    on_one_database(TODAY, |h| {
        let id = begun(h, four());
        let browser = h.browser_of(&h.as_(Role::Procurement));
        let path = format!("/evaluations/{id}/items/A/documents");
        let mut largest = vec![b'a'; 20 * MB];
        browser.upload(&path, &[], &[("file", "largest.txt", &largest)]).expect(200).expect_words("largest.txt");
        let before = all_files(&documents(h)).len();
        largest.push(b'a');
        let page = browser.upload(&path, &[], &[("file", "larger.txt", &largest)]);
        page.expect(422).expect_words("ファイルが大きすぎます");
        let field = "a".repeat(26 * MB);
        assert_eq!(browser.upload(&path, &[("name", &field)], &[]).status, 413);
        assert_eq!(all_files(&documents(h)).len(), before, "nothing is left behind");
    });
}

#[test]
fn hostile_files_and_names_do_no_harm() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four());
        let browser = h.browser_of(&h.as_(Role::Procurement));
        let path = format!("/evaluations/{id}/items/A/documents");
        for page in ["<html><script>alert(1)</script>", "\u{feff}<svg onload=alert(1)>", "<!-- --><script>"] {
            browser.upload(&path, &[], &[("file", "page.txt", page.as_bytes())]).expect(422).expect_words("一致しません");
        }
        browser.upload(&path, &[], &[("file", "../../../etc/passwd.txt", b"root")]).expect(200).expect_words("passwd.txt");
        browser.upload(&path, &[], &[("file", "..", b"root")]).expect(422);
        browser.upload(&path, &[], &[("file", "<img src=x>.txt", b"text")]).expect(200);
        assert!(!browser.get(&format!("/evaluations/{id}/items/A")).text().contains("<img src=x>"));
        let outside = all_files(h.database.folder.path()).into_iter().filter(|path| path.ends_with("passwd.txt"));
        assert_eq!(outside.count(), 0);
    });
}

#[test]
fn a_file_is_handed_out_as_nothing_that_runs() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four());
        let document = super::attach(h, id, "a.txt", "alert(1) \"\r\n".as_bytes()).unwrap();
        let page = h.browser_of(&h.as_(Role::Auditor)).get(&format!("/documents/{document}")).expect(200);
        assert!(page.header("content-disposition").starts_with("attachment;"));
        assert_eq!(page.header("x-content-type-options"), "nosniff");
        let policy = page.header("content-security-policy");
        assert!(policy.starts_with("sandbox;") && policy.contains("default-src 'none'") && !policy.contains("script-src"), "{policy}");
        assert_eq!(page.header("cache-control"), "no-store");
    });
}

#[test]
fn the_same_file_by_form_and_by_the_api_is_one_file() {
    on_each_database(TODAY, |h| {
        let id = begun(h, four());
        let actor = h.as_(Role::Procurement);
        h.browser_of(&actor).upload(&format!("/evaluations/{id}/items/A/documents"), &[], &[("file", "a.pdf", PDF)]).expect(200);
        let head = h.head();
        let input = json!({ "id": id, "code": "A", "name": "a.pdf", "content": "JVBERi0xLjcKMSAwIG9iaiA8PD4+IGVuZG9iago=" });
        h.call(&actor, "evaluation.attach", input).unwrap();
        assert_eq!(h.head(), head);
    });
}
