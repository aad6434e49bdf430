//! Courses, their versions, what stands in them, and what happened to them.

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::domain::access::Office;
use crate::domain::training::{Audience, CourseEventKind, Needs, Validity};
use crate::error::Result;
use crate::store::among::OneOf;
use crate::store::code::Coded;
use crate::store::document;
use crate::store::schema::{course, course_document, course_event, course_text, course_version};
use crate::store::tx::{Reads, WriteTx};

#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = course)]
pub struct Row {
    pub id: i64,
    pub code: String,
    pub seq: i64,
}

#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = course_version)]
pub struct VersionRow {
    pub id: i64,
    pub course_id: i64,
    pub number: i64,
    pub seq: i64,
}

/// What stands in a version. A change supersedes it.
#[derive(Clone, Debug, PartialEq, Queryable, Insertable)]
#[diesel(table_name = course_text)]
pub struct TextRow {
    pub version_id: i64,
    pub title_ja: String,
    pub title_en: String,
    pub body_ja: String,
    pub body_en: String,
    pub audience: Coded<Audience>,
    pub department_id: Option<i64>,
    pub office: Option<Coded<Office>>,
    pub validity: Coded<Validity>,
    pub months: i64,
    pub within_days: i64,
    pub needs: Coded<Needs>,
    /// In percent.
    pub pass_mark: i64,
    pub attempts: i64,
    /// A list of questions, in JSON.
    pub questions: String,
    pub seq: i64,
    pub superseded_seq: Option<i64>,
}

#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = course_event)]
pub struct EventRow {
    pub course_id: i64,
    /// None: the course as a whole.
    pub version_id: Option<i64>,
    pub kind: Coded<CourseEventKind>,
    pub happened_on: NaiveDate,
    pub again: bool,
    pub comment: String,
    pub person_id: Option<i64>,
    pub seq: i64,
}

pub fn all(tx: &mut dyn Reads, known: i64) -> Result<Vec<Row>> {
    Ok(course::table.filter(course::seq.le(known)).order(course::code).load(tx.conn())?)
}

pub fn of_id(tx: &mut dyn Reads, id: i64) -> Result<Option<Row>> {
    Ok(course::table.find(id).first(tx.conn()).optional()?)
}

pub fn of_code(tx: &mut dyn Reads, code: &str) -> Result<Option<Row>> {
    Ok(course::table.filter(course::code.eq(code)).first(tx.conn()).optional()?)
}

/// All versions, by course and number.
pub fn versions(tx: &mut dyn Reads, known: i64) -> Result<Vec<VersionRow>> {
    Ok(course_version::table
        .filter(course_version::seq.le(known))
        .order((course_version::course_id, course_version::number))
        .load(tx.conn())?)
}

pub fn versions_of(tx: &mut dyn Reads, course_id: i64) -> Result<Vec<VersionRow>> {
    Ok(course_version::table.filter(course_version::course_id.eq(course_id)).order(course_version::number).load(tx.conn())?)
}

pub fn version(tx: &mut dyn Reads, id: i64) -> Result<Option<VersionRow>> {
    Ok(course_version::table.find(id).first(tx.conn()).optional()?)
}

/// What stands in all versions.
pub fn texts(tx: &mut dyn Reads, known: i64) -> Result<Vec<TextRow>> {
    Ok(course_text::table
        .filter(course_text::seq.le(known).and(course_text::superseded_seq.is_null().or(course_text::superseded_seq.gt(known))))
        .order(course_text::version_id)
        .load(tx.conn())?)
}

pub fn text(tx: &mut dyn Reads, version_id: i64) -> Result<Option<TextRow>> {
    Ok(course_text::table
        .filter(course_text::version_id.eq(version_id).and(course_text::superseded_seq.is_null()))
        .first(tx.conn())
        .optional()?)
}

/// What happened to all courses, in order.
pub fn events(tx: &mut dyn Reads, known: i64) -> Result<Vec<EventRow>> {
    Ok(course_event::table.filter(course_event::seq.le(known)).order(course_event::seq).load(tx.conn())?)
}

pub fn events_of(tx: &mut dyn Reads, course_id: i64) -> Result<Vec<EventRow>> {
    Ok(course_event::table.filter(course_event::course_id.eq(course_id)).order(course_event::seq).load(tx.conn())?)
}

/// The last entry that changed a course or one of its versions.
pub fn last_seq(tx: &mut dyn Reads, course_id: i64) -> Result<i64> {
    use diesel::dsl::max;
    let of_course = course_version::table.filter(course_version::course_id.eq(course_id));
    let versions: Option<i64> = of_course.select(max(course_version::seq)).first(tx.conn())?;
    let ids: Vec<i64> = of_course.select(course_version::id).load(tx.conn())?;
    let texts: Option<i64> =
        course_text::table.filter(course_text::version_id.among(&ids)).select(max(course_text::seq)).first(tx.conn())?;
    let events: Option<i64> =
        course_event::table.filter(course_event::course_id.eq(course_id)).select(max(course_event::seq)).first(tx.conn())?;
    Ok([versions, texts, events].into_iter().flatten().max().unwrap_or_default())
}

pub fn insert(tx: &mut WriteTx<'_>, row: &Row) -> Result<()> {
    diesel::insert_into(course::table).values(row).execute(tx.conn())?;
    Ok(())
}

pub fn insert_version(tx: &mut WriteTx<'_>, row: &VersionRow) -> Result<()> {
    diesel::insert_into(course_version::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// Writes what stands in a version, in place of what stood in it.
pub fn write_text(tx: &mut WriteTx<'_>, row: &TextRow) -> Result<()> {
    let seq = tx.seq();
    let standing = course_text::table.filter(course_text::version_id.eq(row.version_id).and(course_text::superseded_seq.is_null()));
    diesel::update(standing).set(course_text::superseded_seq.eq(seq)).execute(tx.conn())?;
    diesel::insert_into(course_text::table).values(row).execute(tx.conn())?;
    Ok(())
}

pub fn insert_event(tx: &mut WriteTx<'_>, row: &EventRow) -> Result<()> {
    diesel::insert_into(course_event::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// The files of a version.
pub fn documents(tx: &mut dyn Reads, version_id: i64) -> Result<Vec<document::Row>> {
    use crate::store::schema::document as file;
    Ok(course_document::table
        .inner_join(file::table.on(file::id.eq(course_document::document_id)))
        .filter(course_document::version_id.eq(version_id).and(course_document::superseded_seq.is_null()))
        .order(file::id)
        .select(file::all_columns)
        .load(tx.conn())?)
}

/// The version to which a file belongs or belonged.
pub fn version_of_document(tx: &mut dyn Reads, document_id: i64) -> Result<Option<i64>> {
    Ok(course_document::table
        .filter(course_document::document_id.eq(document_id))
        .select(course_document::version_id)
        .first(tx.conn())
        .optional()?)
}

pub fn attach(tx: &mut WriteTx<'_>, version_id: i64, document_id: i64) -> Result<()> {
    let seq = tx.seq();
    diesel::insert_into(course_document::table)
        .values((course_document::version_id.eq(version_id), course_document::document_id.eq(document_id), course_document::seq.eq(seq)))
        .execute(tx.conn())?;
    Ok(())
}

/// Takes a file off again. It stays known that it was there.
pub fn detach(tx: &mut WriteTx<'_>, version_id: i64, document_id: i64) -> Result<()> {
    let seq = tx.seq();
    let standing = course_document::table
        .filter(course_document::version_id.eq(version_id).and(course_document::document_id.eq(document_id)))
        .filter(course_document::superseded_seq.is_null());
    diesel::update(standing).set(course_document::superseded_seq.eq(seq)).execute(tx.conn())?;
    Ok(())
}

/// The course to one of whose versions a file belongs or belonged.
pub fn course_of(tx: &mut dyn Reads, document_id: i64) -> Result<Option<i64>> {
    Ok(course_document::table
        .inner_join(course_version::table.on(course_version::id.eq(course_document::version_id)))
        .filter(course_document::document_id.eq(document_id))
        .select(course_version::course_id)
        .first(tx.conn())
        .optional()?)
}
