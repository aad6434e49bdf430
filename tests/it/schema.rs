//! What the program believes of the tables is what both databases have.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use kantoku::store::Db;
use kantoku::store::conn::Conn;

use crate::harness::{Database, Engine, Harness, on_each_database};
use crate::source;

/// A column as `src/store/schema.rs` has it: its type, and whether it may be empty.
type Columns = BTreeMap<String, (String, bool)>;

fn believed() -> BTreeMap<String, Columns> {
    let schema = source::files("src/store", "schema.rs").remove(0).text;
    let tables = schema.split("diesel::table! {").skip(1).map(|rest| source::inside(rest, '{', '}'));
    tables.map(|table| (source::identifier(table.trim_start()), columns(table.split_once('{').expect("a table has columns").1))).collect()
}

fn columns(lines: &str) -> Columns {
    let pairs = lines.lines().filter_map(|line| line.trim().trim_end_matches(',').split_once(" -> "));
    let read = |kind: &str| match kind.strip_prefix("Nullable<") {
        Some(inner) => (inner.trim_end_matches('>').to_owned(), true),
        None => (kind.to_owned(), false),
    };
    pairs.map(|(name, kind)| (name.to_owned(), read(kind))).collect()
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    column_name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = BigInt)]
    nullable: i64,
}

const IN_SQLITE: &str = "SELECT m.name AS table_name, c.name AS column_name, lower(c.type) AS kind, \
    CASE c.\"notnull\" WHEN 0 THEN 1 ELSE 0 END AS nullable FROM sqlite_master m, pragma_table_info(m.name) c \
    WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE '\\_\\_%' ESCAPE '\\'";

const IN_POSTGRES: &str = "SELECT table_name::text AS table_name, column_name::text AS column_name, data_type::text AS kind, \
    CASE is_nullable WHEN 'YES' THEN 1 ELSE 0 END::bigint AS nullable FROM information_schema.columns \
    WHERE table_schema = 'public' AND table_name NOT LIKE '\\_\\_%'";

fn found(h: &Harness) -> BTreeMap<String, Columns> {
    let question = if h.database.engine == Engine::Sqlite { IN_SQLITE } else { IN_POSTGRES };
    let rows: Vec<Found> = diesel::sql_query(question).load(&mut h.conn()).expect("a database knows its tables");
    let mut tables: BTreeMap<String, Columns> = BTreeMap::new();
    for row in rows {
        tables.entry(row.table_name).or_default().insert(row.column_name, (row.kind, row.nullable == 1));
    }
    tables
}

/// What the database calls a type of diesel's.
fn stored_as(engine: Engine, kind: &str) -> &str {
    match (engine, kind) {
        (Engine::Sqlite, "BigInt" | "Integer" | "Bool") | (Engine::Postgres, "Integer") => "integer",
        (Engine::Sqlite, "Binary") => "blob",
        (Engine::Sqlite, _) | (Engine::Postgres, "Text") => "text",
        (Engine::Postgres, "BigInt") => "bigint",
        (Engine::Postgres, "Bool") => "boolean",
        (Engine::Postgres, "Binary") => "bytea",
        (Engine::Postgres, "Date") => "date",
        (Engine::Postgres, "Timestamp") => "timestamp without time zone",
        (Engine::Postgres, other) => other,
    }
}

#[test]
fn every_column_is_there_with_its_type_and_no_other() {
    on_each_database("2026-04-01", |h| {
        let expected: BTreeMap<String, Columns> = believed()
            .into_iter()
            .map(|(table, columns)| {
                let stored =
                    columns.into_iter().map(|(name, (kind, empty))| (name, (stored_as(h.database.engine, &kind).to_owned(), empty)));
                (table, stored.collect())
            })
            .collect();
        assert!(expected.len() > 20, "only {} tables were read from the schema", expected.len());
        assert_eq!(found(h), expected);
    });
}

#[test]
fn every_column_of_every_table_can_be_asked_for() {
    on_each_database("2026-04-01", |h| {
        let mut conn = h.conn();
        for (table, columns) in believed() {
            let columns: Vec<String> = columns.into_keys().map(|name| format!("\"{name}\"")).collect();
            let question = format!("SELECT {} FROM \"{table}\"", columns.join(", "));
            diesel::sql_query(&question).execute(&mut conn).unwrap_or_else(|error| panic!("{question}: {error}"));
        }
    });
}

#[test]
fn a_row_that_names_no_entry_of_the_ledger_cannot_be_committed() {
    on_each_database("2026-04-01", |h| {
        let mut conn = h.conn();
        let forged = "INSERT INTO setting (name, value, seq) VALUES ('organisation_ja', 'forged', 4711)";
        assert!(diesel::sql_query(forged).execute(&mut conn).is_err());
        assert_eq!(count(&mut conn, "SELECT count(*) AS n FROM setting"), 0);
    });
}

#[test]
fn every_row_names_the_entry_that_wrote_it() {
    // Notes are no facts: nothing that an operation says depends on them but when something was last seen or told.
    let is_fact = |table: &String| !table.ends_with("_note");
    let nameless = believed().into_iter().filter(|(_, columns)| !columns.contains_key("seq")).map(|(table, _)| table).filter(is_fact);
    let nameless: Vec<String> = nameless.collect();
    assert!(nameless.is_empty(), "no column `seq`: {nameless:?}");
}

#[test]
fn whatever_names_an_entry_is_looked_through_for_entries_that_are_gone() {
    let looked_through = source::files("src/store", "orphans.rs").remove(0).text;
    let (_, named) = looked_through.split_once("first_in!(").expect("the tables are named in one place");
    let named: BTreeSet<String> = named.lines().map(|line| source::identifier(line.trim())).collect();
    let forgotten: Vec<String> = believed()
        .into_iter()
        .filter(|(table, columns)| table != "ledger" && columns.contains_key("seq") && !named.contains(table))
        .map(|(table, _)| table)
        .collect();
    assert!(forgotten.is_empty(), "{forgotten:?}");
}

#[test]
fn opening_a_register_again_changes_nothing() {
    on_each_database("2026-04-01", |h| {
        let before = found(h);
        drop(Db::open(h.database.address(), 2).expect("it opens again"));
        assert_eq!(found(h), before);
        assert!(!h.conn().is_behind().expect("a register knows its version"));
    });
}

#[test]
fn servers_that_start_together_make_the_tables_once() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(database) = Database::empty(engine) else { continue };
        // A SQLite file is made by whoever asks for it; only its tables are made together.
        drop(database.conn());
        let start = |_| {
            let address = database.address();
            std::thread::spawn(move || Db::open(address, 2).map(drop))
        };
        let servers: Vec<_> = (0..6).map(start).collect();
        for server in servers {
            server.join().expect("no server panics").unwrap_or_else(|error| panic!("{engine:?}: {error}"));
        }
        assert!(!database.conn().is_behind().expect("a register knows its version"));
    }
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

fn count(conn: &mut Conn, question: &str) -> i64 {
    diesel::sql_query(question).get_result::<Count>(conn).expect("rows can be counted").n
}
