//! Places in XML texts, by XPaths of names and ordinals.

use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::Place;

/// A step of a path.
struct Step<'p> {
    /// The name, without its prefix: a prefix is the document's own choice.
    name: &'p str,
    /// Which one of its siblings of this name, from 1.
    ordinal: u64,
    /// How many of them were passed.
    seen: u64,
}

/// Where an XPath stands: the text of an element that has one, else its tag; an
/// attribute with its value. What is not there stands at the tag of its
/// innermost ancestor.
pub(super) fn place(text: &str, path: &str) -> Option<Place> {
    let mut names: Vec<&str> = path.split('/').skip(1).collect();
    if names
        .last()
        .is_some_and(|last| *last == "text()" || last.is_empty())
    {
        names.pop();
    }
    let attribute = names.last().and_then(|last| last.strip_prefix('@'));
    if attribute.is_some() {
        names.pop();
    }
    let mut steps: Vec<Step<'_>> = names.into_iter().map(Step::of).collect();
    let mut reader = Reader::from_str(text);
    // How many elements are open, and how many of the path's steps are among them.
    let (mut depth, mut taken) = (0_usize, 0_usize);
    let mut innermost: Option<Range<usize>> = None;
    loop {
        let start = position(&reader);
        let event = reader.read_event().ok()?;
        let tag = start..position(&reader);
        match event {
            Event::Start(element) | Event::Empty(element)
                if depth == taken
                    && steps
                        .get_mut(taken)
                        .is_some_and(|step| step.takes(&element)) =>
            {
                let is_empty = text.get(tag.clone()).is_some_and(|tag| tag.ends_with("/>"));
                taken += 1;
                innermost = Some(tag.clone());
                if taken == steps.len() {
                    return Some(match attribute {
                        Some(name) => of_attribute(text, tag, &element, name),
                        None if is_empty => exactly(tag),
                        None => exactly(content(&mut reader).unwrap_or(tag)),
                    });
                }
                if is_empty {
                    break;
                }
                depth += 1;
            }
            Event::Start(_) => depth += 1,
            Event::End(_) => {
                depth = depth.checked_sub(1)?;
                if depth < taken {
                    break;
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    innermost.map(|range| Place {
        range,
        exact: false,
    })
}

impl<'p> Step<'p> {
    fn of(step: &'p str) -> Self {
        let (name, ordinal) = match step.split_once('[') {
            Some((name, rest)) => (name, rest.trim_end_matches(']').parse().unwrap_or(1)),
            None => (step, 1),
        };
        Self {
            name: local(name),
            ordinal,
            seen: 0,
        }
    }

    /// Whether this child is the one that is meant.
    fn takes(&mut self, element: &BytesStart<'_>) -> bool {
        let is_named = element.local_name().as_ref() == self.name;
        self.seen += u64::from(is_named);
        is_named && self.seen == self.ordinal
    }
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

fn exactly(range: Range<usize>) -> Place {
    Place { range, exact: true }
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// The text that follows an element's tag, without the blanks around it;
/// `None` where there is none.
fn content(reader: &mut Reader<&[u8]>) -> Option<Range<usize>> {
    let start = position(reader);
    let Ok(Event::Text(text)) = reader.read_event() else {
        return None;
    };
    let raw: &str = &text;
    let inner = raw.trim_start();
    let start = start + (raw.len() - inner.len());
    let inner = inner.trim_end();
    (!inner.is_empty()).then(|| start..start + inner.len())
}

/// Where an attribute stands in a tag, name and value.
fn of_attribute(text: &str, tag: Range<usize>, element: &BytesStart<'_>, name: &str) -> Place {
    let mut attributes = element.attributes();
    let mut attributes = attributes.with_checks(false).flatten();
    let found = attributes.find(|known| known.key.local_name().as_ref() == local(name));
    let within = text.get(tag.clone()).zip(found).and_then(|(tag, found)| {
        let key: &str = found.key.as_ref();
        let value: &str = &found.value;
        // Behind a blank, as a value of another may hold the same text.
        let key_at = tag
            .match_indices(key)
            .map(|(at, _)| at)
            .find(|at| tag[..*at].ends_with(|before: char| before.is_whitespace()))?;
        let value_at = key_at + key.len() + tag[key_at + key.len()..].find(value)?;
        // Up to the quote behind it.
        Some(key_at..(value_at + value.len() + 1).min(tag.len()))
    });
    match within {
        Some(range) => exactly(tag.start + range.start..tag.start + range.end),
        None => Place {
            range: tag,
            exact: false,
        },
    }
}
