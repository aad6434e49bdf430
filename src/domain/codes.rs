//! Closed lists of values: each value has one code, the same in the database, in files, in JSON and in message ids.

/// A closed list of values, each with a code that never changes.
pub trait Code: Copy + Eq + 'static {
    /// The name of the list in kebab case, such as `partial-knock-out`.
    const NAME: &'static str;
    /// Every value, in the order in which people expect to see them.
    const ALL: &'static [Self];

    /// The code that is stored and exchanged, in snake case.
    fn code(self) -> &'static str;

    /// The value of a code; none when it is not in the list.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }

    /// The id of the message that names the value to a person: `<name>-<code>`, with hyphens.
    fn label_id(self) -> String {
        format!("{}-{}", Self::NAME, self.code().replace('_', "-"))
    }
}

/// Declares a closed list: `codes! { /// What it is. pub enum Level as "level" { Measure = "measure", … } }`.
///
/// The type is its code in `Display`, serde and JSON Schema. The methods of [`Code`] are there without importing the
/// trait. The name after `as` begins the message ids of its labels and is used once in the whole product.
macro_rules! codes {
    ($(
        $(#[$about:meta])*
        $visible:vis enum $List:ident as $name:literal {
            $($(#[$value_about:meta])* $Value:ident = $code:literal),+ $(,)?
        }
    )+) => {$(
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $visible enum $List { $($(#[$value_about])* $Value),+ }

        impl $crate::domain::codes::Code for $List {
            const NAME: &'static str = $name;
            const ALL: &'static [Self] = &[$(Self::$Value),+];

            fn code(self) -> &'static str {
                match self { $(Self::$Value => $code),+ }
            }
        }

        impl $List {
            /// Every value, in the order in which people expect to see them.
            pub const ALL: &'static [Self] = <Self as $crate::domain::codes::Code>::ALL;
            /// The codes of [`Self::ALL`], in the same order.
            pub const CODES: &'static [&'static str] = &[$($code),+];

            /// The code that is stored and exchanged.
            #[must_use]
            pub fn code(self) -> &'static str {
                $crate::domain::codes::Code::code(self)
            }

            /// The value of a code; none when it is not in the list.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                $crate::domain::codes::Code::from_code(code)
            }

            /// The id of the message that names the value to a person.
            #[must_use]
            pub fn label_id(self) -> String {
                $crate::domain::codes::Code::label_id(self)
            }
        }

        impl ::std::fmt::Display for $List {
            fn fmt(&self, to: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                to.pad(self.code())
            }
        }

        impl ::serde::Serialize for $List {
            fn serialize<S: ::serde::Serializer>(&self, to: S) -> ::std::result::Result<S::Ok, S::Error> {
                to.serialize_str(self.code())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $List {
            fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> ::std::result::Result<Self, D::Error> {
                let code = ::std::string::String::deserialize(from)?;
                Self::from_code(&code).ok_or_else(|| ::serde::de::Error::unknown_variant(&code, Self::CODES))
            }
        }

        impl ::schemars::JsonSchema for $List {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                ::std::stringify!($List).into()
            }

            fn schema_id() -> ::std::borrow::Cow<'static, str> {
                ::std::concat!(::std::module_path!(), "::", ::std::stringify!($List)).into()
            }

            fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                ::schemars::json_schema!({ "type": "string", "title": <Self as $crate::domain::codes::Code>::NAME, "enum": Self::CODES })
            }
        }
    )+};
}

pub(crate) use codes;

#[cfg(test)]
mod tests {
    use super::Code;

    codes! {
        /// A list with a code of two words.
        pub enum Sample as "sample-list" {
            One = "one",
            TwoWords = "two_words",
        }
    }

    #[test]
    fn every_code_leads_back_to_its_value() {
        for &value in Sample::ALL {
            assert_eq!(Sample::from_code(value.code()), Some(value));
            let json = serde_json::to_string(&value).unwrap();
            assert_eq!(json, format!("\"{value}\""));
            assert_eq!(serde_json::from_str::<Sample>(&json).unwrap(), value);
        }
        assert_eq!(Sample::CODES, ["one", "two_words"]);
        assert_eq!(<Sample as Code>::NAME, "sample-list");
    }

    #[test]
    fn an_unknown_code_is_refused_and_the_known_ones_are_named() {
        assert_eq!(Sample::from_code("One"), None);
        let error = serde_json::from_str::<Sample>("\"three\"").unwrap_err().to_string();
        assert!(error.contains("three") && error.contains("two_words"), "{error}");
    }

    #[test]
    fn labels_are_flat_message_ids() {
        assert_eq!(Sample::TwoWords.label_id(), "sample-list-two-words");
    }

    #[test]
    fn the_schema_lists_the_codes() {
        let schema = schemars::schema_for!(Sample);
        assert_eq!(schema.get("enum"), Some(&serde_json::json!(["one", "two_words"])));
    }
}
