//! Signing in, and how long it lasts.

use diesel::RunQueryDsl;
use kantoku::domain::access::{Actor, Door, Right, Role};
use kantoku::error::{Error, Result};
use kantoku::operations::{Command, Register, session};
use kantoku::store::{WriteTx, account};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::harness::{Harness, PASSWORD, login_of, on_each_database};

fn sign_in(h: &Harness, actor: &Actor) -> String {
    session::sign_in(&h.register, &login_of(&h.register, actor), PASSWORD, "192.0.2.1", "a browser").expect("the password is right")
}

fn is_open(register: &Register, token: &str) -> bool {
    session::of_token(register, token).expect("the database answers").is_some()
}

#[test]
fn the_token_leads_to_who_signed_in_and_to_what_they_may() {
    on_each_database("2026-04-01", |h| {
        let manager = h.as_(Role::Manager);
        let token = sign_in(h, &manager);
        let who = session::of_token(&h.register, &token).unwrap().expect("the session is open");
        assert_eq!(who.actor, manager);
        assert!(session::of_token(&h.register, "").unwrap().is_none());
        assert!(session::of_token(&h.register, &token[1..]).unwrap().is_none());
    });
}

#[test]
fn an_idle_session_ends_after_an_hour() {
    on_each_database("2026-04-01", |h| {
        let token = sign_in(h, &h.as_(Role::Staff));
        assert!(is_open(&h.minutes_later(59), &token));
        assert!(is_open(&h.minutes_later(59 + 59), &token), "use keeps it open");
        assert!(!is_open(&h.minutes_later(59 + 59 + 60), &token));
    });
}

#[test]
fn a_session_ends_after_twelve_hours_however_much_it_is_used() {
    on_each_database("2026-04-01", |h| {
        let token = sign_in(h, &h.as_(Role::Staff));
        for minutes in (0..720).step_by(45) {
            assert!(is_open(&h.minutes_later(minutes), &token), "{minutes} minutes");
        }
        assert!(is_open(&h.minutes_later(719), &token));
        assert!(!is_open(&h.minutes_later(720), &token));
    });
}

#[test]
fn nothing_tells_a_wrong_password_from_an_unknown_login_or_a_closed_account() {
    on_each_database("2026-04-01", |h| {
        let (known, gone) = (h.someone(&[Role::Staff]), h.someone(&[Role::Staff]));
        h.register.run(&Actor::console(), &Close { id: gone.account.unwrap() }).unwrap();
        let (known, gone) = (login_of(&h.register, &known), login_of(&h.register, &gone));
        let head = h.head();
        let wrong = format!("{PASSWORD} ");
        for (login, password) in [(known.as_str(), wrong.as_str()), (&known, ""), ("nobody", PASSWORD), ("", ""), (&gone, PASSWORD)] {
            let refused = session::sign_in(&h.register, login, password, "", "");
            let Err(Error::Invalid(problems)) = refused else { panic!("{login}: {refused:?}") };
            assert_eq!(problems.0.get("").map(|message| message.id), Some("session-refused"), "{login}");
        }
        assert_eq!(h.head(), head, "a refusal opens nothing");
        assert!(session::actor_of_password(&h.register, &gone, PASSWORD, Door::Cli).is_err());
    });
}

#[test]
fn what_cannot_be_a_login_is_refused_like_a_wrong_one() {
    on_each_database("2026-04-01", |h| {
        for login in ["a\0b", "%", "", "\u{feff}", "ﾀﾛｳ"] {
            let refused = session::sign_in(&h.register, login, PASSWORD, "192.0.2.1", "a browser");
            assert!(matches!(&refused, Err(Error::Invalid(problems)) if problems.0[""].id == "session-refused"), "{login:?}: {refused:?}");
        }
    });
}

#[test]
fn a_login_is_the_same_in_capitals_and_with_spaces_around_it() {
    on_each_database("2026-04-01", |h| {
        let staff = h.as_(Role::Staff);
        let login = format!("  {} ", login_of(&h.register, &staff).to_uppercase());
        assert_eq!(session::actor_of_password(&h.register, &login, PASSWORD, Door::Page).unwrap(), staff);
    });
}

#[test]
fn closing_an_account_ends_its_sessions() {
    on_each_database("2026-04-01", |h| {
        let staff = h.someone(&[Role::Staff]);
        let token = sign_in(h, &staff);
        h.register.run(&Actor::console(), &Close { id: staff.account.unwrap() }).unwrap();
        assert!(!is_open(&h.register, &token));
    });
}

#[test]
fn signing_out_ends_this_session_and_no_other() {
    on_each_database("2026-04-01", |h| {
        let staff = h.as_(Role::Staff);
        let (here, there) = (sign_in(h, &staff), sign_in(h, &staff));
        let who = session::of_token(&h.register, &here).unwrap().unwrap();
        session::sign_out(&h.register, &who, &here).unwrap();
        assert!(!is_open(&h.register, &here));
        assert!(is_open(&h.register, &there));
    });
}

#[derive(diesel::QueryableByName)]
struct Body {
    #[diesel(sql_type = diesel::sql_types::Text)]
    body: String,
}

#[test]
fn neither_the_token_nor_the_password_stands_in_the_database() {
    on_each_database("2026-04-01", |h| {
        let token = sign_in(h, &h.as_(Role::Staff));
        let who = session::of_token(&h.register, &token).unwrap().unwrap();
        session::sign_out(&h.register, &who, &token).unwrap();
        let bodies: Vec<Body> = diesel::sql_query("SELECT body FROM payload").load(&mut h.conn()).unwrap();
        assert!(bodies.len() >= 3);
        for Body { body } in bodies {
            assert!(!body.contains(&token) && !body.contains(PASSWORD) && !body.contains("$argon2"), "{body}");
        }
    });
}

#[test]
fn a_representative_is_one_while_the_office_is_held() {
    on_each_database("2026-04-01", |h| {
        let representative = h.as_(Role::Representative);
        let token = sign_in(h, &representative);
        let who = session::of_token(&h.register, &token).unwrap().unwrap();
        assert!(who.actor.may(Right::ApproveExceptions));
        let before = session::actor_of_password(&h.on("2026-03-31"), &login_of(&h.register, &representative), PASSWORD, Door::Page);
        assert!(before.map_or(true, |actor| !actor.may(Right::ApproveExceptions)), "the office begins on 1 April");
    });
}

#[derive(Serialize, Deserialize, JsonSchema)]
struct Close {
    id: i64,
}

impl Command for Close {
    const NAME: &'static str = "account.close";
    const NEEDS: Right = Right::ManageAccounts;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        account::close(tx, self.id)
    }
}
