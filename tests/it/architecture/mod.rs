//! What the project promises about its own files.

mod habits;
mod layers;
mod migrations;
mod words;
