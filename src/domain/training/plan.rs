//! The lines of the training plan of a fiscal year, and what was held of them.

use chrono::NaiveDate;

use super::Method;

/// What is planned, or what was held: which course, how, on which day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Teaching {
    pub course: i64,
    pub method: Method,
    pub on: NaiveDate,
}

/// Which line of a plan what was held answers to: of its course, one of the same method before any other, and of those the nearest by day.
#[must_use]
pub fn line_of(lines: &[Teaching], held: &Teaching) -> Option<usize> {
    let theirs = lines.iter().enumerate().filter(|(_, line)| line.course == held.course);
    let nearness = |line: &Teaching| (line.method != held.method, line.on.signed_duration_since(held.on).abs());
    theirs.min_by_key(|(_, line)| nearness(line)).map(|(place, _)| place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_held_answers_to_the_line_of_its_method_that_is_nearest() {
        let teaching = |course: i64, method: Method, on: &str| Teaching { course, method, on: on.parse().unwrap() };
        let lines = [
            teaching(1, Method::Classroom, "2026-06-09"),
            teaching(1, Method::HandOut, "2026-07-31"),
            teaching(1, Method::Classroom, "2026-11-30"),
            teaching(2, Method::ELearning, "2026-06-09"),
        ];
        for (held, line) in [
            (teaching(1, Method::Classroom, "2026-06-20"), Some(0)),
            (teaching(1, Method::Classroom, "2026-10-01"), Some(2)),
            (teaching(1, Method::HandOut, "2026-06-09"), Some(1)),
            (teaching(1, Method::Outside, "2026-07-20"), Some(1)),
            (teaching(3, Method::Classroom, "2026-06-09"), None),
        ] {
            assert_eq!(line_of(&lines, &held), line, "{held:?}");
        }
    }
}
