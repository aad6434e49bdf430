//! What only a browser shows: the sheet by keyboard, and pages that fit and complain of nothing.

use chrono_tz::Asia::Tokyo;
use kantoku::clock::Clock;
use kantoku::domain::access::{Actor, Role};
use kantoku::operations::session;
use serde_json::{Value, json};

use crate::evaluation::{begun, consignee, four_with_knock_out, item, sheet};
use crate::harness::{Connection, ENTER, Harness, PASSWORD, Server, WebDriver, login_of, on_one_database, program};

/// Before the server's own clock, which is the machine's.
const TODAY: &str = "2020-04-01";

/// What the bar of the score says, by name, with the outcome that it shows.
const BAR: &str = r#"
    const said = [...bar.querySelectorAll("[data-show]")].map((place) => [place.dataset.show, place.textContent]);
    const outcomes = [...bar.querySelectorAll("[data-outcome]:not([hidden])")].map((badge) => badge.dataset.outcome);
    return { ...Object.fromEntries(said), outcomes: outcomes.join(" ") };"#;

/// What stands outside the page to its right, and whether it can be scrolled there; with all that opens open.
const OVERFLOW: &str = r#"
    for (const closed of document.querySelectorAll("details:not([open])")) closed.open = true;
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > clientWidth + 1);
    return [`${scrollWidth} > ${clientWidth}`, ...wide.slice(0, 8).map((e) => `${e.tagName}.${e.className}`)];"#;

/// The sheet of items A, B, C, D (weights 3, 3, 2, 2; A is a knock-out), open in a real browser.
fn at_the_sheet(test: impl Fn(&WebDriver, &Harness, &Server, i64)) {
    let Some(driver) = WebDriver::alone() else { return };
    on_one_database(TODAY, |h| {
        let id = begun(h, four_with_knock_out());
        let server = Server::start(&h.database.url, h.database.folder.path());
        sign_in(&driver, &server, "ja", &login_of(&h.register, &h.as_(Role::Procurement)), PASSWORD);
        driver.go(&format!("http://{}/evaluations/{id}", server.address));
        driver.wait_for("document.querySelector('.sheet.live')");
        test(&driver, h, &server, id);
    });
}

fn sign_in(driver: &WebDriver, server: &Server, language: &str, login: &str, password: &str) {
    driver.go(&format!("http://{}/sign-in?lang={language}", server.address));
    for (field, text) in [("login", login), ("password", password)] {
        driver.run(&format!("document.querySelector('[name={field}]').focus()"));
        driver.press(text);
    }
    driver.press(ENTER);
    driver.wait_for("location.pathname === '/' && document.readyState === 'complete'");
}

fn live_bar(driver: &WebDriver) -> Value {
    driver.run(&format!(r#"const bar = document.querySelector(".score-bar"); {BAR}"#))
}

/// The bar as the server computes it: the page as it comes, before any script has touched it.
fn bar_of_server(driver: &WebDriver) -> Value {
    let page = r#"const html = await (await fetch(location.pathname)).text();
        const bar = new DOMParser().parseFromString(html, "text/html").querySelector(".score-bar");"#;
    driver.run(&format!("return (async () => {{ {page} {BAR} }})()"))
}

fn wait_until_saved(driver: &WebDriver, code: &str) {
    driver.wait_for(&format!(
        "document.querySelector('#item-{code} .saved.saved') && document.querySelector('[data-show=unsaved]').textContent === '0'"
    ));
}

fn marks(driver: &WebDriver) -> Value {
    driver.run("return [...document.querySelectorAll('form.item')].map((item) => item.elements.verdict.value)")
}

#[test]
fn marks_chosen_by_keyboard_are_scored_and_saved_at_once() {
    at_the_sheet(|driver, h, _, id| {
        for (keys, code, score, sum, answered) in [
            ("j1", "A", "30.0", "3 ÷ 10", "1 / 4"),
            ("j2", "B", "45.0", "4.5 ÷ 10", "2 / 4"),
            ("j3", "C", "45.0", "4.5 ÷ 10", "3 / 4"),
            ("k1", "B", "60.0", "6 ÷ 10", "3 / 4"),
            ("jk2", "B", "45.0", "4.5 ÷ 10", "3 / 4"),
            ("jj1", "D", "65.0", "6.5 ÷ 10", "4 / 4"),
        ] {
            driver.press(keys);
            let live = live_bar(driver);
            assert_eq!((&live["score"], &live["sum"], &live["answered"]), (&json!(score), &json!(sum), &json!(answered)), "{keys}: {live}");
            wait_until_saved(driver, code);
            assert_eq!(live_bar(driver), bar_of_server(driver), "after {keys}");
        }
        driver.reload();
        assert_eq!(marks(driver), json!(["good", "partial", "poor", "good"]));
        assert_eq!(live_bar(driver), bar_of_server(driver));
        let stands: Vec<Value> = ["A", "B", "C", "D"].map(|code| item(&sheet(h, id), code)["verdict"].clone()).into();
        assert_eq!(json!(stands), marks(driver));
    });
}

#[test]
fn a_mark_that_needs_a_reason_is_saved_with_its_reason() {
    at_the_sheet(|driver, h, _, id| {
        driver.press("jjjj4");
        driver.wait_for("document.querySelector('#item-D.refused [data-value=na]:checked')");
        assert_eq!(item(&sheet(h, id), "D")["verdict"], Value::Null);
        driver.run("document.querySelector('#item-D .na-reason').focus()");
        // Letters in a text are no commands.
        driver.press("委託に含まれない j1");
        wait_until_saved(driver, "D");
        assert_eq!(live_bar(driver), bar_of_server(driver));
        driver.reload();
        assert_eq!(marks(driver), json!(["", "", "", "not_applicable"]));
        assert_eq!(item(&sheet(h, id), "D")["na_reason"], "委託に含まれない j1");
    });
}

#[test]
fn a_row_that_somebody_else_saved_meanwhile_is_a_conflict_and_stays_theirs() {
    at_the_sheet(|driver, h, server, id| {
        save_as(h, server, &h.someone(&[Role::Procurement]), &json!({ "id": id, "code": "A", "seen": 0, "verdict": "good" }));
        for keys in ["j3", "2"] {
            driver.press(keys);
            driver.wait_for("document.querySelector('#item-A.conflict .saved.conflict')");
            let told = driver.run("return document.querySelector('#item-A .saved').textContent");
            assert!(told.as_str().unwrap().contains("先に「○ 適合」で保存しました"), "{told}");
            assert_eq!(live_bar(driver)["unsaved"], "1");
        }
        driver.press("j1");
        driver.wait_for("document.querySelector('#item-B .saved.saved')");
        assert_eq!(item(&sheet(h, id), "A")["verdict"], "good");
        driver.reload();
        assert_eq!(marks(driver), json!(["good", "good", "", ""]), "the other rows are saved as ever");
    });
}

/// Answers an item in another session, while the browser shows the sheet.
fn save_as(h: &Harness, server: &Server, actor: &Actor, answer: &Value) {
    let now = h.register.at(Clock::of_machine(Tokyo));
    let session = session::sign_in(&now, &login_of(&h.register, actor), PASSWORD, "", "").expect("the password is right");
    let mut connection = Connection::open(&server.address, &session).expect("the server listens");
    let (status, said) = connection.post_json("/api/v1/evaluation.answer", &answer.to_string()).expect("the server answers");
    assert_eq!(status, 200, "{said}");
}

/// What stands around the list of consignees: the file, the other language, the date that is read as of, and what is chosen.
const AROUND: &str = r#"
    const href = (selector) => document.querySelector(selector)?.getAttribute("href") ?? "";
    const said = document.querySelector(".as-of p")?.textContent.trim() ?? "";
    const [csv, english] = [href('main a[href*="format=csv"]'), href(".languages [hreflang=en]")];
    return { csv, english, said, standing: document.querySelector("[name=standing]").value };"#;

/// Chooses in a field of a filter as a person does.
fn choose(driver: &WebDriver, field: &str, value: &str) {
    driver.run(&format!(
        "const field = document.querySelector('.filter [name={field}]');
         field.value = '{value}';
         field.dispatchEvent(new Event('input', {{ bubbles: true }}));"
    ));
    driver.wait_for(&format!("(new URLSearchParams(location.search).get('{field}') ?? '') === '{value}'"));
}

/// The list of consignees, open in a real browser before anything is chosen.
fn at_the_list(test: impl Fn(&WebDriver, i64)) {
    let Some(driver) = WebDriver::alone() else { return };
    on_one_database(TODAY, |h| {
        let id = consignee(h, "絞込商事");
        let server = Server::start(&h.database.url, h.database.folder.path());
        sign_in(&driver, &server, "ja", &login_of(&h.register, &h.as_(Role::Procurement)), PASSWORD);
        driver.go(&format!("http://{}/consignees", server.address));
        test(&driver, id);
    });
}

#[test]
fn what_stands_around_a_list_follows_the_live_filter() {
    at_the_list(|driver, _| {
        let before = driver.run(AROUND);
        assert_eq!((&before["said"], &before["standing"]), (&json!(""), &json!("")), "{before}");
        assert!(!before["csv"].as_str().unwrap().contains("standing="), "{before}");
        choose(driver, "standing", "in_order");
        choose(driver, "on", "2020-05-01");
        let after = driver.run(AROUND);
        for link in ["csv", "english"] {
            let link = after[link].as_str().unwrap();
            assert!(link.contains("standing=in_order") && link.contains("on=2020-05-01"), "{after}");
        }
        assert!(after["said"].as_str().unwrap().contains("2020年5月1日"), "{after}");
        let file = driver.run(&format!("return (async () => (await (await fetch({})).text()))()", after["csv"]));
        let whole = driver.run(&format!("return (async () => (await (await fetch({})).text()))()", before["csv"]));
        let lists = |file: &Value| file.as_str().unwrap().contains("絞込商事");
        assert!(lists(&whole) && !lists(&file), "nobody has evaluated it: {file}");
        choose(driver, "on", "");
        assert_eq!(driver.run(AROUND)["said"], "", "today needs no banner");
        assert_eq!(driver.complaints(), Vec::<String>::new());
    });
}

#[test]
fn going_back_shows_the_filter_that_the_address_says() {
    at_the_list(|driver, id| {
        choose(driver, "standing", "may_not_be_used");
        driver.run(&format!("location.assign('/consignees/{id}')"));
        driver.wait_for(&format!("location.pathname === '/consignees/{id}' && document.readyState === 'complete'"));
        driver.run("history.back()");
        driver.wait_for("location.pathname === '/consignees' && document.querySelector('[name=standing]')");
        driver.wait_for("location.search.includes('may_not_be_used')");
        driver.wait_for("document.querySelector('[name=standing]').value === 'may_not_be_used'");
        // A mark in the page is an address of its own: behind it lies the list as it was before.
        driver.run("location.hash = 'main'");
        choose(driver, "standing", "in_order");
        driver.run("history.back()");
        driver.wait_for("document.readyState === 'complete' && document.querySelector('[name=standing]')?.value === 'may_not_be_used'");
        driver.wait_for("!location.search.includes('in_order')");
        let back = driver.run(AROUND);
        assert!(back["csv"].as_str().unwrap().contains("standing=may_not_be_used"), "{back}");
    });
}

#[test]
fn pages_fit_and_complain_of_nothing_in_both_languages() {
    let Some(driver) = WebDriver::alone() else { return };
    let folder = demonstration();
    let server = Server::start(&format!("sqlite:{}", folder.path().join("kantoku.db").display()), folder.path());
    let mut troubles = Vec::new();
    for language in ["ja", "en"] {
        driver.forget();
        driver.go(&format!("http://{}/sign-in?lang={language}", server.address));
        troubles.extend(troubles_of(&driver, language));
        for (login, ways) in WAYS {
            driver.forget();
            sign_in(&driver, &server, language, login, PASSWORD);
            for way in *ways {
                follow(&driver, &server, way);
                assert!(
                    way.last() != Some(&"/evaluations/") || driver.run("return document.querySelector('.sheet.live') !== null") == true,
                    "no sheet"
                );
                troubles.extend(troubles_of(&driver, language));
            }
        }
    }
    assert!(troubles.is_empty(), "{troubles:#?}");
}

/// Who sees what: from a page by the first link that begins so, and so on.
const WAYS: &[(&str, &[&[&str]])] = &[
    (
        "procurement",
        &[
            &["/"],
            &["/consignees"],
            &["/consignees", "/consignees/"],
            &["/criteria", "/criteria/versions/"],
            &["/evaluations", "/evaluations/"],
            &["/deadlines"],
            &["/contracts", "/contracts/"],
            &["/reviews", "/reviews/"],
            &["/actions", "/actions/"],
            &["/sub-entrustments", "/sub-entrustments/"],
        ],
    ),
    ("pdm", &[&["/training"], &["/training/matrix", "/training/people/"], &["/rules", "/rules/"], &["/ndas", "/ndas/"]]),
    (
        "admin",
        &[
            &["/"],
            &["/people", "/people/"],
            &["/resources"],
            &["/resources", "/resources/"],
            &["/access"],
            &["/access/new"],
            &["/offices"],
            &["/import"],
        ],
    ),
    ("manager", &[&["/"]]),
    ("staff", &[&["/"], &["/training/mine", "/training/learn/"]]),
    ("auditor", &[&["/"], &["/reports", "/reports/editions/"], &["/reports/annual/2025"], &["/reports/annual/2025/texts"], &["/ledger"]]),
];

fn follow(driver: &WebDriver, server: &Server, way: &[&str]) {
    let (first, links) = way.split_first().expect("a way begins somewhere");
    driver.go(&format!("http://{}{first}", server.address));
    for link in links {
        let to = driver.run(&format!("return document.querySelector('main a[href^=\"{link}\"]:not([href*=new], [href*=export])')?.href"));
        driver.go(to.as_str().unwrap_or_else(|| panic!("{first} leads to no {link}")));
    }
}

/// What is wrong with the page that is open, on a telephone and on a desk.
fn troubles_of(driver: &WebDriver, language: &str) -> Vec<String> {
    let place = driver
        .run("return location.pathname + ' ' + document.documentElement.lang + ' ' + (document.querySelector('h1')?.textContent ?? '')");
    let place = place.as_str().unwrap_or_default().to_owned();
    assert!(place.contains(&format!(" {language} ")), "{place} is not in {language}");
    let mut troubles = driver.complaints();
    assert_eq!(driver.run("return performance.getEntriesByType('navigation')[0].responseStatus"), 200, "{place}");
    for width in [390, 1280] {
        driver.be_wide(width);
        assert_eq!(driver.run("return innerWidth"), width);
        troubles.extend(driver.run(OVERFLOW).as_array().expect("a list").iter().map(ToString::to_string));
    }
    troubles.into_iter().map(|trouble| format!("{place}: {trouble}")).collect()
}

#[test]
fn what_is_wrong_with_a_page_is_noticed() {
    at_the_sheet(|driver, _, _, _| {
        driver.complaints();
        assert_eq!(troubles_of(driver, "ja"), Vec::<String>::new());
        driver.run("document.querySelector('h1').style.width = '1500px'");
        assert!(troubles_of(driver, "ja").iter().any(|said| said.contains("H1")), "what is too wide");
        driver.run("document.querySelector('h1').setAttribute('style', 'color: red')");
        assert!(troubles_of(driver, "ja").iter().any(|said| said.contains("Content Security Policy")), "what the policy forbids");
        driver.run("setTimeout(() => nobody.knows())");
        driver.run("return new Promise((done) => setTimeout(done, 50))");
        assert!(troubles_of(driver, "ja").iter().any(|said| said.contains("nobody")), "an error of a script");
    });
}

/// A register in which much has happened; everyone has the password of the tests.
fn demonstration() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let made =
        program().args(["demo", "--no-serve", "--password", PASSWORD, "--dir"]).arg(folder.path()).output().expect("the program starts");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    folder
}
