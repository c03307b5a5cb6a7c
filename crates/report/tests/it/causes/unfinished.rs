//! A run that did not come to its end says so, and asks for no more than that.

use super::{begun, finding, open, render, scenario};

/// What stands in a comment above its tables.
fn head(events: &[countersign_journal::RunEvent]) -> String {
    let comment = render("markdown", events);
    let parts: Vec<_> = comment.split("\n\n").skip(1).take(3).collect();
    parts.join("\n")
}

#[test]
fn what_broke_off_is_to_be_run_again() {
    let mut events = begun(4);
    events.extend(scenario(1, "passed", &[finding("s.a", "passed", 1, "/a")]));
    events.extend(open(2));
    assert_eq!(
        head(&events),
        "**The run did not come to its end. Of 2 scenarios that began: 1 passed, 1 inconclusive.**\n\
         **Partial:** The run did not come to its end: of 4 scenarios, 2 began and 1 ended.\n\
         Run it again to its end: of what it did not come to, nothing is said."
    );
}

#[test]
fn what_could_not_be_judged_is_not_forgotten() {
    let mut events = begun(4);
    let found = [finding("s.a", "inconclusive", 1, "/a")];
    events.extend(scenario(1, "inconclusive", &found));
    events.extend(open(2));
    let head = head(&events);
    assert!(
        head.starts_with("**Something could not be judged, and the run did not come"),
        "{head}"
    );
    assert!(head.contains("Run it again to its end; if"), "{head}");
    assert!(!head.contains("mend"), "{head}");
}

#[test]
fn what_failed_is_looked_at_first() {
    let mut events = begun(4);
    events.extend(scenario(1, "failed", &[finding("s.a", "failed", 1, "/a")]));
    let head = head(&events);
    assert!(head.contains("The target contradicts"), "{head}");
    assert!(head.contains("of 4 scenarios, 1 ended."), "{head}");
    assert!(head.ends_with("Then run it again to its end."), "{head}");
}
