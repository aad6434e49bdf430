//! The registration number of a Qualified Invoice Issuer (登録番号): `T` and thirteen digits.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    corporate_number::{self, with_plain_digits},
    digits::is_dash,
    message::Message,
};

/// `T` and thirteen digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub struct InvoiceNumber(String);

impl InvoiceNumber {
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for InvoiceNumber {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.pad(&self.0)
    }
}

impl From<InvoiceNumber> for String {
    fn from(number: InvoiceNumber) -> Self {
        number.0
    }
}

impl TryFrom<String> for InvoiceNumber {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        parse(&text).map(|parsed| parsed.number).map_err(|message| message.id)
    }
}

/// A registration number, with what should be looked at again.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    pub number: InvoiceNumber,
    /// The digits do not pass the check of a Corporate Number. A corporation's number is `T` and its Corporate Number;
    /// a sole proprietor's is another, whose check is not published, so that this is not an error.
    pub warning: Option<Message>,
}

/// The registration number in a cell; `Ｔ`, `ｔ`, hyphens and full width are accepted.
///
/// # Errors
/// `format-invoice-number` with what was read, when it is not `T` and thirteen digits.
pub fn parse(text: &str) -> Result<Parsed, Message> {
    let plain: String = with_plain_digits(text).chars().filter(|letter| !letter.is_whitespace() && !is_dash(*letter)).collect();
    let digits = plain.strip_prefix(['T', 't', 'Ｔ', 'ｔ']).unwrap_or_default();
    if digits.len() != 13 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Message::new("format-invoice-number").with("read", text.trim()));
    }
    let number = InvoiceNumber(format!("T{digits}"));
    let warning = corporate_number::parse(digits).is_err();
    let warning = warning.then(|| Message::new("format-invoice-number-unchecked").with("read", number.as_str()));
    Ok(Parsed { number, warning })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_corporation_s_number_passes_without_a_word() {
        for typed in ["T7000012050002", "Ｔ７００００１２０５０００２", "t7000012050002", "T-7000012050002", "ｔ 7000-0120-50002"]
        {
            let parsed = parse(typed).unwrap();
            assert_eq!((parsed.number.as_str(), parsed.warning), ("T7000012050002", None), "{typed}");
        }
    }

    #[test]
    fn a_number_that_no_corporation_has_is_kept_with_a_warning() {
        let parsed = parse("T1234567890123").unwrap();
        assert_eq!(parsed.number.to_string(), "T1234567890123");
        assert_eq!(parsed.warning.unwrap().id, "format-invoice-number-unchecked");
    }

    #[test]
    fn anything_else_is_refused() {
        for typed in ["", "7000012050002", "T700001205000", "T70000120500021", "TT7000012050002", "T700001205000X", "登録なし"] {
            assert_eq!(parse(typed).unwrap_err().id, "format-invoice-number", "{typed}");
        }
    }
}
