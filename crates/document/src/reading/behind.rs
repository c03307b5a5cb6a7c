//! Takes apart what stands behind a field's name: types, requirements and
//! defaults in any order, then what describes it.

use super::annotation::Annotation;
use super::{need, types};

impl Annotation {
    /// Takes what stands behind a name, and gives back what describes it.
    pub(super) fn take_behind(&mut self, rest: &str) -> String {
        let mut rest = rest.trim();
        // Each round takes something off the front.
        loop {
            let before = rest.len();
            if let Some(inside) = rest.strip_prefix('(') {
                let (inside, after) = closed(inside);
                if self.kind.written.is_empty() || self.need.is_none() || self.default.is_none() {
                    let left = self.take_inside(inside);
                    if !left.is_empty() && !self.says() {
                        return rest.to_owned();
                    }
                }
                rest = after.trim_start();
                if rest.starts_with('(') {
                    continue;
                }
            }
            rest = rest
                .trim_start_matches([':', '-', '–', '—', '|', ',', '=', '·', '•'])
                .trim_start();
            if rest.starts_with('(') {
                continue;
            }
            if let Some(after) = self.take_segment(rest) {
                rest = after.trim_start();
            }
            if rest.len() == before || rest.is_empty() {
                return rest.to_owned();
            }
        }
    }

    /// Takes a type or a requirement from the front, up to a separator, or
    /// the longest run of words that is one.
    fn take_segment<'a>(&mut self, rest: &'a str) -> Option<&'a str> {
        let cut = [" - ", " – ", " — ", ": ", ", ", " | ", ". ", " (", " · "]
            .iter()
            .filter_map(|mark| rest.find(mark))
            .min();
        let segment = &rest[..cut.unwrap_or(rest.len())];
        if segment.len() <= 96 && self.take_known(segment) {
            return Some(&rest[segment.len()..]);
        }
        // `string required The id of …`: words, as long as they say a type.
        let ends = segment
            .match_indices(' ')
            .map(|(at, _)| at)
            .take(5)
            .collect::<Vec<_>>();
        for end in ends.into_iter().rev() {
            let part = &segment[..end];
            // A sentence that begins so is none: `String values are …`.
            let next = segment[end..].trim_start();
            let goes_on = next.starts_with(|letter: char| letter.is_uppercase())
                || next.starts_with("required")
                || next.starts_with("optional");
            if goes_on && self.take_known(part) {
                return Some(&rest[end..]);
            }
        }
        None
    }

    fn take_known(&mut self, segment: &str) -> bool {
        let segment = segment.trim();
        if segment.is_empty() {
            return false;
        }
        let is_known = need::of_phrase(segment).is_some() && self.need.is_none()
            || self.kind.written.is_empty()
                && (types::is_plain(segment)
                    || segment.split_once(' ').is_some_and(|(first, second)| {
                        need::of_phrase(first).is_some() && types::is_plain(second)
                            || types::is_plain(first) && need::of_phrase(second).is_some()
                    }));
        is_known && self.take_part(segment)
    }
}

/// What stands within parentheses, to the one that closes them or, where it
/// is missing, to the end; and what follows.
fn closed(inside: &str) -> (&str, &str) {
    let mut depth = 1_usize;
    for (at, letter) in inside.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return (&inside[..at], &inside[at + 1..]);
        }
    }
    (inside, "")
}
