//! [`Judging`]: the documents of one file, one after another.

use countersign_contract::{Body, Shape};
use countersign_pack::Pack;
use countersign_pack::batch::{Document, Piece};
use countersign_system::{Position, System, Unreadable};
use countersign_validate::Violation;
use serde_json::Value;

use super::candidates::{Candidates, Subject};
use super::told::{Found, Told};
use crate::codes;
use crate::error::Failure;

/// What was found in a file.
#[derive(Debug, Default)]
pub(super) struct Judged {
    pub(super) file: String,
    /// What its documents were taken for: message and title of the system.
    pub(super) subject: Option<(String, String)>,
    pub(super) documents: usize,
    pub(super) invalid: usize,
    pub(super) violations: usize,
}

/// Judges the documents of a file.
pub(super) struct Judging<'c, 't> {
    candidates: &'c Candidates,
    subject: Option<Subject<'c>>,
    told: &'t mut Told,
    judged: Judged,
}

impl<'c, 't> Judging<'c, 't> {
    /// Of a file of this name.
    pub(super) fn new(file: &str, candidates: &'c Candidates, told: &'t mut Told) -> Self {
        Self {
            subject: candidates.named(),
            candidates,
            told,
            judged: Judged {
                file: file.to_owned(),
                ..Judged::default()
            },
        }
    }

    /// Judges a piece. The first document that can be read decides what all
    /// are taken for, unless that was said.
    pub(super) fn take(&mut self, piece: Piece) -> Result<(), Failure> {
        match piece {
            Piece::Fault { message, at } => self.tell(at, "", "syntax", &message),
            Piece::Document(document) => self.document(&document)?,
        }
        Ok(())
    }

    /// What was found.
    pub(super) fn end(mut self) -> Result<Judged, Failure> {
        self.judged.subject = self.subject.map(|subject| {
            let title = subject.pack.contract().title.clone();
            (subject.message, title)
        });
        Ok(self.judged)
    }

    fn document(&mut self, document: &Document) -> Result<(), Failure> {
        let is_root = document.is_root();
        if !is_root {
            self.judged.documents += 1;
        }
        let before = self.judged.violations;
        let trees: Vec<_> = match (&self.subject, is_root) {
            (Some(subject), true) => vec![subject.pack.read(&document.bytes)],
            (Some(_), false) => Vec::new(),
            (None, _) => {
                let packs = self.candidates.packs().iter();
                packs.map(|pack| pack.read(&document.bytes)).collect()
            }
        };
        if let Some(Err(error)) = trees.first() {
            self.unreadable(document, error);
        } else if !is_root {
            if self.subject.is_none() {
                self.subject = Some(self.guess(document, trees)?);
            }
            self.violations(document);
        }
        if !is_root && self.judged.violations > before {
            self.judged.invalid += 1;
        }
        Ok(())
    }

    fn guess(
        &self,
        document: &Document,
        trees: Vec<Result<Value, Unreadable>>,
    ) -> Result<Subject<'c>, Failure> {
        let trees: Vec<Option<Value>> = trees
            .into_iter()
            .map(|tree| Some(taken(document, tree.ok()?)?.tree))
            .collect();
        self.candidates.guess(&trees).map_err(|alike| {
            let Position { line, column } = document.start;
            Failure::usage(
                format!(
                    "{}:{line}:{column}: what message this is can't be told",
                    self.judged.file
                ),
                format!("say it with --message: it may be {}", alike.join(", ")),
            )
            .coded(codes::NO_MESSAGE)
        })
    }

    fn violations(&mut self, document: &Document) {
        let Some(Subject { pack, message }) = &self.subject else {
            return;
        };
        let found = match &document.taken {
            None => pack.validate(message, &document.bytes),
            Some(_) => within(pack, message, document),
        };
        match found {
            Err(error) => self.unreadable(document, &error),
            Ok(violations) => {
                let places = pack.places(&document.bytes, &violations);
                for (violation, place) in violations.iter().zip(places) {
                    let path = numbered(document, &violation.path);
                    self.tell(
                        document.place(place),
                        &path,
                        violation.rule,
                        &violation.message,
                    );
                }
            }
        }
    }

    fn unreadable(&mut self, document: &Document, error: &Unreadable) {
        let (at, message) = match error.place {
            None => (document.start, error.message.clone()),
            Some(place) => {
                // The place in the document is told as one in the file.
                let Position { line, column } = place;
                let own = format!(" (line {line}, column {column})");
                let other = format!(" at line {line} column {column}");
                let message = error.message.replace(&own, "").replace(&other, "");
                (document.place(place), message)
            }
        };
        self.tell(at, "", "syntax", &message);
    }

    fn tell(&mut self, at: Position, path: &str, rule: &str, message: &str) {
        self.judged.violations += 1;
        self.told.violation(&Found {
            file: &self.judged.file,
            document: self.judged.documents,
            at,
            path,
            rule,
            message,
        });
    }
}

/// The element of a batch as a document of its own, out of the tree of its
/// text.
fn taken(document: &Document, tree: Value) -> Option<countersign_contract::Instance> {
    if document.taken.is_none() {
        let alone = Body {
            message: String::new(),
            shape: Shape::One,
            wrapper: None,
        };
        return alone.instances(tree)?.pop();
    }
    let wrapper = tree.as_object()?.keys().next()?.clone();
    let listed = Body {
        message: String::new(),
        shape: Shape::List,
        wrapper: Some(wrapper),
    };
    listed.instances(tree)?.pop()
}

/// The violations of an element of a batch, with places in the batch's text.
fn within(pack: &Pack, message: &str, document: &Document) -> Result<Vec<Violation>, Unreadable> {
    let tree = pack.read(&document.bytes)?;
    let Some(instance) = taken(document, tree) else {
        // An element that no page names has nothing of any message in it.
        return Ok(vec![Violation {
            path: String::new(),
            rule: "root",
            message: format!("This is no element of a list of `{message}`."),
        }]);
    };
    let mut violations = pack.validate(message, &pack.write(&instance.tree))?;
    for violation in &mut violations {
        violation.path = instance.locate(&violation.path);
    }
    Ok(violations)
}

/// A path in the text of an element as one in the whole batch:
/// `/orders/order[1]/@id` of the seventh is `/orders/order[7]/@id`.
fn numbered(document: &Document, path: &str) -> String {
    match &document.taken {
        Some(taken) => path.replacen("[1]", &format!("[{}]", taken.ordinal), 1),
        None => path.to_owned(),
    }
}
