//! What changed in the register: the consignee's own details, and its work.

use chrono::NaiveDate;

use super::changes::{Recorded, Step, days, end, listed, steps};
use super::{Event, event};
use crate::domain::as_of::AsOf;
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::facts::Known;
use crate::store::{Reads, consignee, entrustment};

/// What a field is called, if two rows say something else in it.
macro_rules! differing {
    ($one:expr, $other:expr, $($field:ident: $label:expr),+ $(,)?) => {
        [$(($one.$field != $other.$field, $label)),+].into_iter().filter(|(differs, _)| *differs).map(|(_, label)| label).collect()
    };
}

/// The period and the entries of a row are columns of the same name in both tables.
macro_rules! columns {
    () => {
        fn id(&self) -> i64 {
            self.id
        }
        fn begins_on(&self) -> NaiveDate {
            self.from_on
        }
        fn until_on(&self) -> Option<NaiveDate> {
            self.until_on
        }
        fn seq(&self) -> i64 {
            self.seq
        }
        fn superseded_seq(&self) -> Option<i64> {
            self.superseded_seq
        }
    };
}

const NAME: &str = "consignee-name";

impl Recorded for consignee::Row {
    columns!();

    fn differing(&self, other: &Self) -> Vec<&'static str> {
        differing!(self, other,
            name: NAME,
            kana: "consignee-kana",
            kind: "consignee-kind",
            corporate_number: "consignee-corporate-number",
            invoice_number: "consignee-invoice-number",
            postal_code: "consignee-postal-code",
            address: "consignee-address",
            country: "consignee-country",
            representative: "consignee-representative",
            contact_department: "consignee-contact-department",
            contact_person: "consignee-contact-person",
            contact_phone: "consignee-contact-phone",
            contact_email: "consignee-contact-email",
            privacy_manager: "consignee-privacy-manager",
            note: "consignee-note",
        )
    }
}

impl Recorded for entrustment::Row {
    columns!();

    fn differing(&self, other: &Self) -> Vec<&'static str> {
        differing!(self, other,
            work: "entrustment-work",
            kind: "entrustment-kind",
            kind_of_work: "entrustment-kind-of-work",
            data_kinds: "entrustment-data",
            principals: "entrustment-principals",
            special_care: "entrustment-special-care-short",
            my_number: "entrustment-my-number-short",
            purpose: "entrustment-purpose",
            transfer_method: "entrustment-transfer-method",
            places: "entrustment-places",
            countries: "entrustment-countries",
            sub_entrustment: "entrustment-sub-entrustment",
            it_used: "entrustment-it-used",
            media_carried: "entrustment-media-carried",
            core_system: "entrustment-core-system",
            department_id: "entrustment-department",
            note: "consignee-note",
        )
    }
}

/// When it came, what changed and when it went. What was corrected after the date asked about stands in the details, and is no event of then.
pub(super) fn details(tx: &mut dyn Reads, id: i64, as_of: AsOf, events: &mut Vec<Event>) -> Result<()> {
    let rows: Vec<_> = consignee::history(tx, id)?.into_iter().filter(|row| row.seq <= as_of.known).collect();
    if let Some(first) = rows.first() {
        events.push(event(first.from_on, first.seq, Message::new("timeline-entered").with("name", &first.name)));
    }
    for (step, on) in dated(tx, &rows, as_of)? {
        let mut fields = step.fields.clone();
        if !step.corrects && fields.contains(&NAME) {
            let renamed = Message::new("timeline-renamed").with("before", &step.before.name).with("after", &step.after.name);
            events.push(event(on, step.after.seq, renamed));
            fields.retain(|field| *field != NAME);
        }
        if !fields.is_empty() {
            let id = if step.corrects { "timeline-corrected" } else { "timeline-changed" };
            events.push(event(on, step.after.seq, listed(Message::new(id), &fields)));
        }
    }
    if let Some((until, seq)) = end(&rows.iter().collect::<Vec<_>>(), as_of.known) {
        events.push(event(until, seq, Message::new("timeline-ended")));
    }
    Ok(())
}

/// When each piece of work began, what changed in it and when it ends.
pub(super) fn work(tx: &mut dyn Reads, id: i64, known: &Known, as_of: AsOf, events: &mut Vec<Event>) -> Result<()> {
    let rows = entrustment::history(tx, id)?;
    for one in &known.pieces() {
        let about = |id| Message::new(id).with("control_no", &one.control_no).with("work", &one.work);
        events.push(event(one.from_on, one.id, about("timeline-work-from")));
        let own: Vec<_> = rows.iter().filter(|row| row.id == one.id).collect();
        if let Some((until, seq)) = end(&own, as_of.known) {
            events.push(event(until, seq, about("timeline-work-until")));
        }
    }
    for (step, on) in dated(tx, &rows, as_of)? {
        let id = if step.corrects { "timeline-work-corrected" } else { "timeline-work-changed" };
        let about = Message::new(id).with("control_no", &step.after.control_no).with("work", &step.after.work);
        events.push(event(on, step.after.seq, listed(about, &step.fields)));
    }
    Ok(())
}

/// The changes with their days.
fn dated<'a, R: Recorded>(tx: &mut dyn Reads, rows: &'a [R], as_of: AsOf) -> Result<Vec<(Step<'a, R>, NaiveDate)>> {
    let steps = steps(rows, as_of.known);
    let days = days(tx, &steps.iter().filter(|step| step.corrects).map(|step| step.after.seq()).collect::<Vec<_>>())?;
    let dated = steps.into_iter().map(|step| {
        let on = step.on(&days);
        (step, on)
    });
    Ok(dated.filter(|(step, on)| !step.corrects || *on <= as_of.on).collect())
}
