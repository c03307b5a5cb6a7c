//! Names: words of headings and fields, however they are written.

/// The words of a name or a heading in lower case: parted where a letter or
/// digit stops, and where a small letter is followed by a capital one.
pub(super) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut small = false;
    for letter in text.chars() {
        let hump = letter.is_uppercase() && small;
        if (!letter.is_alphanumeric() || hump) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if letter.is_alphanumeric() {
            word.extend(letter.to_lowercase());
        }
        small = letter.is_lowercase() || letter.is_ascii_digit();
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// A heading without what stands in parentheses, where more than that is
/// there.
pub(super) fn without_aside(text: &str) -> &str {
    match text.split_once('(') {
        Some((before, _)) if !before.trim().is_empty() => before.trim(),
        _ => text.trim(),
    }
}

/// A heading without the number before it: `Create shipment` of
/// `3.2 Create shipment` and `4. Create shipment`. A status is no such number.
pub(super) fn without_number(title: &str) -> &str {
    let Some((number, rest)) = title.split_once([' ', '\u{a0}']) else {
        return title;
    };
    let plain = number.trim_end_matches(['.', ')']);
    let is_part = |part: &str| {
        (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let rest = rest.trim_start();
    let is_title = rest.starts_with(|letter: char| letter.is_alphabetic() || letter == '/');
    if plain.split('.').all(is_part) && is_title {
        rest
    } else {
        title
    }
}

/// The name in the title of a topic: `charge` of `The charge object`.
pub(super) fn topic(title: &str) -> &str {
    let mut name = without_aside(title);
    for start in ["The ", "the "] {
        name = name.strip_prefix(start).unwrap_or(name);
    }
    let ends = [
        " object",
        " Object",
        " representation",
        " Representation",
        " resource",
        " Resource",
        " schema",
        " Schema",
        " fields",
        " Fields",
        " attributes",
        " Attributes",
        " properties",
        " Properties",
        " model",
        " Model",
    ];
    for end in ends {
        name = name
            .strip_suffix(end)
            .filter(|name| !name.is_empty())
            .unwrap_or(name);
    }
    name
}

/// A name in kebab case (`order-item` of `OrderItem` and `Order Item`).
pub(super) fn kebab(text: &str) -> String {
    words(text).join("-")
}

/// A name in kebab case whose last word is in the singular.
pub(super) fn kebab_singular(text: &str) -> String {
    let mut words = words(text);
    if let Some(last) = words.last_mut() {
        *last = singular(last);
    }
    words.join("-")
}

/// A name by which two spellings of one thing are the same: letters and
/// digits in lower case, the last word in the singular.
pub(super) fn bare(text: &str) -> String {
    singular(&words(text).concat())
}

/// A word in the singular, as far as its end tells.
pub(super) fn singular(word: &str) -> String {
    let stem = |end: &str| word.strip_suffix(end).filter(|stem| stem.len() > 1);
    if let Some(stem) = stem("ies") {
        return format!("{stem}y");
    }
    for end in ["sses", "uses", "xes", "ches", "shes"] {
        if word.ends_with(end) {
            return word[..word.len() - 2].to_owned();
        }
    }
    match stem("s") {
        Some(stem) if !stem.ends_with(['s', 'u', 'i']) => stem.to_owned(),
        _ => word.to_owned(),
    }
}

/// Whether a word is one of these.
pub(super) fn is_one(word: &str, of: &[&str]) -> bool {
    of.contains(&word)
}
