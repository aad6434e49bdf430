//! Which column of a sheet fills which field.

use super::{Column, key};

/// For each heading the index of the column it stands for. The nearest spelling goes first: the whole heading, then
/// without its remark in brackets, then the lower of two rows alone. A field is filled by one column only.
pub(super) fn places(headings: &[Vec<String>], columns: &[Column]) -> Vec<Option<usize>> {
    let known: Vec<Vec<String>> = columns.iter().map(keys).collect();
    let mut places = vec![None; headings.len()];
    for spelling in [whole, whole_without_remark, lower, lower_without_remark] {
        for (heading, at) in headings.iter().zip(0..) {
            let free = |column: usize| !places.contains(&Some(column));
            let key = spelling(heading);
            let found = known.iter().position(|keys| keys.contains(&key)).filter(|&column| free(column));
            if let Some(place) = places.get_mut(at).filter(|place| place.is_none()) {
                *place = found;
            }
        }
    }
    places
}

fn keys(column: &Column) -> Vec<String> {
    std::iter::once(&column.field).chain(column.headings).map(|heading| key::of(heading)).collect()
}

fn whole(texts: &[String]) -> String {
    key::of(&texts.concat())
}

fn whole_without_remark(texts: &[String]) -> String {
    key::without_remark(&texts.concat())
}

fn lower(texts: &[String]) -> String {
    texts.last().map(|text| key::of(text)).unwrap_or_default()
}

fn lower_without_remark(texts: &[String]) -> String {
    texts.last().map(|text| key::without_remark(text)).unwrap_or_default()
}
