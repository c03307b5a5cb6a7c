//! Names that a page writes once in another way than elsewhere.

use std::collections::HashMap;

use toml::Spanned;

use crate::Source;
use crate::page::kebab;
use crate::rulings::RulingEntry;
use crate::text::{Problems, Text};

/// What is meant by what is written.
pub(super) struct Aliases {
    all: Vec<Known>,
    /// By what is written, as words: see [`Aliases::word`].
    words: HashMap<String, usize>,
    /// By what is written, as a path: see [`Aliases::path`].
    paths: HashMap<String, usize>,
}

struct Known {
    written: String,
    means: String,
    seen: bool,
    place: Source,
}

impl Aliases {
    pub(super) fn new(rulings: &[Spanned<RulingEntry>], text: &Text<'_>) -> Self {
        let all = rulings.iter().flat_map(|ruling| &ruling.get_ref().alias);
        let all: Vec<Known> = all
            .map(|alias| Known {
                written: alias.written.get_ref().clone(),
                means: alias.means.clone(),
                seen: false,
                place: text.span(Some(alias.written.span())),
            })
            .collect();
        let (mut words, mut paths) = (HashMap::new(), HashMap::new());
        for (at, known) in all.iter().enumerate() {
            words.entry(bare(&known.written)).or_insert(at);
            paths.entry(known.written.replace("[n]", "")).or_insert(at);
        }
        Self { all, words, paths }
    }

    /// What is meant: the same, or what a ruling says of all of it, or of a
    /// path's beginning.
    pub(super) fn resolve(&mut self, written: &str) -> String {
        for known in &mut self.all {
            let rest = written.strip_prefix(&known.written);
            if let Some(rest) = rest.filter(|rest| rest.is_empty() || rest.starts_with('.')) {
                known.seen = true;
                return format!("{}{rest}", known.means);
            }
        }
        written.to_owned()
    }

    /// What rulings mean by a state or a reason; case, blanks, hyphens and
    /// underscores don't count, so that it may stand in a ruling as the
    /// published page has it.
    pub(super) fn word(&mut self, written: &str) -> Option<&str> {
        let at = *self.words.get(&bare(written))?;
        self.means(at)
    }

    /// What rulings mean by a value, letter by letter.
    pub(super) fn value(&mut self, written: &str) -> Option<&str> {
        let at = *self.words.get(&bare(written))?;
        if self.all[at].written != written {
            return None;
        }
        self.means(at)
    }

    /// The path that a ruling is about and what it means, where this one
    /// begins with it; the longest of several. `[n]` doesn't count.
    pub(super) fn path(&mut self, written: &str) -> Option<(&str, &str)> {
        let written = written.replace("[n]", "");
        let ends = written.match_indices('.').map(|(end, _)| end);
        let ends: Vec<usize> = ends.chain([written.len()]).collect();
        let mut begins = ends.iter().rev().map(|end| &written[..*end]);
        let at = begins.find_map(|begin| self.paths.get(begin).copied())?;
        let known = &mut self.all[at];
        known.seen = true;
        Some((&known.written, &known.means))
    }

    /// Whether no ruling says what a name means.
    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    fn means(&mut self, at: usize) -> Option<&str> {
        let known = self.all.get_mut(at)?;
        known.seen = true;
        Some(&known.means)
    }

    /// Reports rulings on what no page writes.
    pub(super) fn finish(self, problems: &mut Problems) {
        for known in self.all.into_iter().filter(|known| !known.seen) {
            problems.add(
                known.place,
                format!(
                    "no page writes `{}` for a state, a value or a field, nor in an example",
                    known.written
                ),
                "write it as the page has it, a path from the root element on",
            );
        }
    }
}

/// A word without what spellings differ in; what is left of signs alone is
/// nothing, so that they stay.
pub(super) fn bare(word: &str) -> String {
    match kebab(word) {
        bare if bare.is_empty() => word.to_owned(),
        bare => bare,
    }
}
