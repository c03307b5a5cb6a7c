//! Feature texts of any kind: they are run as they read, or refused with a
//! line that is there; never half of the one and half of the other.

use countersign_suite::{FeatureText, SuiteError};
use proptest::prelude::*;

use crate::bench::Bench;

/// What feature files are made of, and what slips into them.
fn line() -> impl Strategy<Value = String> {
    let words = [
        "Feature: A",
        "Background:",
        "  Scenario: S",
        "  Scenario: T",
        "  Scenario Outline: <x>",
        "  Scenaro: S",
        "  Rule: R",
        "    Examples:",
        "      | x |",
        "      | 1 |",
        "      | a | b |",
        "      | \\| |",
        "  @tag @other",
        "    Given order \"O\" with 1 \"lineItems\" and 1 \"skuQuantities\" each",
        "    And order \"<x>\" with 1 \"lineItems\" and 1 \"skuQuantities\" each",
        "    When order \"O\" is looked up",
        "    Whenn order \"O\" is looked up",
        "    * order \"O\" is looked up as <y>",
        "    Then order \"O\" does not exist [spectrum.lookup.unknown]",
        "    Then order \"O\" does not exist []",
        "    Then [spectrum.lookup.unknown]",
        "    But it is accepted [spectrum.\u{fc}",
        "    # a comment",
        "    \"\"\"",
        "# language: de",
        "# language: none",
        "",
        "\t \u{a0}\u{2028}",
    ];
    prop_oneof![
        20 => proptest::sample::select(words.to_vec()).prop_map(str::to_owned),
        1 => ".{0,40}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_bound_or_refused(lines in proptest::collection::vec(line(), 0..24), feature: bool) {
        let mut lines = lines;
        if feature {
            lines.insert(0, "Feature: A".to_owned());
        }
        let text = lines.join("\n");
        let last = text.lines().count().max(1);
        let mut bench = Bench::new("", String::new());
        bench.features = vec![FeatureText { path: "spectrum/any.feature".to_owned(), text }];
        match bench.bind() {
            Ok(suite) => prop_assert!(suite.scenarios() > 0),
            Err(SuiteError::Features(problems)) => {
                prop_assert!(!problems.is_empty());
                for problem in problems {
                    prop_assert!((1..=last).contains(&problem.line), "{}", problem);
                }
            }
            Err(error) => prop_assert!(matches!(error, SuiteError::NothingSelected(_)), "{}", error),
        }
    }
}
