//! Documents as PDF, typeset inside the program. A program built without the feature `pdf` says so in their place.

#[cfg(feature = "pdf")]
mod fonts;
#[cfg(feature = "pdf")]
mod press;
#[cfg(not(feature = "pdf"))]
mod without;
#[cfg(feature = "pdf")]
mod world;

#[cfg(feature = "pdf")]
pub use press::Press;
#[cfg(not(feature = "pdf"))]
pub use without::Press;

/// The templates of the press, compiled into the program; a debug build reads them anew.
#[derive(rust_embed::RustEmbed)]
#[folder = "templates/pdf"]
struct Files;

/// A template by its name; empty if there is none.
#[must_use]
pub fn template(name: &str) -> String {
    Files::get(&format!("{name}.typ")).map(|file| String::from_utf8_lossy(&file.data).into_owned()).unwrap_or_default()
}
