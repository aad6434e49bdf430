//! Texts of one's own, handed in as files.

use kantoku::domain::access::Role;
use serde_json::json;

use super::{TODAY, adopt, open, propose, said, shown, text, write};
use crate::harness::on_each_database;

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj <<>> endobj\n";
/// The same in base64.
const PDF_BASE64: &str = "JVBERi0xLjcKMSAwIG9iaiA8PD4+IGVuZG9iago=";

#[test]
fn a_file_takes_the_place_of_a_body_and_lives_as_any_version() {
    on_each_database(TODAY, |h| {
        let writer = h.as_(Role::Procurement);
        let version_id = open(&h.register, &writer);
        write(&h.register, &writer, version_id).unwrap();
        let seen = shown(&h.register, &writer, version_id).seq;
        let upload =
            json!({ "version_id": version_id, "seen": seen, "language": "ja", "name": "C:\\文面\\誓約書.pdf", "content": PDF_BASE64 });
        let id = h.call(&writer, "agreement.upload_text", upload.clone()).unwrap();
        let head = h.head();
        assert_eq!(h.call(&writer, "agreement.upload_text", upload).unwrap(), id, "the same file again is the same file");
        assert_eq!(h.head(), head);
        let version = shown(&h.register, &writer, version_id);
        let file = version.text.ja.file.clone().unwrap();
        assert_eq!((json!(file.id), file.name.as_str(), file.media_type.as_str()), (id, "誓約書.pdf", "application/pdf"));
        assert!(version.text.ja.body.is_empty() && !version.text.en.body.is_empty());
        propose(&h.register, &writer, version_id).unwrap();
        adopt(&h.register, &h.as_(Role::Manager), version_id, TODAY).unwrap();
        let page = h.browser_of(&h.as_(Role::Manager)).get(&format!("/agreements/versions/{version_id}"));
        page.expect(200).expect_words("誓約書.pdf").expect_words(&file.hash);
    });
}

#[test]
fn a_body_takes_the_place_of_a_file() {
    on_each_database(TODAY, |h| {
        let writer = h.as_(Role::Procurement);
        let version_id = open(&h.register, &writer);
        let upload = json!({ "version_id": version_id, "seen": version_id, "language": "en", "name": "a.pdf", "content": PDF_BASE64 });
        h.call(&writer, "agreement.upload_text", upload).unwrap();
        let seen = shown(&h.register, &writer, version_id).seq;
        let without = kantoku::operations::agreement::Write { body_en: String::new(), ..text(version_id, seen) };
        h.register.run(&writer, &without).unwrap();
        assert!(shown(&h.register, &writer, version_id).text.en.file.is_some(), "an empty body leaves the file");
        write(&h.register, &writer, version_id).unwrap();
        assert!(shown(&h.register, &writer, version_id).text.en.file.is_none());
    });
}

#[test]
fn other_kinds_of_file_are_refused_and_leave_nothing_behind() {
    on_each_database(TODAY, |h| {
        let writer = h.as_(Role::Procurement);
        let version_id = open(&h.register, &writer);
        let head = h.head();
        let upload = |name: &str, content: &str| {
            let input = json!({ "version_id": version_id, "seen": version_id, "language": "ja", "name": name, "content": content });
            said(&h.call(&writer, "agreement.upload_text", input).unwrap_err())
        };
        assert_eq!(upload("a.txt", "5pys5paH"), [("content".to_owned(), "document-kind-not-taken")]);
        assert_eq!(upload("a.docx", PDF_BASE64), [("content".to_owned(), "document-unlike-its-name")]);
        assert_eq!(upload("a.html", "PGI+"), [("content".to_owned(), "document-kind-not-taken")]);
        assert_eq!(h.head(), head);
        let browser = h.browser_of(&writer);
        let path = format!("/agreements/versions/{version_id}/file");
        let fields = [("seen", &*version_id.to_string()), ("language", "en")];
        browser.upload(&path, &fields, &[("file", "文面.txt", "本文".as_bytes())]).expect(422).expect_words("文面.txt");
        assert_eq!(browser.upload(&path, &fields, &[]).status, 422);
        browser.upload(&path, &fields, &[("file", "text.pdf", PDF)]).expect(200).expect_words("text.pdf");
    });
}
