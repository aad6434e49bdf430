//! Calendars at secret addresses: read by the parser of another product, the same until something changes, and gone when their holder is.

use calcard::icalendar::{ICalendar, ICalendarComponentType, ICalendarProperty, ICalendarValue};
use kantoku::domain::access::{Actor, Door, Role};
use serde_json::{Value, json};

use crate::evaluation::{consignee, extend};
use crate::harness::{Harness, on_each_database};

/// An event as another program understands it.
#[derive(Clone, Debug, PartialEq)]
struct Read {
    uid: String,
    summary: String,
    sequence: i64,
    starts: String,
    ends: String,
}

fn entrust(h: &Harness, consignee_id: i64, more: Value) -> i64 {
    let mut input = json!({ "consignee_id": consignee_id, "work": "会報の発送", "principals": 100, "from_on": "2026-06-30" });
    extend(&mut input, more);
    h.call(&h.as_(Role::Procurement), "entrustment.enter", input).unwrap()["id"].as_i64().unwrap()
}

fn events(text: &str) -> Vec<Read> {
    let parsed = ICalendar::parse(text).unwrap_or_else(|error| panic!("{error:?} in {text}"));
    let mut found: Vec<Read> = parsed
        .components
        .iter()
        .filter(|component| component.component_type == ICalendarComponentType::VEvent)
        .map(|component| {
            let value = |wanted: ICalendarProperty| {
                let entry = component.entries.iter().find(|entry| entry.name == wanted).unwrap_or_else(|| panic!("{wanted:?} in {text}"));
                match &entry.values[0] {
                    ICalendarValue::Text(text) => text.clone(),
                    ICalendarValue::Integer(number) => number.to_string(),
                    ICalendarValue::PartialDateTime(at) => {
                        assert_eq!((at.hour, at.minute), (None, None), "a whole day");
                        format!("{:04}-{:02}-{:02}", at.year.unwrap(), at.month.unwrap(), at.day.unwrap())
                    }
                    other => panic!("{other:?}"),
                }
            };
            Read {
                uid: value(ICalendarProperty::Uid),
                summary: value(ICalendarProperty::Summary),
                sequence: value(ICalendarProperty::Sequence).parse().unwrap(),
                starts: value(ICalendarProperty::Dtstart),
                ends: value(ICalendarProperty::Dtend),
            }
        })
        .collect();
    found.sort_by(|a, b| a.uid.cmp(&b.uid));
    found
}

fn open(h: &Harness, actor: &Actor, input: Value) -> String {
    h.call(actor, "calendar.open_feed", input).unwrap()["path"].as_str().unwrap().to_owned()
}

#[test]
fn a_calendar_program_reads_whole_days_that_stay_the_same_until_something_changes() {
    on_each_database("2026-05-01", |h| {
        let id = consignee(h, "暦商事、改行;カンマ");
        entrust(h, id, json!({}));
        let manager = h.as_(Role::PersonalDataManager);
        let path = open(h, &manager, json!({ "language": "ja" }));
        let nobody = h.browser();
        let page = nobody.get(&path).expect(200);
        assert_eq!(page.header("content-type"), "text/calendar; charset=utf-8");
        let first = events(&page.text());
        let due = first.iter().find(|event| event.starts == "2026-06-30").expect("the evaluation");
        assert_eq!((due.ends.as_str(), due.sequence), ("2026-07-01", 0), "the end of a whole day is the day after");
        assert!(due.summary.contains("暦商事、改行;カンマ"), "{}", due.summary);
        assert_eq!(events(&nobody.get(&path).text()), first, "nothing changed");
        assert_eq!(nobody.get(&path).text(), page.text(), "the same to the byte");

        let whole = h.call(&manager, "consignee.show", json!({ "id": id })).unwrap();
        let renamed =
            json!({ "id": id, "seen": whole["seen"], "name": "改名商事", "kana": "カイメイショウジ", "kind": "company", "country": "JP" });
        h.call(&h.as_(Role::Procurement), "consignee.change", renamed).unwrap();
        let second = events(&nobody.get(&path).text());
        let again = second.iter().find(|event| event.uid == due.uid).expect("the same duty");
        assert_eq!((again.starts.as_str(), again.sequence), ("2026-06-30", 1), "{second:?}");
        assert!(again.summary.contains("改名商事"), "{}", again.summary);
    });
}

#[test]
fn an_address_is_its_holders_and_ends_with_them() {
    on_each_database("2026-05-01", |h| {
        let id = consignee(h, "暦商事");
        let department = json!({ "code": "D1", "name_ja": "総務部", "from_on": "2026-04-01" });
        let department = h.call(&h.as_(Role::PersonalDataManager), "department.enter", department).unwrap()["id"].as_i64().unwrap();
        entrust(h, id, json!({ "department": "D1" }));
        let (auditor, staff) = (h.someone(&[Role::Auditor]), h.someone(&[Role::Staff]));
        let (of_department, own) = (open(h, &auditor, json!({ "department_id": department })), open(h, &auditor, json!({})));
        let nobody = h.browser();
        assert_eq!(events(&nobody.get(&of_department).expect(200).text()).len(), 1);
        assert_eq!(events(&nobody.get(&own).expect(200).text()).len(), 0, "an auditor has nothing to do");
        // Who may not read the register gets no calendar of a department, nor one that there is not.
        assert!(h.call(&staff, "calendar.open_feed", json!({ "department_id": department })).is_err());
        assert!(h.call(&auditor, "calendar.open_feed", json!({ "department_id": 99 })).is_err());
        assert!(h.call(&Actor::nobody(Door::Api), "calendar.open_feed", json!({})).is_err());
        nobody.get("/calendar/feed/guessed.ics").expect(404);
        // Closed by another: not found. By oneself: gone at once.
        let feeds = h.call(&auditor, "calendar.feeds", json!({})).unwrap();
        assert_eq!(feeds.as_array().unwrap().len(), 2);
        assert!(h.call(&staff, "calendar.close_feed", json!({ "id": feeds[0]["id"] })).is_err());
        h.call(&auditor, "calendar.close_feed", json!({ "id": feeds[0]["id"] })).unwrap();
        nobody.get(&own).expect(404);
        nobody.get(&of_department).expect(200);
        // The account is closed, and with it what stood at the other address.
        h.call(&h.as_(Role::Administrator), "account.close", json!({ "id": auditor.account })).unwrap();
        nobody.get(&of_department).expect(404);
    });
}

#[test]
fn the_address_is_shown_once_on_the_page_that_makes_it() {
    on_each_database("2026-05-01", |h| {
        let browser = h.browser_of(&h.as_(Role::Procurement));
        browser.get("/calendar/feeds").expect(200).assert_fit_to_be_seen();
        let page = browser.post("/calendar/feeds", &[("department_id", "")]).expect(200);
        page.assert_fit_to_be_seen();
        assert!(page.says("/calendar/feed/"));
        let page = browser.get("/calendar/feeds").expect(200);
        assert!(!page.says("/calendar/feed/"), "{}", page.text());
        let feeds = h.call(&h.as_(Role::Procurement), "calendar.feeds", json!({})).unwrap();
        browser.post(&format!("/calendar/feeds/{}/close", feeds[0]["id"]), &[]).expect(200);
        assert_eq!(h.call(&h.as_(Role::Procurement), "calendar.feeds", json!({})).unwrap(), json!([]));
    });
}
