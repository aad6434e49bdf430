//! How long the pledges of a person have to be kept.

use crate::domain::as_of::AsOf;
use crate::domain::message::Message;
use crate::domain::nda::{NdaEvent, NdaEventKind};
use crate::error::Result;
use crate::store::{Reads, agreement, nda};

/// Why the pledges of somebody who has left are still needed: one is in force, or its obligations survive it. None if none is.
pub(crate) fn needed_until(tx: &mut impl Reads, person_id: i64) -> Result<Option<Message>> {
    let today = tx.moment().today;
    let briefs = nda::of_people(tx, &[person_id], i64::MAX)?;
    for one in super::with_states(tx, briefs, AsOf::on(today))? {
        let happened: Vec<NdaEvent> = one.events.iter().map(nda::EventRow::event).collect();
        if happened.iter().all(|event| event.kind != NdaEventKind::SignedOff) {
            continue;
        }
        if one.state.binds() {
            return Ok(Some("person-erase-nda-in-force".into()));
        }
        let text = agreement::text(tx, one.brief.version_id, i64::MAX)?;
        let months = text.and_then(|text| text.survival_months).and_then(|months| u32::try_from(months).ok());
        let ended = one.events.iter().rfind(|event| event.kind.0 == NdaEventKind::Ended).and_then(|event| event.survives_until_on);
        let survives = ended.or_else(|| one.brief.life(&happened).survives_until(months));
        if let Some(until) = survives.filter(|until| today <= *until) {
            return Ok(Some(Message::new("person-erase-nda-survives").with("until", until)));
        }
    }
    Ok(None)
}
