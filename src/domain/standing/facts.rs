//! What is known of a consignee: what it does for us, what was decided on it and on what conditions, and what is agreed with it.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::action::Action;
use crate::domain::certificate::Certificate;
use crate::domain::contract::{Clause, Contract, ContractKind, Regime, missing, regimes};
use crate::domain::ending::Confirmed;
use crate::domain::entrustment::{EntrustmentKind, SubEntrustment, is_live};
use crate::domain::evaluation::DecisionOutcome;
use crate::domain::foreign::{Checked, Routed};
use crate::domain::review::Watched;
use crate::domain::sub_entrustment::Sub;

/// All that the standing of one consignee depends on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Facts {
    pub entrustments: Vec<Entrusted>,
    pub decisions: Vec<Decision>,
    pub conditions: Vec<Condition>,
    pub contracts: Vec<Contract>,
    pub obligations: Vec<Obligation>,
    /// The corrective actions that concern it.
    pub actions: Vec<Action>,
    pub certificates: Vec<Certificate>,
    pub subs: Vec<Sub>,
    /// By which route data are handled in foreign countries.
    pub routes: Vec<Routed>,
    pub checks: Vec<Checked>,
    /// What was stated of the data when work had ended.
    pub confirmed: Vec<Confirmed>,
    /// Within how many days that is due for work whose contract says so, by entrustment.
    pub ending_days: Vec<(i64, i64)>,
    /// The organisation holds the privacy mark, which asks for more clauses in its contracts.
    pub privacy_mark: bool,
    /// What was reviewed, and what is to be.
    pub watched: Watched,
}

/// A piece of work in one period. Work whose details changed stands once for each period, under the same number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Entrusted {
    pub id: i64,
    pub control_no: String,
    pub work: String,
    pub kind: EntrustmentKind,
    /// My Number is among the data.
    pub my_number: bool,
    /// On what terms it may be entrusted further.
    pub sub_entrustment: SubEntrustment,
    /// Where the data are handled, ISO 3166-1 alpha-2.
    pub countries: Vec<String>,
    pub from_on: NaiveDate,
    /// The last day of the period.
    pub until_on: Option<NaiveDate>,
}

/// A decision on an evaluation of the consignee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Decision {
    pub id: i64,
    pub evaluation_id: i64,
    pub outcome: DecisionOutcome,
    pub decided_on: NaiveDate,
    /// The last day on which it is valid.
    pub valid_until_on: Option<NaiveDate>,
    /// The entrustments it speaks of; empty: all of them.
    pub covers: Vec<i64>,
}

/// A condition of a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Condition {
    pub decision_id: i64,
    pub text: String,
    /// The last day on which it is met in time.
    pub due_on: NaiveDate,
    pub met_on: Option<NaiveDate>,
}

/// The consignee is bound to confidentiality, by whatever agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Obligation {
    /// The entrustments it holds for; empty: all of them.
    pub covers: Vec<i64>,
    pub from_on: NaiveDate,
    /// The last day, if it has one.
    pub until_on: Option<NaiveDate>,
}

impl Facts {
    /// The decision that counts for a piece of work on a date: the latest that covers it, by day and then by number.
    #[must_use]
    pub fn decision_on(&self, entrustment: i64, on: NaiveDate) -> Option<&Decision> {
        self.decided_by(on).filter(|decision| decision.covers(entrustment)).max_by_key(|decision| decision.order())
    }

    /// Whether the work is under way on the date and has to be supervised.
    #[must_use]
    pub fn is_supervised(&self, entrustment: i64, on: NaiveDate) -> bool {
        self.entrustments.iter().any(|work| work.id == entrustment && work.is_supervised() && work.is_live(on))
    }

    /// The supervised work that begins with its period, and is not only continued in it.
    pub fn beginnings(&self) -> impl Iterator<Item = &Entrusted> {
        let continues = |work: &Entrusted| work.from_on.pred_opt().is_some_and(|day_before| self.is_supervised(work.id, day_before));
        self.entrustments.iter().filter(move |work| work.is_supervised() && work.is_live(work.from_on) && !continues(work))
    }

    /// The supervised work under way on the date.
    pub fn supervised(&self, on: NaiveDate) -> impl Iterator<Item = &Entrusted> {
        self.entrustments.iter().filter(move |work| work.is_supervised() && work.is_live(on))
    }

    /// Of that, the work in which nothing binds the consignee to confidentiality.
    pub fn unbound(&self, on: NaiveDate) -> impl Iterator<Item = &Entrusted> {
        self.supervised(on).filter(move |work| !self.is_bound(work.id, on))
    }

    /// Of that, the work that no contract in force covers. An agreement on confidentiality alone is no contract on work.
    pub fn uncontracted(&self, on: NaiveDate) -> impl Iterator<Item = &Entrusted> {
        let counts = move |contract: &&Contract| contract.kind != ContractKind::Nda && contract.is_live(on);
        self.supervised(on).filter(move |work| !self.contracts.iter().filter(counts).any(|contract| contract.covers(work.id)))
    }

    /// Whether the consignee is bound to confidentiality in a piece of work on the date.
    #[must_use]
    pub fn is_bound(&self, entrustment: i64, on: NaiveDate) -> bool {
        self.obligations.iter().any(|obligation| obligation.holds(entrustment, on))
    }

    /// What asks for clauses in a contract on the date: My Number counts if the contract speaks of it, or work that it covers has it.
    #[must_use]
    pub fn regimes(&self, contract: &Contract, on: NaiveDate) -> Vec<Regime> {
        let in_work = self.covered_by(contract, on).any(|work| work.my_number);
        regimes(in_work || contract.term(on).is_some_and(|term| term.my_number), self.privacy_mark)
    }

    /// The must-clauses that are missing in a contract on the date.
    #[must_use]
    pub fn missing(&self, contract: &Contract, on: NaiveDate) -> Vec<&'static Clause> {
        missing(contract, &self.contracts, &self.regimes(contract, on), on)
    }

    /// The contracts in force that cover supervised work and lack must-clauses, each with those.
    pub fn lacking(&self, on: NaiveDate) -> impl Iterator<Item = (&Contract, Vec<&'static Clause>)> {
        let lacks = move |contract| Some((contract, self.missing(contract, on))).filter(|(_, missing)| !missing.is_empty());
        self.in_use(on).filter_map(lacks)
    }

    /// The contracts in force that cover supervised work under way.
    pub fn in_use(&self, on: NaiveDate) -> impl Iterator<Item = &Contract> {
        let counts = move |contract: &&Contract| contract.is_live(on) && self.covered_by(contract, on).next().is_some();
        self.contracts.iter().filter(counts)
    }

    /// The corrective actions that should have been planned or done already.
    pub fn overdue_actions(&self, on: NaiveDate) -> impl Iterator<Item = &Action> {
        self.actions.iter().filter(move |action| action.is_overdue(on))
    }

    /// The certificates that have ended and were not renewed while supervised work goes on, each with its last day. A decision made after that day
    /// was made without it, and settles the matter.
    pub fn lapsed_certificates(&self, on: NaiveDate) -> impl Iterator<Item = (&Certificate, NaiveDate)> {
        let is_used = self.supervised(on).next().is_some();
        let unsettled = move |last_on: &NaiveDate| is_used && !self.decided_by(on).any(|decision| decision.decided_on > *last_on);
        let lapsed = move |one| Some((one, Certificate::lapsed_on(one, &self.certificates, on).filter(unsettled)?));
        self.certificates.iter().filter_map(lapsed)
    }

    /// The supervised work under way that a contract covers.
    fn covered_by(&self, contract: &Contract, on: NaiveDate) -> impl Iterator<Item = &Entrusted> {
        self.supervised(on).filter(move |work| contract.covers(work.id))
    }

    /// The decisions made up to and including the date.
    pub fn decided_by(&self, on: NaiveDate) -> impl Iterator<Item = &Decision> {
        self.decisions.iter().filter(move |decision| decision.decided_on <= on)
    }
}

impl Entrusted {
    #[must_use]
    pub fn is_live(&self, on: NaiveDate) -> bool {
        is_live(self.from_on, self.until_on, on)
    }

    /// Whether the law asks that the consignee be supervised in it (APPI Art. 25).
    #[must_use]
    pub fn is_supervised(&self) -> bool {
        self.kind == EntrustmentKind::Entrustment
    }
}

impl Decision {
    #[must_use]
    pub fn covers(&self, entrustment: i64) -> bool {
        self.covers.is_empty() || self.covers.contains(&entrustment)
    }

    /// Whether the consignee may be used by it on the date. Without an end it is not: every decision that permits has one.
    #[must_use]
    pub fn is_valid(&self, on: NaiveDate) -> bool {
        self.outcome.permits() && self.decided_on <= on && self.valid_until_on.is_some_and(|until_on| on <= until_on)
    }

    /// Later decisions are greater.
    #[must_use]
    pub fn order(&self) -> (NaiveDate, i64) {
        (self.decided_on, self.id)
    }
}

impl Obligation {
    #[must_use]
    pub fn holds(&self, entrustment: i64, on: NaiveDate) -> bool {
        let covers = self.covers.is_empty() || self.covers.contains(&entrustment);
        covers && self.from_on <= on && self.until_on.is_none_or(|until_on| on <= until_on)
    }
}

impl Condition {
    #[must_use]
    pub fn is_met(&self, on: NaiveDate) -> bool {
        self.met_on.is_some_and(|met_on| met_on <= on)
    }

    #[must_use]
    pub fn is_overdue(&self, on: NaiveDate) -> bool {
        !self.is_met(on) && self.due_on < on
    }
}
