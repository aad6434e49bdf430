//! Offices: who may appoint whom, what an office gives, and when one is vacant.

use kantoku::domain::access::{Actor, Role};
use kantoku::error::Error;
use kantoku::operations::session;
use serde_json::{Value, json};

use crate::harness::{Harness, PASSWORD, login_of, on_each_database};

fn appoint(h: &Harness, by: &Actor, person: &Actor, office: &str, from_on: &str, until_on: &Value) -> Result<i64, Error> {
    let input = json!({ "person_id": person.person, "office": office, "from_on": from_on, "until_on": until_on, "letter": "任命書 第1号" });
    h.call(by, "office.appoint", input).map(|appointed| appointed["id"].as_i64().unwrap())
}

fn ids(error: Error) -> Vec<(String, &'static str)> {
    match error {
        Error::Invalid(problems) => problems.0.into_iter().map(|(field, message)| (field, message.id)).collect(),
        other => panic!("{other}"),
    }
}

fn roles_today(h: &Harness, day: &str, who: &Actor) -> Vec<Role> {
    let login = login_of(&h.register, who);
    let actor = session::actor_of_password(&h.on(day), &login, PASSWORD, who.door).expect("the password is right");
    actor.roles.into_iter().collect()
}

#[test]
fn the_representative_is_one_from_the_first_day_to_the_last() {
    on_each_database("2026-04-01", |h| {
        let (manager, person) = (h.as_(Role::PersonalDataManager), h.someone(&[Role::Staff]));
        appoint(h, &manager, &person, "representative", "2026-05-01", &json!("2026-06-30")).unwrap();
        for (day, representative) in [("2026-04-30", false), ("2026-05-01", true), ("2026-06-30", true), ("2026-07-01", false)] {
            assert_eq!(roles_today(h, day, &person).contains(&Role::Representative), representative, "{day}");
        }
    });
}

#[test]
fn nobody_appoints_themselves() {
    on_each_database("2026-04-01", |h| {
        let manager = h.as_(Role::PersonalDataManager);
        let refused = appoint(h, &manager, &manager, "personal_data_manager", "2026-04-01", &Value::Null);
        assert!(matches!(refused, Err(Error::Denied(message)) if message.id == "office-own-appointment"));
        let browser = h.browser_of(&manager);
        let form = [("office", "representative"), ("from_on", "2026-04-01"), ("letter", "任命書")];
        let page = browser.post(&format!("/people/{}/offices", manager.person.unwrap()), &form).expect(422);
        page.expect_words("自分を役職に任命することはできません");
        appoint(h, &h.as_(Role::Representative), &manager, "personal_data_manager", "2026-04-01", &Value::Null).unwrap();
    });
}

#[test]
fn an_office_is_held_once_and_only_while_one_belongs() {
    on_each_database("2026-04-01", |h| {
        let (manager, person) = (h.as_(Role::PersonalDataManager), h.someone(&[Role::Staff]));
        appoint(h, &manager, &person, "audit_officer", "2026-04-01", &json!("2027-03-31")).unwrap();
        for (from_on, until_on, field, id) in [
            ("2027-03-31", Value::Null, "office", "office-held-already"),
            ("2026-03-31", Value::Null, "person_id", "office-person-does-not-belong"),
            ("2028-04-01", json!("2028-03-31"), "until_on", "office-end-before-start"),
        ] {
            let said = ids(appoint(h, &manager, &person, "audit_officer", from_on, &until_on).unwrap_err());
            assert!(said.contains(&(field.to_owned(), id)), "{from_on}: {said:?}");
        }
        appoint(h, &manager, &person, "audit_officer", "2027-04-01", &Value::Null).unwrap();
    });
}

#[test]
fn nobody_puts_off_the_end_of_an_office_of_their_own() {
    on_each_database("2026-04-01", |h| {
        let (manager, other) = (h.someone(&[Role::PersonalDataManager]), h.as_(Role::PersonalDataManager));
        let id = appoint(h, &other, &manager, "representative", "2026-04-01", &json!("2026-06-30")).unwrap();
        let end = |by: &Actor, seen: i64, until_on: &str| h.call(by, "office.end", json!({ "id": id, "seen": seen, "until_on": until_on }));
        let refused = end(&manager, id, "2027-06-30");
        assert!(matches!(refused, Err(Error::Denied(message)) if message.id == "office-own-appointment"));
        end(&manager, id, "2026-05-31").expect("one may go earlier");
        let seen = h.head();
        assert!(matches!(end(&manager, seen, "2026-06-30"), Err(Error::Denied(_))), "and not come back by it");
        end(&other, seen, "2026-06-30").expect("somebody else may correct it");
    });
}

#[test]
fn a_vacant_office_is_an_alarm_on_the_pages_of_the_people() {
    on_each_database("2026-04-01", |h| {
        let manager = h.as_(Role::PersonalDataManager);
        let browser = h.browser_of(&manager);
        for path in ["/people", "/offices", "/"] {
            browser.get(path).expect(200).expect_words("空席の役職があります");
        }
        h.browser_of(&h.as_(Role::Staff)).get("/").expect(200);
        let (one, other) = (h.someone(&[Role::Staff]), h.someone(&[Role::Staff]));
        let id = appoint(h, &manager, &one, "representative", "2026-04-01", &Value::Null).unwrap();
        appoint(h, &manager, &other, "personal_data_manager", "2026-04-01", &Value::Null).unwrap();
        assert!(!browser.get("/people").expect(200).says("空席"));
        browser.get(&format!("/offices/{id}/end")).expect(200);
        browser.post(&format!("/offices/{id}/end"), &[("seen", &id.to_string()), ("until_on", "2026-04-30")]).expect(200);
        let offices = h.call(&manager, "office.list", json!({ "on": "2026-05-01" })).unwrap();
        assert_eq!(offices["vacant"], json!(["representative"]));
        browser.get("/offices?on=2026-05-01").expect(200).expect_words("空席の役職があります");
        browser.get("/").expect(200).expect_words("就いている人がいない役職があります");
        assert!(!browser.get("/").expect(200).says("空席"), "nobody is missing yet");
        assert_eq!(offices["advised"], json!(["chief_privacy_officer", "audit_officer"]));
        let stale = h.call(&manager, "office.end", json!({ "id": id, "seen": id, "until_on": "2026-05-31" }));
        assert!(matches!(stale, Err(Error::Conflict(message)) if message.id == "stale-form"));
    });
}
