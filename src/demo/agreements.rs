//! The agreement texts that come with the product are drafted and proposed by procurement, and adopted by the representative; one is revised
//! after a year.

use chrono::NaiveDate;

use super::stage::Stage;
use crate::domain::agreement::{AgreementKind, Mention};
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::agreement::{Adopt, Draft, List, Propose, Show, Write};
use crate::seed;

const WRITER: &str = "procurement";
const ADOPTER: &str = "representative";

/// The day on which the second version of the pledge of staff is adopted, and the first day on which it is in force.
pub(super) const REVISED_ON: NaiveDate = day(2025, 3, 25);
const IN_FORCE_ON: NaiveDate = day(2025, 4, 1);
/// From then on the obligations outlive the pledge by seven years, and no longer by five.
const SURVIVAL_MONTHS: i64 = 84;
const NOTE: &str = "退職後の義務の存続期間を5年から7年に改める";

const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(day) => day,
        None => NaiveDate::MIN,
    }
}

pub(super) fn adopt(stage: &mut Stage<'_>) -> Result<()> {
    let (writer, adopter) = (stage.actor(WRITER)?, stage.actor(ADOPTER)?);
    let versions = seed::adopt_agreements(&stage.register(), &writer, &adopter)?;
    stage.say(&Message::new("demo-agreements").with("n", versions.len()));
    Ok(())
}

/// The second version of the pledge of staff.
pub(super) fn revise(stage: &mut Stage<'_>) -> Result<()> {
    let (writer, adopter) = (stage.actor(WRITER)?, stage.actor(ADOPTER)?);
    let register = stage.register();
    let agreements = register.ask(&writer, List::default())?.agreements;
    let staff = agreements.into_iter().find(|listed| listed.kind == AgreementKind::Staff);
    let staff = staff.ok_or_else(|| Error::fault("there is no pledge of staff"))?;
    let version_id = register.run(&writer, &Draft { agreement_id: staff.id, copy_of: staff.in_force })?;
    let shown = |actor| register.ask(actor, Show { version_id, on: None, known: None });
    let draft = shown(&writer)?;
    let said = draft.checklist.into_iter().filter_map(|row| Some(Mention { code: row.wanted.code, article: row.article? }));
    let write = Write {
        version_id,
        seen: draft.seq,
        title_ja: draft.text.title_ja,
        title_en: draft.text.title_en,
        body_ja: draft.text.ja.body,
        body_en: draft.text.en.body,
        valid_months: draft.text.valid_months,
        survival_months: Some(SURVIVAL_MONTHS),
        note: NOTE.to_owned(),
        clauses: said.collect(),
    };
    register.run(&writer, &write)?;
    let seen = shown(&writer)?.seq;
    register.run(&writer, &Propose { version_id, seen, comment: NOTE.to_owned() })?;
    let seen = shown(&adopter)?.seq;
    register.run(&adopter, &Adopt { version_id, seen, effective_on: IN_FORCE_ON, comment: String::new() })
}
