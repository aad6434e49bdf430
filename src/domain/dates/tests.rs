//! Dates as they were found in real registers, and what they must become.

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn warning(text: &str) -> Option<&'static str> {
    parse(text).unwrap().warning.map(|warning| warning.id)
}

#[test]
fn every_spelling_becomes_the_same_day() {
    for (typed, date) in [
        ("令和8年11月23日", "2026-11-23"),
        ("R8.11.23", "2026-11-23"),
        ("r8.11.23", "2026-11-23"),
        ("Ｒ８．１１．２３", "2026-11-23"),
        ("令和８年１１月２３日", "2026-11-23"),
        ("㋿8年11月23日", "2026-11-23"),
        ("令和 8 年 11 月 23 日", "2026-11-23"),
        ("令和元年5月1日", "2019-05-01"),
        ("令和1年5月1日", "2019-05-01"),
        ("R元.5.1", "2019-05-01"),
        ("平成31年4月30日", "2019-04-30"),
        ("H31/4/30", "2019-04-30"),
        ("昭和64年1月7日", "1989-01-07"),
        ("S64.1.7", "1989-01-07"),
        ("Ｓ６４－1－7", "1989-01-07"),
        ("平成元年1月8日", "1989-01-08"),
        ("昭和元年12月25日", "1926-12-25"),
        ("大正15年12月25日", "1926-12-25"),
        ("大正元年7月30日", "1912-07-30"),
        ("明治45年7月30日", "1912-07-30"),
        ("令和6年2月29日", "2024-02-29"),
        ("2026年11月23日", "2026-11-23"),
        ("2026/11/23", "2026-11-23"),
        ("2026-11-23", "2026-11-23"),
        ("2026．11．23", "2026-11-23"),
        ("2026ー11ー23", "2026-11-23"),
        ("２０２６年１１月２３日", "2026-11-23"),
        ("20261123", "2026-11-23"),
        ("2026/11/23 0:00", "2026-11-23"),
        ("2026-11-23T00:00:00Z", "2026-11-23"),
        ("2026年11月23日（月）", "2026-11-23"),
        ("2026年11月23日（月曜日）", "2026-11-23"),
        ("2026年11月23日（令和8年11月23日）", "2026-11-23"),
    ] {
        assert_eq!(parse(typed), Ok(Parsed { date: day(date), warning: None }), "{typed}");
    }
}

#[test]
fn a_real_day_outside_its_era_is_read_with_a_warning() {
    for (typed, date, expected) in [
        ("平成31年5月1日", "2019-05-01", "令和元年5月1日"),
        ("平成32年3月31日", "2020-03-31", "令和2年3月31日"),
        ("昭和64年1月8日", "1989-01-08", "平成元年1月8日"),
        ("令和元年4月30日", "2019-04-30", "平成31年4月30日"),
    ] {
        let warning = Message::new("format-date-outside-era").with("read", typed).with("date", day(date)).with("expected", expected);
        assert_eq!(parse(typed), Ok(Parsed { date: day(date), warning: Some(warning) }), "{typed}");
    }
}

#[test]
fn a_day_that_is_not_in_the_calendar_is_refused() {
    for typed in ["令和8年2月29日", "2026/02/30", "2026/13/01", "R8.0.1", "20261131", "0026/11/23", "2026/11/23～2026/11/31"] {
        assert_eq!(parse(typed).unwrap_err().id, "format-date-not-real", "{typed}");
    }
}

#[test]
fn what_is_no_date_is_refused_with_what_was_read() {
    for typed in [
        "平成28月4月1日",
        "令和0年1月1日",
        "令和8年11月",
        "2026",
        "46349",
        "",
        "未定",
        "12026/11/23",
        "2026/11/234",
        "X8.11.23",
        "AR8.11.23",
    ] {
        assert_eq!(parse(typed), Err(Message::new("format-date").with("read", typed)), "{typed}");
    }
}

#[test]
fn a_year_of_two_digits_is_ambiguous() {
    for typed in ["26/11/23", "26.11.23", "２６－１１－２３", "11/23/2026"] {
        assert_eq!(parse(typed).unwrap_err().id, "format-date-ambiguous", "{typed}");
    }
}

#[test]
fn two_dates_in_a_cell_are_put_to_the_person() {
    let typed = "R3.3.16\n（増額…初回交付決定日は令和２年11月6日）";
    let expected =
        Message::new("format-date-several").with("read", typed).with("first", day("2021-03-16")).with("second", day("2020-11-06"));
    assert_eq!(parse(typed), Err(expected));
    assert_eq!(parse("R8.4.1～R9.3.31").unwrap_err().id, "format-date-several");
}

#[test]
fn a_note_beside_the_date_is_pointed_out() {
    let typed = "令和2年4月1日\n（4～6月分）";
    let parsed = parse(typed).unwrap();
    assert_eq!(parsed.date, day("2020-04-01"));
    assert_eq!(parsed.warning.as_ref().map(|warning| warning.id), Some("format-date-with-note"));
    assert_eq!(parsed.warning.unwrap().args.get("note"), Some(&"(4~6月分)".into()));
    assert_eq!(warning("契約日 2026/11/23"), Some("format-date-with-note"));
}

#[test]
fn an_empty_cell_and_one_of_dashes_have_no_date() {
    for typed in ["", " ", "\u{3000}", "－", "-", " ー ", "――"] {
        assert_eq!(parse_optional(typed), Ok(None), "{typed}");
    }
    assert!(parse_optional("未定").is_err());
}

#[test]
fn a_bare_day_number_is_read_with_a_warning() {
    for (typed, date) in [("46349", "2026-11-23"), ("４６３４９", "2026-11-23"), ("20000", "1954-10-03"), ("60000", "2064-04-08")] {
        let parsed = parse_optional(typed).unwrap().unwrap();
        assert_eq!((parsed.date, parsed.warning.unwrap().id), (day(date), "format-date-from-serial"), "{typed}");
    }
    for typed in ["19999", "60001", "7", "-46349"] {
        assert!(parse_optional(typed).is_err(), "{typed}");
    }
}

#[test]
fn day_numbers_follow_both_systems_of_spreadsheets() {
    for (serial, date) in [
        (46349, "2026-11-23"),
        (46113, "2026-04-01"),
        (43586, "2019-05-01"),
        (41800, "2014-06-10"),
        (61, "1900-03-01"),
        (59, "1900-02-28"),
        (1, "1900-01-01"),
        (2_958_465, "9999-12-31"),
    ] {
        assert_eq!(from_excel_serial(serial, DateSystem::From1900), Some(day(date)), "{serial}");
    }
    assert_eq!(from_excel_serial(44887, DateSystem::From1904), Some(day("2026-11-23")));
    assert_eq!(from_excel_serial(0, DateSystem::From1904), Some(day("1904-01-01")));
    assert_eq!(from_excel_serial(2_957_003, DateSystem::From1904), Some(day("9999-12-31")));
    for none in [60, 0, -1, 2_958_466] {
        assert_eq!(from_excel_serial(none, DateSystem::From1900), None, "{none}");
    }
}

#[test]
fn dates_are_written_by_era() {
    for (date, written) in [
        ("2026-11-23", "令和8年11月23日"),
        ("2019-05-01", "令和元年5月1日"),
        ("2019-04-30", "平成31年4月30日"),
        ("1989-01-08", "平成元年1月8日"),
        ("1989-01-07", "昭和64年1月7日"),
        ("1926-12-25", "昭和元年12月25日"),
        ("1926-12-24", "大正15年12月24日"),
        ("1912-07-30", "大正元年7月30日"),
        ("1873-01-01", "明治6年1月1日"),
        ("1872-12-31", "1872年12月31日"),
    ] {
        assert_eq!(wareki(day(date)), written);
    }
}

proptest::proptest! {
    #[test]
    fn what_is_written_by_era_is_read_as_the_same_day(days in 0_i32..89_000) {
        let date = day("1873-01-01") + chrono::Duration::days(days.into());
        proptest::prop_assert_eq!(parse(&wareki(date)), Ok(Parsed { date, warning: None }));
    }
}
