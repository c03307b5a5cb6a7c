//! Whatever the texts hold, the reader answers: it never panics, and its time
//! and its problems are bounded.

use countersign_contract::read;
use proptest::prelude::*;

use crate::texts::{contract, folder, spectrum, tests};

/// One change of a text, at a place that is given in thousandths.
#[derive(Debug, Clone)]
enum Change {
    Cut(usize, usize),
    Repeat(usize, usize),
    Insert(usize, String),
}

fn change() -> impl Strategy<Value = Change> {
    let pieces = prop_oneof![
        "[`*#()\\[\\]{}\":=,. \\n-]{1,6}",
        Just("```json\n".to_owned()),
        Just("\n* `x[n]` (array of strings)\n".to_owned()),
        Just("\n#### Required\n".to_owned()),
        Just("\n[[ruling.amend]]\n".to_owned()),
        Just("ä\u{301}\u{0}".to_owned()),
        ".{0,8}",
    ];
    prop_oneof![
        (0..1000_usize, 0..60_usize).prop_map(|(at, length)| Change::Cut(at, length)),
        (0..1000_usize, 1..200_usize).prop_map(|(at, length)| Change::Repeat(at, length)),
        (0..1000_usize, pieces).prop_map(|(at, piece)| Change::Insert(at, piece)),
    ]
}

/// The nearest boundary of a character at or below.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn apply(text: &str, change: &Change) -> String {
    let place = |thousandths: usize| floor(text, text.len() * thousandths / 1000);
    match change {
        Change::Cut(at, length) => {
            let start = place(*at);
            let end = floor(text, start + length).max(start);
            format!("{}{}", &text[..start], &text[end..])
        }
        Change::Repeat(at, length) => {
            let start = place(*at);
            let end = floor(text, start + length).max(start);
            format!("{}{}", &text[..end], &text[start..])
        }
        Change::Insert(at, piece) => {
            let at = place(*at);
            format!("{}{piece}{}", &text[..at], &text[at..])
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_mutated_text_is_read_or_refused(
        which in 0..5_usize,
        changes in prop::collection::vec(change(), 1..6),
    ) {
        let mut texts = spectrum();
        let which = which % texts.len();
        for change in &changes {
            texts[which].1 = apply(&texts[which].1, change);
        }
        if let Err(problems) = contract(&texts) {
            prop_assert!(!problems.is_empty());
            prop_assert!(problems.len() <= 500);
        }
    }

    #[test]
    fn any_text_is_read_or_refused(page in ".{0,400}", rulings in ".{0,200}") {
        let texts = [("pages/x.md", page.as_str()), ("rulings.toml", rulings.as_str())];
        prop_assert!(read(&texts).is_err());
    }
}

/// Texts of the greatest length that is read, each made to multiply work. The
/// test ends at all only because the reader's work is bounded.
#[test]
fn texts_that_multiply_work_are_refused() {
    let head = "# P\n\n### C\n\n```http\nPOST https://{E}/api HTTP/1.1\n```\n\n#### Required\n\n";
    let deep: String = (0..500)
        .map(|depth| format!("{}* `a{depth}` (object)\n", "  ".repeat(depth)))
        .collect();
    let repeated: String = (1..6000)
        .map(|at| {
            format!(
                "* `o{at}` (object)\n  * \\[of `o{}`]\n  * `f{at}` (string)\n",
                at - 1
            )
        })
        .collect();
    let pages = [
        format!("{head}{}", "* `same` (string)\n".repeat(12_000)),
        format!("{head}{deep}"),
        format!("{head}* `o0` (object)\n  * `f` (string)\n{repeated}"),
        format!(
            "{head}{}",
            "#### Nobody Optional Fields\n* `x` (string)\n".repeat(5_000)
        ),
        "#".repeat(250_000),
        "### X response\n```json\n{}\n```\n".repeat(7_000),
        format!("### X response\n```json\n{}\n```\n", "[".repeat(200_000)),
        "x".repeat(300_000),
    ];
    let rulings = [
        format!("a = {}", "[".repeat(200_000)),
        format!("a = {}", "{ a = ".repeat(40_000)),
        "[a.a.a.a.a.a.a.a]\n".repeat(14_000),
        "[[ruling]]\nid = \"toy.ruling.x\"\n".repeat(7_000),
        format!("ruling = [{}]", "{ id = 1 },".repeat(22_000)),
        format!("a{}", ".a".repeat(120_000)),
    ];
    let base = folder(&tests().join("cases/base"));
    let pages = pages.into_iter().map(|text| (0, text));
    let rulings = rulings.into_iter().map(|text| (1, text));
    for (file, text) in pages.chain(rulings) {
        let mut texts = base.clone();
        texts[file].1 = text;
        let problems = contract(&texts).err().unwrap_or_default();
        assert!((1..=500).contains(&problems.len()));
    }
}
