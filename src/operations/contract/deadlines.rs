//! By when contracts have to be followed by others, or notice has to be given.

use crate::domain::contract::Contract;
use crate::domain::deadline::{Basis, Deadline, DeadlineKind, Owner};
use crate::domain::message::Message;
use crate::operations::deadline::{Asked, Consignees, department_of};
use crate::operations::facts::Known;

/// How long after its end a contract that nothing followed is still spoken of, in days. Then standing says it.
const LOOK_BACK_DAYS: i64 = 366;

/// Contracts that end while their work goes on and no other holds for it, and the last days for notice.
pub(crate) fn deadlines(consignees: &Consignees<'_>, asked: Asked) -> Vec<Deadline> {
    let of_one = |(id, name, known): (i64, &str, &Known)| {
        let contracts = known.facts.contracts.iter();
        contracts
            .flat_map(|contract| [end(id, name, known, contract, asked), notice(id, name, known, contract, asked)])
            .flatten()
            .collect::<Vec<_>>()
    };
    consignees.each().flat_map(of_one).collect()
}

fn end(id: i64, name: &str, known: &Known, contract: &Contract, asked: Asked) -> Option<Deadline> {
    let on = asked.as_of.on;
    let last_on = contract.last_on().filter(|last_on| *last_on <= asked.until && (on - *last_on).num_days() <= LOOK_BACK_DAYS)?;
    if contract.from_on()? > on {
        return None;
    }
    // What goes on after it, and after today, with nothing else agreed.
    let next = last_on.succ_opt()?.max(on);
    let others = known.facts.contracts.iter().filter(|other| other.id != contract.id && other.is_live(next));
    let followed = |work: i64| others.clone().any(|other| other.covers(work));
    let bare = known.facts.supervised(next).find(|work| contract.covers(work.id) && !followed(work.id))?;
    let what = Message::new("deadline-contract-end").with("name", name).with("title", &contract.title);
    Some(deadline(DeadlineKind::ContractEnd, contract, last_on, "deadline-because-contract-end", what, id, department_of(known, bare.id)))
}

fn notice(id: i64, name: &str, known: &Known, contract: &Contract, asked: Asked) -> Option<Deadline> {
    let on = asked.as_of.on;
    if !contract.is_live(on) || contract.last_on().is_some() {
        return None;
    }
    // A day for notice that has passed is not overdue: the contract has renewed itself, which is what was agreed.
    let notice_on = contract.term(on)?.notice_on(on).filter(|notice_on| on <= *notice_on && *notice_on <= asked.until)?;
    let work = known.facts.supervised(on).find(|work| contract.covers(work.id)).and_then(|work| department_of(known, work.id));
    let what = Message::new("deadline-contract-notice").with("name", name).with("title", &contract.title);
    Some(deadline(DeadlineKind::ContractNotice, contract, notice_on, "deadline-because-contract-notice", what, id, work))
}

fn deadline(
    kind: DeadlineKind,
    contract: &Contract,
    due_on: chrono::NaiveDate,
    because: &'static str,
    what: Message,
    consignee: i64,
    department: Option<i64>,
) -> Deadline {
    Deadline {
        kind,
        subject: "contract",
        id: contract.id,
        number: 0,
        due_on,
        basis: Basis::Set,
        because: Message::new(because).with("title", &contract.title),
        what,
        consignee_id: Some(consignee),
        owner: Owner::department(department),
    }
}
