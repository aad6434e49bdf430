//! A cell that lists clauses, such as `C01 C04=第5条、C07=×`: what was found, and at which article.

use crate::domain::contract::Finding;
use crate::domain::digits;
use crate::domain::message::Message;
use crate::operations::contract::Checked;

const NOT_FOUND: [&str; 8] = ["×", "✕", "x", "なし", "無", "無し", "-", "no"];
const BY_TERMS: [&str; 5] = ["規約", "約款", "利用規約", "terms", "by_terms"];

/// Reads codes, each with `=` and its article; a code without one stands at the article that comes next, as in `C01 C04=第5条`. Where none comes,
/// `otherwise` is what was found. What is not among the codes of the checklist is told when it is recorded.
pub(super) fn read(cell: &str, otherwise: Option<Finding>) -> Result<Vec<Checked>, Message> {
    let plain = digits::normalise(cell);
    let mut read: Vec<Checked> = Vec::new();
    let mut waiting: Vec<String> = Vec::new();
    let words = plain.split(|c: char| c.is_whitespace() || matches!(c, ',' | '、' | ';')).filter(|word| !word.is_empty());
    for word in words {
        let (code, said) = word.split_once(['=', ':']).map_or((word, None), |(code, said)| (code, Some(said.trim())));
        waiting.push(code.trim().to_uppercase());
        if let Some(said) = said {
            read.extend(waiting.drain(..).map(|code| checked(code, said)));
        }
    }
    match (otherwise, waiting.first()) {
        (None, Some(code)) => Err(Message::new("contract-article-needed").with("code", code)),
        (finding, _) => {
            let rest = waiting.into_iter().map(|code| Checked { code, finding, article: String::new(), note: String::new() });
            read.extend(rest);
            Ok(read)
        }
    }
}

fn checked(code: String, said: &str) -> Checked {
    let plain = said.to_lowercase();
    let (finding, article) = if NOT_FOUND.contains(&plain.as_str()) {
        (Finding::NotFound, "")
    } else if BY_TERMS.contains(&plain.as_str()) {
        (Finding::ByTerms, "")
    } else {
        (Finding::Found, said)
    };
    Checked { code, finding: Some(finding), article: article.to_owned(), note: String::new() }
}

/// The same, from what is recorded.
pub(super) fn written<'c>(clauses: impl Iterator<Item = (&'c str, Finding, &'c str)>) -> String {
    let word = |(code, finding, article): (&str, Finding, &str)| match finding {
        Finding::ByTerms if article.is_empty() => format!("{code}=規約"),
        Finding::Found | Finding::ByTerms => format!("{code}={article}"),
        Finding::NotFound => format!("{code}=×"),
    };
    clauses.map(word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(cell: &str, otherwise: Option<Finding>) -> Vec<(String, Finding, String)> {
        let read = read(cell, otherwise).unwrap();
        read.into_iter().map(|checked| (checked.code, checked.finding.unwrap(), checked.article)).collect()
    }

    #[test]
    fn codes_come_with_their_articles() {
        let found = |code: &str, article: &str| (code.to_owned(), Finding::Found, article.to_owned());
        assert_eq!(said("C01 C04=第5条", None), [found("C01", "第5条"), found("C04", "第5条")]);
        assert_eq!(said("c04＝第５条、C10=第7条2項", None), [found("C04", "第5条"), found("C10", "第7条2項")]);
        assert_eq!(said("C07=×;C09=なし", None).iter().filter(|(_, finding, _)| *finding == Finding::NotFound).count(), 2);
        assert_eq!(said("C04=規約", None)[0].1, Finding::ByTerms);
        assert_eq!(said("", None), []);
    }

    #[test]
    fn without_an_article_it_is_the_terms_that_say_it_or_nothing_is_read() {
        assert_eq!(said("C04 C05", Some(Finding::ByTerms)).iter().map(|one| one.1).collect::<Vec<_>>(), [Finding::ByTerms; 2]);
        assert_eq!(read("C04=第5条 C05", None).unwrap_err().id, "contract-article-needed");
    }

    #[test]
    fn what_is_written_can_be_read_again() {
        let cell = "C04=第5条 C07=× C09=規約";
        let read = read(cell, None).unwrap();
        assert_eq!(written(read.iter().map(|one| (one.code.as_str(), one.finding.unwrap(), one.article.as_str()))), cell);
    }
}
