//! Which records stand behind a report: what was decided, bound, agreed, reviewed, corrected and taught in its period.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::as_of::AsOf;
use crate::domain::nda::NdaEventKind;
use crate::error::Result;
use crate::operations::facts;
use crate::operations::report::AnnualReport;
use crate::operations::report::annual::papers;
use crate::store::training::session;
use crate::store::{ReadTx, consignee, report};

/// The numbers of what is packed, in their order.
#[derive(Clone, Debug, Default)]
pub struct Contents {
    pub criteria: BTreeSet<i64>,
    /// Decided in the period, and those whose exceptional approvals or conditions the report names.
    pub evaluations: BTreeSet<i64>,
    /// Signed, and in force on some day of the period or signed in it.
    pub ndas: BTreeSet<i64>,
    pub contracts: BTreeSet<i64>,
    pub certificates: BTreeSet<i64>,
    pub reviews: BTreeSet<i64>,
    pub actions: BTreeSet<i64>,
    /// Work that ended, by its number.
    pub endings: BTreeSet<i64>,
    pub rules: BTreeSet<i64>,
    pub courses: BTreeSet<i64>,
    pub sessions: BTreeSet<i64>,
}

pub(super) fn contents(tx: &mut ReadTx<'_>, answer: &AnnualReport) -> Result<Contents> {
    let (first, on, known) = (answer.period.first_on, answer.period.on, answer.known.seq);
    let decided = report::decided(tx, first, on, known)?;
    let mut contents = cited(answer);
    contents.criteria.extend(decided.iter().map(|row| row.version_id));
    contents.evaluations.extend(decided.iter().map(|row| row.id));
    let consignees = consignee::ids(tx)?;
    facts::each(tx, &consignees, known, |_, one| {
        let contracts = one.contracts.iter().filter(|row| touches(row.from_on, row.until_on, first, on));
        contents.contracts.extend(contracts.map(|row| row.id));
        let certificates = one.certificates.iter().filter(|row| touches(row.from_on, row.until_on, first, on));
        contents.certificates.extend(certificates.map(|row| row.id));
        let confirmed = one.endings.iter().filter(|row| (first..=on).contains(&row.confirmed_on));
        contents.endings.extend(confirmed.map(|row| row.entrustment_id));
    })?;
    for paper in papers(tx, AsOf { on, known })? {
        let signed = paper.events.iter().filter(|event| event.kind == NdaEventKind::Signed && event.happened_on <= on);
        let Some(signed_on) = signed.map(|event| event.happened_on).max() else { continue };
        if touches(signed_on, paper.last_day(), first, on) {
            contents.ndas.insert(paper.brief.id);
        }
    }
    contents.sessions.extend(session::between(tx, first, on, known)?.iter().map(|row| row.id));
    Ok(contents)
}

/// What the report names line by line.
fn cited(answer: &AnnualReport) -> Contents {
    let (contracts, certificates) = (&answer.contracts, &answer.certificates);
    let named = [&contracts.begun, &contracts.ended, &contracts.notices, &contracts.terms].into_iter().flatten();
    let held = [&certificates.ending, &certificates.lapsed, &certificates.ended].into_iter().flatten();
    let (reviews, actions, endings) = (&answer.reviews, &answer.actions, &answer.endings);
    let reviewed = [&reviews.done, &reviews.moved, &reviews.cancelled, &reviews.overdue].into_iter().flatten();
    let corrected = [&actions.overdue, &actions.waiting, &actions.opened, &actions.ended].into_iter().flatten();
    let gone = [&endings.ended, &endings.open, &endings.late, &endings.kept].into_iter().flatten();
    let excepted = answer.exceptions.iter().map(|line| line.evaluation_id);
    Contents {
        criteria: answer.criteria.iter().map(|line| line.version_id).collect(),
        evaluations: excepted.chain(answer.conditions.lines.iter().map(|line| line.evaluation_id)).collect(),
        ndas: BTreeSet::new(),
        contracts: named.map(|line| line.contract_id).collect(),
        certificates: held.map(|line| line.certificate_id).collect(),
        reviews: reviewed.map(|line| line.review_id).collect(),
        actions: corrected.map(|line| line.action_id).collect(),
        endings: gone.map(|line| line.entrustment_id).collect(),
        rules: answer.rules.in_force.iter().map(|line| line.version_id).collect(),
        courses: answer.training.courses.iter().map(|line| line.course_id).collect(),
        sessions: BTreeSet::new(),
    }
}

/// Whether something counts on a day from `first` to `last`.
fn touches(from_on: NaiveDate, until_on: Option<NaiveDate>, first: NaiveDate, last: NaiveDate) -> bool {
    from_on <= last && until_on.is_none_or(|until| first <= until)
}
