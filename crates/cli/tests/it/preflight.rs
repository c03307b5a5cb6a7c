//! Configurations that are wrong, each named by its code.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::{env, fs};

use crate::misbehaving::{Certificate, Server, answer};
use crate::sandbox::Sandbox;

/// Scenarios that need the target to be in order.
const FEATURES: [(&str, &str); 2] = [
    (
        "spectrum",
        "Feature: An order\n\n  Scenario: Accepted\n    Given order \"O\" with 1 \"lineItems\" and 1 \"skuQuantities\" each\n    When order \"O\" is sent by \"acknowledgement\"\n    Then it is accepted [spectrum.acknowledgement.accepted]\n",
    ),
    (
        "spreadshirt",
        "Feature: An order\n\n  Scenario: Accepted\n    Given order \"O\" with 1 \"orderItem\"\n    When order \"O\" is sent by \"create\"\n    Then it is accepted [spreadshirt.create.accepted]\n",
    ),
];

/// A case is one text: the server, arguments, environment and files under
/// `=== name` lines, then exit code and codes under `=== expected`.
/// `UPDATE_EXPECTED=1` rewrites the last part.
///
/// A server is one word, or lines of `WHEN => STATUS | HEADERS | BODY`: what the
/// first answers of which the request holds the text `WHEN`.
#[test]
fn every_misconfiguration_is_named() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/misconfigured");
    let mut paths: Vec<_> = fs::read_dir(cases)
        .expect("the cases are there")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    assert!(paths.len() >= 30, "{}", paths.len());
    let mut wrong = Vec::new();
    for path in &paths {
        let text = fs::read_to_string(path).expect("the case is readable");
        let (given, expected) = text
            .split_once("=== expected\n")
            .unwrap_or_else(|| panic!("{} expects nothing", path.display()));
        let (told, output) = told(given);
        if env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(path, format!("{given}=== expected\n{told}")).expect("written");
        } else if told != expected {
            wrong.push(format!("{}: {told}\n{output}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Something that listens, as long as it is kept.
enum Peer {
    Server(Server),
    Sandbox(Sandbox),
}

impl Peer {
    fn start(text: &str, folder: &Path) -> Self {
        let plain = || {
            let script = Arc::new(|_: &str| answer(404, "", "{}"));
            Server::start(script)
        };
        let tls = |host: &str, of_old| {
            let certificate = Certificate::of(host, of_old);
            let file = folder.join("authority.pem");
            fs::write(file, &certificate.authority).expect("written");
            Server::tls(&certificate, Arc::new(|_: &str| answer(404, "", "{}")))
        };
        Self::Server(match text.trim() {
            "nobody" => Server::nobody(),
            "silence" => Server::silent(),
            "plain" => plain(),
            "hangs up" => Server::start(Arc::new(|_: &str| Vec::new())),
            "broken status line" => {
                Server::start(Arc::new(|_: &str| b"HTTP/1.1 200 O\x1bK\r\n\r\n".to_vec()))
            }
            "another protocol" => Server::start(Arc::new(|_: &str| b"220 mail\r\n".to_vec())),
            "tls" => tls("localhost", false),
            "tls of old" => tls("localhost", true),
            "tls of another" => tls("orders.example", false),
            text if text.starts_with("sandbox ") => {
                let arguments: Vec<&str> = text.split(' ').skip(1).collect();
                let variables = [("SPECTRUM_API_TOKEN", "first-token-1")];
                return Self::Sandbox(Sandbox::start(folder, &variables, &arguments));
            }
            text => {
                let rules: Vec<String> = text.lines().map(str::to_owned).collect();
                Server::start(Arc::new(move |request: &str| by_rules(&rules, request)))
            }
        })
    }

    fn port(&self) -> String {
        match self {
            Self::Server(server) => server.port.to_string(),
            Self::Sandbox(sandbox) => {
                let rest = sandbox.url.rsplit(':').next().unwrap_or_default();
                rest.chars().take_while(char::is_ascii_digit).collect()
            }
        }
    }
}

fn by_rules(rules: &[String], request: &str) -> Vec<u8> {
    for rule in rules {
        let (when, then) = rule.split_once(" => ").expect("WHEN => STATUS");
        if when != "*" && !request.contains(when) {
            continue;
        }
        let mut parts = then.splitn(3, " | ");
        let status = parts.next().expect("a status").trim();
        let headers = parts.next().unwrap_or_default().trim();
        let headers = match headers {
            "" => String::new(),
            headers => headers.replace("; ", "\r\n") + "\r\n",
        };
        let body = parts.next().unwrap_or_default();
        return answer(status.parse().expect("a status"), &headers, body);
    }
    answer(404, "", "")
}

/// Exit code and codes, and all that was said.
fn told(given: &str) -> (String, String) {
    let folder = tempfile::tempdir().expect("a folder");
    for (system, text) in FEATURES {
        let some = folder.path().join("some").join(system);
        fs::create_dir_all(&some).expect("a folder");
        fs::write(some.join("tiny.feature"), text).expect("written");
    }
    let parts: Vec<(&str, &str)> = given
        .split("=== ")
        .skip(1)
        .map(|part| part.split_once('\n').expect("a name"))
        .collect();
    let peers: Vec<Peer> = parts
        .iter()
        .filter(|(name, _)| *name == "server" || *name == "states")
        .map(|(_, text)| Peer::start(text, folder.path()))
        .collect();
    let filled = |text: &str| {
        let port = |index: usize| peers.get(index).map(Peer::port).unwrap_or_default();
        text.replace("{PORT}", &port(0))
            .replace("{STATES}", &port(1))
    };
    let mut command = crate::program(folder.path());
    for (name, text) in &parts {
        match *name {
            "server" | "states" | "about" => {}
            "arguments" => {
                command.args(filled(text).split_whitespace());
            }
            "environment" => {
                command.envs(text.lines().filter_map(|line| line.split_once('=')));
            }
            file => fs::write(folder.path().join(file), filled(text)).expect("written"),
        }
    }
    let output = command.output().expect("the program runs");
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    let codes: BTreeSet<&str> = said
        .lines()
        .filter_map(|line| {
            let line = line.strip_prefix("error[").unwrap_or(line);
            line.starts_with("CFG-").then(|| &line[..7])
        })
        .collect();
    let codes: Vec<&str> = codes.into_iter().collect();
    let exit = output.status.code().unwrap_or(-1);
    (format!("exit {exit}\n{}\n", codes.join(" ")), said)
}
