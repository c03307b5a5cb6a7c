//! The kinds and limits of a field, of what its page writes.

use countersign_contract::Kind;

use super::gap::shortened;
use crate::reading::{FieldType, OCCURS, alternatives};

/// What any value of JSON is.
pub(super) const ANY: [Kind; 5] = [
    Kind::Text,
    Kind::Number,
    Kind::Boolean,
    Kind::Object,
    Kind::List,
];

/// What stands below a field.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Below {
    /// Whether members do.
    pub(super) members: bool,
    /// Whether elements do.
    pub(super) elements: bool,
    /// Whether its text does, as a field of its own.
    pub(super) text: bool,
}

/// Why kinds are not what the page writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bent {
    /// They are.
    Not,
    /// Something stands below it.
    Holds,
    /// No type is known.
    Unknown,
    /// The text of XML has none such.
    Text,
}

/// The kinds of a field; `closed` says whether its values are listed.
pub(super) fn of(kind: Option<Kind>, below: Below, xml: bool, closed: bool) -> (Vec<Kind>, Bent) {
    let holder = match below {
        Below { elements: true, .. } => Some(Kind::List),
        Below { members: true, .. } => Some(Kind::Object),
        _ => None,
    };
    match (holder, kind) {
        (Some(holder), Some(kind)) if kind != holder => (vec![holder], Bent::Holds),
        (Some(holder), _) => (vec![holder], Bent::Not),
        (None, None) if closed => (vec![Kind::Text], Bent::Not),
        (None, None) if xml => (vec![Kind::Text], Bent::Unknown),
        (None, None) => (ANY.to_vec(), Bent::Unknown),
        (None, Some(Kind::Integer)) if xml => (vec![Kind::IntegerText], Bent::Text),
        (None, Some(Kind::Number | Kind::Boolean)) if xml => (vec![Kind::Text], Bent::Text),
        (None, Some(kind)) => (vec![kind], Bent::Not),
    }
}

/// The kinds of a field whose page writes several (`integer or string`), and
/// that holds nothing. But for numbers, it may be anything: a type of its own
/// for each choice is more than code is generated for.
pub(super) fn either(written: &FieldType, below: Below) -> Option<(Vec<Kind>, Bent)> {
    let holds = below.members || below.elements || below.text;
    let kinds = alternatives(&written.written);
    if holds || kinds.len() < 2 {
        return None;
    }
    let is_number = |kind: &Kind| matches!(kind, Kind::Integer | Kind::Number);
    Some(if kinds.iter().all(is_number) {
        (vec![Kind::Number], Bent::Not)
    } else {
        (ANY.to_vec(), Bent::Unknown)
    })
}

/// Most limits that are kept of a field.
pub(super) const MOST: usize = 16;

/// The limits of a field.
#[derive(Default)]
pub(super) struct Bounds {
    pub(super) min: Option<u64>,
    pub(super) max: Option<u64>,
    /// What a contract keeps and does not judge, as name and value.
    pub(super) unjudged: Vec<String>,
    /// Whether a limit is among that.
    pub(super) lost: bool,
}

/// The limits that a page gives.
pub(super) fn bounds(written: &FieldType, kinds: &[Kind]) -> Bounds {
    let names: [&[&str]; 2] = match kinds {
        [Kind::Text] => [&["minlength", "min"], &["maxlength", "max"]],
        [Kind::List] => [&["minitems", "min"], &["maxitems", "max"]],
        [Kind::Number | Kind::Integer | Kind::IntegerText] => {
            [&["minimum", "min"], &["maximum", "max"]]
        }
        _ => [&[], &[]],
    };
    let limits = ["min", "max", "exclusive", "multiple", "pattern"];
    let (mut ends, mut bounds) = ([None, None], Bounds::default());
    // How often it occurs is judged: it is a list.
    let facets = written.facets.iter().filter(|(facet, _)| facet != OCCURS);
    for (facet, value) in facets {
        let name: String = facet.chars().filter(char::is_ascii_alphanumeric).collect();
        let name = name.to_ascii_lowercase();
        let end = names
            .iter()
            .position(|known| known.contains(&name.as_str()));
        // TOML has whole numbers of 63 bits.
        let whole = value.trim().parse().ok();
        let whole = whole.filter(|whole: &u64| i64::try_from(*whole).is_ok());
        match (end, whole) {
            (Some(end), Some(whole)) => ends[end] = Some(whole),
            _ => {
                bounds.lost |= limits.iter().any(|limit| name.starts_with(limit));
                let told = shortened(&format!("{facet} {value}"));
                if bounds.unjudged.len() < MOST && !bounds.unjudged.contains(&told) {
                    bounds.unjudged.push(told);
                }
            }
        }
    }
    let [min, max] = ends;
    if max.is_some_and(|max| min.unwrap_or(0) > max) {
        bounds.lost = true;
    } else {
        (bounds.min, bounds.max) = (min, max);
    }
    bounds
}

/// Kinds as contracts write them.
pub(super) fn words(kinds: &[Kind]) -> impl Iterator<Item = &'static str> {
    kinds.iter().map(|kind| kind.as_str())
}
