//! Templates that an organisation has of its own: tried before they are taken, used everywhere, known by what was in force when.

mod changing;
mod pages;
mod printed;
mod refused;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kantoku::domain::access::{Actor, Role};
use kantoku::error::Result;
use kantoku::operations::Register;
use kantoku::operations::list::find;
use kantoku::web::{App, Setup};
use serde_json::{Value, json};

use crate::harness::{Browser, Harness, PASSWORD, login_of};

/// A picture of one pixel.
const PNG: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

fn png() -> Vec<u8> {
    STANDARD.decode(PNG).unwrap()
}

fn does(register: &Register, actor: &Actor, operation: &str, input: Value) -> Result<Value> {
    find(operation).unwrap().call_and_wait(register, actor, input)
}

fn shown(register: &Register, h: &Harness, name: &str) -> Value {
    does(register, &h.as_(Role::Administrator), "template.show", json!({ "name": name })).unwrap()
}

/// The text in force.
fn text(register: &Register, h: &Harness, name: &str) -> String {
    shown(register, h, name)["text"].as_str().unwrap().to_owned()
}

/// Puts a text in force, by somebody who has seen what holds.
fn put(register: &Register, h: &Harness, name: &str, text: &str) -> Result<Value> {
    let seen = shown(register, h, name)["seq"].clone();
    does(register, &h.as_(Role::Administrator), "template.put", json!({ "name": name, "text": text, "seen": seen }))
}

/// The text in force with one thing in it changed, put in force.
fn change(register: &Register, h: &Harness, name: &str, from: &str, to: &str) {
    let text = text(register, h, name);
    assert!(text.contains(from), "{name} does not hold {from}");
    put(register, h, name, &text.replacen(from, to, 1)).unwrap_or_else(|error| panic!("{name}: {error:?}"));
}

/// Puts a logo in force, or nothing in its place.
fn put_logo(register: &Register, h: &Harness, bytes: &[u8]) -> Result<Value> {
    let admin = h.as_(Role::Administrator);
    let seen = does(register, &admin, "template.show_logo", json!({})).unwrap()["seq"].clone();
    does(register, &admin, "template.put_logo", json!({ "content": STANDARD.encode(bytes), "seen": seen }))
}

/// Someone of that role before a server that can set templates of the press.
fn browser(register: &Register, h: &Harness, role: Role) -> Browser {
    let setup = Setup {
        readers: 1,
        secure: false,
        trusted_proxy: false,
        open_metrics: false,
        font_dir: None,
        program: Some(env!("CARGO_BIN_EXE_kantoku").into()),
        sends_mail: false,
    };
    let browser = Browser::before(App::set_up(register.clone(), setup));
    browser.sign_in(&login_of(&h.register, &h.as_(role)), PASSWORD);
    browser
}
