//! A small register over two years, each step on its day, small enough to be counted by hand.

use kantoku::domain::access::{Actor, Role};
use kantoku::domain::criteria::{Class, KindOfWork};
use kantoku::operations::criteria::{Adopt, Draft, Entry, List, OpenSet, Propose};
use kantoku::operations::list::find;
use kantoku::operations::report::AnnualReport;
use serde_json::{Value, json};

use crate::criteria::{entry, put, shown};
use crate::evaluation::extend;
use crate::harness::{Harness, day};

/// The register begins here.
pub const BEGINS: &str = "2024-03-01";
/// The day after everything of the story.
pub const AFTER: &str = "2026-05-01";

pub struct Story<'a> {
    pub h: &'a Harness,
    writer: Actor,
    manager: Actor,
    representative: Actor,
    /// The last entry on 5 April 2026: before what came late.
    pub in_april: i64,
    /// The consignees, K1 to K7.
    pub ids: Vec<i64>,
}

impl<'a> Story<'a> {
    /// Plays it on the harness.
    pub fn tell(h: &'a Harness) -> Self {
        let (writer, manager, representative) = (h.as_(Role::Procurement), h.as_(Role::Manager), h.as_(Role::Representative));
        let mut story = Self { h, writer, manager, representative, in_april: 0, ids: Vec::new() };
        for (name, value) in [("organisation_ja", "試験協会"), ("organisation_en", "Test Society")] {
            story.does(BEGINS, &h.as_(Role::PersonalDataManager), "setting.make", json!({ "name": name, "value": value }));
        }
        let set = story.criteria();
        story.first_year(set);
        story.second_year(set);
        story.in_april = h.head();
        story.afterwards(set);
        story
    }

    fn does(&self, on: &str, actor: &Actor, operation: &str, input: Value) -> Value {
        let operation = find(operation).unwrap_or_else(|| panic!("there is no operation {operation}"));
        let told = input.to_string();
        let said = operation.call_and_wait(&self.h.on(on), actor, input);
        said.unwrap_or_else(|error| panic!("{on} {}: {error}: {told}", operation.name))
    }

    /// Version 1 from 1 April 2024 on, with a knock-out item A.
    fn criteria(&self) -> i64 {
        let register = self.h.on(BEGINS);
        let (code, kind_of_work) = ("company".to_owned(), KindOfWork::Company);
        let set = OpenSet { code, kind_of_work, name_ja: "法人".into(), name_en: "Companies".into() };
        let set_id = register.run(&self.writer, &set).unwrap();
        let version_id = register.run(&self.writer, &Draft { set_id, copy_of: None }).unwrap();
        for (code, weight) in [("A", 3), ("B", 3), ("C", 2), ("D", 2)] {
            let item = Entry { weight: Some(weight), class: Class::Important, knock_out: code == "A", ..entry(code) };
            put(&register, &self.writer, version_id, item).unwrap();
        }
        self.adopt(version_id, BEGINS, "2024-04-01");
        set_id
    }

    fn adopt(&self, version_id: i64, on: &str, effective_on: &str) {
        let register = self.h.on(on);
        let seen = shown(&register, &self.writer, version_id).seq;
        register.run(&self.writer, &Propose { version_id, seen, comment: String::new() }).unwrap();
        let seen = shown(&register, &self.manager, version_id).seq;
        register.run(&self.manager, &Adopt { version_id, seen, effective_on: day(effective_on), comment: String::new() }).unwrap();
    }

    /// Version 2: one item weighs more, one is new.
    fn revise(&self, set_id: i64, on: &str, effective_on: &str) {
        let register = self.h.on(on);
        let first = register.ask(&self.writer, List { on: None }).unwrap().sets[0].in_force;
        let version_id = register.run(&self.writer, &Draft { set_id, copy_of: first }).unwrap();
        for (code, weight) in [("D", 3), ("E", 1)] {
            put(&register, &self.writer, version_id, Entry { weight: Some(weight), class: Class::Important, ..entry(code) }).unwrap();
        }
        self.adopt(version_id, on, effective_on);
    }

    fn enter(&mut self, on: &str, name: &str, kana: &str, more: Value) -> i64 {
        let mut input = json!({ "name": name, "kana": kana, "from_on": on, "distinct": true });
        extend(&mut input, more);
        let id = self.does(on, &self.writer, "consignee.enter", input)["id"].as_i64().unwrap();
        self.ids.push(id);
        id
    }

    fn entrust(&self, on: &str, consignee_id: i64, from_on: &str, more: Value) -> i64 {
        let mut input =
            json!({ "consignee_id": consignee_id, "work": "会報の発送", "principals": 100, "countries": ["JP"], "from_on": from_on });
        extend(&mut input, more);
        let id = self.does(on, &self.writer, "entrustment.enter", input)["id"].as_i64().unwrap();
        let contract = crate::contract::input(
            consignee_id,
            json!({ "entrustment_ids": [id], "from_on": from_on, "findings": crate::contract::everything() }),
        );
        self.does(on, &self.writer, "contract.enter", contract);
        id
    }

    /// An evaluation of all that a consignee does, from the start to the decision on one day. Gives its id.
    fn evaluate(&self, on: &str, (consignee_id, set_id): (i64, i64), kind: &str, signs: &str, decision: Value) -> i64 {
        let input = json!({ "consignee_id": consignee_id, "kind": kind, "set_id": set_id });
        let id = self.does(on, &self.writer, "evaluation.start", input).as_i64().unwrap();
        for (code, sign) in ["A", "B", "C", "D", "E"].into_iter().zip(signs.chars()) {
            let verdict = match sign {
                '○' => "good",
                '△' => "partial",
                _ => "poor",
            };
            self.does(on, &self.writer, "evaluation.answer", json!({ "id": id, "code": code, "seen": 0, "verdict": verdict }));
        }
        self.step(on, &self.writer, "evaluation.submit", id, json!({}));
        self.step(on, &self.manager, "evaluation.decide", id, decision);
        id
    }

    fn step(&self, on: &str, actor: &Actor, operation: &str, id: i64, more: Value) {
        let seen = self.does(on, &self.manager, "evaluation.show", json!({ "id": id }))["seen"].clone();
        let mut input = json!({ "id": id, "seen": seen });
        extend(&mut input, more);
        self.does(on, actor, operation, input);
    }

    /// Fiscal year 2024: one in time, one late and on a condition, one failed and approved nevertheless.
    fn first_year(&mut self, set: i64) {
        let k1 = self.enter("2024-04-01", "朝日印刷", "アサヒインサツ", json!({}));
        let k2 = self.enter("2024-04-01", "いろは商事", "イロハショウジ", json!({}));
        let k3 = self.enter("2024-04-01", "Umi Cloud Inc.", "ウミクラウド", json!({ "kind": "foreign", "country": "US" }));
        self.entrust("2024-04-01", k1, "2024-05-01", json!({ "principals": 5000 }));
        self.entrust("2024-04-01", k2, "2024-05-01", json!({}));
        self.entrust("2024-04-01", k3, "2024-06-01", json!({ "countries": ["US"] }));
        self.evaluate("2024-04-20", (k1, set), "initial", "○○○○", json!({ "outcome": "pass", "valid_until_on": "2025-04-19" }));
        let conditions = json!([{ "text": "教育を行う", "due_on": "2024-07-31" }]);
        let decision = json!({ "outcome": "conditional", "valid_until_on": "2025-05-14", "conditions": conditions });
        let conditional = self.evaluate("2024-05-15", (k2, set), "initial", "△○○○", decision);
        self.meet("2024-08-12", conditional, 1, "2024-08-10");
        let failed = self.evaluate("2024-05-20", (k3, set), "initial", "×○○○", json!({ "outcome": "fail", "reason": "責任者がいない" }));
        let approval = json!({ "reason": "代わりがない", "measure": "毎月確認する", "valid_until_on": "2025-05-24" });
        self.step("2024-05-25", &self.representative, "evaluation.approve_exceptionally", failed, approval);
    }

    fn meet(&self, on: &str, id: i64, number: i64, met_on: &str) {
        let input = json!({ "id": id, "number": number, "met_on": met_on });
        self.does(on, &self.writer, "evaluation.meet_condition", input);
    }

    /// Fiscal year 2025: see the counts in the tests.
    fn second_year(&mut self, set: i64) {
        let [k1, k2] = [self.ids[0], self.ids[1]];
        let pass = |until: &str| json!({ "outcome": "pass", "valid_until_on": until });
        self.evaluate("2025-04-18", (k1, set), "periodic", "○○○○", pass("2026-03-31"));
        self.evaluate("2025-06-20", (k2, set), "periodic", "○○○△", pass("2026-06-19"));
        let k4 = self.enter("2025-07-01", "恵比寿倉庫", "エビスソウコ", json!({}));
        self.entrust("2025-07-01", k4, "2025-08-01", json!({}));
        let conditions = json!([{ "text": "規程を改める", "due_on": "2025-10-20" }, { "text": "施錠する", "due_on": "2025-10-01" }]);
        let decision = json!({ "outcome": "conditional", "valid_until_on": "2026-07-24", "conditions": conditions });
        let conditional = self.evaluate("2025-07-25", (k4, set), "initial", "○△○×", decision);
        let k5 = self.enter("2025-09-01", "大空企画", "オオゾラキカク", json!({ "kind": "individual" }));
        self.entrust("2025-09-01", k5, "2025-09-15", json!({ "until_on": "2026-01-31" }));
        self.meet("2025-10-01", conditional, 2, "2025-09-30");
        self.entrust("2025-09-20", k2, "2025-10-01", json!({ "my_number": true }));
        self.revise(set, "2025-11-10", "2026-01-01");
        let k5_shown = self.does("2026-01-31", &self.writer, "consignee.show", json!({ "id": k5 }));
        let stated = json!({ "entrustment_id": k5_shown["entrustments"][0]["id"], "statement": "nothing_held",
            "confirmed_on": "2026-01-31", "confirmed_by": "大空" });
        self.does("2026-01-31", &self.writer, "ending.confirm", stated);
        let seen = k5_shown["seen"].clone();
        self.does(
            "2026-01-31",
            &self.writer,
            "consignee.end",
            json!({ "id": k5, "seen": seen, "until_on": "2026-01-31", "reason": "契約の終了" }),
        );
        let k6 = self.enter("2026-03-01", "風工房", "カゼコウボウ", json!({}));
        self.entrust("2026-03-01", k6, "2026-04-20", json!({}));
        self.does("2026-04-05", &self.writer, "consignee.list", json!({}));
    }

    /// April 2026: an evaluation of the last year made late, and two facts of that year that come late.
    fn afterwards(&mut self, set: i64) {
        self.evaluate("2026-04-10", (self.ids[0], set), "periodic", "○○○○○", json!({ "outcome": "pass", "valid_until_on": "2027-03-31" }));
        let late = json!({ "name": "北の文具", "kana": "キタノブング", "from_on": "2026-02-01", "distinct": true });
        let k7 = self.does("2026-04-15", &self.writer, "consignee.enter", late)["id"].as_i64().unwrap();
        self.ids.push(k7);
        let of_k4 = self.does("2026-04-15", &self.manager, "consignee.show", json!({ "id": self.ids[3] }));
        let conditional = of_k4["evaluations"][0]["evaluation_id"].as_i64().unwrap();
        self.meet("2026-04-20", conditional, 1, "2026-03-15");
    }

    /// The report as an auditor asks for it after all this.
    pub fn report(&self, year: i64, known: Option<i64>) -> AnnualReport {
        let query = kantoku::operations::report::Annual { year, on: None, known, known_on: None };
        self.h.on(AFTER).ask(&self.h.as_(Role::Auditor), query).unwrap()
    }
}
