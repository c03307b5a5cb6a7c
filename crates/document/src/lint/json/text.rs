//! What a text in JSON holds, its escapes resolved.

/// The text between two quotes, and where the first escape or letter stands
/// that JSON does not allow.
pub(super) fn decode(raw: &str) -> (String, Option<usize>) {
    let mut text = String::with_capacity(raw.len());
    let mut wrong = None;
    let mut letters = raw.char_indices();
    while let Some((at, letter)) = letters.next() {
        if letter != '\\' {
            if letter < ' ' {
                wrong.get_or_insert(at);
            }
            text.push(letter);
            continue;
        }
        let escape = letters.next().map(|(_, letter)| letter);
        let meant = match escape {
            Some('u') => {
                let rest = letters.as_str();
                let (meant, length) = code_point(rest);
                for _ in 0..length {
                    letters.next();
                }
                meant
            }
            Some(letter) => simple(letter),
            None => None,
        };
        match meant {
            Some(letter) => text.push(letter),
            None => {
                wrong.get_or_insert(at);
                text.extend(escape);
            }
        }
    }
    (text, wrong)
}

fn simple(letter: char) -> Option<char> {
    Some(match letter {
        '"' | '\\' | '/' => letter,
        'b' => '\u{8}',
        'f' => '\u{c}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => return None,
    })
}

/// The letter that the digits behind `\u` mean, and how many letters they
/// take; a letter beyond the first plane takes two escapes.
fn code_point(rest: &str) -> (Option<char>, usize) {
    let Some(first) = hex(rest) else {
        return (None, 0);
    };
    if let Some(letter) = char::from_u32(first) {
        return (Some(letter), 4);
    }
    let second = rest
        .get(4..)
        .and_then(|rest| rest.strip_prefix("\\u"))
        .and_then(hex);
    match (first, second) {
        (0xD800..=0xDBFF, Some(second @ 0xDC00..=0xDFFF)) => {
            let point = 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00);
            (char::from_u32(point), 10)
        }
        _ => (None, 4),
    }
}

fn hex(rest: &str) -> Option<u32> {
    let digits = rest.get(..4)?;
    let all = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    all.then(|| u32::from_str_radix(digits, 16).ok()).flatten()
}

/// Whether letters are a number as JSON writes it.
pub(super) fn is_number(word: &str) -> bool {
    let word = word.strip_prefix('-').unwrap_or(word);
    let (mantissa, exponent) = match word.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (word, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let exponent = exponent.map(|text| text.strip_prefix(['+', '-']).unwrap_or(text));
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(digits)
}
