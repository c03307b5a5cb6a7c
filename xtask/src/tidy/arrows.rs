//! Rooms stand only on those below them.

use super::Fault;
use super::tree::Tree;

/// Each crate and the crates of this project that it may stand on. Tests may
/// use more, but for those that [`ABSENT`] names.
const ROOMS: &[(&str, &[&str])] = &[
    ("crates/contract", &[]),
    ("crates/codegen", &["contract"]),
    ("crates/document", &["codegen", "contract"]),
    ("crates/folder", &["contract"]),
    ("crates/validate", &["validate-derive"]),
    ("crates/validate-derive", &[]),
    ("crates/journal", &[]),
    ("crates/place", &[]),
    (
        "crates/system",
        &["contract", "journal", "place", "validate"],
    ),
    (
        "crates/spectrum",
        &["contract", "journal", "system", "validate"],
    ),
    (
        "crates/spreadshirt",
        &["contract", "journal", "system", "validate", "xml"],
    ),
    ("crates/xml", &["contract", "place", "system", "validate"]),
    (
        "crates/pack",
        &["contract", "place", "system", "validate", "xml"],
    ),
    ("crates/check", &["contract", "journal", "system"]),
    ("crates/sandbox", &["contract", "journal", "system"]),
    ("crates/suite", &["check", "contract", "journal", "system"]),
    ("crates/report", &["journal", "place"]),
    (
        "crates/cli",
        &[
            "check",
            "codegen",
            "contract",
            "document",
            "folder",
            "journal",
            "pack",
            "report",
            "sandbox",
            "spectrum",
            "spreadshirt",
            "suite",
            "system",
            "validate",
            "xml",
        ],
    ),
    ("xtask", &["codegen", "contract", "folder"]),
];

/// What a crate must not know even in its tests: endpoint and judge would
/// share one misreading.
const ABSENT: &[(&str, &[&str])] = &[
    ("crates/check", &["sandbox"]),
    ("crates/suite", &["sandbox"]),
    ("crates/report", &["suite"]),
];

pub(super) fn check(tree: &Tree) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (folder, manifest) in tree.crates() {
        let place = format!("{folder}/Cargo.toml");
        let Some((_, allowed)) = ROOMS.iter().find(|(room, _)| *room == folder) else {
            faults.push(Fault::new(
                place,
                "this room is not on the map",
                "add it, with what it stands on, to ROOMS in xtask/src/tidy/arrows.rs and to ARCHITECTURE.md",
            ));
            continue;
        };
        let absent = ABSENT
            .iter()
            .find(|(room, _)| *room == folder)
            .map_or(&[][..], |(_, absent)| absent);
        for (table, name) in dependencies(manifest) {
            let Some(other) = name.strip_prefix("countersign-") else {
                continue;
            };
            let refused = if table == "dev-dependencies" {
                absent.contains(&other)
            } else {
                !allowed.contains(&other)
            };
            if refused {
                faults.push(Fault::new(
                    place.as_str(),
                    format!("{folder} must not know {other}"),
                    "arrows point one way: hand it over from a room above, or move the code; the map is in ARCHITECTURE.md",
                ));
            }
        }
    }
    faults
}

/// Table and name of each dependency.
pub(super) fn dependencies(manifest: &str) -> Vec<(String, String)> {
    let Ok(manifest) = manifest.parse::<toml::Table>() else {
        return Vec::new();
    };
    ["dependencies", "build-dependencies", "dev-dependencies"]
        .iter()
        .filter_map(|table| Some((*table, manifest.get(*table)?.as_table()?)))
        .flat_map(|(table, entries)| {
            entries
                .keys()
                .map(move |name| (table.to_owned(), name.clone()))
        })
        .collect()
}
