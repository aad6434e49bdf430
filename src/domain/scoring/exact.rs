//! Exact fractions: a score is rounded only where it is shown.

use std::borrow::Cow;
use std::fmt;

use num_rational::Ratio;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

/// An exact number, written as a fraction in lowest terms (`13/2`) or as a whole number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Exact(pub Ratio<i64>);

impl Exact {
    pub const ZERO: Self = Self(Ratio::new_raw(0, 1));
    pub const ONE: Self = Self(Ratio::new_raw(1, 1));
    pub const HALF: Self = Self(Ratio::new_raw(1, 2));

    /// `numerator / denominator`; none when the denominator is not positive.
    #[must_use]
    pub fn of(numerator: i64, denominator: i64) -> Option<Self> {
        (denominator > 0).then(|| Self(Ratio::new(numerator, denominator)))
    }

    #[must_use]
    pub fn numerator(self) -> i64 {
        *self.0.numer()
    }

    /// Always positive.
    #[must_use]
    pub fn denominator(self) -> i64 {
        *self.0.denom()
    }

    /// The number times `scale`, rounded half up to a whole number: `rounded(1_000)` of a share is tenths of a percent.
    #[must_use]
    pub fn rounded(self, scale: i64) -> i64 {
        (self.0 * scale + Self::HALF.0).floor().to_integer()
    }

    /// With as many decimals as there are, up to two, rounded half up: `6.5`, `3`, `0.33`.
    #[must_use]
    pub fn decimal(self) -> String {
        let hundredths = self.rounded(100);
        let sign = if hundredths < 0 { "-" } else { "" };
        let (whole, rest) = (hundredths.abs() / 100, hundredths.abs() % 100);
        match rest {
            0 => format!("{sign}{whole}"),
            rest if rest % 10 == 0 => format!("{sign}{whole}.{}", rest / 10),
            rest => format!("{sign}{whole}.{rest:02}"),
        }
    }
}

impl From<i64> for Exact {
    fn from(whole: i64) -> Self {
        Self(Ratio::from_integer(whole))
    }
}

impl fmt::Display for Exact {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, to)
    }
}

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl JsonSchema for Exact {
    fn schema_name() -> Cow<'static, str> {
        "Exact".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^-?[0-9]+(/[0-9]+)?$", "examples": ["13/2"] })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_round_up() {
        for (numerator, denominator, tenths_of_percent, shown) in [
            (7, 10, 700, "0.7"),
            (2, 3, 667, "0.67"),
            (1, 3, 333, "0.33"),
            (1, 2_000, 1, "0"),
            (13, 2, 6_500, "6.5"),
            (3, 1, 3_000, "3"),
            (1, 16, 63, "0.06"),
            (5, 4, 1_250, "1.25"),
            (-1, 2, -500, "-0.5"),
        ] {
            let exact = Exact::of(numerator, denominator).unwrap();
            assert_eq!(exact.rounded(1_000), tenths_of_percent, "{exact}");
            assert_eq!(exact.decimal(), shown, "{exact}");
        }
    }

    #[test]
    fn a_fraction_needs_a_denominator() {
        assert_eq!(Exact::of(1, 0), None);
        assert_eq!(Exact::of(1, -2), None);
    }

    #[test]
    fn it_travels_in_lowest_terms() {
        assert_eq!(serde_json::to_string(&Exact::of(26, 4).unwrap()).unwrap(), "\"13/2\"");
        assert_eq!(serde_json::to_string(&Exact::from(8)).unwrap(), "\"8\"");
    }
}
