//! Scripts that repeat a scenario: what they say, and what a shell makes of
//! them.

mod shell;

use countersign_journal::{
    Actor, Bytes, ClauseId, Exchange, ExchangeId, Finding, Outcome, Request, RunEvent, ScenarioId,
    Step, Verdict,
};
use countersign_report::{Record, Reference, Rendered, format};
use proptest::prelude::*;

use crate::rendered::compare;

/// The files of the folder, by their names.
fn files(record: &Record) -> Vec<(String, String)> {
    let format = format("scripts").expect("it is listed");
    let Rendered::Folder(files) = (format.render)(record, &Reference::default()) else {
        panic!("scripts are a folder")
    };
    let text = |bytes| String::from_utf8(bytes).expect("text");
    let files = files.into_iter().map(|(name, bytes)| (name, text(bytes)));
    files.collect()
}

#[test]
fn every_case_reads_as_expected() {
    let own = crate::events(&crate::folder().join("scripts/all-kinds.ndjson"));
    let cases = crate::cases().into_iter();
    for (name, events) in cases.chain([("all-kinds".to_owned(), own)]) {
        let files = files(&Record::of(events));
        let files = files
            .iter()
            .map(|(name, text)| format!("===== {name}\n{text}"));
        let view: String = files.collect();
        compare(&format!("scripts/{name}"), "txt", &view);
    }
}

fn exchange(sequence: u32, request: Request) -> RunEvent {
    let unanswered = r#"{"unanswered": {"because": "so", "hung_up": true}}"#;
    let outcome: Outcome = serde_json::from_str(unanswered).expect("an outcome");
    RunEvent::Exchanged {
        ordinal: 1,
        step: Some(1),
        exchange: Exchange {
            id: ExchangeId {
                scenario: 1,
                sequence,
            },
            actor: Actor::A,
            operation: None,
            request,
            outcome,
            started_ms: u64::from(sequence) * 700,
            elapsed_ms: 2,
            again_of: None,
        },
    }
}

/// A scenario that failed with these requests; every text is this one.
fn record(requests: &[Request], text: &str) -> Record {
    let scenario = ScenarioId(text.to_owned());
    let step = Step {
        keyword: text.to_owned(),
        text: text.to_owned(),
        line: 1,
        clause: None,
        block: None,
        table: Vec::new(),
    };
    let started = RunEvent::ScenarioStarted {
        ordinal: 1,
        scenario: scenario.clone(),
        system: "orchard".to_owned(),
        topic: "Baskets".to_owned(),
        location: "features/orchard/baskets.feature:1".to_owned(),
        tags: Vec::new(),
        row: None,
        steps: vec![step],
    };
    let mut finding = Finding::told(ClauseId::from(text), scenario, Verdict::Failed, text);
    finding.expected = text.to_owned();
    finding.exchange = Some(ExchangeId {
        scenario: 1,
        sequence: requests.len() as u32,
    });
    let found = RunEvent::Found {
        ordinal: 1,
        finding,
    };
    let sent = (1..).zip(requests);
    let sent = sent.map(|(sequence, request)| exchange(sequence, request.clone()));
    Record::of([started].into_iter().chain(sent).chain([found]))
}

/// The one script of a record.
fn script(record: &Record) -> String {
    let files = files(record).into_iter();
    let mut scripts = files.filter(|(name, _)| name.ends_with(".sh"));
    let (_, script) = scripts.next().expect("a script");
    assert!(scripts.next().is_none());
    script
}

/// What means something to a shell, and often anything.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "['\"`$\\\\!(){}<>;&|#~*?@%\\[\\]=^ a-c:,-]{0,40}",
        "(\\$[A-C]{1,2}|\\$\\(id\\)|\\\\0|é|\u{202e}|\u{1b}|'|x){0,8}",
        any::<String>(),
    ]
}

/// Texts that are in an address or a header.
fn line() -> impl Strategy<Value = String> {
    text().prop_map(|text| text.replace(['\0', '\r', '\n'], "."))
}

fn body() -> impl Strategy<Value = Vec<u8>> {
    let lines = "((END|END_|END__|x| |'|\\$A|\\\\|\"|`id`|\t)?\n?){0,60}";
    prop_oneof![
        any::<Vec<u8>>(),
        lines.prop_map(String::into_bytes),
        (text(), 0..40_usize).prop_map(|(text, times)| text.repeat(times).into_bytes()),
    ]
}

fn request() -> impl Strategy<Value = Request> {
    let headers = prop::collection::vec(("[a-zA-Z#$'`*!|]{1,4}", line()), 0..3);
    let headers = headers.prop_filter("a header that does not become an option", |headers| {
        let mut names = headers.iter().map(|(name, _)| name);
        names.all(|name| !name.eq_ignore_ascii_case("accept-encoding"))
    });
    (line(), headers, body()).prop_map(|(path, headers, body)| Request {
        method: "POST".to_owned(),
        url: format!("http://127.0.0.1:9/{path}"),
        headers,
        body: Bytes(body),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Whatever was sent, a shell hands it to curl byte for byte, and nothing
    /// else is run.
    #[test]
    fn a_shell_sends_what_was_sent(requests in prop::collection::vec(request(), 1..4), text in text()) {
        let script = script(&record(&requests, &text));
        let is_odd = |it: char| it.is_control() && it != '\n' && it != '\t' || it == '\u{202e}';
        prop_assert!(!script.contains(is_odd), "{script:?}");
        for calls in shell::calls(&script, &requests) {
            let expected: Vec<_> = requests.iter().map(shell::Call::of).collect();
            prop_assert_eq!(&calls, &expected, "{}", script);
        }
    }
}

/// A journal may come from anywhere, and curl takes more than HTTP.
#[test]
fn what_is_no_request_is_left_out() {
    let good = Request {
        method: "GET".to_owned(),
        url: "http://127.0.0.1:9/".to_owned(),
        headers: Vec::new(),
        body: Bytes::default(),
    };
    let with = |change: fn(&mut Request)| {
        let mut request = good.clone();
        change(&mut request);
        request
    };
    for (request, why) in [
        (
            with(|it| it.url = "file:///etc/passwd".to_owned()),
            "an address that is none of HTTP",
        ),
        (
            with(|it| it.url = "-ofile".to_owned()),
            "an address that is none of HTTP",
        ),
        (
            with(|it| it.url.push_str("\nid")),
            "an address that is none of HTTP",
        ),
        (
            with(|it| it.method = "GET;id".to_owned()),
            "a method that is none",
        ),
        (
            with(|it| it.headers = vec![("@x".to_owned(), String::new())]),
            "a header that HTTP can't carry",
        ),
        (
            with(|it| it.headers = vec![("x".to_owned(), "a\r\nb: c".to_owned())]),
            "a header that HTTP can't carry",
        ),
        (
            with(|it| it.body = Bytes("x… (900000 bytes in all)".into())),
            "a body that was too long to be recorded",
        ),
    ] {
        let script = script(&record(&[request, good.clone()], "x"));
        assert_eq!(script.matches("\ncurl ").count(), 1, "{script}");
        let told = shell::told(&format!(
            "left out: {why}; journal.ndjson has it as exchange 1.1"
        ));
        assert!(script.contains(&told), "{script}");
    }
}

/// What there is no room for is counted.
#[test]
fn a_script_is_bounded() {
    let request = |size: usize| Request {
        method: "POST".to_owned(),
        url: "http://127.0.0.1:9/".to_owned(),
        headers: Vec::new(),
        body: Bytes(vec![b'x'; size]),
    };
    for (number, size, most) in [(1_000, 1, 100_000), (20, 250_000, 2_200_000)] {
        let script = script(&record(&vec![request(size); number], "x"));
        assert!(script.len() < most, "{}", script.len());
        let told = script.matches("\nsay '# ").count();
        assert_eq!(
            script.matches("\ncurl -sS").count() + script.matches("| curl -sS").count(),
            told
        );
        let end = script.lines().last().unwrap_or_default();
        let left = format!("of {number} requests, which journal.ndjson has");
        assert!(told < number && end.contains(&left), "{end}");
    }
}
