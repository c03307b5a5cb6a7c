//! What each case says, as it reads without a script.

use countersign_journal::RunEvent;
use countersign_report::Record;

use super::read::read;
use super::{orchard, page, page_of, reference};
use crate::rendered::compare;

#[test]
fn every_case_reads_as_expected() {
    for (name, events) in crate::cases() {
        let record = Record::of(events);
        let page = page(&record, &reference::of_clauses(&record));
        let title = page.find("<title>").expect("a title");
        let (start, end) = (
            page.find("<main").expect("a start"),
            page.find("</main>").expect("an end"),
        );
        let title = page[title..].lines().next().unwrap_or_default();
        let text = read(&format!("{title}{}", &page[start..end]));
        compare(&format!("html/{name}"), "txt", &text);
    }
}

#[test]
fn the_same_run_gives_the_same_page() {
    let mut events = orchard::run(40, true);
    let page = page_of(events.clone());
    assert!(page == page_of(events.clone()));
    // Scenarios side by side tell their events in any order.
    let last = events.len() - 1;
    events[1..last].sort_by_key(RunEvent::ordinal);
    assert!(page == page_of(events));
}

#[test]
fn a_run_that_was_cut_off_is_marked_wherever_it_ends() {
    let events = orchard::run(6, true);
    for end in 0..events.len() {
        let page = page_of(events[..end].iter().cloned());
        assert!(page.contains("<strong>Partial.</strong>"), "{end}");
        assert!(page.ends_with("</html>\n"), "{end}");
    }
    assert!(!page_of(events).contains("<strong>Partial.</strong>"));
}

/// Every link within the page leads to something that is there, or to what the
/// script shows.
#[test]
fn no_link_leads_nowhere() {
    let page = page_of(orchard::run(40, true));
    let mut count = 0;
    for piece in page.split("href=\"#").skip(1) {
        let target = piece.split('"').next().unwrap_or_default();
        let is_drawn = ["", "scenario=", "judges=", "verdict=", "system="]
            .iter()
            .any(|start| target == *start || (!start.is_empty() && target.starts_with(start)));
        let is_there = page.contains(&format!("id=\"{target}\""));
        assert!(is_drawn || is_there, "{target}");
        count += 1;
    }
    assert!(count > 50, "{count}");
}
