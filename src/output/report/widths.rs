//! How wide the columns of a printed table are: each as wide as what stands in it where all fit, else between its narrowest and that.

use super::{Cell, Row, Table};

/// What a page has between its margins, in millimetres.
const PAGE: f64 = 174.0;
/// What stands left and right of a cell, together.
const INSET: f64 = 3.2;
/// A millimetre in points.
const MILLIMETRE: f64 = 72.0 / 25.4;
/// In ems: no line of a cell asks for more, and no text that can be broken anywhere for less.
const WIDEST: f64 = 30.0;
const NARROWEST: f64 = 4.5;
/// A heading stands on one line if it is no longer than this.
const HEADING: f64 = 9.5;
/// Of a hash, which breaks anywhere.
const HASH: f64 = 12.0;

/// The size of the letters in points, by the number of columns.
pub(super) fn size(table: &Table) -> f64 {
    match table.columns.len() {
        8.. => 7.0,
        6..8 => 7.8,
        _ => 8.5,
    }
}

/// What a column asks for, in ems.
#[derive(Clone, Copy, Debug, Default)]
struct Asked {
    /// Narrower, and words would stand over each other.
    least: f64,
    /// As wide as its longest line.
    best: f64,
    /// Sentences, which take what is left over.
    takes_more: bool,
    /// Figures, which stand close to each other behind the name of their row.
    counts: bool,
}

/// The width of each column, as its part of the whole.
pub(super) fn widths(table: &Table) -> Vec<f64> {
    let columns = table.columns.len();
    let all: Vec<Asked> = (0..columns).map(|place| asked(table, place)).collect();
    let count = f64::from(u32::try_from(columns).unwrap_or(u32::MAX));
    let inset = INSET * MILLIMETRE / size(table);
    let room = PAGE * MILLIMETRE / size(table) - inset * count;
    shared(&all, room).into_iter().map(|width| width + inset).collect()
}

fn shared(all: &[Asked], room: f64) -> Vec<f64> {
    let (least, best) = (all.iter().map(|one| one.least).sum::<f64>(), all.iter().map(|one| one.best).sum::<f64>());
    if best <= room {
        let takers = all.iter().filter(|one| one.takes_more).map(|one| one.best).sum::<f64>();
        let (left, counts) = (room - best, all.iter().any(|one| one.counts));
        // Without sentences the first column is the name of the row; in a list of names and dates there is more room between all.
        let more = |place: usize, one: &Asked| match (takers > 0.0, counts) {
            (true, _) if one.takes_more => left * one.best / takers,
            (false, true) if place == 0 => left,
            (false, false) => left * one.best / best,
            _ => 0.0,
        };
        return all.iter().enumerate().map(|(place, one)| one.best + more(place, one)).collect();
    }
    // What is there beyond the narrowest goes to each as it asks for more; where not even that is there, all give way.
    let spread = if best > least { ((room - least) / (best - least)).max(0.0) } else { 0.0 };
    all.iter().map(|one| one.least + (one.best - one.least) * spread).collect()
}

fn asked(table: &Table, place: usize) -> Asked {
    let cells = || table.rows.iter().chain(&table.foot).filter_map(|row: &Row| row.cells.get(place));
    let title = table.columns.get(place).map(|column| column.title.as_str()).unwrap_or_default();
    let is_number = table.columns.get(place).is_some_and(|column| column.number);
    let head = Asked { least: least(title), best: least(title).max(length(title).min(HEADING)), takes_more: false, counts: is_number };
    cells().map(|cell| of_cell(cell, is_number)).fold(head, |so_far, one| Asked {
        least: so_far.least.max(one.least),
        best: so_far.best.max(one.best),
        takes_more: so_far.takes_more || one.takes_more,
        counts: is_number,
    })
}

fn of_cell(cell: &Cell, is_number: bool) -> Asked {
    let texts = || cell.lines.iter().chain([&cell.text]).map(String::as_str);
    if cell.class == "hash" {
        return Asked { least: HASH, best: WIDEST, takes_more: true, counts: false };
    }
    let best = texts().map(length).fold(0.0, f64::max);
    // A code and a Japanese name stay whole; a date of several words may stand on two lines.
    let is_code = cell.class == "nowrap" && !(cell.text.is_ascii() && cell.text.contains(char::is_whitespace));
    let narrow = is_number || matches!(cell.class, "number" | "nowrap") || cell.badge.is_some() || best <= NARROWEST;
    let least = if is_code { best } else { texts().map(least).fold(0.0, f64::max) };
    Asked { least: least.min(WIDEST), best: best.min(WIDEST), takes_more: !narrow, counts: is_number }
}

/// The longest part of a text that is not broken: a word; of Japanese text, which breaks anywhere, a few letters.
fn least(text: &str) -> f64 {
    let of_word = |word: &str| if word.is_ascii() { length(word) } else { length(word).min(NARROWEST) };
    text.split(|letter: char| letter.is_whitespace() || letter == '-').map(of_word).fold(0.0, f64::max)
}

/// About how long a text is, in ems. Where scripts meet the typesetter leaves some room.
fn length(text: &str) -> f64 {
    let is_latin = |letter: &char| letter.is_ascii_alphanumeric();
    let scripts_meet = |(one, other): &(char, char)| one > &'\u{3000}' && is_latin(other) || is_latin(one) && other > &'\u{3000}';
    let places = text.chars().zip(text.chars().skip(1)).filter(scripts_meet).count();
    let of_letter = |letter: char| match letter {
        'A'..='Z' => 0.72,
        '0'..='9' => 0.62,
        _ if letter < '\u{1100}' || ('\u{ff61}'..='\u{ff9f}').contains(&letter) => 0.55,
        _ => 1.02,
    };
    text.chars().map(of_letter).sum::<f64>() + 0.27 * f64::from(u32::try_from(places).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(least: f64, best: f64, takes_more: bool) -> Asked {
        Asked { least, best, takes_more, counts: false }
    }

    #[test]
    fn where_all_fit_sentences_take_what_is_left() {
        assert_eq!(shared(&[one(2.0, 4.0, false), one(4.0, 10.0, true)], 20.0), [4.0, 16.0]);
    }

    #[test]
    fn without_sentences_figures_stand_close_and_names_and_dates_apart() {
        let (name, figure) = (one(2.0, 4.0, false), Asked { counts: true, ..one(2.0, 6.0, false) });
        assert_eq!(shared(&[name, figure], 20.0), [14.0, 6.0]);
        assert_eq!(shared(&[name, one(2.0, 6.0, false)], 20.0), [8.0, 12.0]);
    }

    #[test]
    fn a_number_behind_a_japanese_word_stays_on_its_line() {
        assert!(length("部署0") > length("部署") + length("0"));
    }

    #[test]
    fn where_they_do_not_fit_each_is_between_its_narrowest_and_its_best() {
        let widths = shared(&[one(4.0, 4.0, false), one(4.0, 30.0, true), one(4.0, 10.0, true)], 28.0);
        assert!((widths.iter().sum::<f64>() - 28.0).abs() < 1e-9, "{widths:?}");
        assert!(widths[0] >= 4.0 && widths[1] > widths[2] && widths[2] > 4.0, "{widths:?}");
        assert_eq!(shared(&[one(8.0, 8.0, false), one(8.0, 20.0, true)], 10.0), [8.0, 8.0], "all give way together");
    }

    #[test]
    fn a_word_is_not_broken_and_japanese_text_is() {
        assert!(least("Assigned to, or carried out by") < 5.0);
        assert!((least("株式会社しののめ擬似マーケティング") - NARROWEST).abs() < f64::EPSILON);
        assert!(least("2025/06/30") > 5.0);
    }
}
