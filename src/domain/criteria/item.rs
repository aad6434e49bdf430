//! One thing that is asked of a consignee, and the terms on which all of them together are judged.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::codes::codes;

codes! {
    /// Where in the security control measures an item belongs (PPC General Guidelines, section 10).
    pub enum Category as "category" {
        BasicPolicy = "basic_policy",
        Rules = "rules",
        Organisational = "organisational",
        Human = "human",
        Physical = "physical",
        Technical = "technical",
        ExternalEnvironment = "external_environment",
        /// What the guidelines do not list but a selection asks about.
        Selection = "selection",
    }

    /// A measure is scored; a technique is a way of meeting its measure, recorded as evidence and never scored.
    pub enum Level as "level" {
        Measure = "measure",
        Technique = "technique",
    }

    /// How binding an item is.
    pub enum Class as "class" {
        /// Has to be taken, always; cannot be answered "not applicable".
        Must = "must",
        Important = "important",
        /// Has to be taken where the circumstances named in [`AppliesWhen`] are met.
        Conditional = "conditional",
        Example = "example",
    }

    /// In what an item is answered.
    pub enum Scale as "scale" {
        /// ○ △ ×, worth 1, ½ and 0.
        Marks = "marks",
        YesNo = "yes_no",
        /// A whole number from 0 to the item's maximum.
        Number = "number",
    }

    /// Whether the full answer speaks for the consignee or against it.
    pub enum Polarity as "polarity" {
        Positive = "positive",
        Negative = "negative",
    }

    /// The circumstances in which an item is asked.
    pub enum AppliesWhen as "applies-when" {
        Always = "always",
        ItUsed = "it_used",
        MediaCarried = "media_carried",
        Abroad = "abroad",
        /// Special care-required personal information or My Number is entrusted.
        SpecialData = "special_data",
    }

    /// For what kind of work or consignee a set of criteria is meant.
    pub enum KindOfWork as "kind-of-work" {
        Company = "company",
        Individual = "individual",
        CloudService = "cloud_service",
    }

    /// What a knock-out item that is met only in part leads to.
    pub enum PartialKnockOut as "partial-knock-out" {
        Conditional = "conditional",
        Fail = "fail",
    }
}

/// One item of a version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Item {
    /// Unique in its version; a technique bears the code of its measure, a dot and its own mark.
    pub code: String,
    /// Where it stands on the sheet; ties go by code.
    pub position: i64,
    pub category: Category,
    pub level: Level,
    pub class: Class,
    /// 0–100; 0 is asked but not scored.
    pub weight: i64,
    /// Not meeting it fails the whole evaluation.
    pub knock_out: bool,
    pub polarity: Polarity,
    pub scale: Scale,
    /// The full answer of [`Scale::Number`], 1–10; none on the other scales.
    pub scale_max: Option<i64>,
    pub applies_when: AppliesWhen,
    pub text_ja: String,
    pub text_en: String,
    pub guidance_ja: String,
    pub guidance_en: String,
    pub evidence_ja: String,
    pub evidence_en: String,
    /// The law or guideline that it rests on, in both languages where they differ.
    pub source: String,
}

impl Item {
    /// Whether it counts: techniques never do.
    #[must_use]
    pub fn is_scored(&self) -> bool {
        self.level == Level::Measure
    }
}

/// On what terms the items of a version are judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Terms {
    /// From this percentage on an evaluation passes.
    pub pass_percent: i64,
    /// From this percentage on it passes on conditions; below it fails.
    pub conditional_percent: i64,
    pub partial_knock_out: PartialKnockOut,
    /// Within how many days of the decision every condition has to be met.
    pub condition_days: i64,
}

impl Default for Terms {
    /// 80 and 60 percent and 90 days, as is common among Japanese organisations; no law sets a number.
    fn default() -> Self {
        Self { pass_percent: 80, conditional_percent: 60, partial_knock_out: PartialKnockOut::Conditional, condition_days: 90 }
    }
}
