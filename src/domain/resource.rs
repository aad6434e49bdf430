//! Where personal data stands in the organisation itself: its systems and its ledgers.

use super::codes::codes;

codes! {
    /// What kind of place it is (PPC General Guidelines 10-3-3: the data and who may reach them are kept track of).
    pub enum ResourceKind as "resource-kind" {
        System = "system",
        /// A file of personal data, on paper or on a disk.
        Ledger = "ledger",
    }
}
