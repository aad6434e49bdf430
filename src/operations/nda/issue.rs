//! An NDA is issued: the text in force is filled in for whoever is to sign, and never changes from then on.

use chrono::{Days, Months, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::hands::Held;
use super::paper::Paper;
use crate::domain::access::Right;
use crate::domain::agreement::{AgreementKind, Language};
use crate::domain::as_of::AsOf;
use crate::domain::message::{Message, Problems};
use crate::domain::nda::{NdaEventKind, NdaState, check_terms};
use crate::domain::person::check_email;
use crate::error::{Error, Result};
use crate::operations::Command;
use crate::store::code::Coded;
use crate::store::{Reads, WriteTx, agreement, consignee, nda, person};

/// Issues an NDA or a pledge to a person, or an NDA to a consignee, on the version of an agreement text that is in force today.
///
/// Whoever issues it does not sign it off. Refused if an NDA on the same text still waits for this signatory; one that
/// waits for a signature on an older version is taken back.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Issue {
    pub agreement_id: i64,
    /// The language of the text that is signed.
    pub language: Language,
    /// Who is to sign; a person or a consignee.
    #[serde(default)]
    pub person_id: Option<i64>,
    #[serde(default)]
    pub consignee_id: Option<i64>,
    /// Who signs for the consignee.
    #[serde(default)]
    #[schemars(length(max = 200))]
    pub signatory: String,
    #[serde(default)]
    #[schemars(length(max = 254))]
    pub signatory_email: String,
    #[serde(default)]
    pub sign_by_on: Option<NaiveDate>,
    /// Its first day, if it is not in force at once.
    #[serde(default)]
    pub valid_from_on: Option<NaiveDate>,
    /// Its last day; if empty, by what the text says, or without end.
    #[serde(default)]
    pub valid_until_on: Option<NaiveDate>,
    /// The NDA that it renews, of the same signatory.
    #[serde(default)]
    pub renews_id: Option<i64>,
}

/// Of whom an NDA is.
pub(super) enum Party {
    Person(Box<person::Row>),
    Consignee(Box<consignee::Row>),
}

impl Command for Issue {
    const NAME: &'static str = "nda.issue";
    const NEEDS: Right = Right::IssueNdas;
    type Outcome = i64;

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<i64> {
        let issuer = tx.actor().someone().map_err(Error::Denied)?;
        let chosen = agreement::agreement(tx, self.agreement_id)?;
        let Some(chosen) = chosen else { return Err(Error::invalid("agreement_id", Message::new("nda-no-such-agreement"))) };
        let today = tx.moment().today;
        let version = agreement::version_in_force_as_of(tx, chosen.id, AsOf::on(today))?;
        let Some(version) = version else { return Err(Error::invalid("agreement_id", Message::new("nda-no-text-in-force"))) };
        let text = agreement::text(tx, version.id, i64::MAX)?.ok_or(Error::NotFound("agreement"))?;
        let party = self.party(tx, chosen.kind.0)?;
        let (from, until) = self.term(today, text.valid_months)?;
        self.replace_pending(tx, chosen.id, version.id)?;
        self.check_renewal(tx)?;
        let paper = Paper::of(tx, &text, version.number, self, &party, until)?;
        let id = tx.seq();
        match &party {
            Party::Person(row) => tx.about("person", row.id),
            Party::Consignee(row) => tx.about("consignee", row.id),
        }
        tx.about("nda", id);
        let row = nda::Row {
            id,
            version_id: version.id,
            language: Coded(self.language),
            person_id: self.person_id,
            consignee_id: self.consignee_id,
            signatory: self.signatory.trim().to_owned(),
            signatory_email: self.signatory_email.trim().to_owned(),
            issued_on: today,
            issued_by: Some(issuer),
            sign_by_on: self.sign_by_on,
            valid_from_on: from,
            valid_until_on: until,
            text: paper.text,
            file_id: paper.file_id,
            hash: paper.hash,
            renews_id: self.renews_id,
            settled_seq: None,
            seq: id,
        };
        nda::insert(tx, &row)?;
        Ok(id)
    }
}

impl Issue {
    fn party(&self, tx: &mut WriteTx<'_>, kind: AgreementKind) -> Result<Party> {
        let today = AsOf::on(tx.moment().today);
        match (self.person_id, self.consignee_id) {
            (Some(id), None) if kind.is_of_person() => {
                let row = person::on(tx, id, today)?;
                // Whoever leaves signs the pledge on leaving, perhaps after the last day.
                let row = match row {
                    None if kind == AgreementKind::Leaving => {
                        person::periods(tx, id)?.into_iter().rfind(|row| row.until_on.is_some_and(|until| until < today.on))
                    }
                    row => row,
                };
                row.map(|row| Party::Person(Box::new(row))).ok_or_else(|| Error::invalid("person_id", "nda-person-does-not-belong"))
            }
            (None, Some(id)) if !kind.is_of_person() => {
                let row = consignee::of_id(tx, id, today)?;
                let mut problems = Problems::default();
                if row.is_none() {
                    problems.add("consignee_id", "nda-consignee-not-in-register");
                }
                if self.signatory.trim().is_empty() {
                    problems.add("signatory", "input-required");
                }
                problems.keep("signatory_email", check_email(&self.signatory_email));
                problems.or(())?;
                row.map(|row| Party::Consignee(Box::new(row))).ok_or(Error::NotFound("consignee"))
            }
            (Some(_), Some(_)) => Err(Error::invalid("consignee_id", "nda-one-party")),
            (None, None) if kind.is_of_person() => Err(Error::invalid("person_id", "input-required")),
            (None, None) => Err(Error::invalid("consignee_id", "input-required")),
            _ => Err(Error::invalid("agreement_id", Message::new("nda-other-kind-of-party").label("kind", kind.label_id()))),
        }
    }

    /// First and last day: as asked for, or by what the text says.
    fn term(&self, today: NaiveDate, months: Option<i64>) -> Result<(Option<NaiveDate>, Option<NaiveDate>)> {
        let first = self.valid_from_on.unwrap_or(today);
        let months = months.and_then(|months| u32::try_from(months).ok()).map(Months::new);
        let by_text = months.and_then(|months| first.checked_add_months(months)?.checked_sub_days(Days::new(1)));
        let until = self.valid_until_on.or(by_text);
        check_terms(today, self.sign_by_on, self.valid_from_on, until)?;
        Ok((self.valid_from_on, until))
    }

    /// Refused while one waits; but what waits for a signature on a text that is no longer in force is taken back for the new one.
    fn replace_pending(&self, tx: &mut WriteTx<'_>, agreement_id: i64, version_id: i64) -> Result<()> {
        let narrow = nda::Narrow { person_id: self.person_id, consignee_id: self.consignee_id, waits: true, ..nda::Narrow::default() };
        let waiting: Vec<nda::Brief> =
            nda::list(tx, &narrow, i64::MAX, i64::MAX, 500)?.into_iter().filter(|one| one.agreement_id == agreement_id).collect();
        let today = tx.moment().today;
        for one in super::with_states(tx, waiting, AsOf::on(today))? {
            if !one.state.awaits_signature() || one.brief.version_id == version_id {
                let field = if self.person_id.is_some() { "person_id" } else { "consignee_id" };
                return Err(Error::invalid(field, Message::new("nda-already-pending").with("issued", one.brief.issued_on)));
            }
            nda::void_links(tx, one.brief.id)?;
            Held::of(tx, one.brief.id)?.record(tx, NdaEventKind::Voided, "")?;
        }
        Ok(())
    }

    /// What binds or has run out can be renewed, once.
    fn check_renewal(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        let Some(id) = self.renews_id else { return Ok(()) };
        let former = nda::of_id(tx, id)?.filter(|row| (row.person_id, row.consignee_id) == (self.person_id, self.consignee_id));
        if former.is_none() {
            return Err(Error::invalid("renews_id", "nda-renews-another"));
        }
        let today = tx.moment().today;
        let state = Held::of(tx, id)?.state(today);
        if !state.binds() && state != NdaState::Expired {
            return Err(Error::invalid("renews_id", Message::new("nda-not-renewable").label("state", state.label_id())));
        }
        for next in nda::renewed_by(tx, id)? {
            let state = Held::of(tx, next)?.state(today);
            if !matches!(state, NdaState::Void | NdaState::Declined) {
                return Err(Error::invalid("renews_id", "nda-renewed-already"));
            }
        }
        Ok(())
    }
}
