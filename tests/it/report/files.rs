//! The files can be opened, and hold the same as the answer.

use std::io::Cursor;

use calamine::{Data, DataType, Reader, Xlsx};
use kantoku::domain::access::Role;
use kantoku::locale::Language;
use kantoku::operations::report::AnnualReport;
use kantoku::web::report::Format;
use serde_json::Value;

use super::bytes;
use super::story::{AFTER, BEGINS, Story};
use crate::harness::{on_each_database, on_one_database, program};

fn file(report: &AnnualReport, format: Format, language: Language) -> Vec<u8> {
    bytes(report, format, language).unwrap()
}

#[test]
fn the_workbook_has_a_sheet_for_each_table_with_real_dates_and_numbers() {
    on_one_database(BEGINS, |h| {
        let report = Story::tell(h).report(2025, None);
        for (language, overdue) in [(Language::Ja, "4-2 期限を超過している評価"), (Language::En, "4-2 Evaluations overdue")] {
            let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(file(&report, Format::Xlsx, language))).unwrap();
            let names = book.sheet_names();
            assert!(names.len() > 20 && names.iter().any(|name| name == overdue), "{names:?}");
            let sheet = book.worksheet_range(overdue).unwrap();
            assert_eq!(sheet.height(), 3, "a head and two rows");
            assert_eq!(sheet.get_value((1, 1)), Some(&Data::String("Umi Cloud Inc.".into())));
            let due = sheet.get_value((1, 3)).unwrap();
            assert!(due.is_datetime(), "{due:?}");
            let movements = names.iter().find(|name| name.starts_with("3-1 ")).unwrap().clone();
            assert_eq!(book.worksheet_range(&movements).unwrap().get_value((1, 4)), Some(&Data::Float(6.0)));
        }
    });
}

#[test]
fn the_csv_is_one_table_of_one_kind_of_line() {
    on_one_database(BEGINS, |h| {
        let report = Story::tell(h).report(2025, None);
        let bytes = file(&report, Format::Csv, Language::Ja);
        assert!(bytes.starts_with(b"\xef\xbb\xbf"));
        let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(&bytes[3..]);
        assert_eq!(reader.headers().unwrap().len(), 8);
        let lines: Vec<csv::StringRecord> = reader.records().map(|line| line.unwrap()).collect();
        let value = |table: &str, row: &str, column: &str| {
            let found = lines.iter().find(|line| &line[2] == table && &line[4] == row && &line[6] == column);
            found.map(|line| line[7].to_owned())
        };
        assert_eq!(value("movements", "1", "期末").as_deref(), Some("6"));
        assert_eq!(value("overdue", "1", "期限").as_deref(), Some("2025-05-24"));
        assert_eq!(value("figures", "4", "割合").as_deref(), Some("50.0"));
        assert!(lines.iter().any(|line| &line[2] == "cover" && line[7].contains("台帳 #")));
    });
}

#[test]
fn the_json_follows_its_published_schema_and_says_its_sentences() {
    on_each_database(BEGINS, |h| {
        let report = Story::tell(h).report(2025, None);
        let schema: Value = serde_json::from_slice(&kantoku::output::report::schema().unwrap()).unwrap();
        for (language, words) in [(Language::Ja, "特例承認の期限"), (Language::En, "exceptional approval")] {
            let value: Value = serde_json::from_slice(&file(&report, Format::Json, language)).unwrap();
            assert_eq!(value["form"], 2);
            let said = value["standing"]["lines"][0]["reasons"][0]["message"]["text"].as_str().unwrap();
            assert!(said.contains(words), "{said}");
            assert_follows(&schema, &schema, &value, "");
        }
    });
}

/// Every field is known to the schema, and every required one is there. Enough of a validator for a schema without tricks.
fn assert_follows(root: &Value, schema: &Value, value: &Value, path: &str) {
    let schema = match schema["$ref"].as_str() {
        Some(name) => root.pointer(name.trim_start_matches('#')).unwrap_or_else(|| panic!("{path}: {name} leads nowhere")),
        None => schema,
    };
    if let Some(choice) = schema["anyOf"].as_array().and_then(|any| any.iter().find(|part| part["type"] != "null")) {
        if !value.is_null() {
            assert_follows(root, choice, value, path);
        }
        return;
    }
    match value {
        Value::Object(fields) => {
            let empty = serde_json::Map::new();
            let known = schema["properties"].as_object().unwrap_or(&empty);
            for (name, value) in fields.iter().filter(|_| !known.is_empty()) {
                let inner = known.get(name).unwrap_or_else(|| panic!("{path}/{name} is not in the schema"));
                assert_follows(root, inner, value, &format!("{path}/{name}"));
            }
            for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
                assert!(fields.contains_key(name), "{path}/{name} is required");
            }
        }
        Value::Array(values) => values.iter().for_each(|value| assert_follows(root, &schema["items"], value, &format!("{path}[]"))),
        _ => {}
    }
}

#[test]
fn the_page_stands_alone_in_both_languages() {
    on_one_database(BEGINS, |h| {
        let report = Story::tell(h).report(2025, None);
        for (language, title, organisation) in [
            (Language::Ja, "委託先の監督に関する年次報告書", "試験協会"),
            (Language::En, "Annual Report on the Supervision of Consignees", "Test Society"),
        ] {
            let html = String::from_utf8(file(&report, Format::Html, language)).unwrap();
            assert!(html.contains(&format!("<html lang=\"{language}\">")) && html.contains(title) && html.contains(organisation));
            assert!(html.contains("<style>") && html.contains("<svg class=\"chart\""));
            for left in ["<link", "<script", "src=", "href=\"/", "href=\"http", "{{", "report-column", "report-figure"] {
                assert!(!html.contains(left), "{language}: {left}");
            }
        }
    });
}

#[test]
fn the_command_line_makes_the_same_files() {
    on_each_database(BEGINS, |h| {
        let story = Story::tell(h);
        let report = story.report(2025, Some(story.in_april));
        for (format, language) in [("html", "ja"), ("xlsx", "en"), ("csv", "ja"), ("zip", "ja"), ("json", "en")] {
            let out = h.database.folder.path().join(format!("report.{format}"));
            let known = story.in_april.to_string();
            let run = program()
                .args(["report", "annual", "--year", "2025", "--format", format, "--lang", language, "--known", &known, "--out"])
                .arg(&out)
                .args(["--database", &h.database.url])
                .output()
                .unwrap();
            assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
            let format = Format::of(format).unwrap();
            let ask = |facts| h.on(AFTER).ask(&h.as_(Role::Auditor), facts);
            let report = kantoku::web::report::with_facts(report.clone(), format, ask).unwrap();
            let expected = file(&report, format, Language::from_code(language).unwrap());
            assert_eq!(std::fs::read(&out).unwrap(), expected, "{format}");
        }
        let asked = ["report", "annual", "--year", "2025", "--format", "json", "--lang", "en", "--database", &h.database.url];
        let to_the_terminal = program().args(asked).output().unwrap();
        assert!(serde_json::from_slice::<Value>(&to_the_terminal.stdout).is_ok());
        let refused =
            program().args(["report", "annual", "--year", "2001", "--lang", "en", "--database", &h.database.url]).output().unwrap();
        assert_eq!(refused.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&refused.stderr).contains("There is no report on fiscal year 2001"));
    });
}
