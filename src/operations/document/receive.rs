//! What every subject does with a file that is handed in to it.

use super::content::Content;
use super::kind::media_type;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::operations::Register;
use crate::store::{WriteTx, document};

/// A file that is on disk and belongs to nothing yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// SHA-256 of the bytes, in hexadecimal: the name under which they are kept.
    pub hash: String,
    pub name: String,
    pub media_type: String,
    /// In bytes.
    pub size: i64,
}

/// The longest name that is taken, in characters.
const LONGEST_NAME: usize = 200;

/// Looks at a file and keeps it, before the fact is recorded to which it belongs.
///
/// To be called in [`crate::operations::Prepare::prepare`], after a look whether the command would be refused anyway: what was
/// kept for nothing is left in the folder until `kantoku verify --remove-unlisted`.
///
/// # Errors
/// `Invalid` at `name` or `content` if the file is not taken here; `Unavailable` if it cannot be kept.
pub fn receive(register: &Register, name: &str, content: &Content, allowed: &[&str]) -> Result<Received> {
    let name = plain_name(name)?;
    let media_type = media_type(&name, content, allowed)?.to_owned();
    let hash = register.documents()?.keep(content)?;
    Ok(Received { hash, name, media_type, size: i64::try_from(content.size()).unwrap_or(i64::MAX) })
}

/// Records a file as that of this entry; its id is the number of the entry. Where one entry has several files, only one can be recorded so.
pub fn record(tx: &mut WriteTx<'_>, file: &Received, person_id: Option<i64>) -> Result<i64> {
    let id = tx.seq();
    let Received { hash, name, media_type, size } = file.clone();
    document::insert(tx, &document::Row { id, hash, name, media_type, size, person_id, seq: id })?;
    Ok(id)
}

/// The last part of what may be a path of another machine, without what no name should have.
fn plain_name(name: &str) -> Result<String> {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let plain: String = last.chars().filter(|c| !c.is_control() && !is_invisible(*c)).collect();
    let plain = plain.trim();
    if plain.trim_matches('.').is_empty() {
        return Err(Error::invalid("name", "input-required"));
    }
    let length = plain.chars().count();
    if length > LONGEST_NAME {
        return Err(Error::invalid("name", Message::new("input-too-long").with("read", length).with("expected", LONGEST_NAME)));
    }
    Ok(plain.to_owned())
}

/// Marks that turn the direction of writing make `fdp.exe` of `exe.pdf`.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_last_part_of_a_path_and_hides_nothing() {
        for (name, plain) in [
            ("C:\\証憑\\規程 第3版.pdf", Some("規程 第3版.pdf")),
            ("../../etc/passwd.txt", Some("passwd.txt")),
            (" a.pdf ", Some("a.pdf")),
            ("a\r\nSet-Cookie: x.pdf", Some("aSet-Cookie: x.pdf")),
            ("a\u{202e}fdp.exe", Some("afdp.exe")),
            ("..", None),
            ("a/", None),
            ("\u{0}", None),
        ] {
            assert_eq!(plain_name(name).ok().as_deref(), plain, "{name:?}");
        }
        assert!(plain_name(&"あ".repeat(200)).is_ok() && plain_name(&"あ".repeat(201)).is_err());
    }
}
