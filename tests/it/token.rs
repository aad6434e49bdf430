//! API tokens: for one role, for a time, for as long as their holder has the role.

use kantoku::domain::access::{Actor, Door, Right, Role};
use kantoku::error::Error;
use kantoku::operations::session;
use serde_json::{Value, json};

use crate::harness::{Harness, on_each_database};

fn issue(h: &Harness, actor: &Actor, role: &str, expires_on: &str) -> (i64, String) {
    let issued =
        h.call(actor, "token.issue", json!({ "name": "連携", "role": role, "expires_on": expires_on })).expect("a token is issued");
    (issued["id"].as_i64().unwrap(), issued["token"].as_str().unwrap().to_owned())
}

fn opens(h: &Harness, day: &str, token: &str) -> bool {
    session::of_api_token(&h.on(day), token, Door::Api).is_ok()
}

#[test]
fn a_token_acts_in_one_role_of_its_holder() {
    on_each_database("2026-04-01", |h| {
        let holder = h.someone(&[Role::Auditor, Role::Procurement]);
        let (id, token) = issue(h, &holder, "auditor", "2026-12-31");
        let actor = session::of_api_token(&h.register, &token, Door::Api).unwrap();
        assert_eq!((actor.person, actor.token), (holder.person, Some(id)));
        assert!(actor.may(Right::ReadLedger) && !actor.may(Right::PrepareEvaluations));
        let refused = h.call(&holder, "token.issue", json!({ "name": "連携", "role": "manager", "expires_on": "2026-12-31" }));
        assert!(matches!(refused, Err(Error::Invalid(problems)) if problems.0["role"].id == "token-role-not-held"));
    });
}

#[test]
fn a_token_ends_with_its_last_day_its_revocation_its_role_and_its_account() {
    on_each_database("2026-04-01", |h| {
        let (holder, administrator) = (h.someone(&[Role::Auditor]), h.as_(Role::Administrator));
        let (_, token) = issue(h, &holder, "auditor", "2026-12-31");
        assert!(opens(h, "2026-12-31", &token) && !opens(h, "2027-01-01", &token));
        let (id, token) = issue(h, &holder, "auditor", "2026-12-31");
        h.call(&holder, "token.revoke", json!({ "id": id })).unwrap();
        assert!(!opens(h, "2026-04-01", &token));
        let (_, token) = issue(h, &holder, "auditor", "2026-12-31");
        h.call(&administrator, "account.revoke", json!({ "id": holder.account, "role": "auditor" })).unwrap();
        let actor = session::of_api_token(&h.register, &token, Door::Api).unwrap();
        assert!(!actor.may(Right::OwnAccount), "without the role it may nothing");
        h.call(&administrator, "account.close", json!({ "id": holder.account })).unwrap();
        assert!(!opens(h, "2026-04-01", &token));
    });
}

#[test]
fn a_token_makes_no_successor_and_no_password() {
    on_each_database("2026-04-01", |h| {
        let (_, token) = issue(h, &h.as_(Role::Administrator), "administrator", "2026-12-31");
        let actor = session::of_api_token(&h.register, &token, Door::Api).unwrap();
        let next = json!({ "name": "次", "role": "administrator", "expires_on": "2027-03-31" });
        let own = json!({ "id": actor.account });
        let another = json!({ "id": h.as_(Role::Manager).account });
        for (operation, input) in [
            ("token.issue", next),
            ("account.change_password", json!({ "old_password": "a", "new_password": "b" })),
            ("account.reset", own),
            ("account.reset", another),
        ] {
            let refused = h.call(&actor, operation, input);
            assert!(matches!(refused, Err(Error::Denied(message)) if message.id == "access-not-by-token"), "{operation}");
        }
        let console = h.call(&Actor::console(), "token.issue", json!({ "name": "x", "role": "auditor", "expires_on": "2026-12-31" }));
        assert!(matches!(console, Err(Error::Denied(message)) if message.id == "access-needs-person"));
    });
}

#[test]
fn a_token_is_for_a_year_at_most_and_for_somebody() {
    on_each_database("2026-04-01", |h| {
        let holder = h.as_(Role::Auditor);
        for wrong in ["2026-03-31", "2027-04-03"] {
            let refused = h.call(&holder, "token.issue", json!({ "name": "連携", "role": "auditor", "expires_on": wrong }));
            assert!(
                matches!(refused, Err(Error::Invalid(problems)) if problems.0["expires_on"].id == "token-expiry-out-of-range"),
                "{wrong}"
            );
        }
        let (id, _) = issue(h, &holder, "auditor", "2027-04-01");
        let stranger = h.call(&h.as_(Role::Procurement), "token.revoke", json!({ "id": id }));
        assert!(matches!(stranger, Err(Error::NotFound("token"))), "whose it is stays unsaid");
        let list = |actor: &Actor, account: Value| h.call(actor, "token.list", json!({ "account_id": account }));
        assert!(matches!(list(&h.as_(Role::Procurement), json!(holder.account)), Err(Error::Denied(_))));
        assert_eq!(list(&h.as_(Role::Administrator), json!(holder.account)).unwrap()[0]["in_force"], true);
        h.call(&h.as_(Role::Administrator), "token.revoke", json!({ "id": id })).unwrap();
        assert_eq!(list(&holder, Value::Null).unwrap()[0]["revoked"], true);
    });
}

#[test]
fn a_token_is_told_once_on_a_page_and_stands_nowhere() {
    on_each_database("2026-04-01", |h| {
        let browser = h.browser_of(&h.as_(Role::Auditor));
        let form = [("name", "会計連携"), ("role", "auditor"), ("expires_on", "令和8年12月31日")];
        let page = browser.post("/account/tokens", &form).expect(200);
        let text = page.text();
        let token = text.split("<code id=\"token\">").nth(1).and_then(|rest| rest.split('<').next()).expect("the token stands on the page");
        assert!(opens(h, "2026-04-01", token));
        assert!(!browser.get("/account").expect(200).expect_words("会計連携").says(token));
        assert!(!crate::account::stands_in_the_database(h, token));
    });
}
