//! The [`Earlier`] pages of a contract, and which of them have a new version
//! among those of an import.

use std::collections::HashSet;

use countersign_contract::{Operation, Problem, Source};
use toml::{Table, Value};

use super::identity::{Fate, Identity};
use super::page::Declared;
use super::published::Published;
use super::taken::Taken;
use crate::reading::Reading;

/// The declared pages of before.
pub(super) struct Earlier<'p>(Vec<Page<'p>>);

/// A declared page of before.
pub(super) struct Page<'p> {
    /// From the contract's folder.
    path: &'p str,
    identity: Identity,
    /// Its calls by method and path, each with its title.
    titles: Vec<(String, String)>,
    /// Kind and name of all that it declares.
    names: Vec<(String, String)>,
    /// The headings that it has had.
    formerly: Vec<String>,
    fate: Fate,
}

impl<'p> Earlier<'p> {
    /// The declared pages among files of before; one that can't be read is
    /// none.
    pub(super) fn of(
        previous: &'p [(String, String)],
        readings: &[(String, Reading)],
        declared: &Declared,
        published: &Published,
    ) -> Self {
        let new = Identity::all(readings, declared, published);
        let pages = previous.iter().filter_map(|(path, text)| {
            let is_declared = super::is_page(path) && path.ends_with(".toml");
            let table: Table = is_declared.then(|| text.parse().ok())??;
            let mut page = Page::read(path, &table);
            page.fate = page.identity.fate(&new);
            Some(page)
        });
        Self(pages.collect())
    }

    /// The earlier version of a reading's page: of several the one that told
    /// most of it.
    pub(super) fn own(&self, reading: usize) -> Option<&Page<'p>> {
        let own = self.0.iter().rev();
        let own = own.filter(|page| matches!(page.fate, Fate::Replaced(by) if by == reading));
        own.max_by_key(|page| (page.identity.calls.len(), page.identity.names.len()))
    }

    /// Names of files that no other page may have.
    pub(super) fn taken(&self) -> impl Iterator<Item = &str> {
        let taken = self.0.iter().filter(|page| match page.fate {
            Fate::Replaced(by) => self.own(by).is_some_and(|own| own.path == page.path),
            Fate::Stays | Fate::Unclear(..) => true,
        });
        taken.map(Page::stem)
    }

    /// The names of what stays.
    pub(super) fn names(&self) -> Taken {
        let stay = self.0.iter();
        let stay = stay.filter(|page| matches!(page.fate, Fate::Stays));
        Taken::of(stay.flat_map(|page| page.names.iter().cloned()))
    }

    /// Paths of the pages that have a new version, each with that of the page
    /// whose file this goes into.
    pub(super) fn replaced(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().filter_map(|page| match page.fate {
            Fate::Replaced(by) => Some((page.path, self.own(by)?.path)),
            Fate::Stays | Fate::Unclear(..) => None,
        })
    }

    /// The pages of which a person has to say what they are.
    pub(super) fn unclear(&self, readings: &[(String, Reading)]) -> Vec<Problem> {
        let unclear = self.0.iter().filter_map(|page| match &page.fate {
            Fate::Unclear(by, thing) => Some((page, &readings.get(*by)?.0, thing)),
            Fate::Stays | Fate::Replaced(_) => None,
        });
        let problems = unclear.map(|(page, by, thing)| Problem {
            source: Source {
                file: page.path.to_owned(),
                line: 1,
                column: 1,
            },
            message: format!(
                "`{thing}` is declared here, and by {by} too, which declares too little else of \
                 this page to be its new version for certain"
            ),
            help: format!(
                "if it is, remove this file; if both pages are published, import both at once: \
                 {by}, and the one named on top of this file"
            ),
        });
        problems.collect()
    }
}

impl<'p> Page<'p> {
    fn read(path: &'p str, table: &Table) -> Self {
        let mut identity = Identity::default();
        let mut titles = Vec::new();
        let mut names = Vec::new();
        for (kind, one) in tables(table) {
            let text = |key: &str| one.get(key).and_then(Value::as_str);
            let file = text("at").and_then(|at| at.rsplit_once(':'));
            identity.files.extend(file.map(|(file, _)| file.to_owned()));
            if let (Some(method), Some(path)) = (text("method"), text("path")) {
                let call = format!("{method} {path}");
                identity.calls.insert(call.clone());
                titles.push((call, text("title").unwrap_or_default().to_owned()));
            } else if let Some(name) = text("name") {
                identity.name(kind, name);
            }
            let name = text("id").or(text("name"));
            names.extend(name.map(|name| (kind.to_owned(), name.to_owned())));
        }
        let head = table.get("page").and_then(Value::as_table);
        let entry = |key: &str| head.and_then(|head| head.get(key));
        let title = entry("title").and_then(Value::as_str);
        title.unwrap_or_default().clone_into(&mut identity.title);
        let formerly = entry("formerly").and_then(Value::as_array);
        let formerly = formerly.into_iter().flatten().filter_map(Value::as_str);
        Self {
            path,
            identity,
            titles,
            names,
            formerly: formerly.map(str::to_owned).collect(),
            fate: Fate::Stays,
        }
    }

    /// The file's name without folder and ending.
    pub(super) fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or(self.path);
        name.strip_suffix(".toml").unwrap_or(name)
    }

    /// The headings that it and its calls have had, of calls those that are
    /// still there.
    pub(super) fn former(&self, calls: &[&Operation]) -> Vec<String> {
        let calls = calls.iter();
        let calls = calls.map(|call| format!("{} {}", call.method.as_str(), call.path));
        let calls: HashSet<String> = calls.collect();
        let titles = self.titles.iter().filter(|(call, _)| calls.contains(call));
        let titles = titles.map(|(_, title)| title);
        let own = std::iter::once(&self.identity.title).chain(titles);
        let all = self.formerly.iter().chain(own);
        all.filter(|title| !title.is_empty()).cloned().collect()
    }
}

/// All tables that stand in lists, each with what it is called there.
fn tables(table: &Table) -> impl Iterator<Item = (&str, &Table)> {
    table.iter().flat_map(|(kind, value)| {
        let all = value.as_array().into_iter().flatten();
        all.filter_map(move |one| Some((kind.as_str(), one.as_table()?)))
    })
}
