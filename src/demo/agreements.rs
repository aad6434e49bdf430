//! The agreement texts that come with the product are drafted and proposed by procurement, and adopted by the representative.

use super::stage::Stage;
use crate::domain::message::Message;
use crate::error::Result;
use crate::seed;

const WRITER: &str = "procurement";
const ADOPTER: &str = "representative";

pub(super) fn adopt(stage: &mut Stage<'_>) -> Result<()> {
    let (writer, adopter) = (stage.actor(WRITER)?, stage.actor(ADOPTER)?);
    let versions = seed::adopt_agreements(&stage.register(), &writer, &adopter)?;
    stage.say(&Message::new("demo-agreements").with("n", versions.len()));
    Ok(())
}
