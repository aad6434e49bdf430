//! The ledger as auditors read it: its entries, one entry whole, the walk along the chain, and the destruction of payloads.

mod actors;
mod asked;
mod erase;
mod export;
mod filter;
mod line;
mod list;
mod show;
mod subject;
mod verify;

pub use actors::{Acting, Actors};
pub use asked::Asked;
pub use erase::{Erase, Erased};
pub use export::{Export, Exported, Sealed};
pub use filter::Filter;
pub use line::Line;
pub use list::{List, Order, Page};
pub use show::{Show, Whole};
pub use subject::Subject;
pub use verify::Verify;
