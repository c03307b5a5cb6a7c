//! The [`Rate`] at which a run sends requests.

use std::str::FromStr;

/// How many requests a second a run sends at most.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rate(f64);

impl Rate {
    /// Requests a second.
    pub(crate) fn per_second(self) -> f64 {
        self.0
    }
}

/// How a rate is written.
pub(crate) const FORM: &str =
    "a rate is a number of requests a second from 0.01 to 10000, such as 5/s";

impl FromStr for Rate {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let number = text
            .strip_suffix("/s")
            .and_then(|it| it.trim().parse().ok());
        number
            .filter(|number| (0.01..=10_000.0).contains(number))
            .map(Self)
            .ok_or(FORM)
    }
}
