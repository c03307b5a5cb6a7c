//! Secrets of several kinds, put before a target that says everything back: no
//! byte of what a run writes or says holds one.

use std::fs;
use std::path::Path;
use std::process::Output;
use std::sync::Arc;

use aho_corasick::AhoCorasick;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};

use crate::misbehaving::{Server, answer};
use crate::sandbox::topics;

const KEY: &str = "canary-key/4f+9<&>\"2b71";
const SESSION: &str = "canary-session-c0ffee88";
const TOKEN: &str = "canary-Token/77+c1=ab";
const HEADER: &str = "canary-header-90d1f3";
const PASSWORD: &str = "canary-password-5e5e1";
const IN_URL: &str = "canary-in-url-31337";

const ALL: [&str; 6] = [KEY, SESSION, TOKEN, HEADER, PASSWORD, IN_URL];

const ENVIRONMENT: [(&str, &str); 6] = [
    ("SPECTRUM_API_TOKEN", TOKEN),
    ("SPREADSHIRT_API_KEY", KEY),
    ("SPREADSHIRT_SESSION_ID", SESSION),
    ("SPREADSHIRT_PARTNER_ID", "470815001"),
    ("SPECTRUM_API_TOKEN_B", "canary-second-token-b2"),
    ("NO_COLOR", "1"),
];

/// What must not be found, in all the ways in which it may be written.
fn needles() -> Vec<Vec<u8>> {
    let mut needles = Vec::new();
    for secret in ALL.into_iter().chain(["canary-second-token-b2"]) {
        let json = serde_json::to_string(secret).expect("a text");
        let json = json[1..json.len() - 1].to_owned();
        let xml = secret.replace('&', "&amp;").replace('<', "&lt;");
        needles.extend([
            json.replace('/', "\\/"),
            json,
            xml.replace('"', "&quot;"),
            percent(secret),
            percent(secret).to_ascii_lowercase(),
            secret.bytes().map(|byte| format!("{byte:02x}")).collect(),
            secret.to_owned(),
        ]);
        // Of base64 the middle is enough to tell it.
        for before in ["", "x", "xx"] {
            for engine in [STANDARD, URL_SAFE] {
                let code = engine.encode(format!("{before}{secret}"));
                needles.push(code[4..code.len() - 4].to_owned());
            }
        }
    }
    let mut needles: Vec<_> = needles.into_iter().map(String::into_bytes).collect();
    needles.extend(ALL.map(|secret| secret.encode_utf16().flat_map(u16::to_le_bytes).collect()));
    needles
}

fn percent(text: &str) -> String {
    let each = text.bytes().map(|byte| match byte {
        b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'-' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    });
    each.collect()
}

/// Every byte of every file below a folder, but for those that the test wrote.
fn written(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            all.extend(written(&path));
        } else if !path.ends_with("countersign.toml") {
            all.push((path.display().to_string(), fs::read(&path).expect("bytes")));
        }
    }
    all
}

fn assert_nothing_is_told(folder: &Path, output: &Output) {
    let mut told = written(folder);
    told.push(("standard output".to_owned(), output.stdout.clone()));
    told.push(("standard error".to_owned(), output.stderr.clone()));
    let needles = needles();
    let finder = AhoCorasick::new(&needles).expect("few needles");
    for (place, bytes) in &told {
        // What JSON escapes once more is looked for as it was.
        let text = String::from_utf8_lossy(bytes).replace("\\\\", "\\");
        let unescaped = text.replace("\\\"", "\"");
        let found = finder.find(bytes).or_else(|| finder.find(&unescaped));
        if let Some(found) = found {
            let needle = String::from_utf8_lossy(&needles[found.pattern().as_usize()]);
            let line = text.lines().find(|line| line.contains(needle.as_ref()));
            let line: String = line.unwrap_or_default().chars().take(4000).collect();
            panic!("{needle} stands in {place}: {line}");
        }
    }
}

/// Says back all that it hears: as it is, in base64, percent-encoded, in
/// headers, in a redirect.
fn echo(request: &str) -> Vec<u8> {
    let (head, body) = request.split_once("\r\n\r\n").unwrap_or((request, ""));
    let line = head.lines().next().unwrap_or_default();
    let headers: Vec<&str> = head.lines().skip(1).collect();
    let values: Vec<&str> = headers
        .iter()
        .filter_map(|header| Some(header.split_once(": ")?.1))
        .collect();
    let mut answer_headers = "content-type: application/json\r\n".to_owned();
    for value in &values {
        answer_headers.push_str(&format!("x-echo: {value}\r\n"));
        answer_headers.push_str(&format!("x-code: {}\r\n", STANDARD.encode(value)));
    }
    let path = line.split(' ').nth(1).unwrap_or("/");
    answer_headers.push_str(&format!("location: http://localhost{path}\r\n"));
    let all = values.join("\n");
    let escaped: String = all.bytes().map(|byte| format!("&#{byte};")).collect();
    let body = serde_json::json!({
        "error": all,
        "url": path,
        "line": percent(line),
        "code": URL_SAFE.encode(head),
        "percent": percent(&all),
        "xml": escaped,
        "body": body,
    });
    let utf16: Vec<u8> = all.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let statuses = [200, 302, 400, 401, 409, 500];
    let status = statuses[request.len() % statuses.len()];
    let whole = answer(status, &answer_headers, &body.to_string());
    if request.len().is_multiple_of(5) {
        // An answer that breaks off tells in its error what it was.
        return whole[..whole.len() / 2].to_vec();
    }
    if request.len().is_multiple_of(3) {
        let length = format!("HTTP/1.1 400 No\r\ncontent-length: {}\r\n\r\n", utf16.len());
        return [length.into_bytes(), utf16].concat();
    }
    whole
}

/// A target of each system, with headers that carry secrets besides.
fn configuration(port: u16, auth: &str) -> String {
    let basic = STANDARD.encode(format!("user:{PASSWORD}"));
    let headers =
        format!("headers = {{ x-stage = \"{HEADER}\", x-proxy-auth = \"Basic {basic}\" }}");
    format!(
        "[targets.spectrum]\nurl = \"http://127.0.0.1:{port}\"\nprovider-states = \"http://127.0.0.1:{port}/_states\"\n{headers}\n\
         [targets.spreadshirt]\nurl = \"http://127.0.0.1:{port}/api/v1\"\nauth = \"{auth}\"\n{headers}\n\
         [timeouts]\nsettle-seconds = 1\n"
    )
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    crate::program(folder)
        .args(["run", "--report-dir", "out"])
        .args(arguments)
        .envs(ENVIRONMENT)
        .output()
        .expect("the program runs")
}

#[test]
fn nothing_that_a_run_writes_holds_a_secret() {
    for (system, auth, topic) in [
        ("spectrum", "header", "token"),
        ("spreadshirt", "header", "partners"),
        ("spreadshirt", "query", "partners"),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        let server = Server::start(Arc::new(echo));
        topics(folder.path(), system, &[topic, "robustness"]);
        let config = configuration(server.port, auth);
        fs::write(folder.path().join("countersign.toml"), config).expect("written");
        let output = run(
            folder.path(),
            &[system, "--target", system, "--features", "some"],
        );
        assert_ne!(output.status.code(), Some(0));
        assert_ne!(output.status.code(), Some(2), "{output:?}");
        // They did go over the wire.
        let heard = server.heard().concat();
        assert!(heard.contains(HEADER), "{system}");
        let own = match system {
            "spectrum" => TOKEN,
            _ => SESSION,
        };
        assert!(heard.contains(own), "{system}");
        assert_nothing_is_told(folder.path(), &output);
    }
}

/// A run that never comes to sending anything tells as little.
#[test]
fn nothing_that_a_refusal_says_holds_a_secret() {
    let url = format!("http://user:{IN_URL}@127.0.0.1:1");
    let wrong_kind =
        format!("[targets.there]\nurl = \"https://a.example\"\nheaders = \"{HEADER}\"\n");
    let in_file = format!("[targets.there]\nurl = \"{url}\"\nwrites = true\n");
    let states =
        format!("[targets.there]\nurl = \"http://127.0.0.1:1\"\nprovider-states = \"{url}\"\n");
    let query = format!("http://127.0.0.1:1/?apiKey={IN_URL}");
    let bare = format!("user:{IN_URL}@127.0.0.1");
    for (config, target) in [
        ("", url.as_str()),
        ("", query.as_str()),
        ("", bare.as_str()),
        (wrong_kind.as_str(), "there"),
        (in_file.as_str(), "there"),
        (states.as_str(), "there"),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("countersign.toml"), config).expect("written");
        let output = run(folder.path(), &["spectrum", "--target", target]);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        assert_nothing_is_told(folder.path(), &output);
        let output = run(
            folder.path(),
            &[
                "spectrum",
                "--target",
                "http://127.0.0.1:1",
                "--provider-states",
                &url,
            ],
        );
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        assert_nothing_is_told(folder.path(), &output);
    }
}
