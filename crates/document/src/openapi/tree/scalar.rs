//! What a plain scalar of YAML means: its core schema, which JSON shares.

use super::Value;

/// The value of a plain scalar.
pub(super) fn plain(words: &str) -> Value {
    match words {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ if is_number(words) => Value::Number(words.to_owned()),
        _ => Value::Text(words.to_owned()),
    }
}

/// Whether words are a number in decimal notation. The octal and hexadecimal
/// ones of YAML stay text: nobody means a number by `0x1F` in a description.
fn is_number(words: &str) -> bool {
    let unsigned = words.strip_prefix(['-', '+']).unwrap_or(words);
    unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && unsigned
            .bytes()
            .all(|b| b.is_ascii_digit() || b".eE+-".contains(&b))
        && words.parse::<f64>().is_ok_and(f64::is_finite)
}
