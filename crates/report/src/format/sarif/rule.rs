//! A rule of SARIF: a clause.

use countersign_journal::ClauseId;
use serde_json::{Value, json};

use super::text::message;
use crate::remark::NO_CLAUSE;
use crate::{ClauseReference, Reference};

/// The rule of a clause. Code hosts ask for both descriptions and help of
/// each.
pub(super) fn rule(clause: &str, reference: &Reference) -> Value {
    let known = reference.clauses.get(&ClauseId::from(clause));
    let (text, help) = match known {
        Some(known) => (known.text.as_str(), help(known)),
        None if clause == NO_CLAUSE => (
            "A scenario comes to a verdict by what is found in it.",
            "It stopped before anything was found, or never came to its end. The journal has \
             what it sent and received."
                .to_owned(),
        ),
        None => (
            clause,
            "The contract at hand has no such clause.".to_owned(),
        ),
    };
    let mut rule = json!({
        "id": clause,
        "shortDescription": message(text),
        "fullDescription": message(text),
        "help": message(&help),
    });
    if let Some(known) = known {
        rule["defaultConfiguration"] = json!({ "level": level(&known.modality) });
        rule["properties"] = json!({
            "tags": [known.system, known.modality, known.basis],
            "source": { "page": known.page, "heading": known.heading },
        });
    }
    rule
}

/// Where the clause is from, in sentences.
fn help(clause: &ClauseReference) -> String {
    let mut help = format!(
        "A {} of {}, {}: page {}, under \"{}\".",
        clause.modality, clause.system, clause.basis, clause.page, clause.heading
    );
    if let Some(follows) = &clause.follows_from {
        help.push_str(&format!(" It follows: {follows}"));
    }
    help
}

/// Modality alone decides what contradicting a clause means.
fn level(modality: &str) -> &'static str {
    if modality == "should" {
        "warning"
    } else {
        "error"
    }
}
