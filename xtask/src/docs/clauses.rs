//! The page of a system's clauses.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use countersign_contract::{Basis, Clause, Contract, Modality};
use serde::Deserialize;

use crate::contents::files;

/// What this page needs of a fault.
#[derive(Deserialize)]
struct Fault {
    title: String,
    breaks: Vec<String>,
}

/// The page: each clause under its own heading, with what breaks it on purpose.
///
/// # Errors
/// A sentence, where a fault cannot be read.
pub(super) fn page(folder: &Path, contract: &Contract) -> Result<String, String> {
    let faults = faults(folder)?;
    let mut text = format!(
        "<!-- `cargo xtask docs` makes this page. -->\n\n\
         # Clauses of {}\n\n\
         What its pages require of behaviour. Contradicting a *must* fails, contradicting a *should* warns\n\
         ([verdicts](../explanation/verdicts.md)). Under each clause stand the faults that break it\n\
         ([why](../explanation/faults.md)); `countersign prove {}` puts the suite before each of them.\n",
        contract.title, contract.system
    );
    let mut topic = "";
    for clause in &contract.clauses {
        let of = clause.id.split('.').nth(1).unwrap_or_default();
        if of != topic {
            topic = of;
            let _ = write!(text, "\n## {topic}\n");
        }
        add(&mut text, clause, faults.get(&clause.id));
    }
    Ok(text)
}

fn add(text: &mut String, clause: &Clause, faults: Option<&Vec<(String, String)>>) {
    let modality = match clause.modality {
        Modality::Must => "must",
        Modality::Should => "should",
    };
    let basis = match clause.basis {
        Basis::Documented => "documented",
        Basis::Exemplified => "exemplified",
        Basis::Implied => "implied",
    };
    let _ = write!(
        text,
        "\n### `{}`\n\n{}\n\n*{modality}, {basis}*: {}, “{}”\n",
        clause.id, clause.text, clause.source.page, clause.source.heading
    );
    if let Some(sentence) = &clause.follows_from {
        let _ = write!(text, "\nFollows from: {sentence}\n");
    }
    if let Some(reason) = &clause.reason {
        let _ = write!(text, "\nNo exchange can show it: {reason}\n");
    }
    for (index, (name, title)) in faults.into_iter().flatten().enumerate() {
        let gap = if index == 0 { "\n" } else { "" };
        let _ = writeln!(text, "{gap}- `{name}`: {title}");
    }
}

/// Name and title of the faults that break each clause.
fn faults(folder: &Path) -> Result<BTreeMap<String, Vec<(String, String)>>, String> {
    let mut broken: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for path in files(&folder.join("faults"))? {
        let text = fs::read_to_string(&path)
            .map_err(|error| format!("cannot read {}: {error}", path.display()))?;
        let fault: Fault =
            toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        for clause in fault.breaks {
            let entry = (name.clone().into_owned(), fault.title.clone());
            broken.entry(clause).or_default().push(entry);
        }
    }
    Ok(broken)
}
