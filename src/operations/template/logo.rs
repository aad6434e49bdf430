//! The logo: a picture on the cover of reports and on certificates.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::in_force::{Logo, in_force_of};
use super::put::keep;
use super::show::{Version, history};
use crate::domain::access::{Actor, Right};
use crate::domain::template::{LARGEST_LOGO, LOGO, picture};
use crate::error::{Error, Result};
use crate::operations::document::Content;
use crate::operations::{Command, Prepare, Prepared, Query, Register};
use crate::store::{ReadTx, WriteTx, template};

/// Shows the organisation's logo, and who changed it when.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ShowLogo {}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LogoShown {
    /// The entry by which it was changed last; 0 if there never was one.
    pub seq: i64,
    /// Empty if there is none.
    pub media_type: String,
    /// The bytes, in base64.
    pub content: String,
    /// The latest first.
    pub history: Vec<Version>,
}

impl Query for ShowLogo {
    const NAME: &'static str = "template.show_logo";
    const NEEDS: Right = Right::ManageSettings;
    type Answer = LogoShown;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<LogoShown> {
        let seq = template::of_name(tx, LOGO, i64::MAX)?.map_or(0, |row| row.seq);
        let (logo, history) = (in_force_of(tx, i64::MAX)?.logo, history(tx, LOGO)?);
        let of = |part: fn(&Logo) -> &str| logo.as_ref().map(|logo| part(logo).to_owned()).unwrap_or_default();
        Ok(LogoShown { seq, media_type: of(Logo::media_type), content: of(Logo::base64), history })
    }
}

/// Puts a logo on the cover of reports and on certificates: PNG or JPEG, 200 kB and 4,000 pixels in each direction at most.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct PutLogo {
    /// The bytes, in base64.
    pub content: Content,
    /// The entry of the ledger by which it was changed last; 0 if there never was one.
    pub seen: i64,
}

/// A logo that was tried. The ledger keeps its hash.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct LogoPut {
    pub logo: String,
    pub size: usize,
    pub seen: i64,
}

impl Serialize for LogoPut {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Sealed {
            hash: String,
            size: usize,
            seen: i64,
        }
        Sealed { hash: hex::encode(Sha256::digest(&self.logo)), size: self.size, seen: self.seen }.serialize(to)
    }
}

/// Removes the logo.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct RemoveLogo {
    /// The entry of the ledger by which it was changed last.
    pub seen: i64,
}

impl Prepare for PutLogo {
    type Command = LogoPut;
    type Answer = ();

    fn prepare(self, register: &Register, _: &Actor) -> Result<Prepared<Self>> {
        let refuse = |message| Error::invalid("content", message);
        // A file that is far too large is not read to say so.
        let most = LARGEST_LOGO as u64;
        let bytes = if self.content.size() > most { vec![0; LARGEST_LOGO + 1].into() } else { self.content.bytes()? };
        let logo = Logo::new(picture(&bytes).map_err(refuse)?, &bytes);
        register.printer()?.check_logo(&logo).map_err(refuse)?;
        let command = LogoPut { logo: logo.0, size: bytes.len(), seen: self.seen };
        Ok(Prepared { command, answer: Box::new(|()| ()) })
    }
}

impl Command for LogoPut {
    const NAME: &'static str = "template.put_logo";
    const NEEDS: Right = Right::ManageSettings;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        keep(tx, LOGO, &self.logo, self.size, self.seen)
    }
}

impl Command for RemoveLogo {
    const NAME: &'static str = "template.remove_logo";
    const NEEDS: Right = Right::ManageSettings;
    type Outcome = ();

    fn run(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        keep(tx, LOGO, "", 0, self.seen)
    }
}
