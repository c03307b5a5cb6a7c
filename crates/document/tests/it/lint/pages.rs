//! Whole pages: what is wrong with faulty ones, and that nothing is with
//! clean ones.

use std::path::{Path, PathBuf};

use countersign_document::{Diagnostic, Text, lint, read, told};
use proptest::prelude::*;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/it/lint")
        .join(name)
}

/// The pages of a folder, by their names.
pub(super) fn pages(folder: &Path) -> Vec<(String, String)> {
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    let mut pages: Vec<_> = entries
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.is_file())
        .map(|path| {
            let name = path
                .file_name()
                .expect("a file has a name")
                .to_string_lossy()
                .into_owned();
            (name, std::fs::read_to_string(path).expect("a page is text"))
        })
        .collect();
    pages.sort();
    pages
}

pub(super) fn linted(name: &str, body: &str) -> (Text, Vec<Diagnostic>) {
    let (document, reading) = read(name, body);
    let diagnostics = lint::lint(&document, &reading);
    (document.text, diagnostics)
}

#[test]
fn faulty_pages_are_told_what_is_wrong_with_them() {
    for (name, body) in pages(&folder("faulty")) {
        let told = told::text(&[linted(&name, &body)]);
        assert!(!told.contains("nothing wrong"), "{name}");
        insta::with_settings!({ snapshot_path => "faulty/told", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name, told);
        });
    }
}

#[test]
fn nothing_is_wrong_with_clean_pages() {
    let pages = pages(&folder("clean"));
    assert!(pages.len() >= 15, "{} clean pages", pages.len());
    let linted: Vec<_> = pages
        .iter()
        .map(|(name, body)| linted(name, body))
        .collect();
    let accused = linted.iter().any(|(_, found)| !found.is_empty());
    assert!(!accused, "{}", told::text(&linted));
}

/// Pieces that pages are made of, and pieces that break them.
pub(super) fn any_page() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("# Title\n\n".to_owned()),
        Just("#### Required\n\n".to_owned()),
        Just("#### Example request body\n\n".to_owned()),
        Just("```json\n{ \"a\": 1 \"b\": [2, }\n```\n\n".to_owned()),
        Just("```xml\n<a><b x=1></a>\n```\n\n".to_owned()),
        Just("{code}\n<order ...>\n<line/>\n</order>\n{code}\n".to_owned()),
        Just("* `name` (string\n  * `inner`(number)\n".to_owned()),
        Just("|| Field || Mandatory || Description ||\n| a/b | x for US | 200 (Accepted) |\n".to_owned()),
        Just("|| State || Description ||\n| Open | |\n|| Current State || Next State ||\n| Opn | Closed |\n".to_owned()),
        Just("| Field | Type |\n| --- | --- |\n| a | string |\n".to_owned()),
        Just("```http\nPOST https://x.example/a HTTP/1.1\n```\n\n".to_owned()),
        Just("* `a` → `qeued`, `b`\n* `queued` → `a`\n\n{\"state\": \"x\"}\n".to_owned()),
        Just("| Field | Type | Required | Description |\n| --- | --- | --- | --- |\n| a | uuid | yes | From 1 to 5 |\n| b | string(3) | no | YYYY-MM-DD |\n| a | integer | no | at most 3 characters |\n\n".to_owned()),
        Just("Request Response\n\n```json\n{\"a\": \"é\", \"b\": 9}\n```\n\n```json\n[{\"a\": [1]}]\n```\n\n".to_owned()),
        Just("nameOne(string)nameTwo(stringnameThree(array)\n".to_owned()),
        r##"[{}\[\]<>()|*"#:,=.…`é \n-]{0,12}"##,
        r"\PC{0,20}",
    ];
    prop::collection::vec(piece, 0..20).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_page_panics_and_places_are_on_it(page in any_page(), ending in prop::sample::select(vec!["md", "wiki", "txt", "html"])) {
        let (text, found) = linted(&format!("page.{ending}"), &page);
        let lines = text.body.lines().count().max(1) + 1;
        for finding in &found {
            let line = usize::try_from(finding.source.line).expect("a line is small");
            let column = usize::try_from(finding.source.column).expect("a column is small");
            prop_assert!(line <= lines, "{page:?} {finding:?}");
            prop_assert!(column <= text.line(finding.source.line).chars().count() + 1, "{page:?} {finding:?}");
        }
        let pages = [(text, found)];
        told::text(&pages);
        told::json(&pages);
        told::sarif(&pages);
        told::github(&pages);
    }
}
