//! The [`Rulings`] of a contract, each beside what it is about.

use std::collections::HashSet;

use countersign_contract::{Contract, Ruling};

use super::page::Page;

/// Rulings that no part of the page has taken yet.
pub(super) struct Rulings<'c> {
    left: Vec<&'c Ruling>,
}

impl<'c> Rulings<'c> {
    /// All rulings of a contract.
    pub(super) fn of(contract: &'c Contract) -> Self {
        Self {
            left: contract.rulings.iter().collect(),
        }
    }

    /// Writes the rulings that name one of these, as notes. Each is written
    /// once: where it is named first.
    pub(super) fn write_about<'n>(
        &mut self,
        page: &mut Page,
        names: impl IntoIterator<Item = &'n str>,
    ) {
        let names: HashSet<&str> = names.into_iter().filter(|name| is_telling(name)).collect();
        let is_about = |ruling: &&'c Ruling| {
            let texts = [&ruling.gap, &ruling.reading];
            let mut words = texts
                .into_iter()
                .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
            words.any(|word| names.contains(word))
        };
        let (about, left): (Vec<_>, Vec<_>) = self.left.drain(..).partition(is_about);
        self.left = left;
        for ruling in about {
            page.note(&told(ruling));
        }
    }

    /// Writes the rulings that are about no message in particular.
    pub(super) fn write_rest(self, page: &mut Page) {
        if self.left.is_empty() {
            return;
        }
        page.heading(2, "Other rulings");
        for ruling in self.left {
            page.note(&told(ruling));
        }
    }
}

/// Whether a name is none that a sentence has for itself: it has capitals
/// within, or digits.
fn is_telling(name: &str) -> bool {
    name.chars().skip(1).any(|c| !c.is_lowercase()) && name.len() > 3
}

fn told(ruling: &Ruling) -> String {
    let Ruling {
        id,
        gap,
        reading,
        because,
    } = ruling;
    format!("**Ruling** `{id}`: {gap} *Read as*: {reading} *Because*: {because}")
}
