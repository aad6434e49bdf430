//! Where two texts differ: what stands between their common beginning and their common end.

use serde::Serialize;

/// A text in three parts, of which the middle one differs.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Marked {
    pub head: String,
    pub differs: String,
    pub tail: String,
}

/// Both texts, with what differs between them apart.
#[must_use]
pub fn mark(before: &str, after: &str) -> (Marked, Marked) {
    let (old, new): (Vec<char>, Vec<char>) = (before.chars().collect(), after.chars().collect());
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let most = old.len().min(new.len()) - head;
    let tail = old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
    (split(&old, head, tail), split(&new, head, tail))
}

fn split(text: &[char], head: usize, tail: usize) -> Marked {
    let end = text.len().saturating_sub(tail);
    let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default().iter().collect();
    Marked { head: part(0, head), differs: part(head, end), tail: part(end, text.len()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(head: &str, differs: &str, tail: &str) -> Marked {
        Marked { head: head.into(), differs: differs.into(), tail: tail.into() }
    }

    #[test]
    fn only_what_differs_stands_in_the_middle() {
        for (before, after, old, new) in [
            ("", "新しい", ("", "", ""), ("", "新しい", "")),
            ("同じ", "同じ", ("同じ", "", ""), ("同じ", "", "")),
            ("年1回の監査", "年2回の監査", ("年", "1", "回の監査"), ("年", "2", "回の監査")),
            ("aa", "aaa", ("aa", "", ""), ("aa", "a", "")),
            ("3", "5", ("", "3", ""), ("", "5", "")),
        ] {
            let expected = (marked(old.0, old.1, old.2), marked(new.0, new.1, new.2));
            assert_eq!(mark(before, after), expected, "{before} / {after}");
        }
    }
}
