//! Two managers at once.

use kantoku::domain::access::Role;
use serde_json::json;

use super::{TODAY, call, person, prepared, said, signed};
use crate::harness::on_each_database;

#[test]
fn of_two_managers_who_sign_off_at_once_one_does_and_the_other_is_told() {
    on_each_database(TODAY, |h| {
        let (agreement, hanako) = (prepared(h), person(h, "S-1", "山田 花子"));
        let id = signed(h, agreement, hanako, "山田 花子");
        let managers = [h.someone(&[Role::Manager]), h.someone(&[Role::Manager])];
        let done: Vec<_> = std::thread::scope(|scope| {
            let started: Vec<_> = managers
                .iter()
                .map(|manager| {
                    let register = h.register.clone();
                    scope.spawn(move || call(&register, manager, "nda.sign_off", json!({ "seen": i64::MAX, "ids": [id] })))
                })
                .collect();
            started.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert_eq!(done.iter().filter(|result| result.is_ok()).count(), 1, "{done:?}");
        let told = done.iter().find_map(|result| result.as_ref().err()).unwrap();
        assert_eq!(said(told), [(String::new(), "nda-not-to-be-signed-off")]);
    });
}
