//! From rows to certificates with their periods.

use std::collections::BTreeMap;

use crate::domain::certificate::{Certificate, Span};
use crate::operations::facts::Known;
use crate::store::certificate::Row;

/// Adds the certificates of the consignees to what is known of them, each once, as it was called at the end.
pub(crate) fn certify(all: &mut BTreeMap<i64, Known>, rows: Vec<Row>) {
    for row in rows {
        let known = all.entry(row.consignee_id).or_default();
        let span = Span { from_on: row.from_on, until_on: row.until_on };
        match known.facts.certificates.last_mut().filter(|last| last.id == row.id) {
            Some(last) => {
                (last.kind, last.name, last.number) = (row.kind.0, row.name.clone(), row.number.clone());
                last.spans.push(span);
            }
            None => known.facts.certificates.push(Certificate {
                id: row.id,
                kind: row.kind.0,
                name: row.name.clone(),
                number: row.number.clone(),
                spans: vec![span],
            }),
        }
        known.certificates.push(row);
    }
}
