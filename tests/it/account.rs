//! Accounts: links, passwords, roles, and who keeps the keys.

use kantoku::domain::access::{Actor, Door, Role};
use kantoku::error::Error;
use kantoku::operations::first_link::first_link;
use kantoku::operations::session;
use serde_json::{Value, json};

use crate::harness::{Browser, Harness, PASSWORD, login_of, on_each_database};

const NEW: &str = "a quite different sentence";

/// Whether a text stands in any payload of the ledger, or in a table where secrets could.
pub fn stands_in_the_database(h: &Harness, text: &str) -> bool {
    use diesel::prelude::*;
    use diesel::sql_types::{BigInt, Text};
    #[derive(QueryableByName)]
    struct Found {
        #[diesel(sql_type = BigInt)]
        n: i64,
    }
    let mark = if h.database.engine == crate::harness::Engine::Sqlite { "?" } else { "$1" };
    [("payload", "body"), ("password", "hash"), ("api_token", "name"), ("session", "agent")].iter().any(|(table, column)| {
        let question = format!("SELECT count(*) AS n FROM {table} WHERE {column} LIKE {mark}");
        diesel::sql_query(question).bind::<Text, _>(format!("%{text}%")).get_result::<Found>(&mut h.conn()).unwrap().n > 0
    })
}

fn person(h: &Harness) -> i64 {
    let code = format!("S{}", h.head());
    h.call(&Actor::console(), "person.enter", json!({ "code": code, "name": "招待 花子", "kind": "staff" })).unwrap()["id"]
        .as_i64()
        .unwrap()
}

fn invite(h: &Harness, by: &Actor, person: i64, login: &str, roles: &Value) -> Result<Value, Error> {
    h.call(by, "account.invite", json!({ "person_id": person, "login": login, "roles": roles }))
}

fn path(linked: &Value) -> String {
    linked["path"].as_str().expect("a path").to_owned()
}

fn signs_in(h: &Harness, day: &str, login: &str, password: &str) -> bool {
    session::actor_of_password(&h.on(day), login, password, Door::Cli).is_ok()
}

fn refused(result: Result<Value, Error>) -> &'static str {
    match result {
        Err(Error::Conflict(message) | Error::Denied(message)) => message.id,
        Err(Error::Invalid(problems)) => problems.0.into_values().next().unwrap().id,
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_first_administrator_comes_in_by_the_link_once() {
    on_each_database("2026-04-01", |h| {
        let token = first_link(&h.register).unwrap().expect("there is no account yet");
        let (browser, address) = (h.browser(), format!("/links/{token}"));
        browser.get(&address).expect(200).expect_words("最初の管理者を登録する");
        let form = [("organisation", "みどりの架け橋"), ("name", "管理 太郎"), ("kana", "かんり たろう"), ("login", "Admin")];
        let wrong = browser.post(&address, &[("login", "太郎"), ("password", "short")]).expect(422);
        for words in ["12文字以上", "ログイン名に使えません", "管理者になるあなた"] {
            assert!(wrong.says(words), "{words}");
        }
        browser.post(&address, &[&form[..], &[("password", PASSWORD)]].concat()).expect(200).expect_words("サインインしてください");
        browser.get(&address).expect(409).expect_words("このリンクは使えません");
        browser.sign_in("admin", PASSWORD);
        browser.get("/accounts").expect(200).expect_words("管理 太郎").expect_words("システム管理者");
        browser.get("/settings").expect(200).expect_words("みどりの架け橋");
        assert!(first_link(&h.register).unwrap().is_none());
        assert!(!stands_in_the_database(h, &token) && !stands_in_the_database(h, PASSWORD));
    });
}

#[test]
fn an_invitation_is_accepted_once_and_runs_out() {
    on_each_database("2026-04-01", |h| {
        let linked = invite(h, &h.as_(Role::Administrator), person(h), "Hanako", &json!(["procurement"])).unwrap();
        let (browser, address) = (h.browser(), path(&linked));
        assert!(!signs_in(h, "2026-04-01", "hanako", ""));
        browser.get(&address).expect(200).expect_words("招待 花子");
        browser.post(&address, &[("password", "hanako")]).expect(422).expect_words("12文字以上");
        browser.post(&address, &[("password", NEW)]).expect(200);
        browser.post(&address, &[("password", PASSWORD)]).expect(409);
        assert!(signs_in(h, "2026-04-01", "hanako", NEW));
        let token = address.rsplit('/').next().unwrap();
        assert!(!stands_in_the_database(h, token) && !stands_in_the_database(h, NEW));

        let late = path(&invite(h, &h.as_(Role::Administrator), person(h), "taro", &json!([])).unwrap());
        let late = late.rsplit('/').next().unwrap().to_owned();
        let accept = |register: &kantoku::operations::Register| {
            let operation = kantoku::operations::list::find("account.accept").unwrap();
            operation.call_and_wait(register, &Actor::nobody(Door::Page), json!({ "token": late, "password": NEW }))
        };
        assert_eq!(refused(accept(&h.minutes_later(72 * 60))), "account-link-void");
        accept(&h.minutes_later(72 * 60 - 1)).unwrap();
    });
}

#[test]
fn a_new_link_voids_the_one_before_and_ends_the_sessions_when_it_is_used() {
    on_each_database("2026-04-01", |h| {
        let (administrator, holder) = (h.as_(Role::Administrator), h.someone(&[Role::Staff]));
        let browser = h.browser_of(&holder);
        let reset = || path(&h.call(&administrator, "account.reset", json!({ "id": holder.account })).unwrap());
        let (first, second) = (reset(), reset());
        let stranger = h.browser();
        stranger.get(&first).expect(409);
        browser.get("/account").expect(200).expect_words("この端末");
        stranger.get(&second).expect(200).expect_words("パスワードを再設定する");
        stranger.post(&second, &[("password", NEW)]).expect(200);
        browser.get("/account").expect_words("サインイン").expect_words("name=\"login\"");
        let login = login_of(&h.register, &holder);
        assert!(signs_in(h, "2026-04-01", &login, NEW) && !signs_in(h, "2026-04-01", &login, PASSWORD));
    });
}

#[test]
fn an_invitation_is_checked_as_a_whole() {
    on_each_database("2026-04-01", |h| {
        let (administrator, holder) = (h.as_(Role::Administrator), h.as_(Role::Staff));
        let taken = login_of(&h.register, &holder);
        let input = json!({ "person_id": holder.person, "login": taken, "roles": ["representative"] });
        let Err(Error::Invalid(problems)) = h.call(&administrator, "account.invite", input) else { panic!("it was taken") };
        let said: Vec<_> = problems.0.iter().map(|(field, message)| (field.as_str(), message.id)).collect();
        let expected = [("login", "account-login-taken"), ("person_id", "account-person-has-one"), ("roles", "account-role-is-office")];
        assert_eq!(said, expected);
        assert_eq!(refused(invite(h, &administrator, 999_999, "nobody", &json!([]))), "account-person-does-not-belong");
    });
}

#[test]
fn nobody_grants_roles_to_themselves_through_any_door() {
    on_each_database("2026-04-01", |h| {
        let administrator = h.as_(Role::Administrator);
        let grant = json!({ "id": administrator.account, "role": "personal_data_manager" });
        for door in [Door::Page, Door::Api, Door::Cli, Door::Import] {
            assert_eq!(
                refused(h.call(&administrator.clone().through(door), "account.grant", grant.clone())),
                "account-own-roles",
                "{door}"
            );
        }
        assert_eq!(refused(invite(h, &administrator, administrator.person.unwrap(), "second", &json!(["manager"]))), "account-own-roles");
        let page =
            h.browser_of(&administrator).post(&format!("/accounts/{}/grant", administrator.account.unwrap()), &[("role", "manager")]);
        page.expect(422).expect_words("自分に役割を付与することはできません");
        let other = h.someone(&[Role::Administrator]);
        h.call(&other, "account.grant", grant.clone()).unwrap();
        let head = h.head();
        h.call(&other, "account.grant", grant).unwrap();
        assert_eq!(h.head(), head, "what was granted is not granted again");
    });
}

#[test]
fn the_last_administrator_stays() {
    on_each_database("2026-04-01", |h| {
        let administrator = h.as_(Role::Administrator);
        let lift = json!({ "id": administrator.account, "role": "administrator" });
        assert_eq!(refused(h.call(&administrator, "account.revoke", lift.clone())), "account-last-administrator");
        let invited = invite(h, &administrator, person(h), "second", &json!(["administrator"])).unwrap();
        assert_eq!(
            refused(h.call(&administrator, "account.revoke", lift.clone())),
            "account-last-administrator",
            "who has not come yet does not count"
        );
        h.browser().post(&path(&invited), &[("password", NEW)]).expect(200);
        h.call(&administrator, "account.revoke", lift).unwrap();
        assert_eq!(refused(h.call(&Actor::console(), "account.close", json!({ "id": invited["id"] }))), "account-last-administrator");
        h.call(&Actor::console(), "account.close", json!({ "id": administrator.account })).unwrap();
    });
}

#[test]
fn a_password_is_changed_by_who_knows_the_old_one_and_other_sessions_end() {
    on_each_database("2026-04-01", |h| {
        let holder = h.as_(Role::Manager);
        let (here, there) = (h.browser_of(&holder), h.browser_of(&holder));
        let change =
            |browser: &Browser, old: &str, new: &str| browser.post("/account/password", &[("old_password", old), ("new_password", new)]);
        let wrong = change(&here, "not the password at all", "short").expect(422);
        assert!(wrong.says("今のパスワードが違います") && wrong.says("12文字以上") && !wrong.says("not the password"));
        change(&here, PASSWORD, PASSWORD).expect(422).expect_words("今と同じパスワード");
        change(&here, PASSWORD, NEW).expect(200).expect_words("パスワードを変更しました");
        here.get("/account").expect(200).expect_words("この端末");
        there.get("/account").expect_words("name=\"login\"");
        assert!(!stands_in_the_database(h, NEW) && !stands_in_the_database(h, "argon2id$v=19$m=1,"));
        let login = login_of(&h.register, &holder);
        assert!(signs_in(h, "2026-04-01", &login, NEW) && !signs_in(h, "2026-04-01", &login, PASSWORD));
    });
}

#[test]
fn a_password_is_not_found_out_by_changing_it() {
    on_each_database("2026-04-01", |h| {
        let browser = h.browser_of(&h.as_(Role::Manager));
        let tries = (0..8).map(|_| browser.post("/account/password", &[("old_password", "guess"), ("new_password", NEW)]).status);
        let tries: Vec<u16> = tries.collect();
        assert!(tries.contains(&422) && tries.ends_with(&[429]), "{tries:?}");
    });
}

#[test]
fn sessions_are_seen_and_ended_by_their_holder_and_by_administrators() {
    on_each_database("2026-04-01", |h| {
        let (holder, stranger, administrator) = (h.as_(Role::Manager), h.as_(Role::Procurement), h.as_(Role::Administrator));
        let browser = h.browser_of(&holder);
        let id = json!({ "id": holder.account });
        assert_eq!(h.call(&holder, "account.sessions", json!({})).unwrap()[0]["address"], "192.0.2.1");
        for operation in ["account.sessions", "account.sign_out_everywhere"] {
            assert_eq!(refused(h.call(&stranger, operation, id.clone())), "access-denied", "{operation}");
            assert_eq!(refused(h.call(&Actor::console(), operation, json!({}))), "access-needs-person", "{operation}");
        }
        assert_eq!(h.call(&administrator, "account.sign_out_everywhere", id.clone()).unwrap()["sessions"], 1);
        browser.get("/account").expect_words("name=\"login\"");
        let again = h.browser_of(&holder);
        again.post("/account/sign-out", &[]).expect(200).expect_words("すべての端末からサインアウトしました");
        assert_eq!(h.call(&administrator, "account.sessions", id).unwrap(), json!([]));
    });
}

#[test]
fn who_has_left_is_let_in_nowhere() {
    on_each_database("2026-04-01", |h| {
        let holder = h.as_(Role::Manager);
        let login = login_of(&h.register, &holder);
        let token = session::sign_in(&h.register, &login, PASSWORD, "192.0.2.1", "a browser").unwrap();
        let seen = h.call(&Actor::console(), "person.show", json!({ "id": holder.person })).unwrap()["seen"].clone();
        h.call(&Actor::console(), "person.leave", json!({ "id": holder.person, "seen": seen, "until_on": "2026-04-01" })).unwrap();
        assert!(session::of_token(&h.register, &token).unwrap().is_some(), "the last day is a day");
        assert!(signs_in(h, "2026-04-01", &login, PASSWORD) && !signs_in(h, "2026-04-02", &login, PASSWORD));
        assert!(session::of_token(&h.at("2026-04-01T15:00:00"), &token).unwrap().is_none(), "midnight in Tokyo");
    });
}

#[test]
fn a_closed_account_is_gone_and_its_login_with_it() {
    on_each_database("2026-04-01", |h| {
        let (administrator, holder) = (h.as_(Role::Administrator), h.as_(Role::Staff));
        let (browser, login) = (h.browser_of(&holder), login_of(&h.register, &holder));
        let link = path(&h.call(&administrator, "account.reset", json!({ "id": holder.account })).unwrap());
        h.call(&administrator, "account.close", json!({ "id": holder.account })).unwrap();
        browser.get("/account").expect_words("name=\"login\"");
        h.browser().get(&link).expect(409);
        assert!(!signs_in(h, "2026-04-01", &login, PASSWORD));
        for (operation, input) in
            [("account.reset", json!({ "id": holder.account })), ("account.grant", json!({ "id": holder.account, "role": "auditor" }))]
        {
            assert_eq!(refused(h.call(&administrator, operation, input)), "account-closed-already", "{operation}");
        }
        assert_eq!(refused(invite(h, &administrator, holder.person.unwrap(), &login, &json!([]))), "account-login-taken");
        invite(h, &administrator, holder.person.unwrap(), "again", &json!([])).unwrap();
    });
}

#[test]
fn an_administrator_invites_through_the_pages() {
    on_each_database("2026-04-01", |h| {
        let browser = h.browser_of(&h.as_(Role::Administrator));
        let person = person(h);
        browser.get(&format!("/people/{person}")).expect(200).expect_words("アカウントに招待する");
        let address = format!("/people/{person}/account");
        browser.get(&address).expect(200).expect_words("招待リンクを作る");
        browser.post(&address, &[("login", "花子"), ("roles", "manager"), ("roles", "auditor")]).expect(422).expect_words("checked");
        let page = browser.post(&address, &[("login", "hanako"), ("roles", "manager"), ("roles", "auditor")]).expect(200);
        let text = page.expect_words("http://kantoku.test/links/").text();
        let link = text.split("http://kantoku.test").nth(1).and_then(|rest| rest.split('<').next()).unwrap();
        h.browser().get(link).expect(200);
        browser.get("/accounts").expect(200).expect_words("hanako").expect_words("招待中");
        for other in [Role::Procurement, Role::PersonalDataManager, Role::Staff] {
            h.browser_of(&h.as_(other)).get("/accounts").expect(403);
        }
    });
}

#[test]
fn settings_are_made_together_or_not_at_all() {
    on_each_database("2026-04-01", |h| {
        let browser = h.browser_of(&h.as_(Role::PersonalDataManager));
        let long = "あ".repeat(201);
        let wrong =
            browser.post("/settings", &[("organisation_ja", "新しい名前"), ("organisation_en", &long), ("fiscal_year_start", "13")]);
        let wrong = wrong.expect(422).expect_words("200文字以内").expect_words("1から12まで");
        assert!(wrong.says("value=\"新しい名前\""));
        assert_eq!(h.call(&Actor::console(), "setting.list", json!({})).unwrap()["organisation_ja"], "");
        let head = h.head();
        let page =
            browser.post("/settings", &[("organisation_ja", "新しい名前"), ("organisation_en", ""), ("fiscal_year_start", "１０月")]);
        page.expect(422);
        browser
            .post("/settings", &[("organisation_ja", "新しい名前"), ("organisation_en", ""), ("fiscal_year_start", "10")])
            .expect(200)
            .expect_words("新しい名前");
        assert_eq!(h.head(), head + 2, "what stays as it was makes no entry");
        h.browser_of(&h.as_(Role::Manager)).get("/settings").expect(403);
    });
}
