//! Whatever a target, a feature or a proof says, it is text in the page.

use countersign_journal::{
    ClauseId, Exchange, Outcome, RunEvent, ScenarioId, Selection, Step, Verdict,
};
use countersign_report::{Record, Reference};
use html5gum::{Token, Tokenizer};

use super::{orchard, page, page_of, reference};

/// The tags of a page with the names of their attributes, in any order: all that
/// could do anything.
fn tags(page: &str) -> Vec<String> {
    let mut tags = Vec::new();
    for token in Tokenizer::new(page) {
        if let Ok(Token::StartTag(tag)) = token {
            let name = String::from_utf8_lossy(&tag.name);
            let attributes = tag
                .attributes
                .keys()
                .map(|key| String::from_utf8_lossy(key));
            tags.push(format!(
                "{name} {}",
                attributes.collect::<Vec<_>>().join(" ")
            ));
        }
    }
    tags.sort();
    tags
}

/// A small run in which everybody says this wherever they can.
fn said(text: &str) -> (Record, Reference) {
    let mut events = orchard::run(7, true);
    let stopped = RunEvent::Stopped {
        ordinal: 6,
        step: Some(1),
        clause: ClauseId(text.to_owned()),
        verdict: Verdict::Inconclusive,
        because: text.to_owned(),
        panicked: false,
    };
    // What ended with no finding is headed by why it did.
    events.retain(|event| !matches!(event, RunEvent::Found { ordinal: 6, .. }));
    let end = events.len() - 2;
    events.insert(end, stopped);
    for event in &mut events {
        match event {
            RunEvent::RunStarted {
                run_id,
                target,
                systems,
                at,
                version,
                seed,
                selection,
                ..
            } => {
                let places = [run_id, target, at, version, seed];
                for place in places.into_iter().chain(systems) {
                    text.clone_into(place);
                }
                *selection = Some(Selection {
                    tags: Some(text.to_owned()),
                    features: Some(text.to_owned()),
                    of: None,
                });
            }
            RunEvent::Noticed { notice } => {
                text.clone_into(&mut notice.message);
                text.clone_into(&mut notice.hint);
                text.clone_into(&mut notice.code);
            }
            RunEvent::ScenarioStarted {
                scenario,
                topic,
                location,
                system,
                tags,
                steps,
                ..
            } => {
                *scenario = ScenarioId(text.to_owned());
                steps.iter_mut().for_each(|step| say_in_step(step, text));
                for place in [topic, location, system].into_iter().chain(tags) {
                    text.clone_into(place);
                }
            }
            RunEvent::Exchanged { exchange, .. } => say_in_exchange(exchange, text),
            RunEvent::Claimed { claim, .. } => claim.clause = ClauseId(text.to_owned()),
            RunEvent::Found { finding, .. } => {
                finding.clause = ClauseId(text.to_owned());
                finding.scenario = ScenarioId(text.to_owned());
                text.clone_into(&mut finding.message);
                text.clone_into(&mut finding.expected);
                text.clone_into(&mut finding.seen);
                finding.at = Some(text.to_owned());
                finding.curl = Some(text.to_owned());
            }
            RunEvent::ScenarioFinished { because, .. } => *because = Some(text.to_owned()),
            RunEvent::RunFinished { harness_fault, .. } => *harness_fault = Some(text.to_owned()),
            RunEvent::Stopped { .. } => {}
        }
    }
    let record = Record::of(events);
    let mut reference = reference::reference(&record);
    for clause in reference.clauses.values_mut() {
        for place in [
            &mut clause.text,
            &mut clause.page,
            &mut clause.heading,
            &mut clause.modality,
            &mut clause.basis,
            &mut clause.file,
        ] {
            text.clone_into(place);
        }
        clause.follows_from = Some(text.to_owned());
        clause.not_assessable = Some(text.to_owned());
    }
    for machine in &mut reference.machines {
        text.clone_into(&mut machine.name);
        text.clone_into(&mut machine.system);
        let states = machine.states.iter_mut().chain(&mut machine.internal);
        let steps = machine.transitions.iter_mut();
        let ends = steps.flat_map(|step| [&mut step.from, &mut step.to]);
        // Each keeps a name of its own.
        states.chain(ends).for_each(|name| name.push_str(text));
    }
    if let Some(proof) = &mut reference.proof {
        for place in [&mut proof.version, &mut proof.at] {
            text.clone_into(place);
        }
        proof.left_out = vec![text.to_owned()];
    }
    for fault in reference
        .proof
        .iter_mut()
        .flat_map(|proof| proof.faults.values_mut())
        .flatten()
    {
        for place in [&mut fault.system, &mut fault.name, &mut fault.about] {
            text.clone_into(place);
        }
        fault.killed_by = vec![text.to_owned()];
        fault.waived = Some(text.to_owned());
    }
    (record, reference)
}

fn say_in_step(step: &mut Step, text: &str) {
    text.clone_into(&mut step.keyword);
    text.clone_into(&mut step.text);
    step.clause = Some(ClauseId(text.to_owned()));
    step.block = Some(text.to_owned());
    step.table = vec![vec![text.to_owned(); 2]; 2];
}

fn say_in_exchange(exchange: &mut Exchange, text: &str) {
    let headers = vec![(text.to_owned(), text.to_owned())];
    let body = text.as_bytes().to_vec();
    exchange.operation = Some(text.to_owned());
    text.clone_into(&mut exchange.request.method);
    text.clone_into(&mut exchange.request.url);
    exchange.request.headers.clone_from(&headers);
    exchange.request.body.0.clone_from(&body);
    match &mut exchange.outcome {
        Outcome::Answered(response) => {
            response.headers = headers;
            response.body.0 = body;
        }
        Outcome::Unanswered { because, .. } => text.clone_into(because),
    }
}

fn tags_of(text: &str) -> Vec<String> {
    let (record, reference) = said(text);
    tags(&page(&record, &reference))
}

#[test]
fn what_looks_like_markup_is_text() {
    let plain = tags_of("word");
    assert!(plain.len() > 100);
    for text in [
        "</script><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\" onmouseover=\"alert(1)",
        "' onmouseover='alert(1)",
        "</title><h1>",
        "-->]]><!--<![CDATA[",
        "&lt;b&gt; &#60;b&#62; &amp",
        "{{constructor.constructor('alert(1)')()}}",
    ] {
        assert!(tags_of(text) == plain, "{text}");
    }
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(48))]

    /// No text makes a tag or an attribute.
    #[test]
    fn no_text_is_markup(text in "[<>\"'&/=a-z !\\-\\[\\]#%{}\\x00-\\x20\\u{202e}\\u{ffff}]{1,40}") {
        proptest::prop_assume!(!text.trim().is_empty());
        let (record, reference) = said(&text);
        let page = page(&record, &reference);
        let found = tags(&page);
        proptest::prop_assert!(found == tags_of("word"), "{} is no text", text.escape_debug());
        let is_odd = page.contains(['\u{0}', '\u{202e}']);
        proptest::prop_assert!(!is_odd, "what is not seen is not spelt out");
    }
}

/// The page fetches nothing, runs nothing but its own, and says so to the
/// browser.
#[test]
fn the_page_stands_by_itself() {
    let page = page_of(orchard::run(40, true));
    let policy = page.split("Content-Security-Policy\" content=\"").nth(1);
    let policy = policy
        .and_then(|rest| rest.split('"').next())
        .expect("a policy");
    let nonce = policy
        .split("'nonce-")
        .nth(1)
        .and_then(|rest| rest.split('\'').next());
    let nonce = nonce.expect("a nonce");
    assert!(policy.starts_with("default-src 'none';"), "{policy}");
    assert_eq!(nonce.len(), 32);
    let mut count = 0;
    for token in Tokenizer::new(&page) {
        let Ok(Token::StartTag(tag)) = token else {
            continue;
        };
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        let value = |key: &str| {
            let mut attributes = tag.attributes.iter();
            let found = attributes.find(|(name, _)| name.as_slice() == key.as_bytes());
            found.map(|(_, value)| String::from_utf8_lossy(value).into_owned())
        };
        assert!(
            !matches!(
                &*name,
                "link" | "img" | "iframe" | "object" | "embed" | "base"
            ),
            "{name}"
        );
        assert_eq!(value("style"), None, "the policy forbids it");
        assert_eq!(value("src"), None);
        if let Some(href) = value("href") {
            assert!(href.starts_with('#'), "{href}");
        }
        if name == "script" && value("type").is_none() || name == "style" {
            assert_eq!(value("nonce").as_deref(), Some(nonce));
            count += 1;
        }
    }
    assert_eq!(count, 2);
}
