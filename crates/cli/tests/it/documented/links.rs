//! Links lead somewhere, in the checkout and on the docs site.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::page::Page;
use super::{pages, root};

/// Files of the checkout, as pages of the docs site name them: what lies
/// beyond docs/ is not on the site.
const CHECKOUT: &str = "https://github.com/countersign/countersign/blob/main/";

/// A path without `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::ParentDir => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}

/// What is wrong with a link, if anything.
fn fault(page: &Page, link: &str) -> Option<&'static str> {
    let (place, anchor) = link.split_once('#').unwrap_or((link, ""));
    let path = match place.strip_prefix(CHECKOUT) {
        Some(path) => PathBuf::from(path),
        None if place.contains("://") => return None,
        None if place.is_empty() => page.path.clone(),
        None => {
            let path = plain(&page.path.parent().unwrap_or(Path::new("")).join(place));
            if page.path.starts_with("docs") && !path.starts_with("docs") {
                return Some("it leaves the docs site: name the file in the repository");
            }
            path
        }
    };
    if !root().join(&path).exists() {
        return Some("there is no such file");
    }
    let has = |anchor: &str| {
        Page::read(&path)
            .anchors()
            .iter()
            .any(|known| known == anchor)
    };
    (!anchor.is_empty() && !has(anchor)).then_some("the page has no such heading")
}

#[test]
fn every_link_leads_somewhere() {
    let mut faults = Vec::new();
    for page in pages() {
        for (link, line) in page.links() {
            if let Some(fault) = fault(&page, &link) {
                faults.push(format!("{}:{line}: {link}: {fault}", page.path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_page_of_the_docs_stands_in_the_summary_once() {
    let summary = Page::read(Path::new("docs/SUMMARY.md"));
    let listed: Vec<PathBuf> = summary
        .links()
        .map(|(link, _)| Path::new("docs").join(link))
        .collect();
    let known: BTreeSet<PathBuf> = listed.iter().cloned().collect();
    assert_eq!(listed.len(), known.len(), "a page stands there twice");
    let docs = pages().into_iter().map(|page| page.path);
    let docs = docs.filter(|path| path.starts_with("docs") && !path.ends_with("SUMMARY.md"));
    assert_eq!(docs.collect::<BTreeSet<_>>(), known);
}

#[test]
fn the_site_names_the_repository_of_the_manifest() {
    let read = |path: &str| fs::read_to_string(root().join(path)).expect("readable");
    let manifest: toml::Table = read("Cargo.toml").parse().expect("TOML");
    let book: toml::Table = read("docs/book.toml").parse().expect("TOML");
    let repository = &manifest["workspace"]["package"]["repository"];
    assert_eq!(&book["output"]["html"]["git-repository-url"], repository);
    assert_eq!(
        format!("{}/blob/main/", repository.as_str().expect("text")),
        CHECKOUT
    );
}
