//! A run of some scenarios says so wherever its verdict is told, so that nobody
//! takes it for a run of all.

use countersign_journal::{Selection, Verdict};
use countersign_report::{Record, Reference, Rendered, format};

use crate::compare::run;

fn rendered(name: &str, record: &Record) -> String {
    let format = format(name).expect("there is such a format");
    match (format.render)(record, &Reference::default()) {
        Rendered::File(text) => String::from_utf8_lossy(&text).into_owned(),
        Rendered::Folder(files) => files
            .into_iter()
            .map(|(_, text)| String::from_utf8_lossy(&text).into_owned())
            .collect(),
    }
}

const FORMATS: [&str; 10] = [
    "html", "markdown", "junit", "ctrf", "messages", "har", "allure", "plain", "tap", "sarif",
];

#[test]
fn a_green_of_a_part_is_told_as_that() {
    let mut record = run(&[Some((Verdict::Passed, 0))]);
    record.report.planned = 24;
    record.report.selection = Some(Selection {
        tags: Some("bulk and not slow".to_owned()),
        features: None,
        of: Some(610),
    });
    let words = "bulk and not slow; 24 of 610 scenarios";
    assert_eq!(record.report.selected().as_deref(), Some(words));
    for name in FORMATS {
        let text = rendered(name, &record);
        assert!(text.contains(words), "{name}: {text}");
    }
    let results = rendered("results", &record);
    assert!(
        results.contains("\"tags\": \"bulk and not slow\""),
        "{results}"
    );
    // Code hosts take what another kind of run has not found for mended.
    let kind = "only bulk and not slow";
    for name in ["sarif", "markdown"] {
        let text = rendered(name, &record);
        assert!(text.contains(kind), "{name}: {text}");
    }
    // What was told by a hostile journal is bounded.
    record.report.selection = Some(Selection {
        tags: Some("@x".repeat(100_000)),
        ..Selection::default()
    });
    assert!(
        record
            .report
            .selected()
            .is_some_and(|words| words.len() < 500)
    );
}

#[test]
fn a_run_of_everything_or_of_old_says_nothing_of_it() {
    for selection in [None, Some(Selection::default())] {
        let mut record = run(&[Some((Verdict::Passed, 0))]);
        record.report.selection = selection;
        assert_eq!(record.report.selected(), None);
        for name in FORMATS {
            let text = rendered(name, &record);
            assert!(!text.contains("Selected: "), "{name}: {text}");
        }
    }
}
