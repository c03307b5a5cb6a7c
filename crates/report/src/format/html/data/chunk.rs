//! A [`Chunk`]: scenarios, and what repeats itself in them told once.

use std::collections::HashMap;

use serde::Serialize;

use countersign_journal::{Bytes, Verdict};

use super::body::{Body, Limits};
use super::scenario::Scenario;
use crate::cut::{Whole, cut};
use crate::{ScenarioRecord, ScenarioReport};

/// Headers of one message that are told.
const HEADERS: usize = 64;
/// Characters of a header's value.
const VALUE: usize = 600;

/// Scenarios that are unpacked together. Bodies and headers are named by their
/// place in a list: most are sent more than once.
#[derive(Debug, Default, Serialize)]
pub(super) struct Chunk {
    scenarios: Vec<Scenario>,
    bodies: Vec<Body>,
    headers: Vec<Vec<(String, String)>>,
    #[serde(skip)]
    places: Places,
    #[serde(skip)]
    bytes: usize,
}

/// Where things stand in the lists.
#[derive(Debug, Default)]
struct Places {
    bodies: HashMap<Body, usize>,
    headers: HashMap<Vec<(String, String)>, usize>,
}

impl Chunk {
    /// How many scenarios it holds.
    pub(super) fn len(&self) -> usize {
        self.scenarios.len()
    }

    /// How large it is, roughly.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    /// Adds a scenario, and the script that repeats it.
    pub(super) fn add(
        &mut self,
        report: &ScenarioReport,
        record: Option<&ScenarioRecord>,
        limits: &mut Limits,
        script: Option<String>,
    ) {
        let scenario = Scenario::of(report, record, script, |kept, verdict| match kept {
            Kept::Body(bytes) => self.body(limits.keep(bytes, verdict)),
            Kept::Headers(headers) => self.headers(headers),
        });
        self.bytes += scenario.bytes();
        self.scenarios.push(scenario);
    }

    /// The place of a body.
    fn body(&mut self, body: Body) -> usize {
        if let Some(&place) = self.places.bodies.get(&body) {
            return place;
        }
        let place = self.bodies.len();
        self.bytes += body.text.len();
        self.places.bodies.insert(body.clone(), place);
        self.bodies.push(body);
        place
    }

    /// The place of a list of headers.
    fn headers(&mut self, headers: &[(String, String)]) -> usize {
        let kept: Vec<_> = headers
            .iter()
            .take(HEADERS)
            .map(|(name, value)| {
                (
                    cut(name, VALUE, Whole::Journal).into_owned(),
                    cut(value, VALUE, Whole::Journal).into_owned(),
                )
            })
            .collect();
        if let Some(&place) = self.places.headers.get(&kept) {
            return place;
        }
        let place = self.headers.len();
        self.bytes += kept
            .iter()
            .map(|(name, value)| name.len() + value.len())
            .sum::<usize>();
        self.places.headers.insert(kept.clone(), place);
        self.headers.push(kept);
        place
    }
}

/// What is told once and named by its place.
pub(super) enum Kept<'a> {
    /// A body.
    Body(&'a Bytes),
    /// The headers of a message.
    Headers(&'a [(String, String)]),
}

/// Tells a thing of a scenario with this verdict, and where it then stands.
pub(super) trait Keep: FnMut(Kept<'_>, Verdict) -> usize {}
impl<F: FnMut(Kept<'_>, Verdict) -> usize> Keep for F {}
