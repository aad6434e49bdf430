//! Writes a pack: the report, each record with what it cites, the ledger, and at the end the lists of all of it.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::pages::Pages;
use crate::error::{Error, Result};
use crate::locale::Language;
use crate::operations::report::edition::Show;
use crate::operations::report::pack::Source;
use crate::operations::report::{AnnualReport, edition};
use crate::output::pack::{
    About, Archive, Entry, File, Manifest, Missing, Reason, Record, file_name, ledger_head, ledger_lines, manifest, schema, sums,
};
use crate::web::house::House;
use crate::web::report::Printing;
use crate::web::report::file::{Format, bytes, with_facts};
use crate::web::templates::Templates;

/// The form of the list of files.
const FORM: i64 = 1;

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// SHA-256 of `manifest.json`, in hexadecimal.
    pub manifest: String,
    pub files: i64,
    pub missing: i64,
    /// In bytes.
    pub size: i64,
}

pub(super) struct Writer<'a, W: Write> {
    pub source: &'a Source,
    pub language: Language,
    pub printing: &'a Printing,
    /// The templates of the organisation, as they were known.
    pub house: Arc<House>,
    pages: Pages<'a>,
    archive: Archive<W>,
    missing: Vec<Missing>,
    /// What each file is called, by its path.
    titles: BTreeMap<String, String>,
    /// The files that were cited so far.
    documents: BTreeMap<i64, File>,
}

/// Writes a pack that was ordered, piece by piece: memory does not grow with the files in it.
///
/// # Errors
/// What cannot be read or written; then the ZIP has no end. `Unavailable` where the folder of files cannot be opened at all.
pub fn write(source: &Source, printing: &Printing, to: impl Write) -> Result<Written> {
    let language = Language::from_code(source.order.language.code()).unwrap_or(Language::Ja);
    let mut writer = Writer {
        source,
        language,
        printing,
        house: printing.house(source.register(), source.order.known)?,
        pages: Pages { templates: Templates::own(), language, zone: source.zone().name() },
        archive: Archive::new(to),
        missing: Vec::new(),
        titles: BTreeMap::new(),
        documents: BTreeMap::new(),
    };
    let report = source.report()?;
    writer.report(&report)?;
    writer.records(&source.contents(&report)?)?;
    writer.ledger()?;
    writer.finish(&report)
}

impl<W: Write> Writer<'_, W> {
    fn report(&mut self, report: &AnnualReport) -> Result<()> {
        match self.source.order.edition_id {
            Some(id) => self.closed(id),
            None => self.drafted(report),
        }
    }

    /// As it was closed, byte for byte.
    fn closed(&mut self, id: i64) -> Result<()> {
        let whole: edition::Whole = self.source.ask(Show { id })?;
        for file in &whole.files {
            let bytes = self.source.closed(id, &file.format, &file.language)?;
            let title = format!("{} ({})", self.language.text("report-title"), file.language);
            self.put(&format!("report/{}.{}", file.language, file.format), &title, Some(About { subject: "report-edition", id }), &bytes)?;
        }
        Ok(())
    }

    fn drafted(&mut self, report: &AnnualReport) -> Result<()> {
        for format in Format::ALL {
            let report = with_facts(report.clone(), *format, |facts| self.source.register().ask(self.source.actor(), facts))?;
            let path = format!("report/{}.{format}", self.language);
            match bytes(&report, *format, self.language, self.printing, &self.house, None) {
                Ok(bytes) => self.put(&path, &self.language.text("report-title"), None, &bytes)?,
                Err(Error::Unavailable(_)) => self.not_made(path),
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    pub fn put(&mut self, path: &str, title: &str, source: Option<About>, bytes: &[u8]) -> Result<()> {
        self.titles.insert(path.to_owned(), title.to_owned());
        self.archive.put(path, source, bytes)
    }

    /// What would need a font that is not here.
    pub fn not_made(&mut self, path: String) {
        self.missing.push(Missing { document: None, name: path, sha256: String::new(), reason: Reason::NotMade, entry: None });
    }

    /// A page, and the same as data. What it cites was packed before.
    pub fn record(&mut self, folder: &str, about: &About, record: &Record, data: &serde_json::Value) -> Result<()> {
        let path = format!("{folder}/{}", about.id);
        let source = || Some(About { subject: about.subject, id: about.id });
        let page = self.pages.record(record)?;
        self.put(&format!("{path}.html"), &record.title, source(), page.as_bytes())?;
        self.put(&format!("{path}.json"), &record.title, source(), &serde_json::to_vec_pretty(data)?)
    }

    /// Packs a file that is cited, once. One that is gone, destroyed or other than what was handed in is named as that.
    pub fn document(&mut self, id: i64) -> Result<File> {
        if let Some(known) = self.documents.get(&id) {
            return Ok(known.clone());
        }
        let cited = self.source.cited(id)?;
        let reason = match self.source.open(&cited) {
            Ok(mut kept) => {
                let path = format!("documents/{}", file_name(id, &cited.name));
                self.titles.insert(path.clone(), cited.name.clone());
                self.archive.copy(&path, Some(About { subject: "document", id }), &mut kept)?;
                return Ok(self.cited(id, File { name: cited.name, path: Some(path), why: String::new(), hash: cited.hash }));
            }
            Err(Error::Conflict(_)) => Reason::Destroyed,
            Err(Error::Unavailable(message)) if message.id == "document-changed" => Reason::Changed,
            Err(Error::Unavailable(message)) if message.id == "document-gone" => Reason::Gone,
            Err(error) => return Err(error),
        };
        let why = self.language.text(&reason.label_id()).into_owned();
        let (name, sha256) = (cited.name.clone(), cited.hash.clone());
        self.missing.push(Missing { document: Some(id), name, sha256, reason, entry: cited.erased_by });
        Ok(self.cited(id, File { name: cited.name, path: None, why, hash: cited.hash }))
    }

    fn cited(&mut self, id: i64, file: File) -> File {
        self.documents.insert(id, file.clone());
        file
    }

    /// Every entry up to the one that the report rests on, some at a time.
    fn ledger(&mut self) -> Result<()> {
        const PATH: &str = "ledger/entries.csv";
        self.titles.insert(PATH.to_owned(), self.language.text("ledger-list-title").into_owned());
        let (source, mut after) = (self.source, None);
        self.archive.parts(PATH, None, || {
            let Some(last) = after else {
                after = Some(0);
                return ledger_head().map(Some);
            };
            let entries = source.entries(last)?;
            after = entries.last().map(|entry| entry.seq).or(after);
            (!entries.is_empty()).then(|| ledger_lines(&entries)).transpose()
        })
    }

    fn finish(mut self, report: &AnnualReport) -> Result<Written> {
        self.archive.put("style.css", None, Pages::style().as_bytes())?;
        self.archive.put("manifest.schema.json", None, &schema()?)?;
        let index = self.pages.index(report, &self.source.order, self.archive.entries(), &self.titles, &self.missing)?;
        self.archive.put("index.html", None, index.as_bytes())?;
        let order = &self.source.order;
        let mut files: Vec<Entry> = self.archive.entries().to_vec();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let (count, missing) = (tally(files.len()), tally(self.missing.len()));
        let list = manifest(&Manifest {
            form: FORM,
            edition: order.edition_id,
            year: order.year,
            on: order.on,
            known: order.known,
            head: order.head.clone(),
            language: self.language.code().to_owned(),
            program: env!("CARGO_PKG_VERSION").to_owned(),
            files,
            missing: std::mem::take(&mut self.missing),
        })?;
        self.archive.put("manifest.json", None, &list)?;
        let mut all: Vec<Entry> = self.archive.entries().to_vec();
        all.sort_by(|a, b| a.path.cmp(&b.path));
        self.archive.put("SHA256SUMS", None, sums(&all).as_bytes())?;
        let size = i64::try_from(self.archive.finish()?).unwrap_or(i64::MAX);
        Ok(Written { manifest: hex::encode(Sha256::digest(&list)), files: count, missing, size })
    }
}

fn tally(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
