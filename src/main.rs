//! Joins the pieces into one program.

mod server;

use std::process::ExitCode;

use kantoku::cli::{self, Pieces};
use kantoku::demo;
use kantoku::web::api::openapi;

/// Rendering a page takes many small allocations: this allocator needs two thirds of the time for them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cli::run(std::env::args_os(), &Pieces { serve: server::serve, openapi: openapi::text, demo: Some(demo::build) })
}
