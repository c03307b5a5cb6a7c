//! The [`Candidates`]: contracts, and messages of them, that documents may be.

use std::collections::BTreeSet;
use std::path::Path;

use countersign_pack::{Fit, Pack, Settings};
use countersign_system::System;
use serde_json::Value;

use crate::codes;
use crate::error::Failure;
use crate::pack;
use crate::systems;

/// Contracts that documents may be messages of.
#[derive(Clone)]
pub(super) struct Candidates {
    packs: Vec<Pack>,
    /// The message that was named.
    message: Option<String>,
}

/// A message of a contract.
pub(super) struct Subject<'c> {
    pub(super) pack: &'c Pack,
    pub(super) message: String,
}

impl Candidates {
    /// Those of a folder, of a built-in system, or of all of these.
    pub(super) fn of(
        folder: Option<&Path>,
        system: Option<&str>,
        message: Option<&str>,
    ) -> Result<Self, Failure> {
        let packs = match (folder, system) {
            (Some(folder), _) => vec![pack::read(folder)?],
            (None, Some(system)) => vec![built_in(&systems::system(system)?)?],
            (None, None) => systems::systems()
                .iter()
                .map(built_in)
                .collect::<Result<_, _>>()?,
        };
        let mut all = Self {
            packs,
            message: message.map(str::to_owned),
        };
        let Some(message) = message else {
            return Ok(all);
        };
        let known = names(&all.packs);
        all.packs
            .retain(|pack| pack.contract().message(message).is_some());
        match all.packs.is_empty() {
            false => Ok(all),
            true => Err(Failure::usage(
                format!("there is no message `{message}`"),
                format!("the messages are: {}", known.join(", ")),
            )
            .coded(codes::NO_MESSAGE)),
        }
    }

    /// Those whose messages are XML, or JSON.
    pub(super) fn of_form(&self, is_xml: bool, file: &str) -> Result<Self, Failure> {
        let of_form = self
            .packs
            .iter()
            .filter(|pack| pack.contract().is_xml() == is_xml);
        let form = if is_xml { "XML" } else { "JSON" };
        let packs: Vec<Pack> = of_form.cloned().collect();
        match (packs.as_slice(), &self.message) {
            ([], _) => Err(Failure::usage(
                format!("{file} is {form}, and no contract that it may be held against is"),
                "name another file, or the contract that it belongs to with --system or --contract",
            )
            .coded(codes::NO_MESSAGE)),
            ([_, _, ..], Some(message)) => {
                let systems: Vec<&str> = packs
                    .iter()
                    .map(|it| it.contract().system.as_str())
                    .collect();
                Err(Failure::usage(
                    format!(
                        "several systems have a message `{message}`: {}",
                        systems.join(", ")
                    ),
                    "say which with --system",
                )
                .coded(codes::NO_MESSAGE))
            }
            _ => Ok(Self {
                packs,
                message: self.message.clone(),
            }),
        }
    }

    /// The roots of XML that hold lists of messages.
    pub(super) fn wrappers(&self) -> BTreeSet<String> {
        let wrappers = self.packs.iter().flat_map(Pack::wrappers);
        wrappers.map(str::to_owned).collect()
    }

    /// Any of the contracts: they read bodies of one form alike but for what
    /// each of them names.
    pub(super) fn packs(&self) -> &[Pack] {
        &self.packs
    }

    /// The message that was named; `None` where it is to be guessed.
    pub(super) fn named(&self) -> Option<Subject<'_>> {
        let (message, pack) = (self.message.clone()?, self.packs.first()?);
        Some(Subject { pack, message })
    }

    /// The message that a tree of each of the contracts fits best, one tree a
    /// contract, or the only one that there is; those that fit alike where there
    /// are several.
    pub(super) fn guess(&self, trees: &[Option<Value>]) -> Result<Subject<'_>, Vec<String>> {
        let mut fits: Vec<(Fit, &Pack, &str)> = Vec::new();
        for (pack, tree) in self.packs.iter().zip(trees) {
            let found = tree
                .as_ref()
                .map(|tree| pack.fits(tree))
                .unwrap_or_default();
            fits.extend(found.into_iter().map(|(name, fit)| (fit, pack, name)));
        }
        let best = fits.iter().map(|(fit, ..)| *fit).min();
        fits.retain(|(fit, ..)| Some(*fit) == best);
        match fits.as_slice() {
            [(_, pack, message)] => Ok(Subject {
                pack,
                message: (*message).to_owned(),
            }),
            [] => self.only().ok_or_else(|| names(&self.packs)),
            several => Err(several
                .iter()
                .map(|(_, pack, message)| format!("`{message}` of {}", pack.contract().system))
                .collect()),
        }
    }

    /// The one message of all contracts, whatever a document looks like.
    fn only(&self) -> Option<Subject<'_>> {
        let mut messages = self.packs.iter().flat_map(|pack| {
            let messages = pack.contract().messages.iter();
            messages.map(move |message| (pack, message))
        });
        let (pack, message) = messages.next()?;
        messages.next().is_none().then(|| Subject {
            pack,
            message: message.name.clone(),
        })
    }
}

/// Every message of some contracts.
fn names(packs: &[Pack]) -> Vec<String> {
    let messages = packs.iter().flat_map(|pack| &pack.contract().messages);
    messages.map(|message| message.name.clone()).collect()
}

/// A built-in system's contract, judged at run time: what its own validator
/// says is the same.
fn built_in(known: &systems::Known) -> Result<Pack, Failure> {
    let settings = Settings {
        reference: known.system.reference_message().map(str::to_owned),
        ..Settings::default()
    };
    Pack::new(known.system.contract().clone(), settings)
        .map_err(|problems| Failure::harness(problems.join(", ")))
}
