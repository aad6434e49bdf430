//! The annual report: its figures, that it can be made again, and the files that it comes in.

mod agreed;
mod beyond;
mod corrected;
mod figures;
mod files;
mod pages;
mod reviews;
mod story;
mod time;
