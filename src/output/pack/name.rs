//! Names of files in a pack: letters, digits and hyphens, whatever somebody called a file.

/// Letters of a name that are kept.
const MOST: usize = 40;

/// Letters of an ending that are kept.
const MOST_OF_ENDING: usize = 8;

/// A file with its number in front, so that two of one name stay apart and no name is one that a system reserves.
#[must_use]
pub fn file_name(id: i64, given: &str) -> String {
    // An ending stands in the last part of a path, if that is what somebody sent.
    let is_ending = |ending: &str| !ending.contains(['/', '\\']);
    let (stem, ending) = given.rsplit_once('.').filter(|(_, ending)| is_ending(ending)).unwrap_or((given, ""));
    let (stem, ending) = (plain(stem, MOST), plain(ending, MOST_OF_ENDING));
    let stem = if stem.is_empty() { String::new() } else { format!("-{stem}") };
    let ending = if ending.is_empty() { String::new() } else { format!(".{ending}") };
    format!("{id}{stem}{ending}")
}

/// What of a text any system takes in a name: everything else is a hyphen, and several are one.
fn plain(text: &str, most: usize) -> String {
    let mut name = String::new();
    for letter in text.chars() {
        match letter {
            letter if letter.is_ascii_alphanumeric() => name.push(letter.to_ascii_lowercase()),
            _ if name.ends_with('-') || name.is_empty() => {}
            _ => name.push('-'),
        }
        if name.len() >= most {
            break;
        }
    }
    name.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_leaves_its_folder_or_is_one_that_a_system_reserves() {
        for (given, expected) in [
            ("点検表.xlsx", "7.xlsx"),
            ("ISMS 認証 2026.pdf", "7-isms-2026.pdf"),
            ("../../etc/passwd", "7-etc-passwd"),
            ("..\\..\\x.pdf", "7-x.pdf"),
            ("CON", "7-con"),
            ("nul.txt", "7-nul.txt"),
            ("<script>alert(1)</script>.html", "7-script-alert-1-script.html"),
            ("😀.pdf", "7.pdf"),
            (".pdf", "7.pdf"),
            ("a.", "7-a"),
            ("", "7"),
            ("evidence.tar.gz", "7-evidence-tar.gz"),
        ] {
            assert_eq!(file_name(7, given), expected, "{given}");
        }
        let long = file_name(7, &format!("{}.{}", "長a".repeat(255), "z".repeat(255)));
        assert!(long.len() <= 60 && long.is_ascii(), "{long}");
    }
}
