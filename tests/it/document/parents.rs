//! To what a file belongs, and who may read it therefore.

use diesel::connection::SimpleConnection;
use kantoku::domain::access::{Actor, Role};
use kantoku::error::Error;
use serde_json::json;

use super::{PDF, TODAY, attach, show};
use crate::evaluation::{begun, four};
use crate::harness::{Harness, on_each_database};

/// The file of an evaluation, and rows that say to what else it belongs.
fn also(h: &Harness, rows: &[String]) {
    let mut conn = h.conn();
    for row in rows {
        conn.batch_execute(row).unwrap_or_else(|error| panic!("{row}: {error}"));
    }
}

/// A file that belongs to nothing yet.
fn loose(h: &Harness) -> i64 {
    let id = attach(h, begun(h, four()), "a.pdf", PDF).unwrap();
    also(h, &[format!("DELETE FROM answer_document WHERE document_id = {id}")]);
    id
}

fn is_found(h: &Harness, actor: &Actor, id: i64) -> bool {
    let shown = show(h, actor, id);
    assert!(!matches!(shown, Err(Error::Denied(_))), "who may not read it does not learn that it is there");
    let page = h.browser_of(actor).get(&format!("/documents/{id}"));
    assert_eq!(page.status, if shown.is_ok() { 200 } else { 404 });
    shown.is_ok()
}

#[test]
fn the_file_of_an_evaluation_is_read_by_those_who_read_evaluations() {
    on_each_database(TODAY, |h| {
        let evaluation = begun(h, four());
        let id = attach(h, evaluation, "a.pdf", PDF).unwrap();
        let found = show(h, &h.as_(Role::Auditor), id).unwrap();
        assert_eq!(found["parent"], json!({ "subject": "evaluation", "id": evaluation }));
        assert!(is_found(h, &h.as_(Role::Manager), id));
        assert!(!is_found(h, &h.as_(Role::Staff), id));
    });
}

#[test]
fn a_file_that_belongs_to_nothing_is_read_by_nobody() {
    on_each_database(TODAY, |h| {
        let id = loose(h);
        assert!(!is_found(h, &h.as_(Role::PersonalDataManager), id));
        assert!(matches!(show(h, &Actor::console(), id), Err(Error::NotFound("document"))));
    });
}

#[test]
fn the_text_of_an_agreement_is_read_by_everyone_who_may_be_bound_by_it() {
    on_each_database(TODAY, |h| {
        let id = loose(h);
        also(h, &agreement(Some(id)));
        assert!(is_found(h, &h.as_(Role::Staff), id));
        assert_eq!(show(h, &h.as_(Role::Staff), id).unwrap()["parent"], json!({ "subject": "agreement", "id": 1 }));
    });
}

#[test]
fn the_file_of_a_contract_is_read_by_those_who_read_the_register() {
    on_each_database(TODAY, |h| {
        let id = loose(h);
        also(h, &[format!("INSERT INTO contract_document (contract_id, document_id, seq) VALUES (5, {id}, 1)")]);
        assert!(is_found(h, &h.as_(Role::Procurement), id));
        assert!(!is_found(h, &h.as_(Role::Staff), id));
        assert_eq!(show(h, &h.as_(Role::Manager), id).unwrap()["parent"], json!({ "subject": "contract", "id": 5 }));
    });
}

#[test]
fn the_scan_of_an_nda_is_read_by_whoever_is_bound_by_it() {
    on_each_database(TODAY, |h| {
        let id = loose(h);
        let (bound, other) = (h.someone(&[Role::Staff]), h.someone(&[Role::Staff]));
        let (bound_id, other_id) = (bound.person.unwrap(), other.person.unwrap());
        also(h, &agreement(None));
        also(h, &[nda(1, other_id, None), nda(2, bound_id, None), signed(2, id)]);
        assert!(is_found(h, &bound, id) && is_found(h, &h.as_(Role::Procurement), id));
        assert!(!is_found(h, &other, id));
        let found = show(h, &bound, id).unwrap();
        assert_eq!(found["parent"], json!({ "subject": "nda", "id": 2, "person_id": bound_id }));
        also(h, &[nda(3, other_id, Some(id))]);
        assert!(is_found(h, &other, id), "the same file as the text of their own");
    });
}

fn agreement(file: Option<i64>) -> Vec<String> {
    let file = file.map_or("NULL".to_owned(), |id| id.to_string());
    vec![
        "INSERT INTO agreement (id, code, kind, name_ja, name_en, seq) VALUES (1, 'A', 'pledge', '誓約書', 'Pledge', 1)".to_owned(),
        "INSERT INTO agreement_version (id, agreement_id, number, seq) VALUES (1, 1, 1, 1)".to_owned(),
        format!(
            "INSERT INTO agreement_text (version_id, title_ja, title_en, body_ja, body_en, file_ja_id, checklist, note, seq) \
             VALUES (1, '', '', '', '', {file}, 1, '', 1)"
        ),
    ]
}

fn nda(id: i64, person_id: i64, file: Option<i64>) -> String {
    let file = file.map_or("NULL".to_owned(), |id| id.to_string());
    format!(
        "INSERT INTO nda (id, version_id, language, person_id, signatory, signatory_email, issued_on, text, file_id, hash, seq) \
         VALUES ({id}, 1, 'ja', {person_id}, '', '', '2026-04-01', '', {file}, '', 1)"
    )
}

fn signed(nda: i64, file: i64) -> String {
    format!(
        "INSERT INTO signature (nda_id, method, signed_on, recorded_at, typed_name, address, agent, hash, file_id, seq) \
         VALUES ({nda}, 'paper', '2026-04-01', '2026-04-01 00:00:00', '', '', '', '', {file}, 1)"
    )
}
