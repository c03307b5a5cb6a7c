//! What is not seen and yet does something: everybody spells out the same.

use countersign_report::console::printable;

/// What may be such a character; beyond it are letters and private uses.
fn candidates() -> impl Iterator<Item = char> {
    ('\0'..='\u{3000}')
        .chain('\u{fe00}'..='\u{ffff}')
        .chain('\u{e0000}'..='\u{e0200}')
}

/// All that a terminal is not shown as it is.
pub(crate) fn odd() -> String {
    let is_odd = |it: &char| printable(it.encode_utf8(&mut [0; 4]), 1).chars().ne([*it]);
    candidates().filter(is_odd).collect()
}

/// The characters of the classes of a regular expression of scripts, which has
/// them in units of UTF-16.
fn of_classes(expression: &str) -> String {
    let unit = |text: &str| u32::from_str_radix(text, 16).expect("four digits");
    let mut known = String::new();
    let mut high = 0;
    for class in expression.split('|') {
        let (before, class) = class.split_once('[').expect("a class");
        if let Some(before) = before.strip_prefix("\\u") {
            high = (unit(before) - 0xd800) * 0x400 + 0x1_0000 - 0xdc00;
        }
        for range in class
            .trim_end_matches(']')
            .replace("-\\u", "-")
            .split("\\u")
            .skip(1)
        {
            let (first, last) = range.split_once('-').unwrap_or((range, range));
            known.extend((high + unit(first)..=high + unit(last)).filter_map(char::from_u32));
        }
    }
    known
}

/// The page's script has a list of its own: it shows bodies, where tabs and
/// ends of lines are what they are.
#[test]
fn the_page_and_the_terminal_agree() {
    let script = include_str!("../../src/format/html/assets/dom.js");
    let (_, expression) = script.split_once("const ODD = /").expect("it is there");
    let (expression, _) = expression.split_once("/;").expect("it ends");
    let mut odd = odd();
    odd.retain(|it| !matches!(it, '\t' | '\n'));
    assert_eq!(
        of_classes(expression).escape_unicode().to_string(),
        odd.escape_unicode().to_string()
    );
}
