//! Where a value that is seen in a wrong place was sent is told, if nowhere
//! else.

use countersign_check::judge;
use countersign_journal::{Bytes, Finding, RunEvent, with_origin, without_asides};
use countersign_spectrum::Spectrum;

use crate::replay::{Replayed, events};

/// What is found at a place of a journal in which a text stands for another.
fn found(journal: &str, at: &str, replaced: &[(&str, &str)]) -> Finding {
    let path = crate::journals("faulty")
        .into_iter()
        .find(|path| path.ends_with(journal))
        .expect("the journal is there");
    let altered = events(&path).into_iter().map(|event| {
        let mut text = serde_json::to_string(&event).expect("JSON");
        for (old, new) in replaced {
            text = text.replace(old, new);
        }
        serde_json::from_str(&text).expect("an event")
    });
    let replayed = Replayed::of(altered.collect());
    let mut findings = replayed.events.into_iter().filter_map(|event| match event {
        RunEvent::Found { finding, .. } => Some(finding),
        _ => None,
    });
    findings
        .find(|finding| finding.at.as_deref() == Some(at))
        .expect("a finding there")
}

const COPIED: &str = "full-order-addresses--shipping-copied-from-customer.ndjson";

#[test]
fn the_only_other_place_is_told() {
    let finding = found(COPIED, "/shippingAddress/firstName", &[]);
    assert_eq!(finding.expected, "\"Dov-WJPSVTMP\"");
    assert_eq!(
        finding.seen,
        "\"Ada-D1YR1728\" (sent as customerAddress.firstName)"
    );
    assert_eq!(without_asides(&finding.seen), "\"Ada-D1YR1728\"");
}

#[test]
fn what_was_sent_in_several_places_or_says_little_has_no_origin() {
    let twice = [("Suite 138", "Ada-D1YR1728")];
    let finding = found(COPIED, "/shippingAddress/firstName", &twice);
    assert_eq!(finding.seen, "\"Ada-D1YR1728\"");
    let short = [("Ada-D1YR1728", "Al")];
    let finding = found(COPIED, "/shippingAddress/firstName", &short);
    assert_eq!(finding.seen, "\"Al\"");
}

/// Two entities have a member of one name each.
#[test]
fn another_entity_is_named() {
    let journal = "bulk-acknowledgement-findable--bulk-contact-of-first.ndjson";
    let seen = found(journal, "/customerServiceContact", &[]).seen;
    assert!(
        seen.ends_with("(sent as customerServiceContact of \"CS59524483867-59-1\")"),
        "{seen}"
    );
}

#[test]
fn what_a_target_says_is_no_origin() {
    let said = "\"x (sent as y)\"";
    assert_eq!(without_asides(said), said);
    assert_eq!(without_asides(&with_origin(said, "a.b[C)]")), said);
}

/// A claim is judged when it is made, and again when all of its scenario is
/// known: what was sent only after it is no origin.
#[test]
fn what_is_sent_later_changes_nothing() {
    let path = crate::journals("faulty")
        .into_iter()
        .find(|path| path.ends_with(COPIED))
        .expect("the journal is there");
    let (mut exchanges, claims) = crate::read(&path);
    let mut sent = events(&path).into_iter().filter_map(|event| match event {
        RunEvent::Exchanged { exchange, .. } => Some(exchange),
        _ => None,
    });
    let mut later = sent
        .find(|it| it.request.body.to_text().contains("Suite 138"))
        .expect("an exchange that sends it");
    later.id.sequence = 999;
    let body = later.request.body.to_text();
    let body = body.replace("Suite 138", "Ada-D1YR1728");
    later.request.body = Bytes(body.into_bytes());
    exchanges.add(later);
    let mut findings = claims
        .iter()
        .flat_map(|claim| judge(&Spectrum::new(), &exchanges, claim));
    let seen = findings
        .find(|finding| finding.at.as_deref() == Some("/shippingAddress/firstName"))
        .expect("a finding there")
        .seen;
    assert!(
        seen.ends_with("(sent as customerAddress.firstName)"),
        "{seen}"
    );
}
