//! An answer as rows of one sheet, for programs and spreadsheets: field names as headings, codes as they are.

use serde_json::Value;

use crate::operations::describe::names;
use crate::output::cells::{Cells, at, items, plain};
use crate::output::{Grid, Value as Cell};

/// The rows of the answer: the answer if it is a list, else the first list in it, else the answer as one row.
pub fn grid(cells: &Cells<'_>, title: &str, schema: &Value, answer: &Value) -> Grid {
    let (schema, rows) = rows(cells, schema, answer);
    let columns = cells.columns(schema, rows.first().unwrap_or(&Value::Null));
    let line = |row: &Value| columns.iter().map(|column| cell(cells, at(row, &column.path))).collect();
    Grid {
        title: title.to_owned(),
        headings: columns.iter().map(|column| column.path.clone()).collect(),
        rows: rows.iter().map(line).collect(),
    }
}

fn rows<'a>(cells: &Cells<'_>, schema: &'a Value, answer: &Value) -> (&'a Value, Vec<Value>) {
    if let Value::Array(rows) = answer {
        return (items(schema), rows.clone());
    }
    let declared = plain(schema).get("properties");
    for name in names(plain(schema)) {
        let inner = declared.and_then(|fields| fields.get(&name));
        let value = at(answer, &name);
        if let (Some(inner), Value::Array(rows)) = (inner, value)
            && cells.is_rows(inner, value)
        {
            return (items(inner), rows.clone());
        }
    }
    (schema, vec![answer.clone()])
}

fn cell(cells: &Cells<'_>, value: &Value) -> Cell {
    match value {
        Value::Null => Cell::Empty,
        Value::Bool(truth) => Cell::Bool(*truth),
        Value::Number(number) => number.as_i64().map_or_else(|| Cell::Decimal(number.to_string()), Cell::Integer),
        Value::String(text) => text.parse().map_or_else(|_| Cell::from(text.as_str()), Cell::Date),
        other => Cell::from(cells.text(&Value::Null, other)),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::locale::Language;
    use crate::output::csv;

    #[test]
    fn a_page_of_a_list_is_its_rows() {
        let cells = Cells { language: Language::En, subject: "sample" };
        let row = json!({ "type": "object", "required": ["name", "id"], "properties": { "id": { "type": "integer" }, "name": { "type": "string" } } });
        let schema = json!({ "type": "object", "required": ["rows", "total"], "properties": { "rows": { "type": "array", "items": row }, "total": {} } });
        let answer = json!({ "rows": [{ "id": 1, "name": "=1+1" }, { "id": 2, "name": "㈱みらい" }], "total": 2 });
        let text = String::from_utf8(csv::utf8(&grid(&cells, "x", &schema, &answer)).unwrap()).unwrap();
        assert_eq!(text, "\u{feff}name,id\r\n'=1+1,1\r\n㈱みらい,2\r\n");
        let none = csv::utf8(&grid(&cells, "x", &schema, &json!({ "rows": [], "total": 0 }))).unwrap();
        assert_eq!(String::from_utf8(none).unwrap(), "\u{feff}name,id\r\n");
    }
}
