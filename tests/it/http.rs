//! What holds for every address of the site.

use axum::body::Body;
use axum::http::{Method, header};
use kantoku::domain::access::Role;
use kantoku::locale::Language;

use crate::harness::{PASSWORD, login_of, on_each_database, on_one_database};

#[test]
fn whoever_is_not_signed_in_is_led_to_the_door_and_back() {
    on_each_database("2026-04-01", |h| {
        let browser = h.browser();
        let page = browser.get("/");
        assert!(page.path.starts_with("/sign-in"), "{}", page.path);
        let login = login_of(&h.register, &h.as_(Role::Manager));
        let form = [("login", login.as_str()), ("password", PASSWORD), ("next", "/")];
        let answer = browser.post_only("/sign-in", &form).expect(303);
        assert_eq!(answer.leads_to(), Some("/"));
        let page = h.browser().get("/consignees?on=2025-03-31&q=%E8%A6%8B%E6%9C%AC");
        let next = "/consignees?on=2025-03-31&amp;q=%E8%A6%8B%E6%9C%AC";
        assert!(page.text().replace("&#x3D;", "=").contains(next), "the address is not kept whole: {}", page.text());
    });
}

#[test]
fn nobody_is_led_to_another_site_after_signing_in() {
    on_each_database("2026-04-01", |h| {
        let login = login_of(&h.register, &h.as_(Role::Manager));
        for elsewhere in ["//example.com", "https://example.com", "/\\example.com"] {
            let form = [("login", login.as_str()), ("password", PASSWORD), ("next", elsewhere)];
            let answer = h.browser().post_only("/sign-in", &form).expect(303);
            assert_eq!(answer.leads_to(), Some("/"), "{elsewhere}");
        }
    });
}

#[test]
fn the_session_is_kept_where_no_script_and_no_other_site_reaches_it() {
    on_each_database("2026-04-01", |h| {
        let login = login_of(&h.register, &h.as_(Role::Manager));
        let answer = h.browser().post_only("/sign-in", &[("login", &login), ("password", PASSWORD)]).expect(303);
        let cookie = answer.header("set-cookie");
        for part in ["sid=", "HttpOnly", "SameSite=Lax", "Path=/"] {
            assert!(cookie.contains(part), "{cookie} lacks {part}");
        }
    });
}

#[test]
fn every_answer_carries_the_headers_that_protect_it() {
    on_each_database("2026-04-01", |h| {
        let browser = h.browser();
        for path in ["/sign-in", "/nothing-here", "/healthz", "/static/0/nothing.css"] {
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

#[test]
fn a_form_from_another_site_is_refused_before_anything_is_done() {
    on_each_database("2026-04-01", |h| {
        let manager = h.as_(Role::Manager);
        let browser = h.browser_of(&manager);
        let head = h.head();
        for (name, value) in
            [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("origin", "https://example.com"), ("origin", "null")]
        {
            for path in ["/sign-out", "/sign-in"] {
                let request = browser.request(Method::POST, path).header(name, value);
                let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
                browser.send(request, "login=a&password=b").expect(403);
            }
        }
        assert_eq!(h.head(), head);
        let own = browser.request(Method::POST, "/sign-out").header("sec-fetch-site", "same-origin");
        browser.send(own, Body::empty()).expect(303);
        assert!(h.head() > head);
    });
}

#[test]
fn an_address_that_there_is_not_says_so_in_both_languages() {
    on_each_database("2026-04-01", |h| {
        let browser = h.browser();
        for (language, words) in [("ja", "見つかりません"), ("en", "not found")] {
            browser.speak(language);
            for path in ["/nothing-here", "/consignees/99999999999999999999", "/../etc/passwd", "/%00", "/%ff"] {
                let page = browser.get(path);
                assert!(page.status == 404 || page.path.starts_with("/sign-in"), "{path} answered {}", page.status);
            }
            let page = browser.get("/nothing-here").expect(404);
            assert_eq!(page.header("content-language"), language);
            assert!(page.text().to_lowercase().contains(words) || page.is_html(), "{}", page.text());
        }
    });
}

#[test]
fn the_door_stands_open_in_both_languages() {
    on_each_database("2026-04-01", |h| {
        let browser = h.browser();
        let ja = browser.get("/sign-in").expect(200);
        assert!(ja.says("<html lang=\"ja\""), "{}", ja.text());
        browser.speak("en-GB,en;q=0.8");
        let en = browser.get("/sign-in").expect(200);
        assert!(en.says("<html lang=\"en\""), "{}", en.text());
        browser.get("/sign-in?lang=ja").expect(200);
        assert!(browser.get("/sign-in").says("<html lang=\"ja\""), "what was chosen stays chosen");
    });
}

#[test]
fn what_was_typed_comes_back_harmless_and_without_the_password() {
    on_each_database("2026-04-01", |h| {
        let typed = "\"><script>alert(1)</script>";
        let page = h.browser().post_only("/sign-in", &[("login", typed), ("password", "s3cr3t-and-wrong")]).expect(422);
        assert!(!page.says("<script>alert"), "{}", page.text());
        assert!(page.says("&lt;script&gt;"), "{}", page.text());
        assert!(!page.says("s3cr3t-and-wrong"));
    });
}

#[test]
fn too_many_tries_at_an_account_are_slowed_down_for_everyone_at_every_address() {
    on_each_database("2026-04-01", |h| {
        let login = login_of(&h.register, &h.as_(Role::Manager));
        let browser = h.browser();
        for _ in 0..5 {
            browser.post_only("/sign-in", &[("login", &login), ("password", "wrong")]).expect(422);
        }
        let elsewhere = browser.elsewhere([198, 51, 100, 7]);
        for browser in [&browser, &elsewhere] {
            let page = browser.post_only("/sign-in", &[("login", &login.to_uppercase()), ("password", PASSWORD)]).expect(429);
            let wait: u64 = page.header("retry-after").parse().expect("how long to wait, in seconds");
            assert!((1..=60).contains(&wait), "{wait}");
            assert!(browser.cookie("sid").is_none());
        }
    });
}

#[test]
fn a_password_is_guessed_no_faster_through_the_api() {
    on_one_database("2026-04-01", |h| {
        let browser = h.browser_of(&h.as_(Role::Staff));
        let guess = r#"{"old_password":"wrong","new_password":"correct horse battery staple too"}"#;
        let tried: Vec<u16> = (0..8).map(|_| browser.api(Method::POST, "/api/v1/account.change_password", None, guess).status).collect();
        assert_eq!((tried.first(), tried.last()), (Some(&422), Some(&429)), "{tried:?}");
    });
}

#[test]
fn too_many_tries_from_an_address_are_slowed_down_there_alone() {
    on_one_database("2026-04-01", |h| {
        let browser = h.browser();
        // All at once: those who are let in take their time, and meanwhile the next try is earned.
        let tries: Vec<_> = (0..31)
            .map(|number| {
                let browser = browser.elsewhere([192, 0, 2, 1]);
                let form = move || browser.post_only("/sign-in", &[("login", &format!("made-up-{number}")), ("password", "wrong")]).status;
                std::thread::spawn(form)
            })
            .collect();
        let statuses: Vec<u16> = tries.into_iter().map(|tried| tried.join().expect("each is answered")).collect();
        assert_eq!(statuses.iter().filter(|status| **status == 429).count(), 1, "{statuses:?}");
        browser.elsewhere([198, 51, 100, 7]).post_only("/sign-in", &[("login", "made-up"), ("password", "wrong")]).expect(422);
    });
}

#[test]
fn a_method_that_an_address_does_not_know_is_refused() {
    on_each_database("2026-04-01", |h| {
        let browser = h.browser();
        for (method, path) in [(Method::PUT, "/sign-in"), (Method::DELETE, "/"), (Method::POST, "/"), (Method::GET, "/sign-out")] {
            browser.send(browser.request(method, path), Body::empty()).expect(405);
        }
    });
}

#[test]
fn a_form_that_cannot_be_read_is_refused_and_does_not_stop_the_site() {
    on_each_database("2026-04-01", |h| {
        let browser = h.browser();
        for (kind, body) in [
            ("application/x-www-form-urlencoded", b"login=%ff%fe&password=%00".to_vec()),
            ("application/x-www-form-urlencoded", vec![0xff; 1_000]),
            ("multipart/form-data", b"no boundary".to_vec()),
            ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=\"login\"\r\n\r\ncut off".to_vec()),
        ] {
            let request = browser.request(Method::POST, "/sign-in").header(header::CONTENT_TYPE, kind);
            let page = browser.send(request, body);
            assert!((400..500).contains(&page.status), "{kind}: {}", page.status);
        }
        browser.get("/sign-in").expect(200);
    });
}

#[test]
fn a_body_without_end_is_cut_off() {
    on_each_database("2026-04-01", |h| {
        let browser = h.browser();
        let request = browser.request(Method::POST, "/sign-in").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let page = browser.send(request, vec![b'a'; 26 * 1024 * 1024]);
        assert_eq!(page.status, 413, "{}", page.text());
    });
}

#[test]
fn files_of_the_site_are_kept_by_browsers_and_lead_nowhere_else() {
    on_each_database("2026-04-01", |h| {
        let browser = h.browser();
        let page = browser.get("/sign-in").expect(200);
        let style =
            crate::harness::attributes(&page.text(), "href").into_iter().find(|href| href.ends_with("/base.css")).expect("a style sheet");
        let file = browser.get(&style).expect(200);
        assert!(file.header("content-type").starts_with("text/css"));
        assert!(file.header("cache-control").contains("immutable"));
        for inside in ["/static/x/..%2f..%2fCargo.toml", "/static/x/../../Cargo.toml", "/static/x/%2e%2e/Cargo.toml", "/static/x/"] {
            assert_eq!(browser.get(inside).status, 404, "{inside}");
        }
    });
}

#[test]
fn a_wrong_filter_is_named_as_on_its_page_and_says_what_can_be_chosen() {
    on_each_database("2026-04-01", |h| {
        let browser = h.browser_of(&h.as_(Role::Manager));
        for (language, choice) in [(Language::Ja, "（a）"), (Language::En, " (a)")] {
            browser.speak(language.code());
            let (label, choice) = (language.text("consignee-tier"), format!("{}{choice}", language.text("tier-a")));
            for path in ["/consignees?tier=z", "/consignees/export?tier=z&format=csv"] {
                let page = browser.get(path).expect(422).expect_words(&format!("<strong>{label}</strong>")).expect_words(&choice);
                assert!(page.says("z") && !page.says(">tier<"), "{}", page.text());
            }
        }
        let page = browser.get("/consignees?limit=lots").expect(422);
        assert!(page.says("<span class=\"code\">limit</span>"), "what no form has keeps its own name: {}", page.text());
    });
}
