//! Kantoku (監督): a register in which an organisation supervises those to whom it entrusts personal data.
//!
//! Layers, each importing only what stands above it: `domain` (pure rules) → `store` (SQL) → `operations` (everything
//! that can be asked or done) → `web`, `cli`, `jobs` (doors). `docs/architecture.md` has the whole picture; a test holds the directions.

pub mod cli;
pub mod clock;
pub mod config;
pub mod demo;
pub mod domain;
pub mod error;
pub mod files;
pub mod intake;
pub mod jobs;
pub mod locale;
pub mod mail;
pub mod operations;
pub mod output;
pub mod seed;
pub mod store;
pub mod web;
