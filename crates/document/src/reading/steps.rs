//! Steps between states that are drawn with arrows.

use crate::document::Line;
use crate::origin::Origin;

use super::names;
use super::walk::Walk;
use super::{Source, Step, values};

/// Longest name of a state, in words.
const LONGEST: usize = 4;

/// Reads `A → B, C` where states are told of; whether it was one.
pub(super) fn arrow(walk: &mut Walk<'_>, line: &Line) -> bool {
    if !tells_of_states(walk) {
        return false;
    }
    let source = walk.page.at(line.start);
    read(walk, &line.words, &source)
}

/// Whether the headings above tell of states.
pub(super) fn tells_of_states(walk: &Walk<'_>) -> bool {
    let words = names::words(&format!("{} {}", walk.topic(), walk.context().title));
    words.iter().any(|word| {
        let roots = [
            "state",
            "status",
            "transition",
            "lifecycle",
            "workflow",
            "flow",
            "machine",
        ];
        names::is_one(&names::singular(word), &roots) || word == "life"
    })
}

/// Reads a chain of arrows: `A → B → C`, `A -> B, C: words`.
pub(super) fn read(walk: &mut Walk<'_>, words: &str, source: &Source) -> bool {
    let words = ["-->", "->", "=>", "⇒", "➔", "➜"]
        .iter()
        .fold(words.to_owned(), |words, arrow| words.replace(arrow, "→"));
    if !words.contains('→') {
        return false;
    }
    let words = words.split([':', '(']).next().unwrap_or_default();
    let groups: Vec<Vec<String>> = words
        .split('→')
        .map(|group| values::pieces(group).map(state).collect())
        .collect();
    let is_state = |state: &String| !state.is_empty() && state.split(' ').count() <= LONGEST;
    if groups.len() < 2
        || !groups
            .iter()
            .all(|group| !group.is_empty() && group.len() <= 16 && group.iter().all(is_state))
    {
        return false;
    }
    let name = walk.machine_name("");
    for pair in groups.windows(2) {
        for (from, to) in pair[0]
            .iter()
            .flat_map(|from| pair[1].iter().map(move |to| (from, to)))
        {
            walk.step(
                &name,
                Step {
                    from: from.clone(),
                    to: to.clone(),
                    reasons: Vec::new(),
                    source: source.clone(),
                },
            );
        }
    }
    true
}

/// Reads a block of code whose lines are arrows between states; whether any
/// was one.
pub(super) fn chains(walk: &mut Walk<'_>, text: &str, origin: &Origin) -> bool {
    let mut found = false;
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let source = walk.page.at(origin.at(offset));
        found |= read(walk, line.trim(), &source);
        offset += line.len();
    }
    found
}

fn state(words: &str) -> String {
    words
        .trim_matches(['`', '*', '"', '.', ' ', '_'])
        .to_owned()
}

/// Reads a diagram of states as Mermaid and PlantUML draw it, line by line;
/// each with where it stands.
pub(super) fn diagram<'t>(walk: &mut Walk<'_>, lines: impl Iterator<Item = (&'t str, Source)>) {
    for (line, source) in lines {
        if !line.contains("->") || line.contains("[*]") {
            continue;
        }
        let (steps, reason) = line.split_once(':').unwrap_or((line, ""));
        let Some((from, to)) = steps.split_once("-->").or_else(|| steps.split_once("->")) else {
            continue;
        };
        let to = to.trim();
        let (label, to) = match to.strip_prefix('|').and_then(|rest| rest.split_once('|')) {
            Some((label, to)) => (label, to),
            None => (reason, to),
        };
        let (from, to) = (node(from), node(to));
        if from.is_empty() || to.is_empty() {
            continue;
        }
        let label = label.trim();
        let reasons = if label.is_empty() {
            Vec::new()
        } else {
            vec![label.to_owned()]
        };
        let name = walk.machine_name("");
        walk.step(
            &name,
            Step {
                from,
                to,
                reasons,
                source,
            },
        );
    }
}

/// The label of a node, or its id: `Paid` of `p[Paid]`.
fn node(words: &str) -> String {
    let words = words.trim().trim_end_matches(';');
    let label = words
        .find(['[', '(', '{'])
        .map(|at| words[at..].trim_matches(['[', ']', '(', ')', '{', '}', '"']));
    label.unwrap_or(words).trim_matches(['"', ' ']).to_owned()
}
