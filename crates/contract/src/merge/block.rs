//! Blocks whose label says no status: a ruling names their message.

use std::collections::HashMap;

use toml::Spanned;

use super::draft::Drafts;
use super::names::check_name;
use crate::page::Answer;
use crate::rulings::RulingEntry;
use crate::text::{Problems, Text};
use crate::{Shape, Source};

/// Messages of such blocks by heading.
pub(super) struct Blocks(HashMap<String, RuledBlock>);

struct RuledBlock {
    message: String,
    seen: bool,
    place: Source,
}

impl Blocks {
    pub(super) fn new(
        rulings: &[Spanned<RulingEntry>],
        text: &Text<'_>,
        problems: &mut Problems,
    ) -> Self {
        let mut blocks: HashMap<String, RuledBlock> = HashMap::new();
        for response in rulings.iter().flat_map(|ruling| &ruling.get_ref().response) {
            let response = response.get_ref();
            let message = response.message.as_ref();
            if let Some(message) = message {
                check_name(message, text, problems);
            }
            let Some(heading) = &response.heading else {
                continue;
            };
            let place = text.span(Some(heading.span()));
            let Some(message) = message.map(|message| message.get_ref().clone()) else {
                problems.add(
                    place,
                    "the answer has a heading, and no `message` to show under it",
                    "name the message, or remove the heading",
                );
                continue;
            };
            let block = blocks
                .entry(heading.get_ref().clone())
                .or_insert_with(|| RuledBlock {
                    message: message.clone(),
                    seen: false,
                    place: place.clone(),
                });
            if block.message != message {
                problems.add(
                    place,
                    format!(
                        "the block under `{}` is `{}` and `{message}` at once",
                        heading.get_ref(),
                        block.message
                    ),
                    "give one block one message",
                );
            }
        }
        Self(blocks)
    }

    /// Adds what the block shows to the message that a ruling names.
    pub(super) fn show(&mut self, answer: Answer, drafts: &mut Drafts, problems: &mut Problems) {
        let Some(ruled) = self.0.get_mut(&answer.label) else {
            problems.add(
                answer.source,
                format!("no status is known for the block under `{}`", answer.label),
                "say it in the heading, or rule on it: `[[ruling.response]]` with this `heading`",
            );
            return;
        };
        ruled.seen = true;
        if let Some(block) = &answer.block {
            // A page shows one entity even where an answer holds more.
            drafts.show(&ruled.message, Shape::OneOrList, block, problems);
        }
    }

    /// Reports rulings on blocks that no page has.
    pub(super) fn finish(self, problems: &mut Problems) {
        for (heading, block) in self.0 {
            if !block.seen {
                problems.add(
                    block.place,
                    format!("no block without a status stands under `{heading}`"),
                    "write the heading as the page has it, without its markup",
                );
            }
        }
    }
}
