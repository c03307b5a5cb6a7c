//! [`digest`]: a short number for a text, the same on every machine.

/// FNV-1a of 64 bits (<http://www.isthe.com/chongo/tech/comp/fnv/>): tells texts apart that
/// nobody chose to be alike, and needs no key.
pub fn digest(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
