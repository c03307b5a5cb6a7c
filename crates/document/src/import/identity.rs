//! The [`Identity`] of a page: by what a new version of it is known.

use std::collections::{BTreeSet, HashSet};

use super::page::{Declared, title_of};
use super::published::Published;
use super::taken;
use crate::reading::Reading;

/// What tells a page from others, whatever it is called.
#[derive(Default)]
pub(super) struct Identity {
    pub(super) title: String,
    /// The files that it was published in.
    pub(super) files: HashSet<String>,
    /// Method and path of its calls.
    pub(super) calls: BTreeSet<String>,
    /// Kind and name of what else it declares.
    pub(super) names: BTreeSet<String>,
}

/// What becomes of an earlier page.
pub(super) enum Fate {
    /// It is another page, and stays.
    Stays,
    /// This one is its new version.
    Replaced(usize),
    /// This one declares something of it, and too little of it to be its new
    /// version for certain.
    Unclear(usize, String),
}

impl Identity {
    /// Those of new pages.
    pub(super) fn all(
        readings: &[(String, Reading)],
        declared: &Declared,
        published: &Published,
    ) -> Vec<Self> {
        let new = readings.iter().map(|(file, reading)| Self {
            title: title_of(file, reading),
            files: HashSet::from([published.name(file)]),
            ..Self::default()
        });
        let mut new: Vec<Self> = new.collect();
        for (at, call) in &declared.operations {
            if let Some(one) = new.get_mut(*at) {
                let call = format!("{} {}", call.method.as_str(), call.path);
                one.calls.insert(call);
            }
        }
        let named = taken::all(declared).filter(|(_, kind, _)| *kind != "operation");
        for (at, kind, name) in named {
            if let Some(one) = new.get_mut(at) {
                one.name(kind, name);
            }
        }
        new
    }

    /// Adds what is declared; the number that tells it from others of its name is
    /// none of its own.
    pub(super) fn name(&mut self, kind: &str, name: &str) {
        let bare = name.trim_end_matches(|c: char| c.is_ascii_digit());
        let bare = bare.strip_suffix('-').unwrap_or(name);
        self.names.insert(format!("{kind} {bare}"));
    }

    /// What becomes of this page beside new ones.
    ///
    /// Where all its calls are declared anew, a new version is there. Where some
    /// are gone, or there were none, it is where two of three things agree: title,
    /// file, and most of what it declares.
    pub(super) fn fate(&self, new: &[Self]) -> Fate {
        let own = self.things(self);
        let shared = |new: &Self| own.intersection(self.things(new)).count();
        let alike = |new: &Self| {
            let most = !own.is_empty() && 2 * shared(new) >= own.len();
            let agree = [self.title == new.title, self.is_file_of(new), most];
            agree.into_iter().filter(|agrees| *agrees).count()
        };
        // Of several that are as good, the first.
        let best = |by: &dyn Fn(&Self) -> (usize, usize)| {
            let new = new.iter().enumerate().rev();
            new.max_by_key(|(_, new)| by(new))
        };
        let nearest = best(&|new| (shared(new), alike(new)));
        let likest = best(&|new| (alike(new), shared(new)));
        let (Some((nearest, near)), Some((likest, like))) = (nearest, likest) else {
            return Fate::Stays;
        };
        let told = |thing: &&String| new.iter().any(|new| self.things(new).contains(*thing));
        let calls = !self.calls.is_empty();
        if calls && own.iter().all(|thing| told(&thing)) {
            return Fate::Replaced(nearest);
        }
        if alike(like) > 1 || own.is_empty() && self.title == like.title {
            return Fate::Replaced(likest);
        }
        match own.intersection(self.things(near)).next() {
            Some(call) if calls => Fate::Unclear(nearest, call.clone()),
            // What is merely called alike is named apart.
            Some(_) | None => Fate::Stays,
        }
    }

    /// What tells this page best: calls, or, where it has none, names.
    fn things<'o>(&self, of: &'o Self) -> &'o BTreeSet<String> {
        if self.calls.is_empty() {
            &of.names
        } else {
            &of.calls
        }
    }

    /// Whether it was published in the same file; of a name that several files
    /// had, a contract keeps some of the folders.
    fn is_file_of(&self, new: &Self) -> bool {
        let ends = |longer: &str, shorter: &str| {
            let folders = longer.strip_suffix(shorter);
            folders.is_some_and(|folders| folders.is_empty() || folders.ends_with('/'))
        };
        self.files.iter().any(|file| {
            let mut new = new.files.iter();
            new.any(|new| ends(file, new) || ends(new, file))
        })
    }
}
