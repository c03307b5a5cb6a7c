//! Reads a *declared* page: what an import wrote of a published page, exact
//! and to be reviewed, so that no markup has to be guessed twice.
//!
//! Each thing says where the published page declares it (`at`), and that is
//! its [`Source`](crate::Source) from here on; a fault of the form itself is
//! told at its place in this file.

mod at;
mod entry;
mod message;
mod operation;
mod values;

use serde::de::DeserializeOwned;
use toml::Spanned;

use crate::entries::Entries;
use crate::page::Page;
use crate::text::{Problems, Text};

use at::Places;
use entry::{EnumerationEntry, MachineEntry, MessageEntry, OperationEntry, PageEntry};
pub(crate) use message::is_path;

/// Most things of one kind that a page declares.
const MOST_OF_A_KIND: usize = 4000;

/// Reads one page.
pub(crate) fn read(text: &Text<'_>, problems: &mut Problems) -> Page {
    let tables = ["page", "operation", "message", "enumeration", "machine"];
    let entries = Entries::parse(text, &tables, problems);
    let mut page = Page {
        name: text.file.rsplit('/').next().unwrap_or_default().to_owned(),
        ..Page::default()
    };
    if let Some(own) = entries.single::<PageEntry>("page", problems) {
        let own = own.into_inner();
        page.headings.push(own.title);
        page.headings.extend(own.headings);
        page.headings.extend(own.formerly);
    }
    let mut places = Places::new(text, problems);
    for entry in all::<OperationEntry>(&entries, "operation", &mut places) {
        let operation = operation::operation(entry, &mut places);
        page.headings.push(operation.title.clone());
        page.declared.operations.push(operation);
    }
    for entry in all::<MessageEntry>(&entries, "message", &mut places) {
        let message = message::message(entry, &mut places);
        page.headings.push(message.title.clone());
        page.declared.messages.push(message);
    }
    for entry in all::<EnumerationEntry>(&entries, "enumeration", &mut places) {
        let enumeration = values::enumeration(entry, &mut places);
        page.enumerations.push(enumeration);
    }
    for entry in all::<MachineEntry>(&entries, "machine", &mut places) {
        let machine = values::machine(entry, &mut places);
        page.declared.machines.push(machine);
    }
    page
}

/// All tables of a kind, as many as a page may have.
fn all<T: DeserializeOwned>(
    entries: &Entries<'_, '_>,
    name: &str,
    places: &mut Places<'_, '_>,
) -> Vec<Spanned<T>> {
    let mut all = entries.all::<T>(name, places.problems);
    if let Some(beyond) = all.get(MOST_OF_A_KIND) {
        let help = "make several pages of it";
        let message = format!("the page has more than {MOST_OF_A_KIND} of `{name}`");
        places.wrong(beyond.span(), message, help);
        all.truncate(MOST_OF_A_KIND);
    }
    all
}
