//! `report.html`: its markup, its size, and the page in a browser.

mod browser;
mod hostile;
mod latency;
mod machine;
mod markup;
mod orchard;
mod packed;
mod proof;
mod read;
mod reference;

use countersign_journal::RunEvent;
use countersign_report::{Record, Reference, Rendered, format};

/// The page of a record.
fn page(record: &Record, reference: &Reference) -> String {
    let format = format("html").expect("it is listed");
    match (format.render)(record, reference) {
        Rendered::File(bytes) => String::from_utf8(bytes).expect("text"),
        Rendered::Folder(_) => panic!("a page is a file"),
    }
}

/// The page of events, with a reference that is made up.
fn page_of(events: impl IntoIterator<Item = RunEvent>) -> String {
    let record = Record::of(events);
    page(&record, &reference::reference(&record))
}
