//! What a script says of its requests while it runs.

use countersign_journal::{Finding, Outcome};

use crate::console::printable;
use crate::remark::facts;
use crate::{ScenarioRecord, ScenarioReport, Sent};

/// Characters of the name of a scenario or the text of a step.
const LINE: usize = 300;
/// Characters of what a finding says, and of each thing that it tells besides.
const VALUE: usize = 600;
/// Findings of one request.
const FINDINGS: usize = 3;

/// The scenario, and what became of it.
pub(super) fn title(scenario: &ScenarioReport) -> String {
    let name = printable(&scenario.scenario.0, LINE);
    format!("{name}: {}", scenario.verdict())
}

/// A request: the step that sent it, and what the run was answered, which may
/// be something else than what is answered now.
pub(super) fn label(sent: &Sent, record: &ScenarioRecord, overlaps: bool) -> String {
    let exchange = &sent.exchange;
    let step = sent.step.and_then(|place| {
        let step = record.steps.get((place as usize).checked_sub(1)?)?;
        let text = printable(&format!("{} {}", step.keyword, step.text), LINE);
        Some(format!("{place}. {text}"))
    });
    let step = step.unwrap_or_else(|| format!("exchange {}", exchange.id));
    let how = match (exchange.again_of, overlaps) {
        (Some(_), _) => " (the same request once more)",
        (None, true) => " (while the one before was not answered yet)",
        (None, false) => "",
    };
    match &exchange.outcome {
        Outcome::Answered(answer) => format!("# {step}{how} (the run got {})", answer.status),
        Outcome::Unanswered { .. } => format!("# {step}{how} (the run got no answer)"),
    }
}

/// What was found of a request, a line each.
pub(super) fn found(findings: &[&Finding]) -> Vec<String> {
    let lines = findings.iter().take(FINDINGS).map(|finding| {
        let facts = facts(finding).filter(|(label, _)| !matches!(*label, "exchange" | "curl"));
        let facts = facts.map(|(label, value)| format!("; {label} {}", printable(&value, VALUE)));
        format!(
            "# the run found: {} {}: {}{}",
            finding.verdict,
            printable(&finding.clause.0, LINE),
            printable(&finding.message, VALUE),
            facts.collect::<String>()
        )
    });
    lines.collect()
}
