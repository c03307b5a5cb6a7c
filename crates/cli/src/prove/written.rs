//! The proof, written for machines and for people.

use std::fmt::Write as _;

use countersign_journal::Verdict;

use super::mutants::{BAR, MutantProof};
use super::proof::{FaultProof, Kill, Proof, SystemProof};

/// For machines.
pub(super) fn json(proof: &Proof) -> String {
    // Plain structs with text keys always have a JSON form.
    let mut text = serde_json::to_string_pretty(proof).unwrap_or_default();
    text.push('\n');
    text
}

/// What is said at the end, a screen at most.
pub(super) fn summary(proof: &Proof) -> String {
    let mut text = String::new();
    for system in &proof.systems {
        let killed = system.faults.iter().filter(|fault| !fault.kills.is_empty());
        let _ = writeln!(
            text,
            "{}: {} of {} faults killed, {} of {} clauses proven; {} seeds, {} findings, {} inconclusive; {} probes",
            system.system,
            killed.count(),
            system.faults.len(),
            proven(system),
            system
                .clauses
                .iter()
                .filter(|clause| clause.assessable)
                .count(),
            system.variations.seeds,
            system.variations.findings.len(),
            system.variations.inconclusive,
            system.probes.len(),
        );
    }
    for system in &proof.systems {
        if let Some(mutants) = &system.mutants {
            let total = mutants.total();
            let _ = writeln!(
                text,
                "{}: {:.1} % of {} journal mutants killed, {:.1} % equivalents",
                system.system,
                total.share() * 100.0,
                total.all(),
                total.equivalents() * 100.0,
            );
            for (kind, count) in mutants.below_bar() {
                let _ = writeln!(
                    text,
                    "  {kind}: {:.1} % of {} killed, {:.0} % of all must be",
                    count.share() * 100.0,
                    count.all(),
                    BAR * 100.0
                );
            }
        }
    }
    if !proof.left_out.is_empty() {
        let _ = writeln!(
            text,
            "this is not the whole proof; left out: {}",
            proof.left_out.join("; ")
        );
    }
    for fault in proof.harness_faults.iter().take(MOST_TOLD) {
        let _ = writeln!(text, "  the harness failed: {fault}");
    }
    for problem in proof.problems.iter().take(MOST_TOLD) {
        let _ = writeln!(text, "  {problem}");
    }
    if proof.problems.len() > MOST_TOLD {
        let _ = writeln!(text, "  … and {} more", proof.problems.len() - MOST_TOLD);
    }
    if !proof.waived.is_empty() {
        let _ = writeln!(text, "waived: {}", proof.waived.len());
    }
    text
}

/// Problems that the summary tells.
const MOST_TOLD: usize = 40;

/// For people.
pub(super) fn markdown(proof: &Proof) -> String {
    let mut text = String::from("# Proof\n\n");
    text.push_str(
        "What the suite sees of endpoints that deviate on purpose. A fault is killed by a failed finding \
         (for a should: a warned one) on a clause that it names.\n\n",
    );
    let parts = [
        ("Left out", &proof.left_out),
        ("The harness failed", &proof.harness_faults),
        ("Not proven", &proof.problems),
        ("Waived", &proof.waived),
    ];
    for (title, sentences) in parts {
        if !sentences.is_empty() {
            let _ = writeln!(text, "## {title}\n");
            for sentence in sentences {
                let _ = writeln!(text, "- {}", cell(sentence));
            }
            text.push('\n');
        }
    }
    for system in &proof.systems {
        of_system(&mut text, system);
    }
    text
}

fn of_system(text: &mut String, system: &SystemProof) {
    let _ = writeln!(text, "## {}\n", system.system);
    text.push_str("| clause | checks | faults that prove it |\n| --- | --- | --- |\n");
    for clause in &system.clauses {
        let checks: Vec<&str> = clause.checks.iter().map(String::as_str).collect();
        let faults: Vec<&str> = clause.faults.iter().map(String::as_str).collect();
        let proofs = match (clause.assessable, faults.is_empty()) {
            (false, _) => "not assessable".to_owned(),
            (true, true) => "**none**".to_owned(),
            (true, false) => faults.join(", "),
        };
        let _ = writeln!(text, "| {} | {} | {proofs} |", clause.id, checks.join(", "));
    }
    text.push_str(
        "\n| fault | clause | verdict | check | scenario |\n| --- | --- | --- | --- | --- |\n",
    );
    for fault in &system.faults {
        of_fault(text, fault);
    }
    let collateral: Vec<(&str, &Kill)> = system
        .faults
        .iter()
        .flat_map(|fault| {
            fault
                .collateral
                .iter()
                .map(|kill| (fault.name.as_str(), kill))
        })
        .collect();
    if !collateral.is_empty() {
        text.push_str("\nFindings on clauses that a fault does not name:\n\n");
        text.push_str("| fault | clause | verdict | scenario |\n| --- | --- | --- | --- |\n");
        for (fault, kill) in collateral {
            let _ = writeln!(
                text,
                "| {fault} | {} | {} | {} |",
                kill.clause,
                kill.verdict,
                cell(&kill.scenario)
            );
        }
    }
    let verdicts = &system.variations.verdicts;
    let _ = writeln!(
        text,
        "\nVariations: {} seeds, {} scenarios, {} passed, {} findings, {} inconclusive.\n",
        system.variations.seeds,
        verdicts.total(),
        verdicts.count(Verdict::Passed),
        system.variations.findings.len(),
        system.variations.inconclusive
    );
    for doubt in &system.variations.in_doubt {
        let told = format!("{} in {}: {}", doubt.clause, doubt.scenario, doubt.message);
        let _ = writeln!(text, "- seed {}: {}", doubt.seed, cell(&told));
    }
    if !system.variations.in_doubt.is_empty() {
        text.push('\n');
    }
    if let Some(mutants) = &system.mutants {
        of_mutants(text, mutants);
    }
    if !system.probes.is_empty() {
        text.push_str("| probe | passed | failed | inconclusive |\n| --- | --- | --- | --- |\n");
        for (name, verdicts) in &system.probes {
            let count = |verdict| verdicts.count(verdict);
            let _ = writeln!(
                text,
                "| {name} | {} | {} | {} |",
                count(Verdict::Passed),
                count(Verdict::Failed),
                count(Verdict::Inconclusive)
            );
        }
        text.push('\n');
    }
}

fn of_mutants(text: &mut String, mutants: &MutantProof) {
    let _ = writeln!(
        text,
        "Mutants of the records of {} scenarios; {:.0} % of those that are no equivalents must be killed.\n",
        mutants.scenarios,
        BAR * 100.0
    );
    text.push_str(
        "| mutant | killed | survived | equivalent | share |\n| --- | --- | --- | --- | --- |\n",
    );
    let kinds = mutants
        .by_kind
        .iter()
        .map(|(kind, count)| (kind.as_str(), *count));
    for (kind, count) in kinds.chain([("all", mutants.total())]) {
        let _ = writeln!(
            text,
            "| {kind} | {} | {} | {} | {:.1} % |",
            count.killed,
            count.survived,
            count.equivalent,
            count.share() * 100.0
        );
    }
    text.push('\n');
}

fn of_fault(text: &mut String, fault: &FaultProof) {
    if fault.kills.is_empty() {
        let _ = writeln!(
            text,
            "| {} | {} | **survives** | | |",
            fault.name,
            fault.breaks.join(", ")
        );
    }
    for kill in &fault.kills {
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} |",
            fault.name,
            kill.clause,
            kill.verdict,
            kill.check,
            cell(&kill.scenario)
        );
    }
}

/// Clauses that some fault was seen to break.
fn proven(system: &SystemProof) -> usize {
    let proven = system
        .clauses
        .iter()
        .filter(|clause| !clause.faults.is_empty());
    proven.count()
}

/// A text as a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
