//! Opening a register by the address of its database, without ever making one by mistake.

use std::fs::OpenOptions;
use std::path::Path;

use super::Register;
use crate::clock::Clock;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::store::Db;
use crate::store::conn::Address;
use crate::store::upkeep::{Contents, contents};

/// What is to be done where there is no register yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IfMissing {
    /// Its tables are made, and its file if it is SQLite.
    Make,
    Refuse,
}

/// Opens a register, with as many connections as can be busy at once.
///
/// # Errors
/// `Invalid` if the address has no known scheme, if there is no register and none is to be made, or if the database
/// holds something else; `Unavailable` if it cannot be reached.
pub fn open(database: &str, clock: Clock, connections: u32, missing: IfMissing) -> Result<Register> {
    let address = address(database)?;
    look(&address, missing)?;
    Ok(Register::new(Db::open(address, connections)?, clock))
}

pub(super) fn address(database: &str) -> Result<Address> {
    Address::parse(database).ok_or_else(|| refused("register-address-form", ""))
}

/// Looks whether a register is there, of whatever version; of what is missing an empty file is made, if that is asked for.
///
/// # Errors
/// As [`open`].
pub(super) fn look(address: &Address, missing: IfMissing) -> Result<()> {
    if let Address::Sqlite(path) = address
        && !address.exists()
    {
        match missing {
            IfMissing::Refuse => return Err(refused("register-missing", path)),
            IfMissing::Make => make_file(path)?,
        }
    }
    match (contents(address)?, missing) {
        (Contents::Register, _) | (Contents::Nothing, IfMissing::Make) => Ok(()),
        (Contents::Nothing, IfMissing::Refuse) => Err(refused("register-missing", place(address))),
        (Contents::Other, _) => Err(refused("register-foreign", place(address))),
    }
}

/// A new file that only its owner reads: it will hold personal data.
///
/// # Errors
/// `Invalid`, if it is there already or cannot be made.
pub(super) fn make_file(path: &str) -> Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(Path::new(path)) {
        Ok(_) => Ok(()),
        Err(error) => Err(Error::invalid("", Message::new("register-file").with("read", path).with("why", error.to_string()))),
    }
}

fn place(address: &Address) -> &str {
    match address {
        Address::Sqlite(path) => path,
        // The address may carry a password.
        Address::Postgres(_) => "PostgreSQL",
    }
}

fn refused(id: &'static str, read: &str) -> Error {
    Error::invalid("database", Message::new(id).with("read", read))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(database: &str, missing: IfMissing) -> &'static str {
        match open(database, Clock::of_machine(chrono_tz::Tz::UTC), 2, missing) {
            Err(Error::Invalid(problems)) => problems.0["database"].id,
            Err(other) => panic!("{other}"),
            Ok(_) => "opened",
        }
    }

    #[test]
    fn a_register_is_made_only_when_that_is_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        let database = format!("sqlite:{}", path.display());
        assert_eq!(problem(&database, IfMissing::Refuse), "register-missing");
        assert!(!path.exists());
        assert_eq!(problem(&database, IfMissing::Make), "opened");
        assert_eq!(problem(&database, IfMissing::Refuse), "opened");
        assert_eq!(problem("a.db", IfMissing::Make), "register-address-form");
    }

    #[test]
    fn what_is_no_register_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("letter.db");
        let database = format!("sqlite:{}", path.display());
        std::fs::write(&path, "Dear all, this is not a database at all. ".repeat(100)).unwrap();
        assert_eq!(problem(&database, IfMissing::Make), "register-foreign");
        assert!(std::fs::read_to_string(&path).unwrap().starts_with("Dear all"));
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_reads_a_new_register() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.db");
        assert_eq!(problem(&format!("sqlite:{}", path.display()), IfMissing::Make), "opened");
        assert_eq!(std::fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
