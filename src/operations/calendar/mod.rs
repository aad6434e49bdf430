//! Calendars of deadlines that calendar programs read at secret addresses.

mod events;
mod feed;

pub use events::{Event, Told, read};
pub use feed::{CloseFeed, Feed, Feeds, OpenFeed, Opened};
