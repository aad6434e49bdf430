//! What holds for every address of the site.

use axum::body::Body;
use axum::http::{Method, header};
use kantoku::domain::access::Role;

use crate::harness::{PASSWORD, login_of, on_each_database};

#[test]
fn whoever_is_not_signed_in_is_led_to_the_door_and_back() {
    on_each_database("2026-04-01", |h| {
        let browser = h.browser();
        let page = browser.get("/");
        assert!(page.path.starts_with("/sign-in"), "{}", page.path);
        let login = login_of(&h.register, &h.as_(Role::Manager));
        let answer = browser.post_only("/sign-in", &[("login", &login), ("password", PASSWORD), ("next", "/")]).expect(303);
        assert_eq!(answer.leads_to(), Some("/"));
    });
}

#[test]
fn every_answer_carries_the_headers_that_protect_it() {
    on_each_database("2026-04-01", |h| {
        let browser = h.browser();
        for path in ["/sign-in", "/nothing-here", "/healthz"] {
            let page = browser.send(browser.request(Method::GET, path), Body::empty());
            let policy = page.header("content-security-policy");
            assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
            assert_eq!(page.header("x-content-type-options"), "nosniff", "{path}");
            assert_eq!(page.header("x-frame-options"), "DENY", "{path}");
            assert_eq!(page.header("referrer-policy"), "same-origin", "{path}");
            assert_eq!(page.header(header::CACHE_CONTROL.as_str()), "no-store", "{path}");
        }
    });
}
