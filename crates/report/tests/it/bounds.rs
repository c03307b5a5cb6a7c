//! Large runs: what is told of an exchange is bounded.

use countersign_journal::{
    Actor, Bytes, ClauseId, Exchange, ExchangeId, Finding, Notice, Outcome, Request, Response,
    RunEvent, ScenarioId, Step, Tally, Verdict,
};
use countersign_report::{Record, Reference, Rendered, format, formats};

fn exchange(sequence: u32, body: &str) -> RunEvent {
    let body = Bytes(body.as_bytes().to_vec());
    let exchange = Exchange {
        id: ExchangeId {
            scenario: 1,
            sequence,
        },
        actor: Actor::A,
        operation: None,
        request: Request {
            method: "POST".to_owned(),
            url: "https://orchard.example/".to_owned(),
            headers: Vec::new(),
            body: body.clone(),
        },
        outcome: Outcome::Answered(Response {
            status: 200,
            headers: Vec::new(),
            body,
        }),
        // More than there is time for.
        started_ms: u64::MAX,
        elapsed_ms: u64::MAX,
        again_of: None,
    };
    RunEvent::Exchanged {
        ordinal: 1,
        step: None,
        exchange,
    }
}

/// The files of a rendered run.
fn files(name: &str, record: &Record) -> Vec<Vec<u8>> {
    let format = format(name).expect("it is listed");
    match (format.render)(record, &Reference::default()) {
        Rendered::File(bytes) => vec![bytes],
        Rendered::Folder(files) => files.into_iter().map(|(_, bytes)| bytes).collect(),
    }
}

/// The bytes of a rendered run, and how often it says that a body was cut.
fn rendered(name: &str, record: &Record) -> (usize, usize) {
    let files = files(name, record);
    let cuts = files.iter().map(|bytes| {
        let text = String::from_utf8_lossy(bytes);
        text.matches("bytes; whole in journal.ndjson").count()
    });
    (files.iter().map(Vec::len).sum(), cuts.sum())
}

/// A scenario with these exchanges, in which nothing is found or something.
fn record(exchanges: impl IntoIterator<Item = RunEvent>, is_found: bool) -> Record {
    let scenario = ScenarioId("orchard/baskets/Many".to_owned());
    let started = RunEvent::ScenarioStarted {
        ordinal: 1,
        scenario: scenario.clone(),
        system: "orchard".to_owned(),
        topic: "Baskets".to_owned(),
        location: format!("features/orchard/baskets.feature:{}", u32::MAX),
        tags: Vec::new(),
        row: None,
        steps: Vec::new(),
    };
    let clause = ClauseId::from("orchard.answer.given");
    let finding = Finding::told(clause, scenario, Verdict::Failed, "no");
    let found = RunEvent::Found {
        ordinal: 1,
        finding,
    };
    let found = is_found.then_some(found);
    Record::of([started].into_iter().chain(exchanges).chain(found))
}

#[test]
fn a_large_body_is_cut_and_it_is_said_so() {
    let body = "ä".repeat(2_000_000);
    for (name, is_found, most) in [
        ("messages", true, 150_000),
        ("messages", false, 20_000),
        ("allure", true, 150_000),
        ("allure", false, 10_000),
        ("har", true, 2_200_000),
    ] {
        let record = record([exchange(1, &body)], is_found);
        let (bytes, cuts) = rendered(name, &record);
        assert!(bytes < most, "{name}: {bytes}");
        assert_eq!(cuts, 2, "{name}");
    }
}

/// What is cut of an exchange is whole in the journal, and nowhere else.
#[test]
fn what_is_cut_of_an_exchange_is_in_the_journal() {
    let mut sent = exchange(1, "");
    if let RunEvent::Exchanged { exchange, .. } = &mut sent {
        let long = "long".repeat(10_000);
        exchange.request.url = format!("https://orchard.example/{long}");
        exchange.request.headers = vec![("x-long".to_owned(), long.clone())];
        exchange.operation = Some(long);
    }
    let record = record([sent], false);
    for name in ["messages", "allure", "har"] {
        let text = files(name, &record).concat();
        let text = String::from_utf8_lossy(&text);
        assert!(!text.contains("whole in results.json"), "{name}: {text}");
        assert!(text.contains("whole in journal.ndjson"), "{name}: {text}");
    }
}

/// A run in which everything that is told is of a megabyte: bytes of each format
/// are bounded, but of the one in which all of it is.
#[test]
fn large_findings_notices_and_tags_are_cut() {
    let large = "large ".repeat(200_000);
    let mut finding = Finding::told(
        ClauseId::from("orchard.answer.given"),
        ScenarioId("orchard/baskets/Many".to_owned()),
        Verdict::Failed,
        large.as_str(),
    );
    finding.expected.clone_from(&large);
    finding.seen.clone_from(&large);
    finding.at = Some(large.clone());
    finding.curl = Some(large.clone());
    let mut record = record([], false);
    for event in [
        RunEvent::Noticed {
            notice: Notice {
                code: "CFG-0001".to_owned(),
                message: large.clone(),
                hint: large.clone(),
            },
        },
        RunEvent::Found {
            ordinal: 1,
            finding: finding.clone(),
        },
        RunEvent::Found {
            ordinal: 1,
            finding: Finding {
                verdict: Verdict::Warned,
                ..finding
            },
        },
        RunEvent::ScenarioFinished {
            ordinal: 1,
            verdict: Verdict::Failed,
            because: Some(large.clone()),
            elapsed_ms: 1,
        },
        RunEvent::RunFinished {
            verdicts: Tally::default(),
            harness_fault: Some(large.clone()),
            elapsed_ms: 1,
        },
    ] {
        record.add(event);
    }
    if let Some(scenario) = record.scenarios.get_mut(&1) {
        scenario.tags = vec![large.clone(); 2];
        let mut step = Step {
            keyword: "Then".to_owned(),
            text: large,
            line: 1,
            clause: None,
            block: None,
            table: Vec::new(),
        };
        step.table = vec![vec![step.text.clone()]];
        step.block = Some(step.text.clone());
        scenario.steps = vec![step];
    }
    let mut wrong = Vec::new();
    for format in formats().iter().filter(|format| format.name != "results") {
        let (bytes, _) = rendered(format.name, &record);
        if bytes >= 500_000 {
            wrong.push(format!("{}: {bytes}", format.name));
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn a_large_run_is_told_in_proportion() {
    for name in ["messages", "allure", "har"] {
        let of = |many| {
            let exchanges = (1..=many).map(|sequence| exchange(sequence, "{}"));
            rendered(name, &record(exchanges, false)).0
        };
        let (few, many) = (of(1_200), of(12_000));
        assert!(many < 11 * few, "{name}: {few}, {many}");
    }
}
