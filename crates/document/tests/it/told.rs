//! How findings are told: in a terminal, as JSON, as SARIF, and to GitHub.

use countersign_document::{Text, lint, read, told};
use serde_json::Value;

const PAGE: &str = "# Wide: 図書館\n\n```json\n{\n\t\"名\": \"図書\"\n\t\"b\": 1,\n}\n```\n";

/// Two pages, one of them with a name that has to be escaped.
fn pages() -> Vec<told::Linted> {
    let long = format!(
        "```json\n{{ \"a\": \"{}\" \"b\": 1, \"c\": \"{}\" }}\n```\n",
        "x".repeat(300),
        "y".repeat(300)
    );
    [
        ("a page, 100%.md", PAGE),
        ("clean.md", "# Clean\n\n`GET /clean`\n"),
        ("long.md", &long),
    ]
    .into_iter()
    .map(|(name, body)| {
        let (document, reading) = read(name, body);
        let found = lint::lint(&document, &reading);
        (Text::new(name, body), found)
    })
    .collect()
}

#[test]
fn text_marks_the_place_below_wide_letters_and_cuts_long_lines() {
    insta::assert_snapshot!(told::text(&pages()));
}

#[test]
fn json_has_a_list_with_seven_members_each() {
    let told: Value = serde_json::from_str(&told::json(&pages())).expect("it is JSON");
    let first = told[0].as_object().expect("a finding is an object");
    let names: Vec<_> = first.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "code",
            "severity",
            "file",
            "line",
            "column",
            "message",
            "suggestion"
        ]
    );
    assert_eq!(told::json(&[]), "[]\n");
    insta::assert_snapshot!(told::json(&pages()));
}

#[test]
fn github_commands_are_escaped() {
    insta::assert_snapshot!(told::github(&pages()));
}

#[test]
fn sarif_is_what_its_schema_says() {
    // As published, a pattern of it has a bracket that opens nowhere.
    let schema =
        include_str!("told/sarif-2.1.0.schema.json").replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
    let schema: Value = serde_json::from_str(&schema).expect("it is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is one");
    for pages in [pages(), Vec::new()] {
        let log: Value = serde_json::from_str(&told::sarif(&pages)).expect("it is JSON");
        let wrong: Vec<_> = validator
            .iter_errors(&log)
            .map(|error| error.to_string())
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
    let log: Value = serde_json::from_str(&told::sarif(&pages())).expect("it is JSON");
    let run = &log["runs"][0];
    for result in run["results"].as_array().expect("results are a list") {
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("a rule is known"))
            .expect("it is small");
        assert_eq!(
            run["tool"]["driver"]["rules"][index]["id"],
            result["ruleId"]
        );
    }
    insta::assert_snapshot!(format!("{:#}", run["results"]));
}

/// A viewer takes `[text](target)` for a link and `{0}` for a place to fill, in
/// every text of a log: what is quoted from a page is neither.
#[test]
fn sarif_quotes_nothing_that_does_anything() {
    let page = "# A\n\n```json\n{\n \"a\": {0} [x](http://a)\n}\n```\n\n```json\n{\"[x](http://a)\"}\n```\n";
    let (document, reading) = read("a.md", page);
    let found = lint::lint(&document, &reading);
    let mut pages = pages();
    pages.push((Text::new("a.md", page), found));
    let log: Value = serde_json::from_str(&told::sarif(&pages)).expect("it is JSON");
    let mut texts = Vec::new();
    collect(&log, &mut texts);
    assert!(texts.iter().any(|text| text.contains('{')), "{texts:#?}");
    assert!(texts.iter().any(|text| text.contains('[')), "{texts:#?}");
    for text in texts {
        let mut signs = text.chars();
        while let Some(sign) = signs.next() {
            match sign {
                '\\' => assert!(signs.next().is_some_and(|it| r"\[]".contains(it)), "{text}"),
                '{' | '}' => assert_eq!(signs.next(), Some(sign), "{text}"),
                _ => assert!(!"[]".contains(sign), "{text}"),
            }
        }
    }
}

/// All texts of messages and descriptions.
fn collect<'a>(log: &'a Value, texts: &mut Vec<&'a str>) {
    match log {
        Value::Array(items) => items.iter().for_each(|item| collect(item, texts)),
        Value::Object(members) => {
            texts.extend(members.get("text").and_then(Value::as_str));
            members.values().for_each(|value| collect(value, texts));
        }
        _ => {}
    }
}
