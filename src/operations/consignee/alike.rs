//! Consignees that may be the same as one that is about to be entered.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::access::Right;
use crate::domain::{corporate_number, names};
use crate::error::Result;
use crate::operations::Query;
use crate::store::{ReadTx, consignee};

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
        let similar = |row: consignee::Row| Similar {
            same_number: number.is_some() && row.corporate_number == number,
            id: row.id,
            control_no: row.control_no,
            name: row.name,
            address: row.address,
        };
        Ok(found.into_iter().map(similar).collect())
    }
}
