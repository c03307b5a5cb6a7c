//! A case is a document in `tests/cases/valid`, `invalid` or `unreadable`;
//! what comes of it stands beside it.

use std::fs;
use std::path::Path;

use countersign_validate::{Report, from_json, violations};

use crate::message::Order;

#[test]
fn valid() {
    each("valid", |_, document| {
        let order = from_json::<Order<'_>>(document).expect("readable");
        assert_eq!(violations(&order), []);
    });
}

#[test]
fn invalid() {
    each("invalid", |name, document| {
        let order = from_json::<Order<'_>>(document).expect("readable");
        let lines: Vec<String> = violations(&order)
            .iter()
            .map(|found| format!("{} {}: {}", found.path, found.rule, found.message))
            .collect();
        insta::assert_snapshot!(name, lines.join("\n"));
    });
}

#[test]
fn unreadable() {
    each("unreadable", |name, document| {
        let unreadable = from_json::<Order<'_>>(document).expect_err("unreadable");
        insta::assert_snapshot!(name, unreadable);
    });
}

/// A document of nothing but faults makes a report that ends.
#[test]
fn a_report_is_bounded() {
    let nulls = vec!["null"; 3 * Report::MOST].join(",");
    let document = format!("{{\"lineItems\":[{nulls}]}}");
    let order = from_json::<Order<'_>>(document.as_bytes()).expect("readable");
    assert_eq!(violations(&order).len(), Report::MOST);
}

/// Runs all cases of a folder, with snapshots named and placed as the cases.
fn each(outcome: &str, run: impl Fn(&str, &[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/cases")
        .join(outcome);
    let mut seen = 0;
    for entry in fs::read_dir(&folder).expect("folder of cases") {
        let path = entry.expect("entry").path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            let mut settings = insta::Settings::clone_current();
            settings.set_snapshot_path(&folder);
            settings.set_prepend_module_to_snapshot(false);
            settings.set_omit_expression(true);
            let name = path.file_stem().expect("stem").to_string_lossy();
            let document = fs::read(&path).expect("case");
            settings.bind(|| run(&name, &document));
            seen += 1;
        }
    }
    assert!(seen > 0, "no case in {}", folder.display());
}
