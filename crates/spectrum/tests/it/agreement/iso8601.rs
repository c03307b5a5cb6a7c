//! The format `iso8601` of the generated schemas, written from the standard
//! and on its own, so that the derived validator is not compared with itself.

use std::sync::LazyLock;

use regex::Regex;

/// A calendar date that exists, alone or with a time of day.
pub(super) fn is_date_or_date_time(text: &str) -> bool {
    static FORM: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?x)^
            (?: ([0-9]{4})-([0-9]{2})-([0-9]{2}) | ([0-9]{4})([0-9]{2})([0-9]{2}) )
            (?: T (?: [01][0-9] | 2[0-3] )
                (?: :[0-5][0-9] (?: :(?:[0-5][0-9]|60) (?:[.,][0-9]{1,9})? )?
                  |  [0-5][0-9] (?:  (?:[0-5][0-9]|60) (?:[.,][0-9]{1,9})? )? )?
                (?: Z | [+-] (?: [01][0-9] | 2[0-3] ) (?: :?[0-5][0-9] )? )?
            )?$",
        )
        .expect("a regular expression")
    });
    let Some(found) = FORM.captures(text) else {
        return false;
    };
    let number = |extended: usize, basic: usize| {
        let part = found.get(extended).or_else(|| found.get(basic));
        part.and_then(|part| part.as_str().parse::<u32>().ok())
    };
    match (number(1, 4), number(2, 5), number(3, 6)) {
        (Some(year), Some(month), Some(day)) => (1..=days(year, month)).contains(&day),
        _ => false,
    }
}

fn days(year: u32, month: u32) -> u32 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 0,
    }
}
