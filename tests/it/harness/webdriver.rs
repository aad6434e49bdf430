//! A real browser without a window, driven through chromedriver: for what only a browser shows.

use std::cell::RefCell;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::Connection;

/// The key that sends a form.
pub const ENTER: &str = "\u{E007}";

const BROWSERS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];
const ARGUMENTS: &str = "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --disable-background-networking \
    --disable-component-update --disable-sync --no-first-run --window-size=1280,900";
/// Ends the driver, the browser and all it started when nobody holds its input open any more: however the tests end.
const STAND: &str = r#"TMPDIR=$(mktemp -d); export TMPDIR; chromedriver --port=0 2>/dev/null &
cat >/dev/null; trap '' TERM; kill -- -$$; wait; sleep 0.5; rm -rf "$TMPDIR""#;
const PATIENCE: Duration = Duration::from_secs(20);

/// One browser for all tests; whoever holds it is alone with it.
pub struct WebDriver {
    connection: RefCell<Connection>,
    session: String,
    _alive: Option<ChildStdin>,
    _said: BufReader<ChildStdout>,
}

static SHARED: LazyLock<Option<Mutex<WebDriver>>> = LazyLock::new(|| {
    let found = on_path("chromedriver").and_then(|_| BROWSERS.into_iter().find_map(on_path));
    if found.is_none() {
        assert!(
            std::env::var_os("KANTOKU_NOTHING_SKIPPED").is_none(),
            "there is no chromium with chromedriver, and nothing may be skipped"
        );
        drop(writeln!(std::io::stderr(), "\nChromium with chromedriver was not found: the tests in a real browser are SKIPPED.\n"));
    }
    found.map(|browser| Mutex::new(WebDriver::start(&browser)))
});

fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}

/// Where the driver says that it listens.
fn port(said: &mut impl BufRead) -> String {
    let line = said.lines().map_while(Result::ok).find_map(|line| Some(line.split_once("successfully on port ")?.1.to_owned()));
    line.expect("chromedriver starts").chars().take_while(char::is_ascii_digit).collect()
}

impl WebDriver {
    /// The browser as if nobody had used it; none if there is none on this machine.
    pub fn alone() -> Option<MutexGuard<'static, Self>> {
        let driver = SHARED.as_ref()?.lock().unwrap_or_else(PoisonError::into_inner);
        driver.forget();
        Some(driver)
    }

    /// Forgets who is signed in, and whatever was there before.
    pub fn forget(&self) {
        self.go("about:blank");
        self.develop("Network.clearBrowserCookies", &json!({}));
        self.be_wide(1280);
        self.complaints();
    }

    #[expect(clippy::zombie_processes, reason = "the shell outlives these tests, to clean up after them")]
    fn start(browser: &Path) -> Self {
        let mut command = Command::new("sh");
        let mut child =
            command.args(["-c", STAND]).process_group(0).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("there is a shell");
        let mut said = BufReader::new(child.stdout.take().expect("what it says can be heard"));
        let port = port(&mut said);
        let connection = Connection::open(&format!("127.0.0.1:{port}"), "").expect("chromedriver listens");
        let mut driver = Self { connection: RefCell::new(connection), session: String::new(), _alive: child.stdin.take(), _said: said };
        let options = json!({ "binary": browser, "args": ARGUMENTS.split_whitespace().collect::<Vec<_>>() });
        let wanted = json!({ "browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": { "browser": "ALL" } });
        let made = driver.send("/session", &json!({ "capabilities": { "alwaysMatch": wanted } }));
        made["sessionId"].as_str().expect("a session has an id").clone_into(&mut driver.session);
        driver
    }

    /// Opens an address and waits until it is there.
    pub fn go(&self, url: &str) {
        self.ask("url", &json!({ "url": url }));
    }

    /// Opens the page again, as somebody does who wants to see what is really there.
    pub fn reload(&self) {
        self.ask("refresh", &json!({}));
    }

    /// What a script returns; a promise is waited for.
    pub fn run(&self, script: &str) -> Value {
        self.ask("execute/sync", &json!({ "script": script, "args": [] }))
    }

    /// Waits until an expression is true.
    #[track_caller]
    pub fn wait_for(&self, expression: &str) {
        let begun = Instant::now();
        while self.run(&format!("return Boolean({expression})")) != json!(true) {
            assert!(begun.elapsed() < PATIENCE, "it never came true: {expression}");
            sleep(Duration::from_millis(20));
        }
    }

    /// Presses keys one after another, wherever the focus is.
    pub fn press(&self, keys: &str) {
        let both = |key: char| [json!({ "type": "keyDown", "value": key }), json!({ "type": "keyUp", "value": key })];
        let presses: Vec<Value> = keys.chars().flat_map(both).collect();
        self.ask("actions", &json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": presses }] }));
    }

    /// Makes the page so many CSS pixels wide, also narrower than a window can be.
    pub fn be_wide(&self, width: u32) {
        let metrics = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        self.develop("Emulation.setDeviceMetricsOverride", &metrics);
    }

    /// The warnings and errors in the console since the last time.
    pub fn complaints(&self) -> Vec<String> {
        let said = self.ask("se/log", &json!({ "type": "browser" }));
        let said = said.as_array().expect("the console is a list").iter();
        said.filter(|line| line["level"] == "SEVERE" || line["level"] == "WARNING").map(|line| line["message"].to_string()).collect()
    }

    fn develop(&self, command: &str, parameters: &Value) -> Value {
        self.ask("goog/cdp/execute", &json!({ "cmd": command, "params": parameters }))
    }

    fn ask(&self, command: &str, body: &Value) -> Value {
        self.send(&format!("/session/{}/{command}", self.session), body)
    }

    fn send(&self, path: &str, body: &Value) -> Value {
        let (status, said) = self.connection.borrow_mut().post_json(path, &body.to_string()).expect("chromedriver answers");
        assert_eq!(status, 200, "{path} {body}: {said}");
        serde_json::from_str::<Value>(&said).expect("chromedriver answers in JSON")["value"].take()
    }
}
