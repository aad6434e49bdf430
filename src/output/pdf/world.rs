//! All that a template can reach: itself, the data and the logo of its document, and the fonts. No other file, no package, no clock.

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};

use super::fonts::Fonts;
use crate::error::{Error, Result};

/// Where a template finds its data.
const DATA: &str = "/data.json";

pub struct Desk<'a> {
    library: LazyHash<Library>,
    fonts: &'a Fonts,
    template: Source,
    data: (FileId, Bytes),
    logo: Option<(FileId, Bytes)>,
}

impl<'a> Desk<'a> {
    pub fn new(fonts: &'a Fonts, template: &str, data: String, logo: Option<(&str, Vec<u8>)>) -> Result<Self> {
        let template = Source::new(id("/main.typ")?, template.to_owned());
        let data = (id(DATA)?, Bytes::from_string(data));
        let logo = match logo {
            Some((path, bytes)) => Some((id(path)?, Bytes::new(bytes))),
            None => None,
        };
        Ok(Self { library: LazyHash::new(Library::default()), fonts, template, data, logo })
    }
}

impl Desk<'_> {
    /// The line and the column of the template of which an error speaks, from 1.
    pub fn place(&self, error: &SourceDiagnostic) -> Option<(usize, usize)> {
        let start = self.range(error.span)?.start;
        let lines = self.template.lines();
        Some((lines.byte_to_line(start)? + 1, lines.byte_to_column(start)? + 1))
    }
}

fn id(path: &str) -> Result<FileId> {
    let path = VirtualPath::new(path).map_err(Error::fault)?;
    Ok(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.fonts.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let known = std::iter::once(&self.data).chain(&self.logo);
        known.into_iter().find(|(known, _)| *known == id).map(|(_, bytes)| bytes.clone()).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.all.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
