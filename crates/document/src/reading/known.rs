//! What is [`Known`] once all of a page was read: messages and lists of values,
//! by name.

use std::collections::HashMap;

use super::draft::Page;
use super::names;

/// Longest title, in words, that prose refers to without a link.
pub(super) const MOST_WORDS: usize = 5;

/// Messages and value lists by the names that pages give them.
pub(super) struct Known {
    pub(super) messages: HashMap<String, usize>,
    pub(super) lists: HashMap<String, String>,
}

impl Known {
    pub(super) fn new(page: &Page<'_>) -> Self {
        let mut messages = HashMap::new();
        for (index, draft) in page
            .messages
            .iter()
            .enumerate()
            .filter(|(_, draft)| !draft.message.fields.is_empty())
        {
            let message = &draft.message;
            for name in [
                Some(message.name.as_str()),
                Some(names::topic(&message.heading)),
                message.root.as_deref(),
            ]
            .into_iter()
            .flatten()
            {
                messages.entry(names::bare(name)).or_insert(index);
            }
        }
        let lists = page
            .value_lists
            .iter()
            .map(|list| (names::bare(&list.name), list.name.clone()))
            .collect();
        Self { messages, lists }
    }

    /// The message whose documents begin with this root element; where no root
    /// is listed, the one that is called like it.
    pub(super) fn rooted(&self, page: &Page<'_>, root: &str) -> Option<usize> {
        let index = self.messages.get(&names::bare(root)).copied()?;
        let message = &page.messages[index].message;
        let is_called = |name: &str| names::words(name).concat() == names::words(root).concat();
        let is_it = message.root.is_some()
            || is_called(&message.name)
            || is_called(names::topic(&message.heading));
        is_it.then_some(index)
    }

    /// The message whose title is among words; the longest title wins.
    pub(super) fn among(&self, words: &[String]) -> Option<usize> {
        for length in (1..=MOST_WORDS.min(words.len())).rev() {
            let found = words
                .windows(length)
                .find_map(|window| self.messages.get(&names::singular(&window.concat())));
            if found.is_some() {
                return found.copied();
            }
        }
        None
    }
}
