//! [`counted`]: how many things there are, in words.

/// A number of things, with their name in the singular or the plural.
pub fn counted(number: usize, one: &str, many: &str) -> String {
    match number {
        1 => format!("1 {one}"),
        _ => format!("{number} {many}"),
    }
}
