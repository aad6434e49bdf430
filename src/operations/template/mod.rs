//! The organisation's own templates and its logo: what is in force, what it was, how it is changed and put back.

mod in_force;
mod list;
mod logo;
mod put;
mod show;

pub(crate) use in_force::in_force_of;
pub use in_force::{InForce, Logo, in_force, last};
pub use list::{Line, List};
pub use logo::{LogoPut, LogoShown, PutLogo, RemoveLogo, ShowLogo};
pub use put::{Put, PutBack, Written};
pub use show::{Show, Shown, Version};
