//! What a new register can begin with: the criteria, the agreement texts and the course that come with the product.

mod agreement;
mod course;
mod criteria;

use std::borrow::Cow;
use std::collections::BTreeMap;

use rust_embed::EmbeddedFile;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;

pub use agreement::{ShippedText, adopt_agreements, propose_agreements, texts};
pub use course::{open_course, shipped_course};
pub use criteria::{ShippedSet, adopt_criteria, defaults, propose_criteria};

use crate::domain::message::{Message, Problems};
use crate::error::{Error, Result};
use crate::intake::{self, columns};
use crate::locale::Labels;
use crate::operations::rows;

/// The rows of a file that comes with the product.
fn rows<T: DeserializeOwned + JsonSchema + 'static>(file: Option<EmbeddedFile>, name: &str, columns: &[columns::Column]) -> Result<Vec<T>> {
    let sheet = intake::read(&bytes(file, name)?, name).map_err(|message| Error::invalid("", message))?;
    let table = columns::find(&sheet, columns)?;
    rows::read(&intake::rows(&table), &Labels).map_err(|problems| first(name, problems))
}

fn bytes(file: Option<EmbeddedFile>, name: &str) -> Result<Cow<'static, [u8]>> {
    file.map(|file| file.data).ok_or_else(|| Error::fault(format!("{name} is not among the seeds")))
}

fn first(name: &str, problems: Vec<rows::RowProblem>) -> Error {
    let said = problems.into_iter().map(|p| (format!("{name}:{}:{}", p.row.unwrap_or_default(), p.field), p.message));
    Error::Invalid(Problems(said.collect::<BTreeMap<String, Message>>()))
}
