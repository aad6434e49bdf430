//! A browser without a screen: the real router, with cookies and redirects as a browser has them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::LazyLock;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Method, Request, header};
use http_body_util::BodyExt;
use kantoku::operations::Register;
use kantoku::web::{App, router};
use tokio::runtime::Runtime;
use tower::ServiceExt;

use super::page::Page;

/// Where a test's requests come from unless it says otherwise.
const ADDRESS: ([u8; 4], u16) = ([192, 0, 2, 1], 50_000);
const BOUNDARY: &str = "----kantoku-test-part";

static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime can be made"));

/// Keeps cookies, follows redirects, and looks at every page that comes for what no page may show.
pub struct Browser {
    router: Router,
    cookies: RefCell<BTreeMap<String, String>>,
    language: RefCell<String>,
    address: SocketAddr,
}

/// A file of a form: the field, its name, its bytes.
pub type File<'a> = (&'a str, &'a str, &'a [u8]);

impl Browser {
    pub fn new(register: Register) -> Self {
        Self::before(App::new(register, 1, false))
    }

    /// Before a server that is set up in another way.
    pub fn before(app: App) -> Self {
        let cookies = RefCell::default();
        let language = RefCell::new("ja".to_owned());
        Self { router: router(app), cookies, language, address: ADDRESS.into() }
    }

    /// The same site from another machine, with nothing remembered.
    pub fn elsewhere(&self, address: [u8; 4]) -> Self {
        let language = RefCell::new(self.language.borrow().clone());
        Self { router: self.router.clone(), cookies: RefCell::default(), language, address: (address, 50_000).into() }
    }

    /// The same browser, with what it remembers, before the register of another time.
    pub fn at(&self, register: Register) -> Self {
        let (cookies, language) = (self.cookies.clone(), self.language.clone());
        Self { router: router(App::new(register, 1, false)), cookies, language, address: self.address }
    }

    /// Asks for pages in that language from now on, as the settings of a browser do.
    pub fn speak(&self, language: &str) {
        language.clone_into(&mut self.language.borrow_mut());
    }

    /// # Panics
    /// If the sign-in page does not let them in.
    pub fn sign_in(&self, login: &str, password: &str) {
        self.post("/sign-in", &[("login", login), ("password", password), ("next", "/")]);
        assert!(self.cookie("sid").is_some(), "{login} could not sign in");
    }

    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.borrow().get(name).cloned()
    }

    /// The page at an address, wherever it leads.
    pub fn get(&self, path: &str) -> Page {
        self.follow(self.send(self.request(Method::GET, path), Body::empty()))
    }

    /// Sends a form, and returns the page to which it leads.
    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.follow(self.post_only(path, fields))
    }

    /// Sends a form, and returns what it answers itself.
    pub fn post_only(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = self.request(Method::POST, path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request, body)
    }

    /// Sends a form as a script does that saves as one goes, and returns what it is told in JSON.
    pub fn save(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = self.request(Method::POST, path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.header(header::ACCEPT, "application/json"), body)
    }

    /// Sends a form with files, and returns the page to which it leads.
    pub fn upload(&self, path: &str, fields: &[(&str, &str)], files: &[File<'_>]) -> Page {
        let request = self.request(Method::POST, path).header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"));
        self.follow(self.send(request, parts(fields, files)))
    }

    /// Sends JSON to the API, with a token if there is one.
    pub fn api(&self, method: Method, path: &str, token: Option<&str>, body: impl Into<Body>) -> Page {
        let mut request = self.request(method, path).header(header::CONTENT_TYPE, "application/json");
        if let Some(token) = token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        self.send(request, body)
    }

    /// A request as this browser begins it: its language, its cookies, and where it comes from.
    pub fn request(&self, method: Method, path: &str) -> axum::http::request::Builder {
        let mut request = Request::builder().method(method).uri(path).header(header::HOST, "kantoku.test");
        request = request.header(header::ACCEPT_LANGUAGE, self.language.borrow().as_str());
        let cookies: Vec<String> = self.cookies.borrow().iter().map(|(name, value)| format!("{name}={value}")).collect();
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        request.extension(ConnectInfo(self.address))
    }

    /// Sends any request, and returns what it answers itself.
    pub fn send(&self, request: axum::http::request::Builder, body: impl Into<Body>) -> Page {
        let request = request.body(body.into()).expect("a request that can be sent");
        let path = request.uri().to_string();
        let (parts, bytes) = RUNTIME.block_on(async {
            let response = self.router.clone().oneshot(request).await.expect("the router always answers");
            let (parts, body) = response.into_parts();
            (parts, body.collect().await.expect("the answer is whole").to_bytes().to_vec())
        });
        self.keep_cookies(&parts.headers);
        let page = Page { path, status: parts.status.as_u16(), headers: parts.headers, bytes };
        page.assert_fit_to_be_seen();
        page
    }

    fn follow(&self, mut page: Page) -> Page {
        for _ in 0..5 {
            let Some(to) = page.leads_to().map(ToOwned::to_owned) else { return page };
            page = self.send(self.request(Method::GET, &to), Body::empty());
        }
        panic!("{} leads round in circles", page.path)
    }

    fn keep_cookies(&self, headers: &HeaderMap) {
        for line in headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok()) {
            let mut parts = line.split(';').map(str::trim);
            let Some((name, value)) = parts.next().and_then(|pair| pair.split_once('=')) else { continue };
            let gone = parts.any(|part| part.eq_ignore_ascii_case("max-age=0"));
            let mut cookies = self.cookies.borrow_mut();
            if gone { drop(cookies.remove(name)) } else { drop(cookies.insert(name.to_owned(), value.to_owned())) }
        }
    }
}

fn parts(fields: &[(&str, &str)], files: &[File<'_>]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes());
    }
    for (field, name, bytes) in files {
        let head = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n");
        body.extend(head.into_bytes());
        body.extend(b"Content-Type: application/octet-stream\r\n\r\n");
        body.extend(*bytes);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{BOUNDARY}--\r\n").into_bytes());
    body
}
