//! Who acts at a terminal: the one who signs in, the holder of a token, or else whoever holds the machine.

use std::io::IsTerminal;

use super::Call;
use crate::domain::access::{Actor, Door};
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::Register;
use crate::operations::session::{actor_of_password, of_api_token};

/// A login wins over a token, and what is typed over what the environment says.
///
/// # Errors
/// `Invalid` for a wrong password, or none; `SignedOut` for a token that is not in force.
pub fn of(call: &Call<'_>, register: &Register) -> Result<Actor> {
    let variable = |name: &str| std::env::var(name).ok().filter(|text| !text.is_empty());
    let (user, token) = (call.typed("user"), call.typed("token"));
    match (user, token) {
        (Some(login), _) => actor_of_password(register, login, &password(call, login)?, Door::Cli),
        (None, Some(token)) => of_api_token(register, token, Door::Cli),
        (None, None) => match (variable("KANTOKU_USER"), variable("KANTOKU_TOKEN")) {
            (Some(login), _) => actor_of_password(register, &login, &password(call, &login)?, Door::Cli),
            (None, Some(token)) => of_api_token(register, &token, Door::Cli),
            (None, None) => Ok(Actor::console()),
        },
    }
}

/// From the environment, else asked for without showing it.
fn password(call: &Call<'_>, login: &str) -> Result<String> {
    if let Ok(password) = std::env::var("KANTOKU_PASSWORD") {
        return Ok(password);
    }
    if !std::io::stdin().is_terminal() {
        return Err(Error::invalid("", Message::new("cli-password-missing").with("login", login)));
    }
    let prompt = call.language.say(&Message::new("cli-password-prompt").with("login", login));
    Ok(rpassword::prompt_password(format!("{prompt} "))?)
}
