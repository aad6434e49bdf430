//! How long the pledges of a person have to be kept.

use crate::domain::as_of::AsOf;
use crate::domain::message::Message;
use crate::domain::nda::{NdaEvent, NdaEventKind, NdaState};
use crate::error::Result;
use crate::store::{Reads, agreement, document, nda};

/// Why the pledges of somebody who has left are still needed: one is in force, or its obligations survive it. None if none is.
pub(crate) fn needed_until(tx: &mut dyn Reads, person_id: i64) -> Result<Option<Message>> {
    let today = tx.moment().today;
    let briefs = nda::of_people(tx, &[person_id], i64::MAX)?;
    let ids: Vec<i64> = briefs.iter().map(|brief| brief.id).collect();
    for one in super::with_states(tx, briefs, AsOf::on(today))? {
        let happened: Vec<NdaEvent> = one.events.iter().map(nda::EventRow::event).collect();
        if matches!(one.state, NdaState::Issued | NdaState::Returned | NdaState::Declined | NdaState::Void) {
            continue;
        }
        if one.state.binds() || one.state.is_pending() {
            return Ok(Some("person-erase-nda-in-force".into()));
        }
        let text = agreement::text(tx, one.brief.version_id, i64::MAX)?;
        let months = text.and_then(|text| text.survival_months).and_then(|months| u32::try_from(months).ok());
        let ended = one.events.iter().rfind(|event| event.kind.0 == NdaEventKind::Ended).and_then(|event| event.survives_until_on);
        let survives = ended.or_else(|| one.brief.life(&happened).survives_until(months));
        match survives {
            Some(until) if today <= until => return Ok(Some(Message::new("person-erase-nda-survives").with("until", until))),
            Some(_) => {}
            None => return Ok(Some("person-erase-nda-without-end".into())),
        }
    }
    let scans: Vec<i64> = nda::signatures(tx, &ids)?.into_iter().filter_map(|signature| signature.file_id).collect();
    let erased = document::erased(tx, &scans)?;
    Ok(scans.iter().any(|id| !erased.contains_key(id)).then(|| "person-erase-nda-scan".into()))
}
