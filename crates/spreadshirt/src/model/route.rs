//! The [`Resource`]s, by their paths, and the methods that they take.

use percent_encoding::percent_decode_str;

/// What every path begins with.
pub(super) const BASE_PATH: &str = "/api/v1";

/// What a path leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Resource {
    Orders,
    Order(String),
    Items(String),
    Item(String, String),
    Reports,
    Report(String),
    Adjustments,
}

impl Resource {
    /// What stands at this path, which is still encoded.
    pub(super) fn at(path: &str) -> Option<Self> {
        let below = path.strip_prefix(BASE_PATH)?.strip_prefix('/')?;
        let segments: Vec<_> = below
            .split('/')
            .map(|segment| percent_decode_str(segment).decode_utf8_lossy())
            .collect();
        let segments: Vec<&str> = segments.iter().map(AsRef::as_ref).collect();
        Some(match *segments.as_slice() {
            ["orders"] => Self::Orders,
            ["orders", id] => Self::Order(id.to_owned()),
            ["orders", id, "items"] => Self::Items(id.to_owned()),
            ["orders", id, "items", item] => Self::Item(id.to_owned(), item.to_owned()),
            ["orderReports"] => Self::Reports,
            ["orderReports", id] => Self::Report(id.to_owned()),
            ["orderAdjustments"] => Self::Adjustments,
            _ => return None,
        })
    }

    /// The methods that it takes.
    pub(super) fn methods(&self) -> &'static [&'static str] {
        match self {
            Self::Orders => &["GET", "POST"],
            Self::Report(_) => &["GET", "DELETE"],
            Self::Adjustments => &["POST"],
            Self::Order(_) | Self::Items(_) | Self::Item(..) | Self::Reports => &["GET"],
        }
    }
}
