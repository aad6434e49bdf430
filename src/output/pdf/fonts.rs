//! The fonts of PDF: those of a folder that was named, or the first Japanese ones that stand where systems keep them.

use std::path::{Path, PathBuf};

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use crate::domain::message::Message;
use crate::error::{Error, Result};

/// Families by their files, what is small and made for print first.
const KNOWN: [&[&str]; 11] = [
    &["/usr/share/fonts/opentype/ipaexfont-gothic/ipaexg.ttf"],
    &["/usr/share/fonts/opentype/ipafont-gothic/ipagp.ttf"],
    &["/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc"],
    &["/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc", "/usr/share/fonts/noto-cjk/NotoSansCJK-Bold.ttc"],
    &["/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Regular.ttc"],
    &["/usr/share/fonts/truetype/fonts-japanese-gothic.ttf"],
    &["/usr/share/fonts/truetype/fonts-japanese-mincho.ttf"],
    &["/System/Library/Fonts/ヒラギノ角ゴシック W3.ttc", "/System/Library/Fonts/ヒラギノ角ゴシック W6.ttc"],
    &["C:\\Windows\\Fonts\\YuGothR.ttc", "C:\\Windows\\Fonts\\YuGothB.ttc"],
    &["C:\\Windows\\Fonts\\meiryo.ttc", "C:\\Windows\\Fonts\\meiryob.ttc"],
    &["C:\\Windows\\Fonts\\msgothic.ttc"],
];

const ENDINGS: [&str; 4] = ["ttf", "otf", "ttc", "otc"];

/// Letters that a Japanese font has, of each script.
const LETTERS: [char; 3] = ['あ', 'ア', '監'];

pub struct Fonts {
    pub book: LazyHash<FontBook>,
    pub all: Vec<Font>,
    /// The family in which documents are set.
    pub family: String,
}

impl Fonts {
    /// # Errors
    /// `Unavailable` where there is no Japanese font, with what to install.
    pub fn find(folder: Option<&Path>) -> Result<Self> {
        let found = match folder {
            Some(folder) => Self::of_files(files_in(folder)),
            None => KNOWN.iter().find_map(|files| Self::of_files(files.iter().map(PathBuf::from))),
        };
        found.ok_or_else(|| {
            Error::Unavailable(match folder {
                Some(folder) => Message::new("pdf-no-font-in").with("folder", folder.display().to_string()),
                None => Message::new("pdf-no-font"),
            })
        })
    }

    /// None if none of them is Japanese. A file that is not there or holds no font is passed over.
    fn of_files(files: impl IntoIterator<Item = PathBuf>) -> Option<Self> {
        let bytes = files.into_iter().filter_map(|file| std::fs::read(file).ok());
        let all: Vec<Font> = bytes.flat_map(|bytes| Font::iter(Bytes::new(bytes))).collect();
        let japanese = || all.iter().map(Font::info).filter(|info| LETTERS.iter().all(|c| info.coverage.contains(u32::from(*c))));
        // Collections for all of East Asia give Han letters the form of one country each.
        let chosen = japanese().find(|info| info.family.contains("JP")).or_else(|| japanese().next())?;
        let family = chosen.family.clone();
        Some(Self { book: LazyHash::new(FontBook::from_fonts(&all)), all, family })
    }
}

/// In the order of their names, so that the same folder gives the same document.
fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let ending = |path: &PathBuf| path.extension().and_then(|ending| ending.to_str()).map(str::to_lowercase);
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|path| ending(path).is_some_and(|ending| ENDINGS.contains(&ending.as_str())));
    files.sort();
    files
}
