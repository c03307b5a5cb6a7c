//! Fingerprints: the same in every run against the same fault.

use countersign_journal::{Finding, Verdict};
use countersign_report::baseline::Fingerprint;

use crate::baseline::finding;

proptest::proptest! {
    /// What a run made up does not show in a fingerprint.
    #[test]
    fn fingerprints_are_those_of_the_fault(
        key in "[A-Z0-9]{8}",
        number in "CS[0-9]{11}-[0-9]{1,3}",
        text in "[ -~äß→]{0,40}",
        day in 1..28_u32,
    ) {
        let made = |key: &str, number: &str, text: &str, day: u32| Finding {
            expected: format!("{text:?}"),
            seen: format!("200 {{\"day\": {day}}}"),
            at: Some(format!("/lineItems/{day}/sku")),
            ..finding(
                "s/t/A",
                "c.a",
                Verdict::Failed,
                &format!("lineItems[{key}].sku of \"{number}\" is not what it was on 2026-11-{day:02}"),
            )
        };
        let one = made(&key, &number, &text, day);
        let other = made("ABCDEFGH", "CS1-1", "", 28);
        proptest::prop_assert_eq!(Fingerprint::of(&one), Fingerprint::of(&other));
        let told: Fingerprint = Fingerprint::of(&one).to_string().parse().expect("as written");
        proptest::prop_assert_eq!(told, Fingerprint::of(&one));
    }
}

#[test]
fn another_fault_has_another_fingerprint() {
    let of = |message: &str, seen: &str, at: &str| {
        Fingerprint::of(&Finding {
            seen: seen.to_owned(),
            at: Some(at.to_owned()),
            ..finding("s/t/A", "c.a", Verdict::Failed, message)
        })
    };
    let all = [
        of("lineItems[A1].sku is lost", "nothing", "/a/1"),
        of("lineItems[A1].name is lost", "nothing", "/a/1"),
        of("lineItems[A1].sku is lost", "200 {}", "/a/1"),
        of("lineItems[A1].sku is lost", "500 {}", "/a/1"),
        of("lineItems[A1].sku is lost", "nothing", "/b/1"),
        of("GET /x was answered 500", "", ""),
        of("GET /x was answered 404", "", ""),
    ];
    for (at, one) in all.iter().enumerate() {
        assert!(!all[..at].contains(one), "{at}");
    }
}

/// Whether a value comes up elsewhere among what was sent is chance.
#[test]
fn the_origin_of_a_value_is_no_part_of_the_fault() {
    let of = |seen: &str| {
        Fingerprint::of(&Finding {
            seen: seen.to_owned(),
            ..finding("s/t/A", "c.a", Verdict::Failed, "lines[A1].number is lost")
        })
    };
    assert_eq!(of("102"), of("117 (sent as lines[B2].quantity)"));
    assert_ne!(of("102"), of("nothing"));
}

/// How far apart two points in time lie is of the run.
#[test]
fn a_distance_in_time_is_no_part_of_the_fault() {
    let of = |seen: &str| {
        Fingerprint::of(&Finding {
            seen: seen.to_owned(),
            ..finding("s/t/A", "c.a", Verdict::Failed, "lines[A1].sent has moved")
        })
    };
    let seen = "2026-01-02T03:04:05Z";
    for aside in [
        " (109 ms 300 µs later)",
        " (about 1 s 2 ms later)",
        " (8 h earlier: its zone was lost)",
        " (1 s earlier) (sent as lines[B2].sent)",
    ] {
        assert_eq!(of(seen), of(&format!("{seen}{aside}")), "{aside}");
    }
    assert_ne!(of(seen), of(&format!("{seen} (lost)")));
}
