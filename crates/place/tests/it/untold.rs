//! Bodies of no form, and such as no reader of messages would take.

use countersign_place::place;
use proptest::prelude::*;

#[test]
fn nothing_stands_in_a_text_of_no_form() {
    for text in [
        "",
        "Internal Server Error",
        "\u{feff}",
        "<",
        "<!-- -->",
        "}",
    ] {
        for path in ["/a", "/a/0", "/a/@b"] {
            assert_eq!(place(text, path), None, "{path} in {text:?}");
        }
    }
    assert!(place("Internal Server Error", "").is_some_and(|whole| whole.exact));
}

/// Neither depth nor length nor what is repeated is followed further than it
/// is read, and many paths cost no more than one.
#[test]
fn deep_and_long_bodies_are_searched_in_passing() {
    const MANY: usize = 200_000;
    let deep = "[".repeat(MANY);
    assert!(place(&deep, &"/0".repeat(MANY + 1)).is_some_and(|it| it.begin == MANY - 1));
    let deep = "{\"a\":".repeat(MANY);
    assert!(place(&deep, &"/a".repeat(MANY)).is_some_and(|it| !it.exact));
    let deep = "<a>".repeat(MANY);
    assert!(place(&deep, &"/a".repeat(MANY)).is_some_and(|it| it.exact));
    let long = "<a/>".repeat(MANY);
    let long = format!("<r>{long}</r>");
    assert!(place(&long, &format!("/r/a[{MANY}]")).is_some_and(|it| it.exact));
    let repeated = format!("{{{}\"b\":0}}", "\"a\":{\"c\":1},".repeat(MANY));
    let paths: Vec<String> = (0..MANY).map(|it| format!("/a/c/{it}")).collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let places = countersign_place::json(&repeated, &paths);
    let last = repeated.rfind('1');
    assert!(places.iter().flatten().all(|it| Some(it.begin) == last));
    assert_eq!(places.iter().flatten().count(), MANY);
}

proptest! {
    /// A place of any text is a part of it, between characters.
    #[test]
    fn a_place_is_a_part_of_the_text(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "{", "}", "[", "]", ",", ":", "\"a\"", "\"", "\\", "1", "<a>", "</a>", "<a b='1'/>", "<a", ">",
            "=", "'", " ", "\n", "\u{feff}", "\u{65e5}", "&amp;", "<![CDATA[", "]]>", "<!--", "-->",
        ]), 0..40),
        path in "(/(a|b|0|1|@b|a\\[2\\]|text\\(\\)|~1|\u{e9})){0,4}/?",
    ) {
        let text = pieces.concat();
        if let Some(place) = place(&text, &path) {
            prop_assert!(text.get(place.range.clone()).is_some_and(|it| !it.is_empty()), "{place:?}");
            prop_assert!(text.is_char_boundary(place.begin) && place.begin <= place.range.start);
        }
    }
}
