//! Formats of JSON against the schemas that are published of them.

use serde_json::Value;

use super::render;
use crate::published::Schema;

/// The formats that have a schema, with its file.
pub(super) const SCHEMAS: [(&str, &str); 3] = [
    ("ctrf", "ctrf/ctrf-0.0.schema.json"),
    (
        "sarif",
        "../../../document/tests/it/told/sarif-2.1.0.schema.json",
    ),
    ("gitlab", "gitlab/code-quality.schema.json"),
];

/// The text as JSON.
pub(super) fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("it is JSON")
}

#[test]
fn every_case_is_valid() {
    for (format, file) in SCHEMAS {
        let schema = Schema::read(file);
        for (case, events) in crate::cases() {
            let value = json(&render(format, &events));
            schema.assert(&format!("{case}, {format}"), &value);
        }
    }
}

/// A schema that takes everything would show nothing.
#[test]
fn what_is_broken_is_refused() {
    for (format, file) in SCHEMAS {
        let (_, events) = crate::cases().swap_remove(0);
        let mut value = json(&render(format, &events));
        let spoiled = match format {
            "ctrf" => &mut value["results"]["tests"][0]["status"],
            "sarif" => &mut value["runs"][0]["results"][0]["kind"],
            _ => &mut value[0]["severity"],
        };
        *spoiled = Value::from("warned");
        assert!(!Schema::read(file).takes(&value), "{format}");
    }
}

#[test]
fn the_counts_of_ctrf_are_those_of_its_tests() {
    for (case, events) in crate::cases() {
        let value = json(&render("ctrf", &events));
        let results = &value["results"];
        let tests = results["tests"].as_array().expect("a list");
        for status in ["passed", "failed", "skipped", "pending", "other"] {
            let count = tests.iter().filter(|test| test["status"] == status).count();
            assert_eq!(results["summary"][status], count, "{case}: {status}");
        }
        assert_eq!(results["summary"]["tests"], tests.len(), "{case}");
        let mut ids: Vec<_> = tests.iter().map(|test| test["id"].to_string()).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), tests.len(), "{case}: ids are unique");
    }
}

#[test]
fn the_fingerprints_of_gitlab_are_unique() {
    for (case, events) in crate::cases() {
        let value = json(&render("gitlab", &events));
        let issues = value.as_array().expect("a list");
        let mut prints: Vec<_> = issues
            .iter()
            .map(|it| it["fingerprint"].to_string())
            .collect();
        prints.sort();
        prints.dedup();
        assert_eq!(prints.len(), issues.len(), "{case}");
    }
}
