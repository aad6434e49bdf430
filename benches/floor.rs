//! Floor figures: what the program takes beside what the bare database and the bare templates take.

fn main() {}
