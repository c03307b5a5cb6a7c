//! The page in a browser: what is clicked, typed, read aloud and printed.

use std::path::Path;

use countersign_report::{Record, Reference};

use super::{orchard, page, page_of};
use crate::published::{chromium, node, npm};

/// Opens pages in Chromium, where it is installed; `COUNTERSIGN_TOOLS=required`
/// makes its absence a failure. `tests/npm/browser.mjs` says what is tried.
/// `COUNTERSIGN_PAGE` names one page more, which is opened and looked at by
/// the rules of accessibility alone.
#[test]
fn the_page_works_in_a_browser() {
    if !chromium() {
        return;
    }
    let Some(folder) = npm() else { return };
    let pages = folder.join("pages");
    let write = |name: &str, page: &str| {
        std::fs::write(pages.join(name), page).expect("written");
    };
    std::fs::create_dir_all(&pages).expect("made");
    let events = orchard::run(240, true);
    write("orchard.html", &page_of(events.clone()));
    write("passed.html", &page_of(orchard::run(40, false)));
    write("many.html", &page_of(orchard::run(10_000, true)));
    write("partial.html", &page_of(events[..400].iter().cloned()));
    let alone = Record::of(events);
    write("alone.html", &page(&alone, &Reference::default()));
    for (name, events) in crate::cases() {
        write(&format!("case-{name}.html"), &page_of(events));
    }
    if let Some(more) = std::env::var_os("COUNTERSIGN_PAGE") {
        write(
            "case-more.html",
            &std::fs::read_to_string(more).expect("the page is readable"),
        );
    }
    let shots = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/screenshots");
    std::fs::create_dir_all(&shots).expect("made");
    node(folder, "browser.mjs", &[&pages, &shots]);
}
