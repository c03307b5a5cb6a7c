//! A [`Wire`]: what the headers of all calls say of the system.

use crate::Source;
use crate::page::Call;
use crate::rulings::SystemNames;
use crate::text::{Problems, Text};

/// What the headers of all calls say, each with its first place.
#[derive(Default)]
pub(super) struct Wire {
    media_type: Option<(String, Source)>,
    credential_header: Option<(String, Source)>,
}

impl Wire {
    /// Notes the headers of a call; they agree with those of the others.
    pub(super) fn add(&mut self, call: &Call, problems: &mut Problems) {
        for header in &call.headers {
            let placeholder = header.value.starts_with('{');
            let (slot, said) = if header.name.eq_ignore_ascii_case("content-type") {
                (&mut self.media_type, &header.value)
            } else if placeholder {
                (&mut self.credential_header, &header.name)
            } else {
                continue;
            };
            let (first, place) = slot.get_or_insert_with(|| (said.clone(), header.source.clone()));
            if first != said {
                problems.add(
                    header.source.clone(),
                    format!("`{said}` here, and `{first}` at {place}"),
                    "let all calls of a system agree",
                );
            }
        }
    }

    /// What rulings say of the system where no call says it.
    pub(super) fn of(system: &SystemNames, text: &Text<'_>) -> Self {
        let said =
            |said: &Option<String>| Some((said.clone()?, text.span(Some(system.name.span()))));
        Self {
            media_type: said(&system.media_type),
            credential_header: said(&system.credential_header),
        }
    }

    /// Reports that no call says what media type bodies have.
    pub(super) fn finish(&self, text: &Text<'_>, problems: &mut Problems) {
        if self.media_type.is_none() {
            problems.add(
                text.at(0),
                "no page shows a call with a Content-Type",
                "add the pages with their http blocks, or `media_type` to `[system]`",
            );
        }
    }

    /// Media type and name of the header that carries the credential.
    pub(super) fn into_parts(self) -> (String, Option<String>) {
        let name = |said: (String, Source)| said.0;
        (
            self.media_type.map(name).unwrap_or_default(),
            self.credential_header.map(name),
        )
    }
}
