//! The text of a baseline: read, or told all that is wrong with it.

use countersign_journal::Verdict;
use countersign_report::baseline::{Baseline, Terms};
use jiff::civil::date;

use crate::baseline::{TODAY, finding, run};

#[test]
fn every_text_is_read_or_told_all_that_is_wrong_with_it() {
    let folder = crate::folder().join("baseline");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("the cases are there") {
        let path = entry.expect("an entry").path();
        let text = std::fs::read_to_string(&path).expect("the case is readable");
        let (given, expected) = text
            .split_once("# === expected\n")
            .unwrap_or_else(|| panic!("{} expects nothing", path.display()));
        let told = match Baseline::parse(given, TODAY) {
            Ok(baseline) => format!("# {} entries\n", baseline.entries.len()),
            Err(problems) => problems
                .iter()
                .map(|problem| format!("# {problem}\n").replace("\n ", "\n#  "))
                .collect(),
        };
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            std::fs::write(&path, format!("{given}# === expected\n{told}")).expect("written");
        } else {
            assert_eq!(told, expected, "{}", path.display());
        }
        count += 1;
    }
    assert!(count > 0);
}

#[test]
fn what_is_written_is_read_the_same() {
    let odd = finding(
        "spectrum/x/A \"quoted\" one\\with\tall",
        "spectrum.a.b",
        Verdict::Warned,
        "two\nlines, \"\"\" and '''",
    );
    let plain = finding("spectrum/x/Plain", "spectrum.a.b", Verdict::Failed, "no");
    let (observed, _) = run(&[("spectrum/x/Plain", vec![plain, odd], None)]);
    let terms = Terms {
        reason: None,
        owner: "a \"name\"".to_owned(),
        issue: "#7".to_owned(),
        expires: date(2027, 1, 1),
    };
    let updated = Baseline::default().update(&observed, &terms, false, TODAY);
    let text = updated.baseline.to_toml();
    let read = Baseline::parse(&text, TODAY).expect("it is read");
    assert_eq!(read.to_toml(), text);
    assert_eq!(read.entries.len(), 2);
    for (written, read) in updated.baseline.entries.iter().zip(&read.entries) {
        assert_eq!(written.finding, read.finding);
        assert_eq!(written.reason, read.reason);
        assert_eq!(written.owner, read.owner);
    }
}
