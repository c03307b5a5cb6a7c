//! Pictures that stand for words: a tick or a cross in a cell.

use html5gum::StartTag;

use super::attributes::value;

/// Attributes that say what a picture shows.
const ATTRIBUTES: [&str; 4] = ["alt", "aria-label", "title", "class"];

const TICKS: [&str; 6] = ["check", "checked", "checkmark", "tick", "yes", "required"];
const CROSSES: [&str; 5] = ["cross", "no", "times", "xmark", "unchecked"];

/// The sign that a picture in a cell stands for, where it is a tick or a
/// cross.
pub(super) fn sign(name: &str, tag: &StartTag<usize>) -> Option<&'static str> {
    if name == "input" {
        let is_box = value(tag, "type").is_some_and(|kind| kind == "checkbox");
        let is_checked = value(tag, "checked").is_some();
        return is_box.then_some(if is_checked { "✓" } else { "✗" });
    }
    if !matches!(name, "img" | "i" | "span" | "svg" | "use") {
        return None;
    }
    let said: Vec<String> = ATTRIBUTES
        .into_iter()
        // A class names what is drawn only where nothing is written there.
        .filter(|attribute| name != "span" || *attribute == "aria-label")
        .filter_map(|attribute| value(tag, attribute))
        .map(|value| value.to_ascii_lowercase())
        .collect();
    let mentions = |of: &[&str]| {
        said.iter()
            .flat_map(|value| value.split(|letter: char| !letter.is_ascii_alphanumeric()))
            .any(|word| of.contains(&word))
    };
    if mentions(&CROSSES) {
        Some("✗")
    } else if mentions(&TICKS) {
        Some("✓")
    } else {
        None
    }
}
