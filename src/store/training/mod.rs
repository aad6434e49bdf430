//! Training: courses, sessions, attendance, tests, plans, and what of them the rules go by.

pub mod course;
pub mod facts;
pub mod leave;
pub mod link;
pub mod plan;
pub mod session;
pub mod test;
