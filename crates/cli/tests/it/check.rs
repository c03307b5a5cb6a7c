//! `countersign check`: files in, violations and an exit code out.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Output, Stdio};

use serde_json::{Value, json};
use tempfile::tempdir;

use crate::program;

/// A folder a case: the arguments in `arguments`, files, and in `expected`
/// the exit code with what was said.
#[test]
fn cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/check");
    let update = std::env::var_os("UPDATE_EXPECTED").is_some();
    let mut cases: Vec<_> = fs::read_dir(&folder)
        .expect("the cases")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    cases.sort();
    assert!(cases.len() > 8, "cases have gone");
    let mut wrong = Vec::new();
    for case in cases {
        let arguments = fs::read_to_string(case.join("arguments")).expect("arguments");
        let output = program(&case)
            .arg("check")
            .args(arguments.split_whitespace())
            .output()
            .expect("the program runs");
        let said = told(&output);
        let expected = case.join("expected");
        if update {
            fs::write(&expected, &said).expect("a file");
        }
        if fs::read_to_string(&expected).ok().as_ref() != Some(&said) {
            wrong.push(format!("{}:\n{said}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn told(output: &Output) -> String {
    let (out, err) = (&output.stdout, &output.stderr);
    let [out, err] = [out, err].map(|said| String::from_utf8_lossy(said).into_owned());
    let exit = output.status.code().unwrap_or(-1);
    format!("exit {exit}\n--- standard output\n{out}--- standard error\n{err}")
}

/// Hands text over on standard input.
fn through(arguments: &[&str], write: impl FnOnce(&mut dyn Write)) -> Output {
    let folder = tempdir().expect("a folder");
    let mut child = program(folder.path())
        .arg("check")
        .args(arguments)
        .arg("-")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("standard input");
    let output = std::thread::spawn(move || child.wait_with_output());
    write(&mut input);
    drop(input);
    output.join().expect("it ends").expect("the program ran")
}

fn shipment(number: usize) -> Value {
    json!({
        "purchaseOrderNumber": format!("PO-{number}"),
        "lineItems": [{ "recipeSetReadableId": "KLMN4821", "shipmentTracking": "PW00081236" }],
    })
}

/// The same documents in a list, one a line, one behind the other and laid
/// out are the same documents; the broken one is found where it stands.
#[test]
fn a_batch_has_the_documents_of_its_parts() {
    let mut documents: Vec<Value> = (1..=40).map(shipment).collect();
    documents[29]["lineItems"][0]["shipmentTracking"] = json!(7);
    let each = documents.iter().map(Value::to_string).collect::<Vec<_>>();
    let laid_out = documents
        .iter()
        .map(|it| format!("{it:#}"))
        .collect::<Vec<_>>();
    for batch in [
        format!("[{}]", each.join(",")),
        format!("[\n{}\n]\n", laid_out.join(",\n")),
        each.join("\n"),
        laid_out.join("\n"),
        each.join(""),
    ] {
        let output = through(&["--format", "json"], |input| {
            input.write_all(batch.as_bytes()).expect("it is read");
        });
        let found: Value = serde_json::from_slice(&output.stdout).expect("a list");
        assert_eq!(output.status.code(), Some(1), "{batch}");
        assert_eq!(found.as_array().map(Vec::len), Some(1), "{found}");
        let found = &found[0];
        assert_eq!(
            (&found["document"], &found["path"]),
            (&json!(30), &json!("/lineItems/0/shipmentTracking"))
        );
        let line = found["line"]
            .as_u64()
            .and_then(|line| usize::try_from(line).ok());
        let line = batch
            .lines()
            .nth(line.expect("a line") - 1)
            .expect("the line");
        let column = found["column"]
            .as_u64()
            .and_then(|column| usize::try_from(column).ok());
        let there: String = line.chars().skip(column.expect("a column") - 1).collect();
        assert!(there.starts_with('7'), "{there}");
    }
}

/// Of the one message that a contract has every document is one, whatever its
/// root element; and elements in no namespace are those of a page without one.
#[test]
fn one_message_need_not_be_guessed() {
    let folder = tempdir().expect("a folder");
    let page = "# Crates\n\n## Stack\n\n`POST /crates`\n\n| Element | Type | Occurrence |\n|---|---|---|\n\
                | stack/@id | int | 1 |\n| stack/crate | string | 1..n |\n\n\
                ```xml\n<stack id=\"1\"><crate>a</crate></stack>\n```\n\nResponse: `200 OK`\n";
    fs::write(folder.path().join("crates.md"), page).expect("a page");
    let imported = program(folder.path())
        .args(["contract", "import", "crates.md", "--out", "contract"])
        .output()
        .expect("the program runs");
    assert!(imported.status.success(), "{imported:?}");
    let held = |name: &str, text: &str| {
        fs::write(folder.path().join(name), text).expect("a document");
        let arguments = ["check", "--contract", "contract", name];
        let checked = program(folder.path()).args(arguments).output();
        told(&checked.expect("the program runs"))
    };
    let good = held(
        "good.xml",
        "<stack id=\"1\"><crate>a</crate><crate>b</crate></stack>",
    );
    assert!(good.starts_with("exit 0\n"), "{good}");
    let other = held("other.xml", "<heap id=\"1\"/>");
    assert!(other.starts_with("exit 1\n"), "{other}");
    assert!(
        other.contains("The root element must be `stack`"),
        "{other}"
    );
    let none = held("none.xml", "<stack id=\"one\"/>");
    assert!(
        none.contains("This is required") && none.contains("whole number"),
        "{none}"
    );
}

/// No more of a batch than one document is in memory: what is larger than
/// the program may have is judged to its end.
#[test]
#[cfg(target_os = "linux")]
fn a_batch_of_any_size_takes_no_more_memory_than_a_document() {
    const MEGABYTES: usize = 96;
    let mut large = shipment(1);
    large["lineItems"][0]["shipmentTracking"] = json!("PW".repeat(10_000));
    let document = format!("{large},\n");
    let count = MEGABYTES * 1024 * 1024 / document.len();
    let folder = tempdir().expect("a folder");
    let mut child = program(folder.path())
        .args([
            "check",
            "--system",
            "spectrum",
            "--message",
            "shipment",
            "-",
        ])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("standard input");
    input.write_all(b"[").expect("it is read");
    let many = document.repeat(10);
    for _ in 0..count / 10 {
        input.write_all(many.as_bytes()).expect("it is read");
    }
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).expect("its status");
    input
        .write_all(format!("{}]", shipment(2)).as_bytes())
        .expect("it is read");
    drop(input);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(0));
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak: usize = peak
        .and_then(|peak| peak.trim().strip_suffix(" kB")?.parse().ok())
        .expect("its peak");
    assert!(peak < 64 * 1024, "{peak} kB");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        said.contains(&format!("{} documents", count / 10 * 10 + 1)),
        "{said}"
    );
}
