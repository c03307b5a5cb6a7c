//! The cases of serde's `rename_all`.

/// The name of a member under this case, as serde derives it; the Rust name
/// where serde knows no such case (which serde then reports).
pub(crate) fn rename(ident: &str, case: &str) -> String {
    match case {
        "lowercase" | "snake_case" => ident.to_owned(),
        "UPPERCASE" | "SCREAMING_SNAKE_CASE" => ident.to_ascii_uppercase(),
        "kebab-case" => ident.replace('_', "-"),
        "SCREAMING-KEBAB-CASE" => ident.to_ascii_uppercase().replace('_', "-"),
        "PascalCase" => pascal(ident),
        "camelCase" => {
            let pascal = pascal(ident);
            let mut characters = pascal.chars();
            match characters.next() {
                Some(first) => first.to_ascii_lowercase().to_string() + characters.as_str(),
                None => pascal,
            }
        }
        _ => ident.to_owned(),
    }
}

fn pascal(ident: &str) -> String {
    let mut capital = true;
    let mut name = String::with_capacity(ident.len());
    for character in ident.chars() {
        if character == '_' {
            capital = true;
        } else if capital {
            name.push(character.to_ascii_uppercase());
            capital = false;
        } else {
            name.push(character);
        }
    }
    name
}
