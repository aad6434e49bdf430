//! An agreement text as a part of a page: each line as what it is, and everything in it as text.

use std::fmt::Write;

use handlebars::{Context as Data, Handlebars, Helper, HelperDef, HelperResult, Output, RenderContext, RenderErrorReason, html_escape};

use crate::domain::agreement::{Line, lines};

/// `{{agreement side.preview}}`: the lines of a text as headings, items and paragraphs, escaped.
pub struct Written;

impl HelperDef for Written {
    fn call<'reg: 'rc, 'rc>(
        &self,
        h: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Data,
        _: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let text = h.param(0).and_then(|param| param.value().as_str()).unwrap_or_default();
        let html = html(text).map_err(|error| RenderErrorReason::NestedError(Box::new(error)))?;
        out.write(&html)?;
        Ok(())
    }
}

fn html(text: &str) -> Result<String, std::fmt::Error> {
    let mut html = String::with_capacity(text.len() * 2);
    html.push_str("<div class=\"agreement\">\n");
    for line in lines(text) {
        match line {
            Line::Title(title) => writeln!(html, "<h2>{}</h2>", html_escape(title))?,
            Line::Heading(heading) => writeln!(html, "<h3>{}</h3>", html_escape(heading))?,
            Line::Item(mark, item) => writeln!(html, "<p class=\"point\"><span>{}</span> {}</p>", html_escape(mark), html_escape(item))?,
            Line::Paragraph(paragraph) => writeln!(html, "<p>{}</p>", html_escape(paragraph))?,
        }
    }
    html.push_str("</div>\n");
    Ok(html)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_shown_as_what_it_is_and_nothing_in_it_is_markup() {
        let shown = html("# 題 <b>\n\n## 第1条 & \"他\"\n(1) <script>\n段落 'x'\n").unwrap();
        let expected = "<div class=\"agreement\">\n<h2>題 &lt;b&gt;</h2>\n<h3>第1条 &amp; &quot;他&quot;</h3>\n\
            <p class=\"point\"><span>(1)</span> &lt;script&gt;</p>\n<p>段落 &#x27;x&#x27;</p>\n</div>\n";
        assert_eq!(shown, expected);
    }
}
