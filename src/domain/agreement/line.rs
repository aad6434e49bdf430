//! The form of a text: a title, headings of articles, numbered items and paragraphs, a line each.

/// A line of a text, by what it is. Empty lines only separate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line<'a> {
    /// `# 題名`
    Title(&'a str),
    /// `## 第1条（定義）`
    Heading(&'a str),
    /// `(1) 項目`: with its mark, as written.
    Item(&'a str, &'a str),
    Paragraph(&'a str),
}

/// The lines of a text.
pub fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(line)
}

fn line(text: &str) -> Line<'_> {
    if let Some(heading) = text.strip_prefix("## ") {
        return Line::Heading(heading.trim());
    }
    if let Some(title) = text.strip_prefix("# ") {
        return Line::Title(title.trim());
    }
    match text.split_once(' ').filter(|(mark, _)| is_mark(mark)) {
        Some((mark, rest)) => Line::Item(mark, rest.trim()),
        None => Line::Paragraph(text),
    }
}

/// A number in round brackets.
fn is_mark(mark: &str) -> bool {
    let number = mark.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    number.is_some_and(|number| !number.is_empty() && number.len() <= 3 && number.chars().all(|c| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_what_it_begins_with() {
        for (text, expected) in [
            ("# 誓約書", Line::Title("誓約書")),
            ("## 第1条（定義）", Line::Heading("第1条（定義）")),
            ("(1) 定義", Line::Item("(1)", "定義")),
            ("(10) ten", Line::Item("(10)", "ten")),
            ("(a) letter", Line::Paragraph("(a) letter")),
            ("(1)", Line::Paragraph("(1)")),
            ("#no space", Line::Paragraph("#no space")),
            ("ただの段落", Line::Paragraph("ただの段落")),
        ] {
            assert_eq!(line(text), expected);
        }
        assert_eq!(lines("a\n\n \nb").count(), 2);
    }
}
