//! Documents as PDF, typeset inside the program. A program built without the feature `pdf` says so in their place.

#[cfg(feature = "pdf")]
mod apart;
#[cfg(feature = "pdf")]
mod fonts;
#[cfg(feature = "pdf")]
mod press;
#[cfg(not(feature = "pdf"))]
mod without;
#[cfg(feature = "pdf")]
mod world;

#[cfg(feature = "pdf")]
pub use apart::set_apart;
#[cfg(feature = "pdf")]
pub use press::Press;
#[cfg(not(feature = "pdf"))]
pub use without::{Press, set_apart};

/// The templates of the press, compiled into the program; a debug build reads them anew.
#[derive(rust_embed::RustEmbed)]
#[folder = "templates/pdf"]
struct Files;

/// The word by which the program sets one document and ends. It is nothing for people.
pub const WORD: &str = "set-apart";

/// Why a template of an organisation gives no document.
#[derive(Debug)]
pub enum Failure {
    /// What is wrong with it, in the words of the typesetter, and where: line and column, from 1.
    Broken { place: Option<(usize, usize)>, why: String },
    /// It took too long, or more memory than there is for it.
    Stopped,
    /// The document cannot be set here at all.
    Other(crate::error::Error),
}

/// A template by its name; empty if there is none.
#[must_use]
pub fn template(name: &str) -> String {
    Files::get(&format!("{name}.typ")).map(|file| String::from_utf8_lossy(&file.data).into_owned()).unwrap_or_default()
}
