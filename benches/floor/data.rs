//! A register of a given size, made by the same commands as any other.

use std::collections::BTreeSet;
use std::path::Path;

use chrono::NaiveDate;
use chrono_tz::Asia::Tokyo;
use kantoku::clock::Clock;
use kantoku::domain::access::{Actor, Door, Role};
use kantoku::operations::evaluation::{AnswerAll, Decide, Sheet, Show, Start, Submit};
use kantoku::operations::list::find;
use kantoku::operations::{Command, Register, consignee, contract, entrustment, input, session, upkeep};
use kantoku::seed;
use kantoku::store::Db;
use kantoku::store::conn::Address;
use serde_json::{Value, json};

/// How many answers each evaluation has.
pub const ANSWERS: usize = 40;
pub const PASSWORD: &str = "correct horse battery staple";
/// How many commands one commit carries while the register is made.
const TOGETHER: usize = 2_000;

/// A register, someone who prepares in it, and what is in it.
pub struct Made {
    pub register: Register,
    pub address: Address,
    pub preparer: Actor,
    pub consignees: Vec<i64>,
    /// The first of them is still open.
    pub evaluations: Vec<i64>,
    /// Of the preparer's session.
    pub session: String,
}

pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date")
}

/// `size` consignees with entrusted work; the first `evaluated` of them with an evaluation of 40 answers each, all decided but the first.
pub fn register(folder: &Path, size: usize, evaluated: usize) -> Made {
    let (made, decider) = opened(folder, &size.to_string());
    let (register, preparer) = (made.register.clone(), made.preparer.clone());
    let consignees = consignees(&register, &preparer, size);
    let work = work(&register, &preparer, &consignees);
    contracts(&register, &preparer, &consignees);
    let evaluations = evaluations(&register, &preparer, &decider, &consignees[..evaluated], &work[..evaluated]);
    upkeep::settle(&register).expect("settled");
    let session = session::sign_in(&register, "preparer", PASSWORD, "127.0.0.1", "bench").expect("signed in");
    Made { consignees, evaluations, session, ..made }
}

/// A register with criteria, in which somebody prepares and somebody else decides.
pub fn opened(folder: &Path, name: &str) -> (Made, Actor) {
    let address = Address::Sqlite(folder.join(format!("{name}.db")).display().to_string());
    let db = Db::open(address.clone(), 4).expect("a register");
    let register = Register::new(db, Clock::standing_on(Tokyo, today())).with_reader(&kantoku::files::Files);
    let (preparer, decider) = (person(&register, "preparer", Role::Procurement), person(&register, "decider", Role::PersonalDataManager));
    let named = json!({ "name": "organisation_ja", "value": "架空の会" });
    find("setting.make").expect("an operation").call_and_wait(&register, &decider, named).expect("a name");
    seed::adopt_criteria(&register, &preparer, &decider).expect("criteria");
    (Made { register, address, preparer, consignees: Vec::new(), evaluations: Vec::new(), session: String::new() }, decider)
}

fn person(register: &Register, login: &str, role: Role) -> Actor {
    let call =
        |actor: &Actor, name: &str, input: Value| find(name).expect("an operation").call_and_wait(register, actor, input).expect(name);
    let console = Actor::console();
    let person = call(&console, "person.enter", json!({ "code": login, "name": "試験", "kind": "staff" }))["id"].as_i64().expect("an id");
    let invited = call(&console, "account.invite", json!({ "person_id": person, "login": login, "roles": [role] }));
    let token = invited["path"].as_str().and_then(|path| path.rsplit('/').next()).expect("a link").to_owned();
    let accepted = call(&Actor::nobody(Door::Page), "account.accept", json!({ "token": token, "password": PASSWORD }));
    Actor::person(accepted["id"].as_i64().expect("an id"), person, BTreeSet::from([role]), Door::Page)
}

fn all<C: Command>(register: &Register, actor: &Actor, inputs: impl Iterator<Item = Value>) -> Vec<C::Outcome> {
    let commands: Vec<C> = inputs.map(|input| input::from_json(input).expect("an input")).collect();
    commands
        .chunks(TOGETHER)
        .flat_map(|part| register.run_all(actor, part).unwrap_or_else(|failed| panic!("{:?}", failed.first())))
        .collect()
}

fn consignees(register: &Register, actor: &Actor, size: usize) -> Vec<i64> {
    const KANA: [&str; 10] = ["ア", "カ", "サ", "タ", "ナ", "ハ", "マ", "ヤ", "ラ", "ワ"];
    let inputs = (0..size).map(|n| {
        let reading: String = n.to_string().bytes().map(|digit| KANA[usize::from(digit - b'0')]).collect();
        json!({ "control_no": format!("B-{n:06}"), "name": format!("株式会社{reading}商事（架空）"), "kana": format!("{reading}ショウジ") })
    });
    all::<consignee::Enter>(register, actor, inputs).into_iter().map(|entered| entered.id).collect()
}

fn work(register: &Register, actor: &Actor, consignees: &[i64]) -> Vec<i64> {
    let input =
        |id: &i64| json!({ "consignee_id": id, "work": "会報の発送", "from_on": today(), "principals": 500, "data_kinds": ["contact"] });
    all::<entrustment::Enter>(register, actor, consignees.iter().map(input)).into_iter().map(|entered| entered.id).collect()
}

fn contracts(register: &Register, actor: &Actor, consignees: &[i64]) {
    let findings = json!([{ "code": "C04", "finding": "found", "article": "第5条" }]);
    let input = |id: &i64| json!({ "consignee_id": id, "title": "業務委託契約書", "from_on": today(), "findings": findings });
    all::<contract::Enter>(register, actor, consignees.iter().map(input));
}

fn evaluations(register: &Register, preparer: &Actor, decider: &Actor, consignees: &[i64], work: &[i64]) -> Vec<i64> {
    let begun = consignees
        .iter()
        .zip(work)
        .map(|(consignee, work)| json!({ "consignee_id": consignee, "entrustment_ids": [work], "kind": "initial" }));
    let ids: Vec<i64> = all::<Start>(register, preparer, begun);
    let Some(first) = ids.first() else { return ids };
    let answers = answers(&sheet(register, preparer, *first));
    all::<AnswerAll>(register, preparer, ids.iter().map(|id| json!({ "id": id, "answers": answers })));
    let rest = ids.get(1..).unwrap_or_default();
    all::<Submit>(register, preparer, rest.iter().map(|id| json!({ "id": id, "seen": sheet(register, preparer, *id).seen })));
    let passes = rest.iter().map(|id| {
        let sheet = sheet(register, decider, *id);
        json!({ "id": id, "seen": sheet.seen, "outcome": "pass", "valid_until_on": sheet.proposed_until_on })
    });
    all::<Decide>(register, decider, passes);
    ids
}

pub fn sheet(register: &Register, actor: &Actor, id: i64) -> Sheet {
    register.ask(actor, Show { id }).expect("a sheet")
}

/// Every item that counts, and then techniques, until there are forty.
fn answers(sheet: &Sheet) -> Vec<Value> {
    let mut items: Vec<_> = sheet.items.iter().collect();
    items.sort_by_key(|asked| !asked.item.is_scored());
    items.iter().take(ANSWERS).map(|asked| json!({ "code": asked.item.code, "verdict": "good", "grounds": "資料で確認" })).collect()
}
