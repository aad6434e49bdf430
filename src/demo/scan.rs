//! A scan of an invented paper: the smallest PDF that a reader opens.

use std::fmt::Write;

/// One page with a line of text. Only letters, digits and a few signs: nothing in it needs to be escaped.
pub(super) fn pdf(line: &str) -> Vec<u8> {
    let line: String = line.chars().filter(|letter| letter.is_ascii_alphanumeric() || " -_".contains(*letter)).collect();
    let text = format!("BT /F1 14 Tf 72 760 Td ({line}) Tj ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let (mut file, mut places) = ("%PDF-1.4\n".to_owned(), String::new());
    for (number, object) in (1..).zip(&objects) {
        // Writing into a text does not fail.
        let _ = writeln!(places, "{:010} 00000 n ", file.len());
        let _ = writeln!(file, "{number} 0 obj\n{object}\nendobj");
    }
    let (count, start) = (objects.len() + 1, file.len());
    let _ =
        write!(file, "xref\n0 {count}\n0000000000 65535 f \n{places}trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF");
    file.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn its_table_points_at_its_objects() {
        let file = String::from_utf8(pdf("member M0012 (signed)")).unwrap();
        assert!(file.contains("(member M0012 signed)"));
        let table = file.split("65535 f \n").nth(1).unwrap();
        for (number, entry) in (1..=5).zip(table.lines()) {
            let place: usize = entry.split(' ').next().unwrap().parse().unwrap();
            assert!(file[place..].starts_with(&format!("{number} 0 obj")), "{number}");
        }
        let start: usize = file.lines().rev().nth(1).unwrap().parse().unwrap();
        assert!(file[start..].starts_with("xref"));
    }
}
