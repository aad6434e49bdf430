//! Consignees that may be the same as one that is about to be entered or changed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::message::{Message, Problems};
use crate::domain::{corporate_number, names};
use crate::error::Result;
use crate::operations::Query;
use crate::store::consignee::Row;
use crate::store::{ReadTx, Reads, consignee};

/// Finds consignees with the same corporate number, or a name that differs only in spelling or legal form.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Alike {
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub corporate_number: Option<String>,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Similar {
    pub id: i64,
    pub control_no: String,
    pub name: String,
    pub address: String,
    /// They have the same corporate number: it is the same corporation.
    pub same_number: bool,
}

impl Query for Alike {
    const NAME: &'static str = "consignee.alike";
    const NEEDS: Right = Right::ReadRegister;
    type Answer = Vec<Similar>;

    fn answer(self, tx: &mut ReadTx<'_>) -> Result<Vec<Similar>> {
        let number = self.corporate_number.and_then(|text| corporate_number::parse(&text).ok()).map(|number| number.as_str().to_owned());
        let key = names::match_key(&self.name);
        if key.is_empty() && number.is_none() {
            return Ok(Vec::new());
        }
        let found = consignee::alike(tx, &key, number.as_deref())?;
        let similar = |row: Row| Similar {
            same_number: number.is_some() && row.corporate_number == number,
            id: row.id,
            control_no: row.control_no,
            name: row.name,
            address: row.address,
        };
        Ok(found.into_iter().map(similar).collect())
    }
}

/// Points out what is in the register and looks like a row. Of one that was there `before`, only what is new tells: whoever changes an
/// address is not asked about a namesake.
pub(super) fn point_out(tx: &mut dyn Reads, row: &Row, before: Option<&Row>, problems: &mut Problems) -> Result<()> {
    let named = before.is_none_or(|old| old.match_key != row.match_key);
    let numbered = row.corporate_number.is_some() && before.is_none_or(|old| old.corporate_number != row.corporate_number);
    let needed = if before.is_some() { "consignee-distinct-needed-change" } else { "consignee-distinct-needed" };
    for other in consignee::alike(tx, &row.match_key, row.corporate_number.as_deref())?.into_iter().filter(|other| other.id != row.id) {
        let same_number = numbered && other.corporate_number == row.corporate_number;
        let same_name = named && other.match_key == row.match_key;
        if !same_number && !same_name {
            continue;
        }
        let field = if same_number { "corporate_number" } else { "name" };
        let id = if same_number { "consignee-same-number" } else { "consignee-alike" };
        problems.add(field, Message::new(id).with("name", other.name).with("control_no", other.control_no));
        problems.add("distinct", needed);
    }
    Ok(())
}
