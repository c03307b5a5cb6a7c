//! Bodies of which a journal has the beginning alone.

use crate::Bytes;

/// What stands behind the beginning, with the size in between.
const MARK: (&str, &str) = ("… (", " bytes in all)");

impl Bytes {
    /// This beginning of a body of so many bytes, which says of itself that it is
    /// no more.
    pub fn beginning(mut bytes: Vec<u8>, size: usize) -> Self {
        let (before, behind) = MARK;
        bytes.extend_from_slice(format!("{before}{size}{behind}").as_bytes());
        Self(bytes)
    }

    /// Whether it says of itself that it is no more than a beginning.
    pub fn is_beginning(&self) -> bool {
        let (before, behind) = MARK;
        let rest = self.0.strip_suffix(behind.as_bytes());
        rest.is_some_and(|rest| {
            let digits = rest.iter().rev().take_while(|it| it.is_ascii_digit());
            let digits = digits.count();
            digits > 0 && rest[..rest.len() - digits].ends_with(before.as_bytes())
        })
    }
}
