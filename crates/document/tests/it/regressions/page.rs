//! What reading and linting promise of a page, whatever it holds.

use countersign_document::{Diagnostic, Document, Reading, Text, lint, read, told};

use super::bounded::bounded;
use super::files::files;
use super::places;

/// How much memory a page and what it declares may take, for each byte.
const MULTIPLE: u64 = 128;

/// Most findings that are told of one page.
const MOST_FINDINGS: usize = 2000;

/// Longest page whose every detail is compared.
const COMPARED: usize = 4096;

/// Each file is read, the same each time, and linted; what is said of it
/// stands in it.
pub(crate) fn promise(input: &[u8]) {
    for (name, body) in files(input) {
        let (document, reading) = bounded(body.len(), MULTIPLE, || read(&name, &body));
        places::of_document(&document);
        places::of_reading(&reading, &document.text);
        let findings = bounded(body.len(), MULTIPLE, || lint::lint(&document, &reading));
        findings_hold(&document.text, &findings);
        if body.len() <= COMPARED {
            let (document_again, reading_again) = read(&name, &body);
            let again = lint::lint(&document_again, &reading_again);
            assert_eq!(findings, again, "the same page linted twice");
            assert_eq!(
                detail(&document, &reading),
                detail(&document_again, &reading_again),
                "the same page read twice"
            );
        }
        are_told(document.text, findings);
    }
}

fn detail(document: &Document, reading: &Reading) -> String {
    format!("{:?}\n{reading:?}", document.blocks)
}

fn findings_hold(text: &Text, findings: &[Diagnostic]) {
    assert!(findings.len() <= MOST_FINDINGS);
    assert!(findings.is_sorted(), "findings come by place");
    for finding in findings {
        places::holds(text, &finding.source);
        assert!(finding.width >= 1, "{finding:?}");
        assert!(finding.code.starts_with("DOC-"), "{finding:?}");
        if finding.suggestion.is_ruling() {
            let pasted: Result<toml::Table, _> = finding.suggestion.to_string().parse();
            assert!(pasted.is_ok(), "{}", finding.suggestion);
        }
    }
}

/// What machines take is well-formed in every form, and names each finding.
fn are_told(text: Text, findings: Vec<Diagnostic>) {
    let count = findings.len();
    let pages = [(text, findings)];
    let list: Vec<serde_json::Value> =
        serde_json::from_str(&told::json(&pages)).expect("a list in JSON");
    assert_eq!(list.len(), count);
    let sarif: serde_json::Value = serde_json::from_str(&told::sarif(&pages)).expect("JSON");
    assert_eq!(
        sarif["runs"][0]["results"].as_array().map(Vec::len),
        Some(count)
    );
    assert!(told::github(&pages).lines().count() >= count);
    told::text(&pages);
}
