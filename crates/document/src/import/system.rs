//! `[system]`: what the system is called, and how its bodies travel.

use countersign_contract::Operation;

use super::draft::title;
use super::name::Name;
use super::operation::entity;
use super::table::{Table, quoted};
use super::wire::Wire;
use crate::reading::Reading;

/// The head of rulings.toml.
pub(super) fn table(
    readings: &[(String, Reading)],
    system: &Name,
    wire: &Wire,
    calls: &[(usize, Operation)],
) -> String {
    let titles = readings
        .iter()
        .filter_map(|(_, reading)| reading.title.as_deref());
    let mut named = titles.filter(|title| {
        let title = countersign_contract::kebab(title);
        title.split('-').any(|word| word == system.as_str())
    });
    let words = system.as_str().split('-').map(|word| {
        let (first, rest) = word.split_at(1.min(word.len()));
        first.to_uppercase() + rest
    });
    let words = words.collect::<Vec<_>>().join(" ");
    let name = named.next().unwrap_or(&words);
    let namespaces = wire
        .namespaces
        .iter()
        .map(|(prefix, uri)| format!("{} = {}", quoted(prefix), quoted(uri)));
    let namespaces: Vec<String> = namespaces.collect();
    let namespaces = (!namespaces.is_empty()).then(|| format!("{{ {} }}", namespaces.join(", ")));
    let table = Table::default()
        .text("name", system.as_str())
        .text("title", &title(name, system.as_str()))
        .text("entity", entity(calls).as_str())
        .text("media_type", &wire.media_type)
        .maybe(
            "credential_header",
            wire.credential_header.as_deref().map(quoted),
        )
        .maybe("namespaces", namespaces)
        .under("[system]");
    format!(
        "# What the pages call things, and how each gap or contradiction of them is read.\n\
         # Imports leave this file as it is: what the pages declare is overruled here.\n\n{table}"
    )
}
