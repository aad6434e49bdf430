//! Both databases have the same tables.

use std::collections::BTreeSet;

use crate::source;

fn names(tree: &str) -> BTreeSet<String> {
    let folder = format!("migrations/{tree}/");
    source::files(&folder, ".sql").into_iter().map(|file| file.path[folder.len()..].to_owned()).collect()
}

#[test]
fn both_trees_have_the_same_names() {
    let (sqlite, postgres) = (names("sqlite"), names("postgres"));
    assert_eq!(sqlite, postgres);
    assert!(!sqlite.is_empty());
    for up in sqlite.iter().filter(|name| name.ends_with("/up.sql")) {
        assert!(sqlite.contains(&up.replace("/up.sql", "/down.sql")), "{up} has no way down");
    }
}

#[test]
fn tables_and_indexes_are_the_same_but_for_the_names_of_types() {
    let sqlite = source::files("migrations/sqlite", "/up.sql");
    let postgres = source::files("migrations/postgres", "/up.sql");
    for (ours, theirs) in sqlite.iter().zip(&postgres) {
        assert_eq!(definitions(&ours.text), definitions(&theirs.text), "{} and {}", ours.path, theirs.path);
    }
}

/// Each table and each index in one line, in the types of SQLite.
fn definitions(sql: &str) -> Vec<String> {
    const SAME: [(&str, &str); 5] =
        [("BIGINT", "INTEGER"), ("BOOLEAN", "INTEGER"), ("BYTEA", "BLOB"), ("TIMESTAMP", "TEXT"), ("DATE", "TEXT")];
    let plain: Vec<&str> = sql.lines().map(|line| line.split("--").next().unwrap_or_default()).collect();
    let plain = plain.join(" ");
    let statements = plain.split(';').map(|statement| statement.split_whitespace().collect::<Vec<_>>().join(" "));
    let kept = ["CREATE TABLE", "CREATE INDEX", "CREATE UNIQUE INDEX", "ALTER TABLE"];
    let statements = statements.filter(|statement| kept.iter().any(|start| statement.starts_with(start)));
    statements
        .map(|statement| {
            let words = statement.trim_end_matches(" STRICT").split(' ').map(|word| {
                let bare = word.trim_end_matches([',', ')']);
                SAME.iter().find(|(theirs, _)| *theirs == bare).map_or(word.to_owned(), |(theirs, ours)| word.replace(theirs, ours))
            });
            words.collect::<Vec<_>>().join(" ")
        })
        .collect()
}
