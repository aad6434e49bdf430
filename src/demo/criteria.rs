//! The criteria that come with the product are drafted and proposed by procurement, and adopted by the representative.

use super::stage::Stage;
use crate::domain::message::Message;
use crate::error::Result;
use crate::operations::criteria::{Adopt, Show};
use crate::seed;

const DRAFTER: &str = "procurement";
const ADOPTER: &str = "representative";

pub(super) fn adopt(stage: &mut Stage<'_>) -> Result<()> {
    let (drafter, adopter) = (stage.actor(DRAFTER)?, stage.actor(ADOPTER)?);
    let proposed = seed::propose_criteria(&stage.register(), &drafter)?;
    let effective_on = stage.today();
    for version_id in &proposed {
        let register = stage.register();
        let seen = register.ask(&adopter, Show { version_id: *version_id, on: None, known: None })?.seq;
        register.run(&adopter, &Adopt { version_id: *version_id, seen, effective_on, comment: String::new() })?;
    }
    stage.say(&Message::new("demo-criteria").with("n", proposed.len()));
    Ok(())
}
