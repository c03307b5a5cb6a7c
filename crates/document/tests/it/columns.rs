//! Columns count characters, however long a line is.

use countersign_document::Text;
use proptest::prelude::*;

proptest! {
    #[test]
    fn a_column_is_the_count_of_characters_before(
        pieces in prop::collection::vec(prop_oneof![4 => "\\PC{1,9}", 1 => Just("\n".to_owned())], 0..40),
        times in 1..60_usize,
        place in any::<prop::sample::Index>(),
    ) {
        let body = pieces.concat().repeat(times);
        let text = Text::new("page.md", &body);
        let starts: Vec<usize> = text.body.char_indices().map(|(at, _)| at).chain([text.body.len()]).collect();
        let at = *place.get(&starts);
        let before = text.body[..at].rsplit('\n').next().unwrap_or_default();
        let source = text.at(at);
        prop_assert_eq!(source.column as usize, before.chars().count() + 1);
        prop_assert_eq!(source.line as usize, text.body[..at].matches('\n').count() + 1);
    }
}
