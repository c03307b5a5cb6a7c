//! [`quantile`]: what so many of a hundred do not exceed.

/// The value that so many of 100 do not exceed (nearest rank); 0 of none. The
/// values are sorted.
pub(crate) fn quantile(sorted: &[u64], percent: usize) -> u64 {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted.get(rank - 1).copied().unwrap_or_default()
}
