//! Which server does a job at present: notes by which servers that share a register keep out of each other's way.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::Db;
use super::schema::job_note;
use super::tx::Reads;
use crate::error::Result;

/// A job as it is noted.
#[derive(Clone, Debug, Queryable, Insertable)]
#[diesel(table_name = job_note)]
pub struct Note {
    pub name: String,
    pub holder: String,
    /// Until when nobody else does it.
    pub until_at: NaiveDateTime,
    pub ran_at: Option<NaiveDateTime>,
    /// How it went.
    pub said: String,
}

pub fn all(tx: &mut dyn Reads) -> Result<Vec<Note>> {
    Ok(job_note::table.order(job_note::name).load(tx.conn())?)
}

/// Takes a job until a time, or keeps it. False if another holder has it at that moment.
pub fn take(db: &Db, name: &str, holder: &str, now: NaiveDateTime, until_at: NaiveDateTime) -> Result<bool> {
    db.note_surely(|conn| {
        let free = job_note::holder.eq(holder).or(job_note::holder.eq("")).or(job_note::until_at.le(now));
        let held = diesel::update(job_note::table.filter(job_note::name.eq(name).and(free)))
            .set((job_note::holder.eq(holder), job_note::until_at.eq(until_at)))
            .execute(conn)?;
        if held > 0 {
            return Ok(true);
        }
        let known: Option<String> = job_note::table.find(name).select(job_note::name).first(conn).optional()?;
        if known.is_some() {
            return Ok(false);
        }
        let note = Note { name: name.to_owned(), holder: holder.to_owned(), until_at, ran_at: None, said: String::new() };
        // Of two who find it free for the first time, the second is refused by the key.
        Ok(diesel::insert_into(job_note::table).values(&note).execute(conn).is_ok())
    })
}

/// Notes how it went, and leaves it to whoever comes next.
pub fn done(db: &Db, name: &str, holder: &str, at: NaiveDateTime, said: &str) -> Result<()> {
    db.note_surely(|conn| {
        let held = job_note::table.filter(job_note::name.eq(name).and(job_note::holder.eq(holder)));
        diesel::update(held)
            .set((job_note::holder.eq(""), job_note::until_at.eq(at), job_note::ran_at.eq(at), job_note::said.eq(said)))
            .execute(conn)?;
        Ok(())
    })
}
