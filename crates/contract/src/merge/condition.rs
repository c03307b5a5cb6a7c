//! When a field is mandatory that a table marks `x for …`.

use std::collections::HashMap;

use toml::Spanned;

use crate::rulings::RulingEntry;
use crate::text::{Problems, Text};
use crate::{Condition, FieldPath, Requirement, Source};

/// Conditions by message and by what the mark says.
pub(super) struct Conditions(HashMap<(String, String), Ruled>);

struct Ruled {
    condition: Condition,
    seen: bool,
    place: Source,
}

impl Conditions {
    pub(super) fn new(
        rulings: &[Spanned<RulingEntry>],
        text: &Text<'_>,
        problems: &mut Problems,
    ) -> Self {
        let mut all = HashMap::new();
        for entry in rulings
            .iter()
            .flat_map(|ruling| &ruling.get_ref().condition)
        {
            let place = text.span(Some(entry.span()));
            let entry = entry.get_ref();
            let ruled = Ruled {
                condition: Condition {
                    field: FieldPath::new(entry.field.as_str()),
                    equals: entry.equals.clone(),
                },
                seen: false,
                place: place.clone(),
            };
            let key = (entry.message.clone(), entry.case.clone());
            if all.insert(key, ruled).is_some() {
                problems.add(
                    place,
                    format!(
                        "`{}` has a condition for `{}` already",
                        entry.message, entry.case
                    ),
                    "keep one of the two",
                );
            }
        }
        Self(all)
    }

    /// The requirement of a field of this message with this mark.
    pub(super) fn of(
        &mut self,
        message: &str,
        case: &str,
        place: &Source,
        problems: &mut Problems,
    ) -> Requirement {
        let key = (message.to_owned(), case.to_owned());
        let Some(ruled) = self.0.get_mut(&key) else {
            problems.add(
                place.clone(),
                format!("nothing says when the case `{case}` of `{message}` is given"),
                "rule on it: `[[ruling.condition]]` with this `message` and `case`",
            );
            return Requirement::Optional;
        };
        ruled.seen = true;
        Requirement::When(ruled.condition.clone())
    }

    /// Reports conditions that no mark names.
    pub(super) fn finish(self, problems: &mut Problems) {
        for ((message, case), ruled) in self.0 {
            if !ruled.seen {
                problems.add(
                    ruled.place,
                    format!("no field of `{message}` is marked `x for {case}`"),
                    "write message and case as rulings.toml and the table have them",
                );
            }
        }
    }
}
