//! What an operation says of itself, read from its schemas: for doors that are generated.

use schemars::generate::SchemaSettings;
use serde_json::Value;

use super::input::{self, Piece, Shape, join};
use super::list::Operation;
use super::text::{self, Words};
use crate::domain::message::Problems;
use crate::error::Result;

/// A field of an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    pub name: String,
    /// What its documentation says; may be empty.
    pub about: String,
    pub required: bool,
    pub kind: FieldKind,
}

/// What a field holds, as far as a person types it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldKind {
    Text,
    /// A password or a token: not shown while it is typed.
    Secret,
    /// The bytes of a file, in base64.
    Bytes,
    Integer,
    Boolean,
    Date,
    /// One of these codes.
    Choice(Vec<String>),
    Many(Box<FieldKind>),
    /// Fields of its own: `address.town`, and in a list `conditions.0.text`.
    Group(Vec<Field>),
    /// Anything that JSON can say.
    Any,
}

impl Operation {
    /// What the documentation of its input says of it.
    #[must_use]
    pub fn about(&self) -> &'static str {
        (self.schema)().get("description").and_then(Value::as_str).unwrap_or_default()
    }

    #[must_use]
    pub fn fields(&self) -> Vec<Field> {
        fields((self.schema)().as_value())
    }

    /// The schema of the answer, with everything it refers to written out in place.
    #[must_use]
    pub fn answer_schema(&self) -> Value {
        let mut settings = SchemaSettings::draft2020_12().for_serialize();
        settings.inline_subschemas = true;
        (self.output)(&mut settings.into_generator()).to_value()
    }

    /// Cells of text as the JSON that [`Operation::call`] understands.
    ///
    /// # Errors
    /// `Invalid`, with every cell that no field takes, that cannot be read as what its field holds, or that is missing.
    pub fn read(&self, cells: &[(String, String)], words: &dyn Words) -> Result<Value> {
        let schema = (self.schema)().as_value();
        let mut problems = Problems::default();
        for (name, _) in cells.iter().filter(|(name, _)| !takes(schema, name)) {
            problems.add(name, "input-unknown-field");
        }
        let value = text::read(schema, cells, words, &mut problems);
        input::check(schema, &value, "", &mut problems);
        Ok(problems.or(value)?)
    }
}

/// The names of an object's fields as its type declares them: first those that are always there.
#[must_use]
pub fn names(schema: &Value) -> Vec<String> {
    let required = schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let mut names: Vec<String> = required.map(ToOwned::to_owned).collect();
    let all = schema.get("properties").and_then(Value::as_object).into_iter().flat_map(|fields| fields.keys());
    for name in all {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}

fn fields(schema: &Value) -> Vec<Field> {
    let required = |name: &str| schema.get("required").and_then(Value::as_array).is_some_and(|names| names.iter().any(|n| n == name));
    let named = names(schema).into_iter().filter_map(|name| {
        let schema = schema.get("properties")?.get(&name)?;
        let about = schema.get("description").and_then(Value::as_str).unwrap_or_default().to_owned();
        Some(Field { required: required(&name), kind: kind(schema), about, name })
    });
    named.collect()
}

fn kind(schema: &Value) -> FieldKind {
    let Piece { schema, shape, .. } = Piece::of(schema);
    match shape {
        Shape::Object => FieldKind::Group(fields(schema)),
        Shape::List(inner) => FieldKind::Many(Box::new(kind(inner))),
        Shape::Choice(codes) => FieldKind::Choice(codes.into_iter().map(ToOwned::to_owned).collect()),
        Shape::Date => FieldKind::Date,
        Shape::Text if schema.get("format").and_then(Value::as_str) == Some("password") => FieldKind::Secret,
        Shape::Text if schema.get("contentEncoding").and_then(Value::as_str) == Some("base64") => FieldKind::Bytes,
        Shape::Text => FieldKind::Text,
        Shape::Integer => FieldKind::Integer,
        Shape::Boolean => FieldKind::Boolean,
        Shape::Any => FieldKind::Any,
    }
}

/// Whether a cell of that name is read by anything.
fn takes(schema: &Value, name: &str) -> bool {
    let (first, rest) = name.split_once('.').map_or((name, None), |(first, rest)| (first, Some(rest)));
    let Piece { schema, shape, .. } = Piece::of(schema);
    match shape {
        Shape::List(inner) => first.parse::<usize>().is_ok() && rest.is_some_and(|rest| takes(inner, rest)),
        Shape::Object => {
            let field = schema.get("properties").and_then(|fields| fields.get(first));
            field.is_some_and(|field| rest.is_none_or(|rest| takes(field, rest)))
        }
        _ => false,
    }
}

/// The name under which a field of a group is typed: `conditions.0.text`.
#[must_use]
pub fn within(path: &str, name: &str) -> String {
    join(path, name)
}

#[cfg(test)]
mod tests {
    use schemars::JsonSchema;
    use serde::{Deserialize, Serialize};

    use super::*;
    use crate::domain::access::{Door, Right};
    use crate::error::Error;
    use crate::operations::Query;
    use crate::operations::text::NoWords;
    use crate::store::ReadTx;

    /// Asks something.
    #[derive(Serialize, Deserialize, JsonSchema)]
    struct Sample {
        name: String,
        #[serde(default)]
        on: Option<chrono::NaiveDate>,
        /// Where it came in.
        #[serde(default)]
        doors: Vec<Door>,
        #[serde(default)]
        conditions: Vec<Condition>,
    }

    #[derive(Serialize, Deserialize, JsonSchema)]
    struct Condition {
        text: String,
        #[serde(default)]
        done: bool,
    }

    #[derive(Serialize, JsonSchema)]
    struct Said {
        zebra: String,
        apple: Option<i64>,
    }

    impl Query for Sample {
        const NAME: &'static str = "sample.ask";
        const NEEDS: Right = Right::Nobody;
        type Answer = Said;

        fn answer(self, _: &mut ReadTx<'_>) -> Result<Said> {
            Ok(Said { zebra: self.name, apple: None })
        }
    }

    const SAMPLE: Operation = Operation::query::<Sample>();

    fn cells(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, cell)| ((*name).to_owned(), (*cell).to_owned())).collect()
    }

    #[test]
    fn fields_say_what_they_hold() {
        assert_eq!(SAMPLE.about(), "Asks something.");
        let fields = SAMPLE.fields();
        let of = |name: &str| fields.iter().find(|field| field.name == name).unwrap();
        assert!(of("name").required && of("name").kind == FieldKind::Text);
        assert!(!of("on").required && of("on").kind == FieldKind::Date);
        assert_eq!(of("doors").about, "Where it came in.");
        assert!(matches!(&of("doors").kind, FieldKind::Many(kind) if matches!(**kind, FieldKind::Choice(_))));
        assert!(
            matches!(&of("conditions").kind, FieldKind::Many(kind) if matches!(&**kind, FieldKind::Group(fields) if fields.len() == 2))
        );
    }

    #[test]
    fn an_answer_keeps_the_order_of_its_type() {
        assert_eq!(names(&SAMPLE.answer_schema()), ["zebra", "apple"]);
    }

    #[test]
    fn cells_are_read_by_their_fields() {
        let typed = cells(&[("name", "x"), ("doors", "api"), ("doors", "cli"), ("conditions.1.text", "y"), ("conditions.1.done", "はい")]);
        let value = SAMPLE.read(&typed, &NoWords).unwrap();
        assert_eq!(value["doors"], serde_json::json!(["api", "cli"]));
        assert_eq!(value["conditions"], serde_json::json!([{ "text": "y", "done": true }]));
    }

    #[test]
    fn a_cell_that_no_field_takes_is_a_problem_like_any_other() {
        let typed = cells(&[("nmae", "x"), ("conditions.text", "y"), ("conditions.0.txt", "z"), ("doors.0", "api"), ("on", "whenever")]);
        let Err(Error::Invalid(problems)) = SAMPLE.read(&typed, &NoWords) else { panic!("refused") };
        let fields: Vec<&str> = problems.0.keys().map(String::as_str).collect();
        assert_eq!(fields, ["conditions.0.text", "conditions.0.txt", "conditions.text", "doors.0", "name", "nmae", "on"]);
    }
}
