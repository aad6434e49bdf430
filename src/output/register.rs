//! The consignee register as a table, with the headings that the import reads.

use super::grid::{Grid, Value};
use crate::locale::Language;
use crate::operations::consignee::{Exported, ExportedWork, Register};

/// The fields of the import, in the order of the columns. `register-<field>` is the id of the heading.
const FIELDS: [&str; 36] = [
    "control_no",
    "name",
    "kana",
    "consignee_kind",
    "corporate_number",
    "invoice_number",
    "postal_code",
    "address",
    "country",
    "representative",
    "contact_department",
    "contact_person",
    "contact_phone",
    "contact_email",
    "privacy_manager",
    "consignee_note",
    "entrustment_no",
    "work",
    "kind",
    "kind_of_work",
    "data_kinds",
    "special_care",
    "my_number",
    "principals",
    "purpose",
    "transfer_method",
    "places",
    "countries",
    "sub_entrustment",
    "it_used",
    "media_carried",
    "core_system",
    "department",
    "from_on",
    "until_on",
    "note",
];

/// What the register computes: not read back.
const COMPUTED: [&str; 4] = ["tier", "standing", "reasons", "valid_until_on"];

/// The register in a language.
#[must_use]
pub fn grid(register: &Register, language: Language) -> Grid {
    let text = |field: &&str| language.text(&format!("register-{}", field.replace('_', "-"))).into_owned();
    Grid {
        title: language.text("consignee-list-title").into_owned(),
        headings: FIELDS.iter().chain(&COMPUTED).map(text).collect(),
        rows: register.lines.iter().map(|line| row(line, language)).collect(),
    }
}

fn row(exported: &Exported, language: Language) -> Vec<Value> {
    let mut row = of_consignee(exported, language);
    match &exported.work {
        Some(work) => row.extend(of_work(work, language)),
        None => row.resize(FIELDS.len(), Value::Empty),
    }
    row.extend(computed(exported, language));
    row
}

fn of_consignee(exported: &Exported, language: Language) -> Vec<Value> {
    let details = &exported.details;
    let optional = |text: &Option<String>| Value::from(text.as_deref().unwrap_or_default());
    vec![
        exported.control_no.as_str().into(),
        details.name.as_str().into(),
        details.kana.as_str().into(),
        language.text(&details.kind.label_id()).as_ref().into(),
        optional(&details.corporate_number),
        optional(&details.invoice_number),
        details.postal_code.as_str().into(),
        details.address.as_str().into(),
        details.country.as_str().into(),
        details.representative.as_str().into(),
        details.contact_department.as_str().into(),
        details.contact_person.as_str().into(),
        details.contact_phone.as_str().into(),
        details.contact_email.as_str().into(),
        details.privacy_manager.as_str().into(),
        details.note.as_str().into(),
    ]
}

fn of_work(work: &ExportedWork, language: Language) -> Vec<Value> {
    let details = &work.details;
    let label = |id: String| Value::from(language.text(&id).as_ref());
    let mark = |yes: bool| Value::from(if yes { "○" } else { "×" });
    let kinds: Vec<&str> = details.data_kinds.iter().map(|kind| kind.code()).collect();
    vec![
        work.control_no.as_str().into(),
        details.work.as_str().into(),
        label(details.kind.label_id()),
        label(details.kind_of_work.label_id()),
        kinds.join(",").as_str().into(),
        mark(details.special_care),
        mark(details.my_number),
        details.principals.map_or(Value::Empty, Value::Integer),
        details.purpose.as_str().into(),
        details.transfer_method.as_str().into(),
        details.places.as_str().into(),
        details.countries.join(",").as_str().into(),
        label(details.sub_entrustment.label_id()),
        mark(details.it_used),
        mark(details.media_carried),
        mark(details.core_system),
        details.department.as_str().into(),
        Value::Date(work.from_on),
        work.until_on.map_or(Value::Empty, Value::Date),
        details.note.as_str().into(),
    ]
}

fn computed(exported: &Exported, language: Language) -> Vec<Value> {
    let line = &exported.line;
    let reasons: Vec<String> = line.reasons.iter().map(|reason| language.say(&reason.message)).collect();
    vec![
        language.text(&line.tier.label_id()).as_ref().into(),
        language.text(&line.standing.label_id()).as_ref().into(),
        reasons.join("\n").as_str().into(),
        line.valid_until_on.map_or(Value::Empty, Value::Date),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::{self, columns, headings};
    use crate::output::csv;

    /// What an import may be told of a row, and no register holds.
    const ASKED: [&str; 1] = ["distinct"];

    #[test]
    fn every_heading_is_one_that_the_import_reads() {
        for language in Language::ALL {
            let empty = Register { on: chrono::NaiveDate::MIN, lines: Vec::new() };
            let mut table = grid(&empty, *language);
            table.rows.push(vec!["C-1".into(), "㈱テスト".into()]);
            let sheet = intake::read(&csv::utf8(&table).unwrap(), "register.csv").unwrap();
            let found = columns::find(&sheet, headings::CONSIGNEES).unwrap();
            assert_eq!(found.missing, ASKED, "{language}");
            assert_eq!(found.unknown_headings.len(), COMPUTED.len(), "{language}: {:?}", found.unknown_headings);
        }
    }
}
