//! What a page shows is valid by the contract that an import makes of it, or
//! its lint says why not.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use countersign_contract::{Body, Contract, Shape};
use countersign_document::import::{Name, import};
use countersign_document::lint::lint;
use countersign_document::{Carried, Example, Reading};
use countersign_pack::{Pack, Settings};
use countersign_system::System;
use serde_json::Value;

/// Folders of invented pages.
const FOLDERS: [&str; 7] = [
    "../document/tests/it/import/cases",
    "../document/tests/it/lint/clean",
    "../document/tests/it/lint/faulty",
    "../document/tests/it/openapi/cases",
    "../document/tests/it/openapi/clean",
    "../document/tests/it/reading/pages",
    "tests/cases/own-examples",
];

#[test]
fn invented_pages_keep_to_their_own_contracts() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut told, mut count) = (String::new(), 0);
    for folder in FOLDERS {
        count += held(&here.join(folder), &mut told);
    }
    assert!(told.is_empty(), "{told}");
    assert!(count > 60, "only {count} examples were held");
}

#[test]
fn published_pages_keep_to_their_own_contracts() {
    let Some(folder) = std::env::var_os("COUNTERSIGN_DOCUMENTS") else {
        println!("COUNTERSIGN_DOCUMENTS names no folder of published pages: nothing is held");
        return;
    };
    let mut told = String::new();
    held(Path::new(&folder), &mut told);
    assert!(told.is_empty(), "{told}");
}

/// Holds the examples of all pages of a folder; how many there were.
fn held(folder: &Path, told: &mut String) -> usize {
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    let mut pages: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    pages.retain(|path| path.is_file());
    pages.sort();
    let pages = pages.iter().filter_map(|path| {
        let text = std::fs::read_to_string(path).ok()?;
        let name = path.file_name()?.to_string_lossy().into_owned();
        Some(page(name, &text, told))
    });
    pages.sum()
}

/// Holds the examples of one page against the contract of the page.
fn page(name: String, text: &str, told: &mut String) -> usize {
    let (document, reading) = countersign_document::read(&name, text);
    let readings = [(name.clone(), reading)];
    let imported = import(&readings, &Name::of(&readings), &[]);
    let files = imported.files.iter();
    let texts: Vec<(&str, &str)> = files.map(|(path, text)| (&**path, &**text)).collect();
    let contract = countersign_contract::read(&texts).expect("an import is a contract");
    let pack = Pack::new(contract, Settings::default()).expect("a contract is a pack");
    let [(_, reading)] = &readings;
    let faults: Vec<u32> = lint(&document, reading)
        .iter()
        .map(|fault| fault.source.line)
        .collect();
    let mut count = 0;
    for example in &reading.examples {
        let lines = u32::try_from(example.text.lines().count()).unwrap_or(u32::MAX);
        let from = example.source.line;
        let within = from.saturating_sub(1)..=from.saturating_add(lines);
        if faults.iter().any(|line| within.contains(line)) {
            continue;
        }
        for body in bodies(pack.contract(), reading, example) {
            count += 1;
            for violation in violations(&pack, &body, example) {
                let message = &body.message;
                writeln!(told, "{name}:{from}: {message}: {violation}").expect("text");
            }
        }
    }
    count
}

/// What the contract has an example for.
fn bodies(contract: &Contract, reading: &Reading, example: &Example) -> Vec<Body> {
    let call = |id: &str| {
        let mut calls = reading.operations.iter();
        let call = calls.find(|call| call.id == id)?;
        let mut calls = contract.operations.iter();
        calls.find(|known| {
            (known.method, &known.path, &known.source.line)
                == (call.method, &call.path, &call.source.line)
        })
    };
    let alone = |message: &str| Body {
        message: message.to_owned(),
        shape: Shape::One,
        wrapper: None,
    };
    let of = example.of.iter().flat_map(|of| match of {
        Carried::Request(id) => call(id)
            .and_then(|call| call.request.clone())
            .into_iter()
            .collect(),
        Carried::Response(id, status) => {
            let answers = call(id).into_iter().flat_map(|call| &call.responses);
            let own = answers.filter(|answer| status.is_none_or(|status| answer.status == status));
            own.filter_map(|answer| answer.body.clone())
                .take(1)
                .collect()
        }
        // Of a message that no call sends there is no form that is written.
        Carried::Message { name, read, write } => {
            let new = format!("new-{name}");
            let is_sent = contract
                .message(name)
                .is_some_and(|message| message.request);
            let names = [(*read, name), (*write, &new), (*write && is_sent, name)];
            let known = names
                .into_iter()
                .find(|(shown, name)| *shown && contract.message(name).is_some());
            let body: Vec<Body> = known.map(|(_, name)| alone(name)).into_iter().collect();
            body
        }
    });
    of.collect()
}

/// What is wrong with an example that can be read.
fn violations(pack: &Pack, body: &Body, example: &Example) -> Vec<String> {
    // An excerpt shows less than there is, and one of XML may leave out the
    // namespace that others declare.
    let mut namespaces = pack.contract().namespaces.iter();
    let is_bare = namespaces.any(|one| one.prefix.is_empty()) && !example.text.contains("xmlns");
    if is_bare || example.text.contains("...") {
        return Vec::new();
    }
    let Ok(tree) = pack.read(example.text.as_bytes()) else {
        return Vec::new();
    };
    // Of a list a page may show one, and of one a list.
    let listed = matches!(tree, Value::Array(_));
    let instances = match body.instances(tree.clone()) {
        Some(instances) => instances.into_iter().map(|one| one.tree).collect(),
        None if listed => tree.as_array().cloned().unwrap_or_default(),
        None => vec![tree],
    };
    let mut told = Vec::new();
    for instance in instances {
        let found = pack.validate(&body.message, &pack.write(&instance));
        let found = found.expect("what was written is read");
        told.extend(
            found
                .iter()
                .map(|one| format!("{} {}", one.path, one.message)),
        );
    }
    told
}
