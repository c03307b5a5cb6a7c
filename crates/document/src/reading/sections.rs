//! The headings that hold what a page tells next, and what they say together.

use super::heading::Heading;
use super::walk::{DEEPEST, STEP, Walk};

impl Walk<'_> {
    /// A line that stands in place of a heading.
    pub(super) fn pseudo(&mut self, heading: Heading) {
        let level = self
            .sections
            .iter()
            .rev()
            .find(|(level, _)| level % STEP == 0);
        let level = level.map_or(0, |(level, _)| *level) + heading.rank();
        while self.lines > 0
            && self
                .sections
                .last()
                .is_some_and(|(above, _)| *above >= level)
        {
            self.sections.pop();
            self.lines -= 1;
        }
        if self.sections.len() < DEEPEST {
            self.sections.push((level, heading));
            self.lines += 1;
        }
    }

    pub(super) fn push(&mut self, level: u16, heading: Heading) {
        while self
            .sections
            .last()
            .is_some_and(|(above, _)| *above >= level)
        {
            self.sections.pop();
        }
        if self.sections.len() < DEEPEST {
            self.sections.push((level, heading));
        }
    }

    /// What all headings above say together.
    pub(super) fn context(&self) -> Heading {
        let mut all = Heading::default();
        for (_, heading) in &self.sections {
            if !heading.modifies {
                all = Heading {
                    direction: all.direction,
                    place: all.place,
                    ..Heading::default()
                };
            }
            all.title.clone_from(&heading.title);
            all.direction = heading.direction.or(all.direction);
            all.place = heading.place.or(all.place);
            if heading.need.is_some() {
                all.need.clone_from(&heading.need);
            }
            if heading.direction.is_some() {
                all.status = heading.status;
            }
            all.statuses |= heading.statuses;
            all.example |= heading.example;
            all.fields |= heading.fields;
        }
        all
    }

    /// The title of the topic that is told of.
    pub(super) fn topic(&self) -> String {
        let topic = self
            .sections
            .iter()
            .rev()
            .find(|(_, heading)| !heading.modifies);
        let title = topic
            .map(|(_, heading)| heading.title.clone())
            .or_else(|| self.page.title.clone());
        title.unwrap_or_default()
    }

    /// What a call is called that no heading names: the short line above it.
    pub(super) fn line_above(&self) -> Option<String> {
        self.above
            .clone()
            .filter(|words| words.split(' ').count() <= 8 && !words.ends_with(['.', ':', '!', '?']))
    }

    /// The level of the topic that is told of.
    pub(super) fn level(&self) -> u16 {
        self.sections
            .iter()
            .rev()
            .find(|(_, heading)| !heading.modifies)
            .map_or(0, |(level, _)| *level)
    }

    /// How many headings were seen above the one that holds what comes, and
    /// its words, to tell two places apart.
    pub(super) fn spot_of_heading(&self) -> (usize, String) {
        let last = self
            .sections
            .last()
            .map(|(_, heading)| heading.title.clone());
        (self.sections.len(), last.unwrap_or_default())
    }
}
