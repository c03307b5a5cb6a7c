//! Names that a page writes once in another way than elsewhere.

use toml::Spanned;

use crate::Source;
use crate::rulings::RulingEntry;
use crate::text::{Problems, Text};

/// What is meant by what is written.
pub(super) struct Aliases(Vec<Known>);

struct Known {
    written: String,
    means: String,
    seen: bool,
    place: Source,
}

impl Aliases {
    pub(super) fn new(rulings: &[Spanned<RulingEntry>], text: &Text<'_>) -> Self {
        let all = rulings.iter().flat_map(|ruling| &ruling.get_ref().alias);
        Self(
            all.map(|alias| Known {
                written: alias.written.get_ref().clone(),
                means: alias.means.clone(),
                seen: false,
                place: text.span(Some(alias.written.span())),
            })
            .collect(),
        )
    }

    /// What is meant: the same, or what a ruling says of all of it, or of a
    /// path's beginning.
    pub(super) fn resolve(&mut self, written: &str) -> String {
        for known in &mut self.0 {
            let rest = written.strip_prefix(&known.written);
            if let Some(rest) = rest.filter(|rest| rest.is_empty() || rest.starts_with('.')) {
                known.seen = true;
                return format!("{}{rest}", known.means);
            }
        }
        written.to_owned()
    }

    /// Reports rulings on what no page writes.
    pub(super) fn finish(self, problems: &mut Problems) {
        for known in self.0.into_iter().filter(|known| !known.seen) {
            problems.add(
                known.place,
                format!(
                    "no page writes `{}` for a state or in an example",
                    known.written
                ),
                "write it as the page has it, a path from the root element on",
            );
        }
    }
}
