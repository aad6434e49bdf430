//! The certificate of a signature as PDF: from its page and from the command line.

use std::process::{Command, Output};

use kantoku::domain::access::Role;
use kantoku::web::{App, Setup};

use super::{TODAY, issued, person, prepared, shown, signed};
use crate::harness::{Browser, Engine, Harness, PASSWORD, login_of, on_each_database, on_one_database, program};

fn path(id: i64) -> String {
    format!("/ndas/{id}/certificate.pdf")
}

/// A PDF as a program of others reads it.
fn read(h: &Harness, program: &str, options: &[&str], pdf: &[u8]) -> String {
    let file = h.database.folder.path().join("read.pdf");
    std::fs::write(&file, pdf).unwrap();
    let to_terminal = if program == "pdftotext" { &["-"][..] } else { &[] };
    let Output { status, stdout, .. } = Command::new(program)
        .args(options)
        .arg(&file)
        .args(to_terminal)
        .output()
        .unwrap_or_else(|error| panic!("{program} of poppler-utils is needed: {error}"));
    assert!(status.success(), "{program} cannot read it");
    String::from_utf8(stdout).unwrap()
}

/// Its text without spaces: between scripts, gaps are set and read back where none were typed.
fn text(h: &Harness, pdf: &[u8]) -> String {
    squeezed(&read(h, "pdftotext", &["-enc", "UTF-8"], pdf))
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200b}').collect()
}

#[test]
fn it_says_what_was_signed_and_is_the_same_bytes_each_time() {
    on_each_database(TODAY, |h| {
        let (agreement, hanako) = (prepared(h), person(h, "S-1", "山田 花子"));
        let id = signed(h, agreement, hanako, "山田 花子");
        let browser = h.browser_of(&h.as_(Role::Auditor));
        let page = browser.get(&path(id)).expect(200);
        assert_eq!(page.header("content-type"), "application/pdf");
        assert!(page.bytes.starts_with(b"%PDF-1.7"));
        assert_eq!(browser.get(&path(id)).bytes, page.bytes);
        let (whole, text) = (shown(h, id), text(h, &page.bytes));
        let signature = &whole["signature"];
        for said in [&whole["hash"], &signature["entry_hash"], &signature["typed_name"], &signature["address"]] {
            assert!(text.contains(&squeezed(said.as_str().unwrap())), "{said} is not in:\n{text}");
        }
        for said in
            ["署名証明書", "架空の会 御中", "2026年4月1日 09:00:00 (Asia/Tokyo)", "本文を最後まで読み、その内容に同意します。", "1/2"]
        {
            assert!(text.contains(&squeezed(said)), "{said} is not in:\n{text}");
        }
        let facts = read(h, "pdfinfo", &[], &page.bytes);
        for said in ["Tagged:          yes", "A4", "2026"] {
            assert!(facts.contains(said), "{said} is not in:\n{facts}");
        }
        assert!(String::from_utf8_lossy(&page.bytes).contains("<pdfaid:part>2</pdfaid:part>"), "it is PDF/A-2");
        let fonts = read(h, "pdffonts", &[], &page.bytes);
        let lines: Vec<&str> = fonts.lines().skip(2).collect();
        assert!(!lines.is_empty() && lines.iter().all(|line| line.contains("yes yes yes")), "fonts are embedded: {fonts}");
        browser.speak("en");
        let english = self::text(h, &browser.get(&path(id)).expect(200).bytes);
        assert!(english.contains("Certificateofsignature") && english.contains("1April202609:00:00(Asia/Tokyo)"), "{english}");
    });
}

#[test]
fn what_people_typed_is_printed_as_they_typed_it() {
    on_one_database(TODAY, |h| {
        let agreement = prepared(h);
        let names =
            ["#read(\"/etc/passwd\") *x* $y$ @z <a> [b] \\", "#pagebreak() // 花子 = `c` ~", "花子\u{1f600}\u{e000}", "https://長い"];
        for (place, name) in names.into_iter().enumerate() {
            let id = signed(h, agreement, person(h, &format!("S-{place}"), name), name);
            let page = h.browser_of(&h.as_(Role::Auditor)).get(&path(id)).expect(200);
            let text = text(h, &page.bytes);
            let plain = name.trim_end_matches(['\u{1f600}', '\u{e000}']);
            assert!(text.contains(&squeezed(plain)), "{name} is not in:\n{text}");
        }
        let long = "W".repeat(200);
        let id = signed(h, agreement, person(h, "S-9", &long), &long);
        let page = h.browser_of(&h.as_(Role::Auditor)).get(&path(id)).expect(200);
        let whole: String = read(h, "pdftotext", &["-enc", "UTF-8"], &page.bytes).chars().filter(char::is_ascii_uppercase).collect();
        assert!(whole.contains(&long), "a long word is broken, and nothing of it is lost");
    });
}

#[test]
fn only_whoever_may_see_the_signature_gets_it() {
    on_each_database(TODAY, |h| {
        let agreement = prepared(h);
        let (own, other) = (h.someone(&[Role::Staff]), h.someone(&[Role::Staff]));
        let id = issued(h, agreement, own.person.unwrap());
        let auditor = h.browser_of(&h.as_(Role::Auditor));
        assert_eq!(auditor.get(&path(id)).status, 404, "nothing was signed yet");
        let name = shown(h, id)["signer"].as_str().unwrap().to_owned();
        super::sign(&h.register, own.person.unwrap(), &name, &shown(h, id)).unwrap();
        let browser = h.browser();
        assert!(browser.get(&path(id)).path.starts_with("/sign-in"), "nobody is signed in");
        browser.sign_in(&login_of(&h.register, &other), PASSWORD);
        assert_eq!(browser.get(&path(id)).status, 404);
        assert_eq!(auditor.get("/ndas/1/certificate.pdf").status, 404);
        assert_eq!(h.browser_of(&own).get(&path(id)).status, 200, "one's own");
    });
}

#[test]
fn without_a_font_it_is_said_what_to_install_and_the_page_stays() {
    on_one_database(TODAY, |h| {
        let id = signed(h, prepared(h), person(h, "S-1", "山田 花子"), "山田 花子");
        let folder = h.database.folder.path().join("fonts");
        std::fs::create_dir(&folder).unwrap();
        std::fs::write(folder.join("broken.ttf"), b"no font").unwrap();
        let setup = Setup {
            readers: 1,
            secure: false,
            trusted_proxy: false,
            open_metrics: false,
            font_dir: Some(folder.clone()),
            program: None,
            sends_mail: false,
        };
        let browser = Browser::before(App::set_up(h.register.clone(), setup));
        browser.sign_in(&login_of(&h.register, &h.as_(Role::Auditor)), PASSWORD);
        assert!(browser.get(&path(id)).expect(503).says("fonts-ipaexfont-gothic"));
        assert!(browser.get(&format!("/ndas/{id}/certificate")).expect(200).says("山田 花子"));
        browser.speak("en");
        assert!(browser.get(&path(id)).expect(503).says("needs a Japanese font"));
        let id = id.to_string();
        let typed = ["nda", "certificate", "--id", &id, "--lang", "en", "--font-dir", folder.to_str().unwrap()];
        let refused = program().args(typed).args(["--database", &h.database.url]).output().unwrap();
        assert_eq!(refused.status.code(), Some(1));
        assert!(String::from_utf8_lossy(&refused.stderr).contains("fonts-ipaexfont-gothic"));
    });
}

#[test]
fn the_command_writes_what_the_page_sends() {
    on_each_database(TODAY, |h| {
        if h.database.engine != Engine::Sqlite {
            return;
        }
        let id = signed(h, prepared(h), person(h, "S-1", "山田 花子"), "山田 花子");
        let out = h.database.folder.path().join("out.pdf");
        let run = |id: &str| {
            let mut command = program();
            command.args(["nda", "certificate", "--lang", "ja", "--database", &h.database.url, "--id", id]);
            command.args(["--out", out.to_str().unwrap()]).output().unwrap().status.code()
        };
        assert_eq!((run("many"), run("1"), out.exists()), (Some(1), Some(1), false));
        assert_eq!(run(&id.to_string()), Some(0));
        let page = h.browser_of(&h.as_(Role::Auditor)).get(&path(id)).expect(200);
        assert_eq!(std::fs::read(&out).unwrap(), page.bytes);
    });
}
