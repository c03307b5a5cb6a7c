//! `countersign contract diff` and `export`, as they are run.

use std::fs;
use std::path::Path;
use std::process::Output;

use serde_json::Value;

/// A page of an invented carrier.
const PAGE: &str = r#"# Parcels

### Send a Parcel

```http
POST https://api.harbour.example/api/parcel HTTP/1.1
```

#### Required

* `number` (string)
* `weight` (number)

#### Optional

* `note` (string)

#### Example request body

```json
{ "number": "P-1", "weight": 1.5, "note": "" }
```
"#;

pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Output {
    crate::program(folder)
        .args(["contract"])
        .args(arguments)
        .output()
        .expect("the program runs")
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn a_page_and_its_next_version() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        fs::write(folder.path().join(name), text).expect("written");
    };
    write("old.md", PAGE);
    write("same.md", &format!("{PAGE}\n\n"));
    write(
        "new.md",
        &PAGE.replace("#### Optional", "* `depot` (string)\n\n#### Optional"),
    );
    let same = run(folder.path(), &["diff", "old.md", "same.md"]);
    assert_eq!(text(&same.stdout), "nothing has changed\n", "{same:?}");
    assert_eq!(same.status.code(), Some(0));
    let other = run(folder.path(), &["diff", "old.md", "new.md"]);
    let told = text(&other.stdout);
    assert!(
        told.contains("breaking  safe      required-field-added"),
        "{other:?}"
    );
    assert!(told.contains("/depot: text"), "{told}");
    assert_eq!(other.status.code(), Some(1));
}

#[test]
fn formats_of_a_built_in_system() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = run(folder.path(), &["export", "spectrum", "--markdown"]);
    assert!(text(&page.stdout).starts_with("# Spectrum\n"));
    let all = [
        "export",
        "spreadshirt",
        "--xsd",
        "--openapi",
        "--markdown",
        "--postman",
        "--arazzo",
    ];
    let refused = run(folder.path(), &all);
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("--out"), "{refused:?}");
    let written = run(
        folder.path(),
        &[&all[..], &["--out", "here/there"]].concat(),
    );
    assert_eq!(written.status.code(), Some(0), "{written:?}");
    let mut names: Vec<String> = fs::read_dir(folder.path().join("here/there"))
        .expect("the folder was made")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    assert_eq!(
        names,
        [
            "openapi.json",
            "spreadshirt-read.xsd",
            "spreadshirt-write.xsd",
            "spreadshirt.arazzo.json",
            "spreadshirt.md",
            "spreadshirt.postman_collection.json",
            "xlink.xsd",
        ]
    );
}

#[test]
fn what_can_not_be_named_is_usage() {
    let folder = tempfile::tempdir().expect("a folder");
    for arguments in [
        &["export", "spectrum"][..],
        &["export", "nowhere", "--openapi"],
        &["export", "spectrum", "--xsd"],
        &["diff", "spectrum", "nowhere"],
        &["diff", "spectrum", "spectrum", "--baseline", "nowhere.toml"],
    ] {
        let output = run(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(text(&output.stderr).contains("hint: "), "{output:?}");
    }
}

/// The page that is exported, read as any published page: every field is found
/// again, and nothing else.
#[test]
fn an_exported_page_is_read_again() {
    let folder = tempfile::tempdir().expect("a folder");
    for system in ["spectrum", "spreadshirt"] {
        let page = run(folder.path(), &["export", system, "--markdown"]);
        fs::write(folder.path().join("page.md"), &page.stdout).expect("written");
        let read = run(folder.path(), &["fields", "page.md"]);
        assert_eq!(text(&read.stderr), "", "{system}");
        let read = text(&read.stdout);
        let found: Vec<&str> = read
            .lines()
            .filter_map(|line| line.split('\t').nth(1))
            .collect();
        let contract = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../schemas")
            .join(system)
            .join("generated/contract.json");
        let contract = fs::read_to_string(contract).expect("readable");
        let contract: Value = serde_json::from_str(&contract).expect("it is JSON");
        let messages = contract["messages"].as_array().into_iter().flatten();
        let fields = messages.flat_map(|message| message["fields"].as_array());
        let paths = fields.flatten().filter_map(|field| field["path"].as_str());
        // How a page spells the text of an element is its own affair.
        let paths: Vec<&str> = paths.map(|path| path.trim_end_matches("()")).collect();
        // The parameters of calls are rows as well.
        let calls = contract["operations"].as_array().into_iter().flatten();
        let parameters: Vec<&str> = calls
            .filter_map(|call| call["parameters"].as_array())
            .flatten()
            .filter_map(|parameter| parameter["name"].as_str())
            .collect();
        let found: Vec<&str> = found
            .iter()
            .filter(|path| !parameters.contains(path))
            .map(|path| path.trim_end_matches("()"))
            .collect();
        assert_eq!(found, paths, "{system}");
    }
}
