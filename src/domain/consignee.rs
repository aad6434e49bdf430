//! What kinds of consignees there are.

use super::codes::codes;

codes! {
    /// What a consignee is, in law.
    pub enum ConsigneeKind as "consignee-kind" {
        Company = "company",
        Association = "association",
        PublicBody = "public_body",
        Individual = "individual",
        Foreign = "foreign",
    }
}
