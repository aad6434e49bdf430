//! The calculation through the whole stack: what is answered, what comes out, and what a decision keeps of it.

use kantoku::operations::criteria::Entry;
use serde_json::json;

use super::{
    TODAY, answer, begun, consignee, criteria, decide, entrust, four, four_with_knock_out, item, marks, motley, sheet, start, submit,
};
use crate::harness::on_each_database;

#[test]
fn the_known_cases_come_out_and_the_decision_keeps_them_exactly() {
    let plain = [
        ("○○△×", Some("70.0"), Some("7/10"), "conditional"),
        ("○○○－", Some("100.0"), Some("1"), "pass"),
        ("－－－－", None, None, "undetermined"),
        ("○△△×", Some("55.0"), Some("11/20"), "fail"),
        ("○×－△", Some("50.0"), Some("1/2"), "fail"),
    ];
    let knock_out = [
        ("×○○○", Some("70.0"), Some("7/10"), "fail"),
        ("△○○○", Some("85.0"), Some("17/20"), "conditional"),
        ("？○○○", Some("70.0"), Some("7/10"), "fail"),
    ];
    on_each_database(TODAY, |h| {
        for (code, items, cases) in [("plain", four(), &plain[..]), ("knock_out", four_with_knock_out(), &knock_out[..])] {
            let set_id = criteria_of(h, code, items);
            for (signs, percent, share, outcome) in cases {
                let id = consignee(h, &format!("候補{signs}"));
                let id = start(h, id, set_id);
                marks(h, id, signs);
                let open = sheet(h, id);
                assert_eq!(open["percent"], json!(percent), "{signs}");
                assert_eq!(open["calculation"]["score"], json!(share), "{signs}");
                assert_eq!(open["calculation"]["outcome"], json!(outcome), "{signs}");
                submit(h, id);
                decide(h, id, "fail", json!({ "reason": "現地で確認" })).unwrap();
                let decided = sheet(h, id);
                assert_eq!(decided["decisions"][0]["score"], json!(share), "{signs}");
                assert_eq!(decided["decisions"][0]["computed"], json!(outcome), "{signs}");
                assert_eq!(decided["calculation"], open["calculation"], "{signs}");
            }
        }
    });
}

/// Sets of the same code cannot stand side by side: each gets its own.
fn criteria_of(h: &crate::harness::Harness, code: &str, items: Vec<Entry>) -> i64 {
    use kantoku::domain::access::Role;
    use kantoku::domain::criteria::KindOfWork;
    use kantoku::operations::criteria::{Adopt, Draft, OpenSet, Propose};
    let (writer, manager) = (h.as_(Role::Procurement), h.as_(Role::Manager));
    let set = OpenSet { code: code.into(), kind_of_work: KindOfWork::Company, name_ja: "基準".into(), name_en: "Criteria".into() };
    let set_id = h.register.run(&writer, &set).unwrap();
    let version_id = h.register.run(&writer, &Draft { set_id, copy_of: None }).unwrap();
    for item in items {
        crate::criteria::put(&h.register, &writer, version_id, item).unwrap();
    }
    let seen = crate::criteria::shown(&h.register, &writer, version_id).seq;
    h.register.run(&writer, &Propose { version_id, seen, comment: String::new() }).unwrap();
    let seen = crate::criteria::shown(&h.register, &manager, version_id).seq;
    h.register.run(&manager, &Adopt { version_id, seen, effective_on: h.today, comment: String::new() }).unwrap();
    set_id
}

#[test]
fn every_line_says_how_it_counts() {
    on_each_database(TODAY, |h| {
        let id = begun(h, motley());
        answer(h, id, "M", "partial").unwrap();
        answer(h, id, "M.a", "good").unwrap();
        answer(h, id, "N", "no").unwrap();
        let sheet = sheet(h, id);
        for (code, counted, value, product, knock_out) in [
            ("M", "counted", json!("1/2"), json!("3/2"), "partial"),
            ("M.a", "not_scored", json!(null), json!(null), "none"),
            ("X", "not_applicable_by_rule", json!(null), json!(null), "none"),
            ("N", "counted", json!("1"), json!("3"), "none"),
            ("P", "unanswered", json!("0"), json!("0"), "none"),
        ] {
            let line = &item(&sheet, code)["line"];
            assert_eq!((&line["counted"], &line["value"], &line["product"]), (&json!(counted), &value, &product), "{code}");
            assert_eq!(line["knock_out"], knock_out, "{code}");
        }
        assert_eq!(sheet["calculation"]["unanswered"], json!(["P"]));
        assert_eq!(sheet["calculation"]["partial_knock_outs"], json!(["M"]));
        assert_eq!((&sheet["calculation"]["numerator"], &sheet["calculation"]["denominator"]), (&json!("9/2"), &json!(9)));
        assert_eq!(sheet["percent"], "50.0");
    });
}

#[test]
fn what_is_not_known_of_the_work_is_asked() {
    on_each_database(TODAY, |h| {
        let set_id = criteria(h, motley());
        let (nothing, abroad) = (consignee(h, "無業務商事"), consignee(h, "海外商事"));
        entrust(h, abroad, json!({ "countries": ["JP", "US"] }));
        for id in [nothing, abroad] {
            let id = start(h, id, set_id);
            assert_eq!(item(&sheet(h, id), "X")["line"]["counted"], "unanswered");
        }
    });
}

#[test]
fn the_circumstances_of_a_decided_evaluation_stay_those_of_its_day() {
    on_each_database(TODAY, |h| {
        let set_id = criteria(h, motley());
        let id = consignee(h, "移転商事");
        let work = entrust(h, id, json!({}));
        let evaluation = start(h, id, set_id);
        for (code, verdict) in [("M", "good"), ("N", "no"), ("P", "5")] {
            answer(h, evaluation, code, verdict).unwrap();
        }
        submit(h, evaluation);
        decide(h, evaluation, "pass", json!({ "valid_until_on": "2027-03-31" })).unwrap();
        let before = sheet(h, evaluation);
        let keeper = h.as_(kantoku::domain::access::Role::Procurement);
        let seen = h.call(&keeper, "consignee.show", json!({ "id": id })).unwrap()["entrustments"][0]["seen"].clone();
        let change = json!({ "id": work, "seen": seen, "work": "会員名簿の発送", "principals": 100, "countries": ["US"] });
        h.call(&keeper, "entrustment.change", change).unwrap();
        assert_eq!(sheet(h, evaluation)["calculation"], before["calculation"]);
        assert_eq!(sheet(h, evaluation)["circumstances"]["abroad"], json!(false));
        let again = start(h, id, set_id);
        assert_eq!(item(&sheet(h, again), "X")["line"]["counted"], "unanswered", "a new one looks at the work as it is");
    });
}
