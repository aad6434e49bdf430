//! A file that is handed in, and what its rows are.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Deserialize;

use super::attendance::SheetOf;
use super::whole::WholeList;
use crate::domain::access::Right;
use crate::domain::codes::codes;
use crate::operations::document::Content;

codes! {
    /// What the rows of a file are.
    pub enum ImportKind as "import-kind" {
        Departments = "departments",
        People = "people",
        /// Consignees, each with what is entrusted to it: a row for each piece of work.
        Consignees = "consignees",
        /// Systems and ledgers in which personal data stands.
        Resources = "resources",
        /// Who may handle what.
        Access = "access",
        /// Contracts with consignees, each with what was found in it.
        Contracts = "contracts",
        /// Certificates that third parties gave to consignees.
        Certificates = "certificates",
        /// An attendance sheet of a session.
        Attendance = "attendance",
    }
}

codes! {
    /// Whether a file is only looked at.
    pub enum ImportMode as "import-mode" {
        /// Says what would be done. Nothing is written.
        Preview = "preview",
        Apply = "apply",
    }
}

impl ImportKind {
    /// What it takes to import such a file: no less than for the commands that its rows become.
    #[must_use]
    pub fn needs(self) -> Right {
        match self {
            Self::Departments | Self::People | Self::Resources | Self::Access => Right::KeepPeople,
            Self::Consignees | Self::Contracts | Self::Certificates => Right::KeepRegister,
            Self::Attendance => Right::KeepTraining,
        }
    }
}

/// A file, and what is to be done with it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct File {
    /// What the file is called.
    #[serde(default)]
    #[schemars(length(max = 255))]
    pub name: String,
    /// The bytes, in base64.
    pub content: Content,
    pub mode: ImportMode,
    /// From when changes hold; what was recorded before stays valid for the days before. If empty, what is recorded is corrected.
    #[serde(default)]
    pub changes_from_on: Option<NaiveDate>,
    /// What a preview told. If it is given, anything but what was previewed is refused.
    #[serde(default)]
    #[schemars(length(max = 64))]
    pub digest: String,
    /// Of a list of people: whether it is whole.
    #[serde(skip)]
    pub list: WholeList,
}

/// A file whose rows become commands.
pub trait Import: serde::de::DeserializeOwned + JsonSchema + Send + 'static {
    /// `import.<kind>`.
    const NAME: &'static str;
    const NEEDS: Right;
    const KIND: ImportKind;

    fn file(self) -> File;
}

macro_rules! imports {
    ($($(#[$about:meta])* $Kind:ident $(with $list:ident: $List:ty)? = $name:literal needs $right:ident;)+) => {$(
        $(#[$about])*
        #[derive(Clone, Debug, Deserialize, JsonSchema)]
        pub struct $Kind {
            #[serde(flatten)]
            file: File,
            $(#[serde(flatten)]
            $list: $List,)?
        }

        impl Import for $Kind {
            const NAME: &'static str = $name;
            const NEEDS: Right = Right::$right;
            const KIND: ImportKind = ImportKind::$Kind;

            fn file(self) -> File {
                File { $($list: self.$list,)? ..self.file }
            }
        }
    )+};
}

imports! {
    /// Imports departments from a CSV or Excel file: all rows, or none and every problem by its row and column.
    ///
    /// A department whose code is known is changed, or left alone where the row says nothing new.
    Departments = "import.departments" needs KeepPeople;

    /// Imports people from a CSV or Excel file: all rows, or none and every problem by its row and column.
    ///
    /// A person whose code is known is changed, or left alone where the row says nothing new. Where the list is said to be `whole`, who
    /// belongs and does not stand in it leaves, and it is applied only as it was previewed.
    People with list: WholeList = "import.people" needs KeepPeople;

    /// Imports consignees with what is entrusted to them from a CSV or Excel file: all rows, or none and every problem by its row and column.
    ///
    /// A row is a piece of work; the rows of a consignee have its control number. What is known by its control number is changed, or left alone where
    /// the row says nothing new. A new consignee with the corporate number of another is refused, unless the column `distinct` says that it is another one.
    Consignees = "import.consignees" needs KeepRegister;

    /// Imports systems and ledgers in which personal data stands, from a CSV or Excel file: all rows, or none and every problem by its row and column.
    ///
    /// One whose code is known is changed, or left alone where the row says nothing new.
    Resources = "import.resources" needs KeepPeople;

    /// Imports who has access to which system, ledger or entrusted data, from a CSV or Excel file: all rows, or none and every problem by its row and
    /// column.
    ///
    /// A row gives a person access to a resource or to the data of an entrustment. An access that is known is ended by the last day of the row, or left
    /// alone where the row says nothing new.
    Access = "import.access" needs KeepPeople;
    /// Imports contracts with consignees, and what was found in them, from a CSV or Excel file: all rows, or none and every problem by its row and column.
    ///
    /// The consignee is named by control number, corporate number or name. A contract that is known by its number, or by its title where the row has
    /// none, is changed, or left alone where the row says nothing new. The column `clauses` lists what was found: `C04=第5条 C07=×`.
    Contracts = "import.contracts" needs KeepRegister;
    /// Imports certificates of consignees from a CSV or Excel file: all rows, or none and every problem by its row and column.
    ///
    /// The consignee is named by control number, corporate number or name. A certificate is known by its kind and its number, without the count of
    /// renewals; a period that begins after the last one is a renewal, and what else the row says is corrected.
    Certificates = "import.certificates" needs KeepRegister;
}

/// Imports the attendance sheet of a session from a CSV or Excel file: all rows, or none and every problem by its row and column.
///
/// People are found by number, mail address, or name and reading. Whoever is found by name alone is pointed out, and who is not certain,
/// unknown or gone is refused, or with `leave_out` shown and left out. The same sheet once more changes nothing.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Attendance {
    #[serde(flatten)]
    file: File,
    #[serde(flatten)]
    sheet: SheetOf,
}

impl Import for Attendance {
    const NAME: &'static str = "import.attendance";
    const NEEDS: Right = Right::KeepTraining;
    const KIND: ImportKind = ImportKind::Attendance;

    fn file(self) -> File {
        File { list: WholeList { sheet: self.sheet, ..WholeList::default() }, ..self.file }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_import_needs_what_its_kind_needs() {
        fn check<I: Import>() {
            assert_eq!((I::NEEDS, I::NAME), (I::KIND.needs(), format!("import.{}", I::KIND).as_str()));
        }
        check::<Departments>();
        check::<People>();
        check::<Consignees>();
        check::<Resources>();
        check::<Access>();
        check::<Contracts>();
        check::<Certificates>();
        check::<Attendance>();
    }
}
