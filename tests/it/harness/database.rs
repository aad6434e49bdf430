//! A fresh database for each test: a copy of one whose tables were made once.

use std::path::PathBuf;
use std::sync::{LazyLock, Mutex, PoisonError};

use diesel::prelude::*;
use kantoku::store::Db;
use kantoku::store::conn::{Address, Conn};
use tempfile::TempDir;

use super::postgres;

/// Which database a test runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// A database that is gone when this is dropped, and a folder for files beside it.
pub struct Database {
    pub engine: Engine,
    pub url: String,
    pub folder: TempDir,
    /// The name on the server, if it stands on one.
    name: Option<String>,
}

impl Database {
    /// None if there is no such server here.
    pub fn fresh(engine: Engine) -> Option<Self> {
        match engine {
            Engine::Sqlite => Some(Self::sqlite()),
            Engine::Postgres => postgres::server().map(Self::postgres),
        }
    }

    /// Without tables. None if there is no such server here.
    pub fn empty(engine: Engine) -> Option<Self> {
        match engine {
            Engine::Sqlite => {
                let folder = folder();
                let url = format!("sqlite:{}", folder.path().join("register.db").display());
                Some(Self { engine, url, folder, name: None })
            }
            Engine::Postgres => postgres::server().map(|server| Self::on_server(server, "template0")),
        }
    }

    fn sqlite() -> Self {
        static TEMPLATE: LazyLock<Vec<u8>> = LazyLock::new(|| {
            let folder = folder();
            let path = folder.path().join("template.db");
            drop(Db::open(Address::Sqlite(text(&path)), 2).expect("the tables can be made on SQLite"));
            std::fs::read(&path).expect("the template was written")
        });
        let folder = folder();
        let path = folder.path().join("register.db");
        std::fs::write(&path, &*TEMPLATE).expect("the template can be copied");
        Self { engine: Engine::Sqlite, url: format!("sqlite:{}", path.display()), folder, name: None }
    }

    fn postgres(server: &str) -> Self {
        static TEMPLATE: LazyLock<String> = LazyLock::new(|| {
            let name = format!("kantoku_test_{}_template", std::process::id());
            let server = postgres::server().unwrap_or_default();
            statement(server, &format!("CREATE DATABASE {name}"));
            drop(Db::open(Address::Postgres(format!("{server}/{name}")), 2).expect("the tables can be made on PostgreSQL"));
            name
        });
        Self::on_server(server, &TEMPLATE)
    }

    fn on_server(server: &str, template: &str) -> Self {
        static MADE: Mutex<u32> = Mutex::new(0);
        // One copy at a time: a template that is being copied may not be in use.
        let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
        *made += 1;
        let name = format!("kantoku_test_{}_{made}", std::process::id());
        statement(server, &format!("CREATE DATABASE {name} TEMPLATE {template}"));
        Self { engine: Engine::Postgres, url: format!("{server}/{name}"), folder: folder(), name: Some(name) }
    }

    pub fn address(&self) -> Address {
        Address::parse(&self.url).expect("the address has a scheme")
    }

    /// A connection beside the register's own, for what no register would do.
    pub fn conn(&self) -> Conn {
        Conn::open(&self.address()).expect("the database is there")
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let (Some(name), Some(server)) = (&self.name, postgres::server()) {
            statement(server, &format!("DROP DATABASE {name} WITH (FORCE)"));
        }
    }
}

fn statement(server: &str, sql: &str) {
    let mut conn = Conn::open(&Address::Postgres(format!("{server}/postgres"))).expect("the server answers");
    diesel::sql_query(sql).execute(&mut conn).unwrap_or_else(|error| panic!("{sql}: {error}"));
}

fn folder() -> TempDir {
    tempfile::Builder::new().prefix("kantoku-test-").tempdir().expect("a folder can be made")
}

fn text(path: &std::path::Path) -> String {
    PathBuf::from(path).into_os_string().into_string().expect("the folder for temporary files has a plain name")
}
