//! GitHub's workflow commands: their limits, and that nothing breaks out.

use super::render;

/// GitHub keeps ten of each kind.
#[test]
fn there_are_ten_of_each_kind_at_most() {
    let events = super::arbitrary::many(200, 600);
    let text = render("github", &events);
    for kind in ["error", "warning", "notice"] {
        let command = format!("::{kind} ");
        let count = text.lines().filter(|it| it.starts_with(&command)).count();
        assert!(count <= 10, "{count} of {kind}");
    }
    assert!(text.contains("more of this kind"), "{text}");
}

#[test]
fn every_line_is_one_command() {
    for (case, events) in crate::cases() {
        for line in render("github", &events).lines() {
            assert_command(line, &case);
        }
    }
}

/// A command as the runner reads it: the name, properties apart by commas, `::`
/// and a message.
pub(super) fn assert_command(line: &str, case: &str) {
    let rest = ["::error ", "::warning ", "::notice "]
        .iter()
        .find_map(|start| line.strip_prefix(start))
        .unwrap_or_else(|| panic!("{case}: {line}"));
    let (properties, message) = rest.split_once("::").expect("a message");
    let names: Vec<_> = properties
        .split(',')
        .map(|property| property.split_once('=').expect("a value").0)
        .collect();
    assert!(
        names == ["title"] || names == ["file", "line", "title"],
        "{case}: {line}"
    );
    assert!(!message.is_empty(), "{case}: {line}");
    let is_control = |it: char| it.is_control();
    assert!(!line.contains(is_control), "{case}: {line}");
}
