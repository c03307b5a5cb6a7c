//! [`uuid`]: an identifier that follows from a text.

use crate::digest;

/// A UUID for a text, the same on every machine: version 8 of RFC 9562, whose
/// bits are its maker's.
pub(crate) fn uuid(text: &str) -> String {
    let high = digest(text);
    let low = digest(&format!("{text}\n{high:016x}"));
    let bits = (u128::from(high) << 64 | u128::from(low)) & !(0xf << 76) & !(0x3 << 62)
        | 0x8 << 76
        | 0x2 << 62;
    let hex = format!("{bits:032x}");
    format!(
        "{}-{}-{}-{}-{}",
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..]
    )
}
