//! Parts: what a message holds of others, as far as it can be written out.
//!
//! A contract writes a part out in each place that it stands in. What holds
//! itself would have no end, and parts multiply.

use super::draft::Draft;
use super::gap::{Gaps, Kind as Gap};

/// Most fields of a message with all that it holds; a contract has a few more.
const MOST: usize = 1995;
/// Most fields that are put into messages in all.
const MOST_IN_ALL: usize = 39_000;
/// Most steps of a path with all that it holds.
const DEEPEST: usize = 60;

/// How far a draft has been followed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Known {
    /// Not at all.
    New,
    /// It is being followed.
    Open,
    /// To its end: its fields, and the steps of its longest path.
    Whole { fields: usize, depth: usize },
}

/// What is written out, and how much more may be.
pub(super) struct Written {
    known: Vec<Known>,
    in_all: usize,
}

impl Written {
    /// Names the parts of all drafts, but for those that can't be written out:
    /// what holds them is open.
    pub(super) fn of(drafts: &mut [Draft], gaps: &mut Gaps) -> Self {
        let mut written = Self {
            known: vec![Known::New; drafts.len()],
            in_all: 0,
        };
        for start in 0..drafts.len() {
            let mut open = vec![start];
            while let Some(at) = open.last().copied() {
                match written.known[at] {
                    Known::New => {
                        written.known[at] = Known::Open;
                        let parts = drafts[at].parts.iter().map(|(_, part)| *part);
                        open.extend(parts.filter(|part| written.known[*part] == Known::New));
                    }
                    Known::Open => {
                        open.pop();
                        written.known[at] = written.whole(at, drafts, gaps);
                    }
                    Known::Whole { .. } => {
                        open.pop();
                    }
                }
            }
        }
        written
    }

    /// Whether a message of so many fields can hold this draft at so many
    /// steps; its fields and longest path then.
    pub(super) fn put(&mut self, part: usize, into: usize, at: usize) -> Option<(usize, usize)> {
        let Known::Whole { fields, depth } = self.known.get(part).copied()? else {
            return None;
        };
        let fits = into + fields <= MOST && self.in_all + fields <= MOST_IN_ALL;
        (fits && at + depth <= DEEPEST).then(|| {
            self.in_all += fields;
            (fields, depth)
        })
    }

    /// Names the parts of a draft whose parts are all known, or still open:
    /// those hold it.
    fn whole(&mut self, at: usize, drafts: &mut [Draft], gaps: &mut Gaps) -> Known {
        let parts = std::mem::take(&mut drafts[at].parts);
        let names: Vec<String> = parts
            .iter()
            .map(|(_, part)| drafts[*part].name.clone())
            .collect();
        let draft = &mut drafts[at];
        let depths = draft.fields.iter().map(|field| steps(field.path.as_str()));
        let (mut fields, mut depth) = (draft.fields.len(), depths.max().unwrap_or(0));
        for ((field, part), name) in parts.into_iter().zip(names) {
            let field = &mut draft.fields[field];
            let here = steps(field.path.as_str());
            if let Some((more, deeper)) = self.put(part, fields, here) {
                fields += more;
                depth = depth.max(here + deeper);
                field.part = Some(name);
            } else {
                field.open = true;
                let item = format!("`{}` (`{name}`)", field.path);
                gaps.note(Gap::Circles, &draft.name, item);
            }
        }
        Known::Whole { fields, depth }
    }
}

fn steps(path: &str) -> usize {
    path.split('.').count() + path.matches("[n]").count()
}
