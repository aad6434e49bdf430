//! How many stand how, and the rate that follows.

use schemars::JsonSchema;
use serde::Serialize;

use super::TrainingState;

/// How many of those a course is for stand how on a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Count {
    pub valid: usize,
    pub due: usize,
    pub overdue: usize,
    pub on_leave: usize,
    pub exempt: usize,
}

impl Count {
    pub fn add(&mut self, state: TrainingState) {
        let place = match state {
            TrainingState::Valid => &mut self.valid,
            TrainingState::Due => &mut self.due,
            TrainingState::Overdue => &mut self.overdue,
            TrainingState::OnLeave => &mut self.on_leave,
            TrainingState::Exempt => &mut self.exempt,
        };
        *place += 1;
    }

    /// The denominator: those who are asked on the date. Who is away for long or exempt is not among them.
    #[must_use]
    pub fn asked(self) -> usize {
        self.valid + self.due + self.overdue
    }

    /// Percent with one decimal, rounded down so that only all is 100; none if nobody is asked.
    #[must_use]
    pub fn percent(self) -> Option<String> {
        let tenths = self.valid.checked_mul(1_000)?.checked_div(self.asked())?;
        Some(format!("{}.{}", tenths / 10, tenths % 10))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rate_is_of_those_who_are_asked() {
        let mut count = Count::default();
        for state in TrainingState::ALL {
            count.add(*state);
        }
        assert_eq!((count.asked(), count.percent().as_deref()), (3, Some("33.3")));
        assert_eq!(Count { valid: 1_199, overdue: 1, ..Count::default() }.percent().as_deref(), Some("99.9"));
        assert_eq!(Count { on_leave: 4, ..Count::default() }.percent(), None);
    }
}
