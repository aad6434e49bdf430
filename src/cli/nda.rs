//! `kantoku nda verify FILE`: whether a file is one that was signed; and `kantoku nda certificate`: the certificate of a signature as PDF.

use std::fs::File;
use std::process::ExitCode;

use clap::{Arg, Command};
use sha2::{Digest, Sha256};

use super::{Call, REFUSED, actor, opening, print, tree};
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::locale::{Labels, Language};
use crate::operations::list::Operation;
use crate::operations::nda::{Show, Verify};
use crate::operations::opening::IfMissing;
use crate::operations::{Query, input};

/// The operation to which a file is handed instead of its hash.
pub const VERIFY: &str = <Verify as Query>::NAME;

/// Whose subject also has the command of the certificate.
pub const SUBJECT: &str = "nda";

/// The command beside the operations that prints the certificate.
pub const CERTIFICATE: &str = "certificate";

/// The command of the certificate: an answer as a document, not an operation of its own.
pub fn certificate_command(language: Language) -> Command {
    let flags = ["font-dir", "time-zone"].map(|name| tree::value(language, name));
    let about = language.text("cli-nda-certificate").into_owned();
    tree::command(language, CERTIFICATE, about).arg(tree::value(language, "id").required(true)).args(flags)
}

/// To the terminal where no file is named.
pub fn certificate(call: &Call<'_>) -> Result<ExitCode> {
    let id = ("id".to_owned(), call.typed("id").unwrap_or_default().to_owned());
    let query: Show = input::from_cells(&[id], &Labels)?;
    // The settings that were typed stand after the word, not after the subject.
    let call = &Call { config: opening::config(call.given)?, ..*call };
    let register = call.register(IfMissing::Refuse)?;
    let whole = register.ask(&actor::of(call, &register)?, query)?;
    print::keep_or_write(call, &call.printing().certificate(&register, &whole, call.language)?)?;
    Ok(ExitCode::SUCCESS)
}

/// The command, with a file in the place of the fields of its operation.
pub fn command(language: Language, about: String) -> Command {
    let file = Arg::new("file").value_name("FILE").help(language.text("cli-nda-file").into_owned()).required(true);
    tree::command(language, "verify", about).arg(file)
}

/// Ends with 0 only for a file that was signed.
pub fn verify(call: &Call<'_>, operation: &Operation) -> Result<ExitCode> {
    let form = print::Form::of(call.typed("format").unwrap_or("table"))?;
    let hash = hash_of(call.typed("file").unwrap_or_default())?;
    let register = call.register(IfMissing::Refuse)?;
    let verified = register.ask(&actor::of(call, &register)?, Verify { hash })?;
    let signed = verified.signed;
    print::print(call, operation, &serde_json::to_value(&verified)?, form)?;
    Ok(if signed { ExitCode::SUCCESS } else { ExitCode::from(REFUSED) })
}

/// Read piece by piece: a scan may be large.
fn hash_of(path: &str) -> Result<String> {
    let unreadable = |error: std::io::Error| {
        Error::invalid("file", Message::new("cli-input-unreadable").with("read", path).with("why", error.to_string()))
    };
    let (mut file, mut hasher) = (File::open(path).map_err(unreadable)?, Hashing(Sha256::new()));
    std::io::copy(&mut file, &mut hasher).map_err(unreadable)?;
    Ok(hex::encode(hasher.0.finalize()))
}

struct Hashing(Sha256);

impl std::io::Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
