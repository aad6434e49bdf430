//! `kantoku demo`: a register with a demonstration organisation, in a folder of its own, served to this machine.

use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{ArgAction, Command};
use comfy_table::{Table, presets};

use super::{Call, serve, terminal, tree};
use crate::config::{Config, Values};
use crate::domain::access::Role;
use crate::domain::message::Message;
use crate::error::{Error, Result};
use crate::locale::Language;

/// What is to be made.
pub struct Options {
    /// Where; it is made if it is not there.
    pub folder: PathBuf,
    /// The register in it.
    pub config: Config,
    /// One password for all roles; random ones if there is none.
    pub password: Option<String>,
    /// How many consignees; those of the demonstration if there is no number.
    pub consignees: Option<usize>,
}

/// A sign-in that was made.
pub struct SignIn {
    pub login: String,
    pub password: String,
    /// Whose it is.
    pub name: String,
    pub roles: Vec<Role>,
}

/// Makes the demonstration and says in between how far it is. The sign-ins are those to be printed.
pub type Build = fn(&Options, &mut dyn FnMut(&Message)) -> Result<Vec<SignIn>>;

const FOLDER: &str = "kantoku-demo";
const PORTS_TRIED: u16 = 50;

pub(super) fn command(language: Language) -> Command {
    let flags = ["dir", "password", "size", "listen", "time-zone", "readers", "log"].map(|name| tree::value(language, name));
    let command = tree::command(language, "demo", language.text("cli-demo").into_owned());
    command.args(flags).arg(tree::flag(language, "no-serve").action(ArgAction::SetTrue))
}

pub(super) fn run(call: &Call<'_>) -> Result<ExitCode> {
    let Some(build) = call.pieces.demo else { return Err(Error::NotFound("page")) };
    let options = options(call)?;
    let mut progress = |message: &Message| terminal::note(&call.language.say(message));
    let sign_ins = build(&options, &mut progress)?;
    terminal::write(table(call.language, &sign_ins).as_bytes())?;
    if call.given.get_flag("no-serve") {
        return Ok(ExitCode::SUCCESS);
    }
    let listen = if call.typed("listen").is_some() { options.config.listen } else { free(options.config.listen) };
    serve::run(&Call { config: Config { listen, ..options.config }, ..*call })
}

/// Who can sign in with what, role by role; nothing if none were made.
fn table(language: Language, sign_ins: &[SignIn]) -> String {
    if sign_ins.is_empty() {
        return String::new();
    }
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY);
    let headings = ["cli-demo-login", "cli-demo-password", "cli-demo-name", "cli-demo-roles"];
    table.set_header(headings.map(|id| language.text(id).into_owned()));
    for SignIn { login, password, name, roles } in sign_ins {
        let roles: Vec<String> = roles.iter().map(|role| language.text(&role.label_id()).into_owned()).collect();
        table.add_row([login.clone(), password.clone(), name.clone(), roles.join(", ")]);
    }
    format!("{table}\n")
}

/// The next port that nobody listens on: a demonstration should come up beside whatever else runs.
fn free(wanted: SocketAddr) -> SocketAddr {
    let ports = wanted.port()..=wanted.port().saturating_add(PORTS_TRIED);
    let mut addresses = ports.map(|port| SocketAddr::new(wanted.ip(), port));
    addresses.find(|address| TcpListener::bind(address).is_ok()).unwrap_or(wanted)
}

fn options(call: &Call<'_>) -> Result<Options> {
    let folder = PathBuf::from(call.typed("dir").unwrap_or(FOLDER));
    let size =
        call.typed("size").map(|text| text.parse().map_err(|_| Error::invalid("size", Message::new("input-integer").with("read", text))));
    Ok(Options {
        config: config(call, &folder)?,
        folder,
        password: call.typed("password").map(ToOwned::to_owned),
        consignees: size.transpose()?,
    })
}

/// The settings in force, but with the register of the folder: a demonstration never goes into the register that is in use,
/// unless one is named.
fn config(call: &Call<'_>, folder: &std::path::Path) -> Result<Config> {
    if call.typed("database").is_some() {
        return Ok(call.config.clone());
    }
    let database = format!("sqlite:{}", folder.join("kantoku.db").display());
    let of_folder = Config::of(&Values::of_flags([("database", database)]))?;
    Ok(Config { database: of_folder.database, documents: of_folder.documents, document_key: of_folder.document_key, ..call.config.clone() })
}
