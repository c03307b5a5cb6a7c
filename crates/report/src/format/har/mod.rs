//! `traffic.har`: every exchange, for the network views of browsers and for
//! proxies.

mod entry;
mod message;

use std::collections::HashMap;

use countersign_journal::{ExchangeId, Finding};
use jiff::Timestamp;
use serde::Serialize;

use self::entry::Entry;
use super::clock::Clock;
use super::course::started_ms;
use super::{Format, Rendered};
use crate::Record;
use crate::headline::{Headline, partial};
use crate::json::compact;
use crate::traffic::Traffic;

/// For the network views of browsers and for proxies.
pub(super) const FORMAT: Format = Format {
    name: "har",
    file: "traffic.har",
    about: "HTTP Archive of every exchange, for browsers and proxies",
    render: |record, _| Rendered::File(har(record)),
};

#[derive(Serialize)]
struct Archive<'a> {
    log: Log<'a>,
}

/// Members as HAR 1.2 has them (<http://www.softwareishard.com/blog/har-12-spec/>).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Log<'a> {
    version: &'static str,
    creator: Creator<'a>,
    pages: Vec<Page<'a>>,
    entries: Vec<Entry<'a>>,
    comment: String,
}

#[derive(Serialize)]
struct Creator<'a> {
    name: &'static str,
    version: &'a str,
}

/// A scenario.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Page<'a> {
    started_date_time: String,
    id: String,
    title: &'a str,
    page_timings: PageTimings,
    comment: String,
}

/// Nothing is loaded or shown.
#[derive(Serialize)]
struct PageTimings {}

/// What was found in each exchange, but for what passed.
type Findings<'a> = HashMap<ExchangeId, Vec<&'a Finding>>;

/// The run as an HTTP archive: a page is a scenario, entries are in the order
/// of time. What was never sent is no entry. It holds what the journal holds:
/// secrets are taken out where they were captured, bodies are as they were
/// after decoding.
fn har(record: &Record) -> Vec<u8> {
    let report = &record.report;
    let clock = Clock::of(record);
    let mut findings = Findings::new();
    for finding in report.findings() {
        if let Some(id) = finding.exchange {
            findings.entry(id).or_default().push(finding);
        }
    }
    let pages = report.scenarios.iter().map(|(ordinal, scenario)| Page {
        started_date_time: date_time(clock.at(started_ms(record.scenarios.get(ordinal)))),
        id: page(*ordinal),
        title: &scenario.scenario.0,
        page_timings: PageTimings {},
        comment: format!("{}, {}", scenario.verdict(), scenario.location),
    });
    let mut sent: Vec<_> = record
        .scenarios
        .values()
        .flat_map(|scenario| scenario.exchanges.iter().map(move |sent| (scenario, sent)))
        .filter(|(_, sent)| sent.exchange.was_sent())
        .collect();
    sent.sort_by_key(|(_, sent)| (sent.exchange.started_ms, sent.exchange.id));
    let entries = sent
        .into_iter()
        .map(|(scenario, sent)| Entry::of(sent, scenario, &clock, &findings));
    let sentences = [
        Some(Headline::of(report).sentence),
        partial(report),
        report
            .selected()
            .map(|selected| format!("Selected: {selected}.")),
        Traffic::of(record).left_out(),
    ];
    let archive = Archive {
        log: Log {
            version: "1.2",
            creator: Creator {
                name: "countersign",
                version: &report.version,
            },
            pages: pages.collect(),
            entries: entries.collect(),
            comment: sentences
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" "),
        },
    };
    compact(&archive)
}

/// The id of a scenario's page.
fn page(ordinal: u32) -> String {
    format!("scenario-{ordinal}")
}

/// A time as ISO 8601 has it, to the millisecond.
fn date_time(time: Timestamp) -> String {
    format!("{time:.3}")
}
