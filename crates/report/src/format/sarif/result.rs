//! A result of SARIF: a finding.

use std::collections::BTreeMap;

use countersign_journal::{ClauseId, Verdict};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value, json};

use super::{TEXT, text};
use crate::Reference;
use crate::cut::{Whole, cut};
use crate::remark::{Remark, facts};

/// Characters of a fact beside the message; bodies are longer than anyone
/// reads there.
const FACT: usize = 4_000;

/// What may stand in the path of a relative reference (RFC 3986). A colon may
/// not, in its first part.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/');

/// Whether it is something to be looked into.
pub(super) fn is_told(remark: &Remark<'_>) -> bool {
    !matches!(remark.verdict, Verdict::Skipped | Verdict::Passed)
}

/// The result; `rules` has the index of each clause.
pub(super) fn result(
    remark: &Remark<'_>,
    rules: &BTreeMap<&str, usize>,
    reference: &Reference,
) -> Value {
    let clause = remark.clause();
    // What could not be judged is open in the standard's own words, and has no
    // level there.
    let (kind, level) = match remark.verdict {
        Verdict::Failed => ("fail", "error"),
        Verdict::Warned => ("fail", "warning"),
        _ => ("open", "none"),
    };
    let scenario = remark.scenario;
    let mut location = place(remark.place.file, remark.place.line);
    location["logicalLocations"] = json!([{
        "name": scenario.name(),
        "fullyQualifiedName": scenario.scenario,
    }]);
    let mut told = text::literal(&message(remark));
    let known = reference.clauses.get(&ClauseId::from(clause));
    let related = known.filter(|known| !known.file.is_empty()).map(|known| {
        // A viewer shows what is related where the message links to it.
        told.push_str("\nIt is asked for by [this clause](1).");
        let mut related = place(&known.file, known.line);
        related["id"] = json!(1);
        related["message"] = text::message(&known.text);
        related
    });
    let mut result = json!({
        "ruleId": clause,
        "ruleIndex": rules.get(clause),
        "kind": kind,
        "level": level,
        "message": { "text": told },
        "locations": [location],
        "partialFingerprints": {
            // The name that GitHub looks at, and ours.
            "primaryLocationLineHash": remark.identity,
            "countersign/v1": remark.identity,
        },
    });
    if let Some(related) = related {
        result["relatedLocations"] = json!([related]);
    }
    let mut properties = Map::new();
    properties.insert("verdict".into(), json!(remark.verdict));
    for (label, value) in remark.finding.into_iter().flat_map(facts) {
        properties.insert(label.into(), cut(&value, FACT, Whole::Results).into());
    }
    result["properties"] = properties.into();
    result
}

/// The sentence, with what was expected and what was seen.
fn message(remark: &Remark<'_>) -> String {
    let mut text = cut(remark.message, TEXT, Whole::Results).into_owned();
    if remark.verdict == Verdict::Inconclusive {
        text.insert_str(0, "Could not be judged: ");
    }
    for (label, value) in remark.finding.into_iter().flat_map(facts) {
        if matches!(label, "expected" | "seen" | "at") {
            text.push_str(&format!("\n{label}: {}", cut(&value, TEXT, Whole::Results)));
        }
    }
    text
}

fn place(file: &str, line: u32) -> Value {
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": utf8_percent_encode(file, ESCAPED).to_string() },
        "region": { "startLine": line.max(1) },
    }})
}
