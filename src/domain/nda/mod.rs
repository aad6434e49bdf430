//! Non-disclosure agreements and pledges: from issue to signature, sign-off and end, and whom they cover on a date.

mod coverage;
mod duties;
mod life;
mod signing;

pub use coverage::{Cover, Covered, Hold, cover};
pub use duties::{Hands, may_sign, may_sign_off};
pub use life::{EXPIRING_DAYS, Life, NdaEvent, NdaEventKind, NdaState, SIGN_OFF_DAYS, allowed};
pub use signing::{LINK_DAYS, SignatureMethod, check_name, check_signed_on, check_terms};
