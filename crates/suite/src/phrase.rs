//! Small phrases inside steps: lists of names, moments, actors.

use countersign_journal::Actor;
use countersign_system::Secret;

/// The quoted names of a phrase such as `"A", "B" and "C"`; `"N1" to "N9"`
/// names all from the first to the last.
pub(crate) fn names(phrase: &str) -> Vec<String> {
    let quoted: Vec<&str> = phrase.split('"').skip(1).step_by(2).collect();
    if let [first, last] = quoted.as_slice()
        && phrase.contains("\" to \"")
    {
        let split = |name: &str| {
            let at = name.find(|c: char| c.is_ascii_digit())?;
            Some((name[..at].to_owned(), name[at..].parse::<u32>().ok()?))
        };
        if let (Some((stem, low)), Some((_, high))) = (split(first), split(last)) {
            return (low..=high.min(low.saturating_add(999)))
                .map(|number| format!("{stem}{number}"))
                .collect();
        }
    }
    quoted.into_iter().map(str::to_owned).collect()
}

/// The numbers of a phrase such as `1, 2 and 4`.
pub(crate) fn numbers(phrase: &str) -> Vec<usize> {
    phrase
        .split(|c: char| !c.is_ascii_digit())
        .filter(|word| !word.is_empty())
        // Beyond all that is ever counted, and not nothing at all.
        .map(|word| word.parse().unwrap_or(usize::MAX))
        .collect()
}

/// On whose behalf a step sends, and how its credentials are made wrong.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Sender {
    #[default]
    A,
    B,
    Nobody,
    Stranger,
    CutShort,
    Extended,
    OtherCase,
    Empty,
    /// The first partner without the secret of this index.
    Without(usize),
    /// The first partner with a secret of this index that nobody was issued.
    Wrong(usize),
    /// The first partner with the second one's secret of this index.
    Mixed(usize),
}

impl Sender {
    /// From a step's words; A where there are none. The system's secrets give
    /// the keys that words may name; `None` where they name another.
    pub(crate) fn from_words(words: &str, secrets: &[Secret]) -> Option<Self> {
        let named = || {
            let key = names(words).pop()?;
            secrets
                .iter()
                .position(|secret| !secret.public && secret.key == key)
        };
        Some(match words {
            "partner B" => Self::B,
            "nobody" => Self::Nobody,
            "a stranger" => Self::Stranger,
            "a stranger with the token cut short" => Self::CutShort,
            "a stranger with the token extended" => Self::Extended,
            "a stranger with the token in the other case" => Self::OtherCase,
            "a stranger with the token left empty" => Self::Empty,
            _ if words.starts_with("partner A without") => Self::Without(named()?),
            _ if words.starts_with("partner A with a wrong") => Self::Wrong(named()?),
            _ if words.starts_with("partner A with partner B's") => Self::Mixed(named()?),
            _ => Self::A,
        })
    }

    pub(crate) fn actor(self) -> Actor {
        match self {
            Self::A => Actor::A,
            Self::B => Actor::B,
            Self::Nobody => Actor::Nobody,
            Self::Stranger
            | Self::CutShort
            | Self::Extended
            | Self::OtherCase
            | Self::Empty
            | Self::Without(_)
            | Self::Wrong(_)
            | Self::Mixed(_) => Actor::Wrong,
        }
    }

    /// The partner whose own requests a sender's are compared with.
    pub(crate) fn owner(self) -> Self {
        match self {
            Self::B => Self::B,
            _ => Self::A,
        }
    }

    /// Whether the target must refuse whatever is sent so.
    pub(crate) fn is_unauthorized(self) -> bool {
        !matches!(self, Self::A | Self::B)
    }
}

/// A moment relative to a stamp: `3 days before`, `2 steps after`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Moment {
    /// Nanoseconds from the stamp.
    Nanoseconds(i128),
    /// Steps of the stamp's precision.
    Steps(i128),
}

impl Moment {
    pub(crate) fn from_words(words: &str) -> Option<Self> {
        let mut parts = words.split_whitespace();
        let count = i128::from(parts.next()?.parse::<u32>().ok()?);
        let unit = parts.next()?.trim_end_matches('s');
        let sign = if parts.next()? == "before" { -1 } else { 1 };
        const SECOND: i128 = 1_000_000_000;
        Some(match unit {
            "step" => Self::Steps(sign * count),
            "second" => Self::Nanoseconds(sign * count * SECOND),
            "minute" => Self::Nanoseconds(sign * count * 60 * SECOND),
            "hour" => Self::Nanoseconds(sign * count * 3600 * SECOND),
            "day" => Self::Nanoseconds(sign * count * 86_400 * SECOND),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_listed_or_counted_through() {
        assert_eq!(names(r#""A", "B" and "C""#), ["A", "B", "C"]);
        assert_eq!(names(r#""N9" to "N11""#), ["N9", "N10", "N11"]);
        assert_eq!(names(r#""N2" to "N1""#), [""; 0]);
        assert_eq!(names(r#""A" to "B""#), ["A", "B"]);
        assert_eq!(names(r#""ü1" to "ü2""#), ["ü1", "ü2"]);
        assert_eq!(names(r#""N1" to "N4294967295""#).len(), 1000);
        assert_eq!(names("nobody"), [""; 0]);
    }

    #[test]
    fn numbers_too_large_are_none_that_is_counted() {
        assert_eq!(numbers("1, 2 and 14"), [1, 2, 14]);
        assert_eq!(numbers(""), [0; 0]);
        assert_eq!(numbers("99999999999999999999999"), [usize::MAX]);
    }

    #[test]
    fn moments_have_a_unit_and_a_side() {
        const SECOND: i128 = 1_000_000_000;
        for (words, moment) in [
            ("2 steps after", Some(Moment::Steps(2))),
            ("1 step before \"O\"", Some(Moment::Steps(-1))),
            ("1 minute before", Some(Moment::Nanoseconds(-60 * SECOND))),
            (
                "33 days after",
                Some(Moment::Nanoseconds(33 * 86_400 * SECOND)),
            ),
            ("3 weeks after", None),
            ("99999999999 days after", None),
            ("2 days", None),
            ("now", None),
        ] {
            assert_eq!(Moment::from_words(words), moment, "{words}");
        }
    }
}
