//! Charts as SVG, coloured by the style sheet: they stand in pages, files and print alike, each beside its table.

use std::fmt::Write;

/// A bar with its name and its length.
pub struct Bar {
    pub label: String,
    pub count: i64,
    /// What stands at its end.
    pub shown: String,
    /// A class of the style sheet: `ok`, `attention`, `bad`, `special`, `none` or `accent`.
    pub tone: &'static str,
}

const WIDTH: i64 = 460;
/// Between these heights upright bars stand.
const TOP: i64 = 24;
const BASE: i64 = 170;
/// Between these places lying bars run, a row each.
const LEFT: i64 = 132;
const RIGHT: i64 = 360;
const ROW: i64 = 30;

/// Upright bars from one line, as for a distribution.
#[must_use]
pub fn columns(name: &str, bars: &[Bar]) -> String {
    let most = bars.iter().map(|bar| bar.count).max().unwrap_or(0);
    let step = step(most);
    let scale = (most.max(1) + step - 1) / step * step;
    let y = |count: i64| BASE - (BASE - TOP) * count / scale;
    let mut svg = open(name, WIDTH, 196);
    for tick in (0..=scale / step).map(|n| n * step) {
        let class = if tick == 0 { "axis" } else { "grid" };
        let y = y(tick);
        put(&mut svg, format_args!("<line class=\"{class}\" x1=\"36\" y1=\"{y}\" x2=\"{WIDTH}\" y2=\"{y}\"/>"));
        put(&mut svg, format_args!("<text class=\"tick\" x=\"30\" y=\"{}\" text-anchor=\"end\">{tick}</text>", y + 4));
    }
    let slot = (WIDTH - 40) / i64::try_from(bars.len().max(1)).unwrap_or(1);
    for (place, bar) in (0..).zip(bars) {
        let (x, y) = (40 + place * slot + slot / 8, y(bar.count));
        let (width, middle) = (slot * 3 / 4, x + slot * 3 / 8);
        put(&mut svg, format_args!("<rect class=\"bar {}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{}\"/>", bar.tone, BASE - y));
        if bar.count > 0 {
            put(&mut svg, format_args!("<text x=\"{middle}\" y=\"{}\" text-anchor=\"middle\">{}</text>", y - 6, escape(&bar.shown)));
        }
        put(&mut svg, format_args!("<text class=\"label\" x=\"{middle}\" y=\"188\" text-anchor=\"middle\">{}</text>", escape(&bar.label)));
    }
    svg.push_str("</svg>");
    svg
}

/// Lying bars, each in a track as long as the whole of which it is a part.
#[must_use]
pub fn shares(name: &str, whole: i64, bars: &[Bar]) -> String {
    let rows = i64::try_from(bars.len()).unwrap_or(0);
    let mut svg = open(name, WIDTH, rows * ROW + 6);
    for (place, bar) in (0..).zip(bars) {
        let top = place * ROW + 6;
        let long = if whole > 0 { (RIGHT - LEFT) * bar.count.clamp(0, whole) / whole } else { 0 };
        let long = if bar.count > 0 { long.max(2) } else { 0 };
        let base = top + 14;
        put(
            &mut svg,
            format_args!("<text class=\"label\" x=\"{}\" y=\"{base}\" text-anchor=\"end\">{}</text>", LEFT - 10, escape(&bar.label)),
        );
        put(&mut svg, format_args!("<rect class=\"track\" x=\"{LEFT}\" y=\"{top}\" width=\"{}\" height=\"18\"/>", RIGHT - LEFT));
        put(&mut svg, format_args!("<rect class=\"bar {}\" x=\"{LEFT}\" y=\"{top}\" width=\"{long}\" height=\"18\"/>", bar.tone));
        put(&mut svg, format_args!("<text x=\"{}\" y=\"{base}\">{}</text>", RIGHT + 10, escape(&bar.shown)));
    }
    svg.push_str("</svg>");
    svg
}

fn open(name: &str, width: i64, height: i64) -> String {
    format!("<svg class=\"chart\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{}\">", escape(name))
}

/// What the style sheet of the pages says of charts, for those that stand in no page.
const ALONE: &str = "text{fill:#1f2a37;font-size:12px}.label,.tick{fill:#55606e}.axis{stroke:#8793a1;fill:none}.grid{stroke:#dde2e8;fill:none}\
    .bar{fill:#1f4f96}.bar.ok{fill:#1a6b3c}.bar.attention{fill:#b37400}.bar.bad{fill:#b0241c}.bar.special{fill:#6b3fa0}.bar.none{fill:#8793a1}\
    .track{fill:#f1f4f8}.threshold{stroke:#1f2a37;fill:none}";

/// A chart that stands alone, with its colours in it.
#[must_use]
pub fn alone(svg: &str) -> String {
    let (tag, rest) = svg.split_once('>').unwrap_or((svg, ""));
    format!("{tag} xmlns=\"http://www.w3.org/2000/svg\"><style>{ALONE}</style>{rest}")
}

/// A step of 1, 2 or 5 times a power of ten that leaves at most five lines.
fn step(most: i64) -> i64 {
    let mut power = 1;
    loop {
        if let Some(step) = [1, 2, 5].into_iter().map(|digit| digit * power).find(|step| most <= step * 5) {
            return step;
        }
        power *= 10;
    }
}

fn put(svg: &mut String, piece: std::fmt::Arguments<'_>) {
    // Writing to a text does not fail.
    svg.write_fmt(piece).unwrap_or_default();
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(label: &str, count: i64) -> Bar {
        Bar { label: label.to_owned(), count, shown: count.to_string(), tone: "accent" }
    }

    #[test]
    fn an_axis_has_few_round_steps() {
        for (most, expected) in [(0, 1), (1, 1), (5, 1), (6, 2), (11, 5), (26, 10), (99, 20), (1_234, 500), (100_000, 20_000)] {
            assert_eq!(step(most), expected, "{most}");
        }
    }

    #[test]
    fn bars_are_as_long_as_their_counts() {
        let svg = columns("n", &[bar("a", 5), bar("b", 10)]);
        assert!(svg.contains("height=\"73\"") && svg.contains("height=\"146\""), "{svg}");
        let svg = shares("n", 4, &[bar("a", 1), bar("b", 4), bar("c", 0)]);
        assert!(svg.contains("width=\"57\"") && svg.contains("bar accent\" x=\"132\" y=\"36\" width=\"228\""), "{svg}");
        assert!(svg.contains("y=\"66\" width=\"0\""), "{svg}");
    }

    #[test]
    fn nothing_to_show_is_still_a_chart() {
        assert!(columns("n", &[]).ends_with("</svg>") && shares("n", 0, &[bar("a", 0)]).ends_with("</svg>"));
    }

    #[test]
    fn text_in_a_chart_never_becomes_markup() {
        let svg = columns("<script>\"&", &[bar("<b>", 1)]);
        assert!(!svg.contains("<script>") && !svg.contains("<b>") && svg.contains("&lt;b&gt;"), "{svg}");
    }
}
