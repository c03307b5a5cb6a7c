//! Targets that answer what no endpoint of good will does, before whole runs of
//! both systems: each ends, and says that something is wrong.

use std::fs;
use std::sync::Arc;

use crate::misbehaving::{Server, answer};
use crate::sandbox::{count, run, topics};

const VARIABLES: [(&str, &str); 4] = [
    ("SPECTRUM_API_TOKEN", "first-token-1"),
    ("SPREADSHIRT_API_KEY", "first-key-1"),
    ("SPREADSHIRT_SESSION_ID", "first-session-1"),
    ("SPREADSHIRT_PARTNER_ID", "470815001"),
];

/// Levels that no stack is deep enough for.
const LEVELS: usize = 100_000;

fn bodies(system: &str) -> Vec<(&'static str, String)> {
    let deep = |open: &str, close: &str| [open.repeat(LEVELS), close.repeat(LEVELS)].concat();
    if system == "spectrum" {
        return vec![
            ("depth", deep("{\"a\":", "}").replace(":}", ":1}")),
            ("lists", deep("[", "]")),
            ("no UTF-8", "{\"a\": \"\u{fffd}\"}".to_owned()),
        ];
    }
    let entities: String = (1..30)
        .map(|level| format!("<!ENTITY e{level} \"&e{0};&e{0};\">", level - 1))
        .collect();
    vec![
        ("depth", deep("<a>", "</a>")),
        ("an open end", "<order>".repeat(LEVELS)),
        (
            "attributes",
            format!("<order {}/>", "a=\"1\" ".repeat(LEVELS)),
        ),
        (
            "namespaces",
            format!(
                "{}{}",
                "<a xmlns:b=\"c\">".repeat(LEVELS),
                "</a>".repeat(LEVELS)
            ),
        ),
        (
            "entities",
            format!("<!DOCTYPE order [<!ENTITY e0 \"lol\">{entities}]><order>&e29;</order>"),
        ),
    ]
}

#[test]
fn bodies_of_ill_will() {
    for (system, topic, path, media_type) in [
        ("spectrum", "lookup", "", "application/json"),
        ("spreadshirt", "read", "/api/v1", "application/xml"),
    ] {
        for (name, body) in bodies(system) {
            let folder = tempfile::tempdir().expect("a folder");
            topics(folder.path(), system, &[topic]);
            let config = "[timeouts]\nsettle-seconds = 1\n";
            fs::write(folder.path().join("countersign.toml"), config).expect("written");
            let headers = format!("content-type: {media_type}\r\nlocation: /orders/1\r\n");
            let server = Server::start(Arc::new(move |_: &str| answer(200, &headers, &body)));
            let url = format!("http://127.0.0.1:{}{path}", server.port);
            let arguments = [system, "--features", "some", "--target", &url];
            let (output, results) = run(folder.path(), &VARIABLES, &arguments);
            let told = String::from_utf8_lossy(&output.stdout);
            let code = output.status.code();
            assert!(
                matches!(code, Some(1 | 3)),
                "{system}, {name}: {code:?}\n{told}"
            );
            assert_eq!(count(&results, "passed"), 0, "{system}, {name}: {told}");
        }
    }
}
