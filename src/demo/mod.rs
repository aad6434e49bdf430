//! The demonstration: an invented organisation whose register is kept from April 2024 on, day by day, through the same operations as any other.

mod actions;
mod agreements;
mod criteria;
mod evaluations;
mod known;
mod lines;
mod many;
mod ndas;
mod organisation;
mod passwords;
mod place;
mod reach;
mod reports;
mod reviews;
mod rounds;
mod rules;
mod scan;
mod script;
mod stage;
mod training;

use chrono::NaiveDate;

use crate::cli::demo::{Options, SignIn};
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::upkeep;

use lines::Lines;
use many::Many;
use stage::Stage;

/// The first day of the register.
const BEGINNING: NaiveDate = match NaiveDate::from_ymd_opt(2024, 4, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

/// Makes the demonstration in its folder and returns who can sign in. One that is there already is left as it is.
///
/// # Errors
/// `Invalid` if there is another register; else as the operations. What was begun stays, and is not taken for a demonstration.
pub fn build(options: &Options, say: &mut dyn FnMut(&Message)) -> Result<Vec<SignIn>> {
    let many = Many::of(options.consignees)?;
    let Some(register) = place::prepare(options, say)? else { return Ok(Vec::new()) };
    let lines = Lines::read()?;
    let mut stage = Stage::new(register, options.config.time_zone, say);
    let sign_ins = organisation::found(&mut stage, &lines, options.password.as_deref())?;
    criteria::adopt(&mut stage)?;
    agreements::adopt(&mut stage)?;
    script::play(&mut stage, &lines, many)?;
    upkeep::settle(&stage.register())?;
    place::finish(options)?;
    stage.say(&Message::new("demo-done"));
    Ok(sign_ins)
}
