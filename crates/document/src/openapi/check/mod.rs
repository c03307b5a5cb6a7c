//! A description against itself.

mod calls;
mod dates;
mod instance;
mod schemas;

use std::collections::HashSet;

use countersign_contract::Source;

use super::reader::Reader;
use super::refs::{self, Cause};
use super::tree::{self, At, FaultKind, Id, ROOT};
use crate::text::Text;

/// How many findings are told.
const MOST_FINDINGS: usize = 1_000;

/// One thing that is wrong with a description.
#[derive(Debug)]
pub(crate) struct Finding {
    /// Of what kind it is.
    pub(crate) kind: Kind,
    /// Where.
    pub(crate) source: Source,
    /// How many characters it takes.
    pub(crate) width: usize,
    /// What is wrong, a lower-case fragment.
    pub(crate) message: String,
}

/// What is wrong with a description.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    /// It is neither JSON nor YAML.
    Syntax,
    /// An object has a member twice.
    MemberTwice,
    /// It is of a version that is not read.
    Version,
    /// A reference leads nowhere.
    Reference,
    /// Two operations have one id.
    OperationTwice,
    /// A parameter of the path is not declared, or declared and not there.
    PathParameter,
    /// An operation documents no answer.
    NoResponse,
    /// A name is required that no member has.
    RequiredName,
    /// A value stands twice in a list of values.
    ValueTwice,
    /// An example is of another type.
    Type,
    /// An example is a date of another form.
    Date,
    /// An example has a value that is not in the list.
    Value,
    /// An example is out of bounds.
    Bounds,
    /// An example lacks a required member.
    RequiredMissing,
    /// An example has a member that is not declared.
    Undeclared,
}

/// All that is wrong with a description, by place.
pub(crate) fn findings(text: &Text) -> Vec<Finding> {
    let (tree, faults) = tree::build(text);
    let mut findings = Findings::default();
    for fault in faults {
        let kind = match fault.kind {
            FaultKind::Syntax => Kind::Syntax,
            FaultKind::Twice => Kind::MemberTwice,
            FaultKind::Bound => continue,
        };
        let message = match kind {
            Kind::MemberTwice => format!("`{}` stands twice in one object", fault.words),
            _ => fault.because,
        };
        findings.add(kind, fault.at, &fault.words, message);
    }
    let mut reader = Reader::new(text, &tree, true);
    if let Some(entry) = tree.entry(ROOT, "swagger") {
        let message = "Swagger 2.0 is not read; convert it to OpenAPI 3 first".to_owned();
        findings.add(Kind::Version, entry.at, &entry.name, message);
    } else {
        references(&reader, &mut findings);
        calls::check(&mut reader, &mut findings);
        schemas::check(&mut reader, &mut findings);
    }
    findings.in_order(text)
}

/// References that lead nowhere. Those to other files may be fine.
fn references(reader: &Reader<'_>, findings: &mut Findings) {
    let tree = reader.tree;
    for id in tree.ids() {
        let Some(entry) = tree.entry(id, "$ref") else {
            continue;
        };
        let Some(reference) = tree.text(entry.value) else {
            continue;
        };
        let because = match (refs::target(tree, reference), refs::follow(tree, id)) {
            (Err(Cause::Nothing), _) => Cause::Nothing.because(),
            (_, Err(broken)) if broken.cause == Cause::Circle => Cause::Circle.because(),
            _ => continue,
        };
        let message = format!("`{reference}`: {because}");
        findings.about(reader, Kind::Reference, entry.value, message);
    }
}

/// Findings as they are made, each once.
#[derive(Debug, Default)]
struct Findings {
    all: Vec<(At, Kind, usize, String)>,
    seen: HashSet<(usize, Kind)>,
}

impl Findings {
    fn add(&mut self, kind: Kind, at: At, words: &str, message: String) {
        if self.all.len() < MOST_FINDINGS && self.seen.insert((at.byte, kind)) {
            let width = words
                .lines()
                .next()
                .unwrap_or_default()
                .chars()
                .count()
                .max(1);
            self.all.push((at, kind, width, message));
        }
    }

    /// The same about a value.
    fn about(&mut self, reader: &Reader<'_>, kind: Kind, value: Id, message: String) {
        let node = reader.tree.node(value);
        let words = reader
            .text
            .body
            .get(node.start.byte..node.end)
            .unwrap_or_default();
        self.add(kind, node.start, words.trim_end(), message);
    }

    fn in_order(mut self, text: &Text) -> Vec<Finding> {
        self.all.sort_by_key(|(at, ..)| at.byte);
        let finding = |(at, kind, width, message): (At, Kind, usize, String)| Finding {
            kind,
            source: at.source(text),
            width,
            message,
        };
        self.all.into_iter().map(finding).collect()
    }
}
