//! The facts behind figures, as tables.

use super::document::{Document, Found};
use super::say::Say;
use crate::locale::Language;
use crate::operations::report::{Fact, FigureFacts};
use crate::output::{Grid, Value};

/// The columns of a fact. `report-facts-<column>` is the id of the heading.
const COLUMNS: [&str; 5] = ["what", "number", "name", "of", "on"];

/// What a figure counts, as a table.
#[must_use]
pub fn grid(title: &str, facts: &[Fact], language: Language) -> Grid {
    Grid {
        title: title.to_owned(),
        headings: headings(language).collect(),
        rows: facts.iter().map(|fact| values(fact, language)).collect(),
    }
}

fn headings(language: Language) -> impl Iterator<Item = String> {
    COLUMNS.iter().map(move |column| language.text(&format!("report-facts-{column}")).into_owned())
}

fn values(fact: &Fact, language: Language) -> Vec<Value> {
    vec![what(fact, language).into(), fact.number.as_str().into(), named(fact).into(), fact.of.as_str().into(), fact.on.into()]
}

/// What kind of thing it is.
#[must_use]
pub fn what(fact: &Fact, language: Language) -> String {
    language.label(&format!("subject-{}", fact.subject)).unwrap_or_else(|| fact.subject.to_owned())
}

/// What it is called; by its number in the register where it has no name.
#[must_use]
pub fn named(fact: &Fact) -> String {
    if fact.name.is_empty() { format!("#{}", fact.id) } else { fact.name.clone() }
}

/// The facts behind the figures of one section: a row for each fact of each figure, with where the figure stands.
pub struct Behind {
    /// The place of the section in the document, from 0.
    pub section: usize,
    pub grid: Grid,
    /// Each figure with the row of its first fact, from 0.
    pub places: Vec<(String, usize)>,
}

/// For each section with figures that count something. The sections are in the order of the document.
#[must_use]
pub fn behind(document: &Document) -> Vec<Behind> {
    let say = Say::new(document.language, "UTC", document.on);
    let mut all = Vec::new();
    for (place, section) in (0..).zip(&document.sections) {
        let of_section = document.figures().filter(|(_, found)| found.section.id == section.id);
        let mut behind = Behind { section: place, grid: head(section.number, &section.title, &say, document.language), places: Vec::new() };
        for (at, found) in of_section {
            let name = at.to_string();
            if let Some(figure) = document.behind.iter().find(|figure| figure.figure == name) {
                behind.add(figure, &found, &say, document.language);
            }
        }
        if !behind.places.is_empty() {
            all.push(behind);
        }
    }
    all
}

fn head(number: i64, title: &str, say: &Say, language: Language) -> Grid {
    let place = ["report-csv-caption", "report-csv-head", "report-csv-column"].map(|id| say.text(id));
    let name = say.text("report-facts-figure");
    Grid {
        title: format!("{number}-F {} {title}", say.text("report-facts-title")),
        headings: place.into_iter().chain(headings(language)).chain([name]).collect(),
        rows: Vec::new(),
    }
}

impl Behind {
    fn add(&mut self, figure: &FigureFacts, found: &Found<'_>, say: &Say, language: Language) {
        if figure.facts.is_empty() {
            return;
        }
        self.places.push((figure.figure.clone(), self.grid.rows.len()));
        let head = found.row.cells.first().map(|cell| cell.value.clone()).unwrap_or_default();
        let place = || vec![found.table.caption.as_str().into(), head.clone(), found.column.title.as_str().into()];
        let name = Value::from(figure.figure.as_str());
        for fact in &figure.facts {
            self.grid.rows.push([place(), values(fact, language), vec![name.clone()]].concat());
        }
        let listed = i64::try_from(figure.facts.len()).unwrap_or(i64::MAX);
        if listed < figure.count {
            let more = crate::domain::message::Message::new("report-facts-more")
                .with("n", say.number(figure.count))
                .with("figure", &figure.figure);
            self.grid.rows.push([place(), vec![say.message(&more).into()], vec![Value::Empty; 4], vec![name]].concat());
        }
    }
}
