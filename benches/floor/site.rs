//! The site without a network, and the floors that need more than a question.

use std::cell::RefCell;
use std::hint::black_box;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, header};
use diesel::connection::SimpleConnection;
use http_body_util::BodyExt;
use kantoku::store::conn::{Address, Conn};
use kantoku::web::{App, Kept, router};
use tower::ServiceExt;

use crate::data::Made;

/// The router with a session, on a runtime of its own.
pub struct Site {
    router: Router,
    app: App,
    session: String,
    runtime: tokio::runtime::Runtime,
}

impl Site {
    pub fn of(made: &Made) -> Self {
        let app = App::new(made.register.clone(), 2, false);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        Self { router: router(app.clone()), app, session: made.session.clone(), runtime }
    }

    /// The page, read whole.
    pub fn get(&self, path: &str) -> usize {
        self.runtime.block_on(self.answer(path))
    }

    /// The same page, asked for so many times at once.
    pub fn get_together(&self, path: &str, times: usize) -> usize {
        self.runtime.block_on(async {
            let mut asked = tokio::task::JoinSet::new();
            (0..times).for_each(|_| drop(asked.spawn(self.answer(path))));
            asked.join_all().await.into_iter().sum()
        })
    }

    fn answer(&self, path: &str) -> impl Future<Output = usize> + use<> {
        let request = Request::get(path).header(header::COOKIE, format!("sid={}", self.session)).header(header::ACCEPT_LANGUAGE, "ja");
        let request = request.body(Body::empty()).expect("a request");
        let answer = self.router.clone().oneshot(request);
        async {
            let response = answer.await.expect("an answer");
            assert_eq!(response.status(), 200);
            response.into_body().collect().await.expect("a body").to_bytes().len()
        }
    }

    /// What the templates get for a page, to render it again without anything else.
    pub fn kept(&self, path: &str) -> Rendered<'_> {
        Rendered { app: &self.app, kept: self.app.templates.kept_while(|| assert!(self.get(path) > 0)) }
    }
}

/// The templates of a page with their data.
pub struct Rendered<'a> {
    app: &'a App,
    kept: Vec<Kept>,
}

impl Rendered<'_> {
    pub fn again(&self) -> usize {
        self.kept.iter().map(|(template, data)| self.app.templates.render(template, data).expect("a page").len()).sum()
    }
}

/// The least that makes a row durable in the same file system with the same settings.
pub struct Bare(RefCell<Conn>);

impl Bare {
    pub fn beside(address: &Address) -> Self {
        let Address::Sqlite(path) = address else { panic!("the floor is SQLite's") };
        let mut conn = Conn::open(&Address::Sqlite(format!("{path}.bare"))).expect("a file");
        conn.batch_execute("CREATE TABLE IF NOT EXISTS bare (id INTEGER PRIMARY KEY, text TEXT)").expect("a table");
        Self(RefCell::new(conn))
    }

    pub fn write(&self) {
        let sql = "BEGIN IMMEDIATE; INSERT INTO bare (text) VALUES ('確認'); COMMIT";
        black_box(self.0.borrow_mut().batch_execute(sql)).expect("a row");
    }

    /// So many rows of the size of a mail, durable at once. Those of the time before make room, so that the file stays small.
    pub fn write_many(&self, count: usize) {
        let text = "点検の期日が近づいています。".repeat(16);
        let rows = format!("INSERT INTO bare (text) VALUES ('{text}');").repeat(count);
        black_box(self.0.borrow_mut().batch_execute(&format!("BEGIN IMMEDIATE; DELETE FROM bare; {rows} COMMIT"))).expect("rows");
    }
}
