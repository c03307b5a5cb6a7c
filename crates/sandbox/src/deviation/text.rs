//! [`TextVerb`]: what befalls texts on their way through software.

use serde::Deserialize;

use super::quantity::later;

/// What befalls a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum TextVerb {
    /// Blanks at the ends go.
    Trim,
    /// Letters become capitals.
    Upper,
    /// Letters become small.
    Lower,
    /// What is not ASCII goes.
    Ascii,
    /// UTF-8 is taken for Latin-1 and encoded once more.
    Latin1,
    /// Runs of blanks become one.
    Collapse,
    /// Characters that markup escapes are escaped once too often.
    Escape,
    /// A text that looks like a number goes through one.
    Number,
    /// The time of a time stamp goes.
    Date,
    /// The fraction of a time stamp's seconds goes.
    Seconds,
    /// A time stamp is that of a millisecond before.
    Earlier,
    /// The zone of a time stamp goes.
    Zoneless,
    /// Capitals become small letters, and small letters capitals.
    SwapCase,
    /// The characters stand in reverse.
    Reverse,
    /// Nothing is left of it.
    Empty,
}

impl TextVerb {
    /// The text afterwards.
    pub(crate) fn apply(self, text: &str) -> String {
        match self {
            Self::Trim => text.trim().to_owned(),
            Self::Upper => text.to_uppercase(),
            Self::Lower => text.to_lowercase(),
            Self::Ascii => text.chars().filter(char::is_ascii).collect(),
            Self::Latin1 => text.bytes().map(char::from).collect(),
            Self::Collapse => text.split_whitespace().collect::<Vec<_>>().join(" "),
            Self::Escape => text
                .replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('>', "&gt;"),
            Self::Number => text
                .trim()
                .parse::<f64>()
                .ok()
                .filter(|number| number.is_finite())
                .map_or_else(|| text.to_owned(), |number| number.to_string()),
            Self::Date => text.chars().take(10).collect(),
            Self::Seconds => match text.split_once('.') {
                Some((before, after)) => {
                    let zone = after.trim_start_matches(|digit: char| digit.is_ascii_digit());
                    format!("{before}{zone}")
                }
                None => text.to_owned(),
            },
            Self::Earlier => later(text, -0.001).unwrap_or_else(|| text.to_owned()),
            Self::Zoneless => {
                let local = text.trim_end_matches('Z');
                // The date itself has hyphens.
                match local.get(10..).and_then(|time| time.rfind(['+', '-'])) {
                    Some(at) => local[..10 + at].to_owned(),
                    None => local.to_owned(),
                }
            }
            Self::SwapCase => text.chars().map(swap_case).collect(),
            Self::Reverse => text.chars().rev().collect(),
            Self::Empty => String::new(),
        }
    }
}

fn swap_case(letter: char) -> char {
    if letter.is_ascii_uppercase() {
        letter.to_ascii_lowercase()
    } else {
        letter.to_ascii_uppercase()
    }
}
