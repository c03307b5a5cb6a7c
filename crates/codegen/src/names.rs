//! Names in the cases that targets use.

/// The words of a name in camel or kebab case, lower case.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut previous = ' ';
    for c in name.chars() {
        if c.is_alphanumeric() {
            let new = !previous.is_alphanumeric() || (c.is_uppercase() && !previous.is_uppercase());
            if new || words.is_empty() {
                words.push(String::new());
            }
            if let Some(word) = words.last_mut() {
                word.extend(c.to_lowercase());
            }
        }
        previous = c;
    }
    words
}

/// `lineItems` → `line_items`.
pub(crate) fn snake(name: &str) -> String {
    words(name).join("_")
}

/// `full-order` → `FullOrder`.
pub(crate) fn pascal(name: &str) -> String {
    words(name)
        .iter()
        .map(|word| {
            let mut chars = word.chars();
            chars
                .next()
                .map(|first| first.to_uppercase().chain(chars).collect::<String>())
                .unwrap_or_default()
        })
        .collect()
}

/// `line_items` → `lineItems`, as serde's `rename_all` has it.
pub(crate) fn camel(snake: &str) -> String {
    let pascal = pascal(snake);
    let mut chars = pascal.chars();
    chars
        .next()
        .map(|first| first.to_lowercase().chain(chars).collect())
        .unwrap_or_default()
}

/// The singular of a list's name: `skuQuantities` → `skuQuantity`, `statuses`
/// → `status`, `lineItems` → `lineItem`.
pub(crate) fn singular(name: &str) -> String {
    if let Some(stem) = name.strip_suffix("ies") {
        return format!("{stem}y");
    }
    if let Some(stem) = name.strip_suffix("es").filter(|stem| stem.ends_with('s')) {
        return stem.to_owned();
    }
    name.strip_suffix('s').unwrap_or(name).to_owned()
}
