//! Everything that takes an input, tried with everything that people and programs get wrong: an answer in words, never a fault.

mod operations;
mod pages;
mod schema;

use kantoku::domain::access::{Actor, Right, Role};
use kantoku::error::{Error, Result};
use kantoku::locale::Language;

use crate::harness::Harness;

const TODAY: &str = "2026-04-01";

/// Script, a template, characters of four bytes and such that combine, and what ends a statement of SQL.
const HOSTILE: &str = "<script>alert(1)</script>{{page}}${x}{ $n }𠮷か\u{3099}👩‍👩‍👧'; DROP TABLE ledger;--";

/// Whoever may do it: a person with every role, or else whoever holds the machine.
fn whoever_may(h: &Harness, all: &Actor, right: Right) -> Actor {
    if all.may(right) {
        return all.clone();
    }
    assert!(Actor::console().may(right) || right == Right::Nobody, "{right} is nobody's on {:?}", h.database.engine);
    Actor::console()
}

/// Somebody with every role. The first account of the register is another's, so that nothing that is tried shuts them out.
fn somebody_with_every_role(h: &Harness) -> Actor {
    h.as_(Role::Staff);
    h.someone(Role::ALL)
}

/// What did not go well was refused, in words that both languages have.
#[track_caller]
fn assert_no_fault<T>(result: Result<T>, what: &str) {
    let Err(error) = result else { return };
    let messages = match &error {
        Error::Fault(fault) => panic!("{what}: {} at {}", fault.source, fault.at),
        Error::Invalid(problems) => problems.0.values().cloned().collect(),
        other => vec![other.message()],
    };
    for message in messages {
        assert!(Language::ALL.iter().all(|language| language.has(message.id)), "{what}: {} is said in no language", message.id);
    }
}
