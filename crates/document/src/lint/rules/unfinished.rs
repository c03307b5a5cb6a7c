//! Lines that say that something is still to be written.

use crate::lint::code::page::UNFINISHED;
use crate::lint::found::Found;
use crate::lint::subject::Subject;

const WORDS: &[&str] = &["TODO", "TBD", "FIXME", "XXX"];

pub(super) fn find(subject: &Subject) -> Found {
    let lines = subject.lines().filter(|line| {
        let words = line
            .words
            .trim_start_matches(['-', '*', '•', '(', '[', ' ']);
        WORDS.iter().any(|word| {
            let after = words.strip_prefix(word);
            after.is_some_and(|rest| {
                !rest.starts_with(|letter: char| letter.is_alphanumeric() || letter == '_')
            })
        })
    });
    lines
        .map(|line| {
            let range = subject.in_line(line, 0..line.words.len());
            subject.find(
                &UNFINISHED,
                range,
                "something is still to be written here",
                UNFINISHED.mend,
            )
        })
        .collect()
}
