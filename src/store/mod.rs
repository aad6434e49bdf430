//! SQL and nothing else: what stands in the tables, as facts of the domain.

pub mod account;
pub mod agreement;
pub mod answer;
pub mod api_token;
pub mod code;
pub mod conn;
pub mod consignee;
pub mod contract;
pub mod criteria;
pub mod db;
pub mod decision;
pub mod department;
pub mod document;
pub mod entrustment;
pub mod entry;
pub mod error;
pub mod evaluation;
pub mod ledger;
pub mod nda;
pub mod office;
mod orphans;
pub mod person;
pub mod person_access;
pub mod report;
pub mod resource;
pub mod review;
pub mod role;
pub mod round;
pub mod schema;
pub mod session;
pub mod setting;
pub mod tx;
pub mod upkeep;

pub use db::Db;
pub use tx::{Journal, ReadTx, Reads, WriteTx};
