//! A [`script`]: what a scenario has sent, for a shell to send once more.

mod body;
mod label;
mod pace;
mod word;

use std::collections::{BTreeMap, HashMap};

use countersign_journal::{Actor, ExchangeId, Finding, Verdict};

use self::label::{found, label};
use self::pace::Pace;
use self::word::literal;
use crate::{ScenarioRecord, ScenarioReport, Sent};

/// Requests of a script.
const REQUESTS: usize = 400;

/// What a script begins with. Shells that are typed at may know no comments:
/// there these lines mean nothing else.
const HEAD: &str = "#!/bin/sh\n\
    # Countersign: what a scenario has sent, to be sent once more. Save it, and run it with sh FILE\n\
    # Ids that the target has given are those of that run. Where it knows them no longer,\n\
    # put those that it answers now in their place.\n";

/// What stands in place of credentials that nobody was issued.
const NOBODYS: &str = "nobodys-credential";

/// What is said of a variable that stands for such.
const SPOILT: &str = "stands for one that is not valid: where a step has spoilt a valid one or left it \
                      empty,\n# set it to that";

/// A shell script (POSIX) that sends what a scenario has sent, in order, up to
/// the last request that a finding is about: nothing is to be fetched from
/// elsewhere but secrets, which are variables. It takes `room` bytes at most, or
/// so, and says what that leaves out. `None` where nothing was sent.
///
/// Whatever a peer has sent is quoted, and what is not seen is spelt out: it can
/// be read, copied and run.
pub(crate) fn script(
    scenario: &ScenarioReport,
    record: &ScenarioRecord,
    room: usize,
) -> Option<String> {
    let sent: Vec<&Sent> = sent(record).collect();
    let mut about: HashMap<ExchangeId, Vec<&Finding>> = HashMap::new();
    for finding in findings(record) {
        if let Some(id) = finding.exchange {
            about.entry(id).or_default().push(finding);
        }
    }
    let mut pace = Pace::of(sent.first()?);
    let (mut requests, mut told) = (String::new(), 0);
    for sent in &sent {
        let exchange = &sent.exchange;
        let mut request = String::new();
        let overlaps = told > 0 && pace.overlaps(exchange);
        match pace.pause(exchange) {
            0 => {}
            seconds => request.push_str(&format!("\nsleep {seconds}\n")),
        }
        request.push_str(&say(&label(sent, record, overlaps)));
        request.push_str(&match body::command(&exchange.request) {
            Ok(command) => format!("{command}\n"),
            Err(why) => say(&format!(
                "left out: {why}; journal.ndjson has it as exchange {}",
                exchange.id
            )),
        });
        let about = about.get(&exchange.id).map_or(&[][..], Vec::as_slice);
        request.extend(found(about).iter().map(|line| say(line)));
        if told == REQUESTS || requests.len() + request.len() > room {
            break;
        }
        requests.push_str(&request);
        told += 1;
    }
    // It asks for what it uses, and for nothing else.
    let mut text = head(scenario, &sent[..told]);
    text.push_str(&requests);
    let left = sent.len() - told;
    if left > 0 {
        text.push_str(&say(&format!(
            "left out for the length of this script: the last {left} of {} requests, which \
             journal.ndjson has",
            sent.len()
        )));
    }
    Some(text)
}

/// Whether a scenario has sent anything: whether there is a [`script`] of it.
pub(crate) fn is_script(record: &ScenarioRecord) -> bool {
    sent(record).next().is_some()
}

/// What a scenario has sent, up to the last that a finding is about.
fn sent(record: &ScenarioRecord) -> impl Iterator<Item = &Sent> {
    let last = findings(record).filter_map(|it| it.exchange).max();
    let exchanges = record.exchanges.iter();
    exchanges.filter(move |sent| {
        last.is_none_or(|last| sent.exchange.id <= last) && sent.exchange.was_sent()
    })
}

/// What was found of a scenario, but for what passed.
fn findings(record: &ScenarioRecord) -> impl Iterator<Item = &Finding> {
    let claimed = record.claims.iter().flat_map(|claimed| &claimed.findings);
    let all = claimed.chain(&record.unclaimed);
    all.filter(|finding| finding.verdict != Verdict::Passed)
}

/// What is said first, what is asked for, and the commands that are made.
fn head(scenario: &ScenarioReport, sent: &[&Sent]) -> String {
    let mut text = HEAD.to_owned();
    for (name, is_wrong) in variables(sent) {
        let otherwise = match is_wrong {
            true => format!("={NOBODYS}"),
            false => ":?is to be set: a credential that the target takes".to_owned(),
        };
        text.push_str(&format!(": \"${{{name}{otherwise}}}\"\n"));
        if is_wrong {
            text.push_str(&format!("# {name} {SPOILT}\n"));
        }
    }
    text.push_str("say() { printf '\\n%s\\n' \"$1\"; }\n");
    if sent.iter().any(|it| body::is_piped(&it.exchange.request)) {
        text.push_str(body::TEXT);
    }
    text.push_str(&say(&label::title(scenario)));
    text
}

/// The variables that are filled in, and whether only requests with credentials
/// that nobody was issued have them.
fn variables<'a>(sent: &[&'a Sent]) -> BTreeMap<&'a str, bool> {
    let mut variables = BTreeMap::new();
    for sent in sent {
        let exchange = &sent.exchange;
        for name in exchange.request.variables() {
            let is_wrong = variables.entry(name).or_insert(true);
            *is_wrong &= exchange.actor == Actor::Wrong;
        }
    }
    variables
}

/// A command that prints a line.
fn say(line: &str) -> String {
    format!("say {}\n", literal(line))
}
