//! What stands on disk, what `kantoku verify` says of it, and what happens without the key.

use std::fs;
use std::process::Output;
use std::time::{Duration, SystemTime};

use kantoku::domain::access::Role;
use kantoku::error::Error;
use kantoku::operations::{Register, document};

use super::{PDF, TODAY, all_files, attach, attach_with, bytes, documents, folder, key, place, started_again};
use crate::evaluation::{begun, four};
use crate::harness::{Harness, on_each_database, program};

fn verify(h: &Harness, flags: &[&str]) -> Output {
    let mut command = program();
    command.args(["verify", "--lang", "en", "--database", &h.database.url]).current_dir(h.database.folder.path());
    command.args(flags).output().expect("the program starts")
}

fn verify_with_files(h: &Harness, more: &[&str]) -> (bool, String) {
    let folder = documents(h);
    let output = verify(h, &[&["--documents", folder.to_str().unwrap()], more].concat());
    let said = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8_lossy(&said).into_owned())
}

#[test]
fn nothing_that_is_handed_in_stands_on_disk_in_the_clear() {
    on_each_database(TODAY, |h| {
        let evaluation = begun(h, four());
        let secret = "個人データの取扱状況".repeat(9_000);
        let id = attach(h, evaluation, "状況.txt", secret.as_bytes()).unwrap();
        let (found, file) = document::open(&h.register, &h.as_(Role::Auditor), id).unwrap();
        assert_eq!(bytes(file), secret.as_bytes());
        assert_eq!(found.size, i64::try_from(secret.len()).unwrap());
        let clear = "個人データの取扱状況".as_bytes();
        let key_bytes = fs::read_to_string(key(h)).unwrap();
        for path in all_files(&documents(h)) {
            let raw = fs::read(&path).unwrap();
            assert!(!raw.windows(clear.len()).any(|found| found == clear), "{}", path.display());
            assert!(!String::from_utf8_lossy(&raw).contains(key_bytes.trim()), "{}", path.display());
        }
    });
}

#[test]
fn without_its_key_nothing_is_read_and_no_new_one_is_made() {
    on_each_database(TODAY, |h| {
        let evaluation = begun(h, four());
        let id = attach(h, evaluation, "a.pdf", PDF).unwrap();
        let kept = fs::read(key(h)).unwrap();
        fs::remove_file(key(h)).unwrap();
        let register = started_again(h);
        let said = |error: Error| error.message().id;
        let open = |register: &Register| document::open(register, &h.as_(Role::Auditor), id).map(drop).map_err(said);
        assert_eq!(open(&register), Err("document-key-missing"));
        assert_eq!(attach_with(h, &register, evaluation, "b.pdf", PDF).map_err(said), Err("document-key-missing"));
        let (fine, text) = verify_with_files(h, &[]);
        assert!(!fine && text.contains("The ledger is whole") && text.contains("put it back"), "{text}");
        assert!(!key(h).exists(), "a new key would hide that the old one is lost");
        fs::write(key(h), "0123456789abcdef".repeat(4)).unwrap();
        assert_eq!(open(&started_again(h)), Err("document-key-another"));
        let (fine, text) = verify_with_files(h, &[]);
        assert!(!fine && text.contains("not that of the folder") && !text.contains("0123456789abcdef"), "{text}");
        fs::write(key(h), kept).unwrap();
        assert_eq!(open(&started_again(h)), Ok(()));
    });
}

#[test]
fn verify_counts_the_files_and_names_those_that_are_missing_or_altered() {
    on_each_database(TODAY, |h| {
        let evaluation = begun(h, four());
        let [whole, altered, cut, gone] = ["whole", "altered", "cut", "gone"].map(|name| {
            let text = name.repeat(40_000);
            attach(h, evaluation, &format!("{name}.txt"), text.as_bytes()).unwrap()
        });
        let (fine, text) = verify_with_files(h, &[]);
        assert!(fine && text.contains("4 of 4"), "{text}");
        let change = |id: i64, change: &dyn Fn(&mut Vec<u8>)| {
            let path = place(h, id);
            let mut raw = fs::read(&path).unwrap();
            change(&mut raw);
            fs::write(path, raw).unwrap();
        };
        change(altered, &|raw| raw[70_000] ^= 1);
        change(cut, &|raw| raw.truncate(27 + 65_536 + 16));
        fs::remove_file(place(h, gone)).unwrap();
        let (fine, text) = verify_with_files(h, &[]);
        assert!(!fine && text.contains("1 of 4"), "{text}");
        assert!(text.contains(&format!("Not there: document {gone}")), "{text}");
        for id in [altered, cut] {
            assert!(text.contains(&format!("Not what was handed in: document {id}")), "{text}");
            assert_eq!(document::open(&h.register, &h.as_(Role::Auditor), id).unwrap_err_id(), "document-changed");
        }
        assert!(document::open(&h.register, &h.as_(Role::Auditor), whole).is_ok());
        let page = h.browser_of(&h.as_(Role::Auditor)).get("/ledger/verify").expect(200);
        page.expect_words("見つからないファイル").expect_words(&format!("#{gone}"));
    });
}

trait ErrId {
    fn unwrap_err_id(self) -> &'static str;
}

impl<T> ErrId for kantoku::error::Result<T> {
    fn unwrap_err_id(self) -> &'static str {
        match self {
            Ok(_) => panic!("it was opened"),
            Err(error) => error.message().id,
        }
    }
}

#[test]
fn verify_without_files_looks_at_the_ledger_alone_and_says_so() {
    on_each_database(TODAY, |h| {
        let evaluation = begun(h, four());
        attach(h, evaluation, "a.pdf", PDF).unwrap();
        let output = verify(h, &[]);
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success() && text.contains("head hash") && text.contains("Files not looked at: 1"), "{text}");
        let elsewhere = h.database.folder.path().join("nowhere");
        assert!(!verify(h, &["--documents", elsewhere.to_str().unwrap()]).status.success(), "a folder that is named must be there");
    });
}

#[test]
fn what_a_crash_left_behind_is_found_and_removed_when_it_is_old() {
    on_each_database(TODAY, |h| {
        let evaluation = begun(h, four());
        let id = attach(h, evaluation, "a.pdf", PDF).unwrap();
        // The file was kept, and the program ended before the fact was recorded.
        let unlisted = folder(h).place(&folder(h).keep(&document::Content::Bytes(b"nobody".to_vec())).unwrap());
        // The program ended while the file was written.
        let unfinished = unlisted.with_file_name(".0123456789abcdef");
        fs::write(&unfinished, "half").unwrap();
        let foreign = documents(h).join("README");
        fs::write(&foreign, "not ours").unwrap();
        let (passed, text) = verify_with_files(h, &["--remove-unlisted"]);
        assert!(passed && text.contains("Never finished") && text.contains("Files removed that no entry names: 0"), "{text}");
        assert!(unlisted.exists() && unfinished.exists(), "what is young may be in the making");
        for left in [&unlisted, &unfinished, &foreign, &place(h, id)] {
            let opened = fs::File::options().write(true).open(left).unwrap();
            opened.set_modified(SystemTime::now() - Duration::from_hours(2)).unwrap();
        }
        let (passed, text) = verify_with_files(h, &[]);
        assert!(passed && text.contains(unlisted.to_str().unwrap()), "{text}");
        assert!(unlisted.exists(), "nothing is removed unasked");
        let (passed, text) = verify_with_files(h, &["--remove-unlisted"]);
        assert!(passed && text.contains("Files removed that no entry names: 2"), "{text}");
        assert!(!unlisted.exists() && !unfinished.exists() && foreign.exists() && place(h, id).exists());
    });
}

#[test]
fn a_refused_file_leaves_nothing_in_the_folder() {
    on_each_database(TODAY, |h| {
        let evaluation = begun(h, four());
        attach(h, evaluation, "a.pdf", PDF).unwrap();
        let before = all_files(&documents(h)).len();
        for (evaluation, name, bytes) in
            [(999_999, "b.pdf", PDF), (evaluation, "b.png", PDF), (evaluation, "..", PDF), (evaluation, "b.pdf", b"")]
        {
            assert!(attach(h, evaluation, name, bytes).is_err(), "{name}");
        }
        assert_eq!(all_files(&documents(h)).len(), before);
    });
}

#[test]
fn a_backup_has_the_files_but_not_their_key() {
    crate::harness::on_one_database(TODAY, |h| {
        let evaluation = begun(h, four());
        let id = attach(h, evaluation, "a.pdf", PDF).unwrap();
        let copy = h.database.folder.path().join("copy").join("backup.db");
        fs::create_dir(copy.parent().unwrap()).unwrap();
        let folder = documents(h);
        let output = program()
            .args([
                "backup",
                "--lang",
                "en",
                "--database",
                &h.database.url,
                "--documents",
                folder.to_str().unwrap(),
                "--out",
                copy.to_str().unwrap(),
            ])
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success() && text.contains("encrypted as they are: 1"), "{text}");
        let copies = all_files(copy.parent().unwrap());
        assert!(copies.iter().any(|path| path.file_name() == place(h, id).file_name()));
        let secret = fs::read_to_string(key(h)).unwrap();
        assert!(!copies.iter().any(|path| String::from_utf8_lossy(&fs::read(path).unwrap()).contains(secret.trim())));
        let url = format!("sqlite:{}", copy.display());
        let verified = |more: &[&str]| program().args(["verify", "--database", &url]).args(more).output().unwrap().status.success();
        assert!(!verified(&[]), "the key is not there");
        assert!(verified(&["--document-key", key(h).to_str().unwrap()]));
    });
}
