//! How a peer may spell a secret when it says it back: as JSON, XML, URLs,
//! base64, hexadecimal digits or UTF-16 write it.

use base64::Engine as _;
use base64::engine::GeneralPurpose;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};

/// Encoded forms shorter than this may stand anywhere by chance.
const SHORTEST_CODE: usize = 8;

/// Every spelling of a secret, itself first.
pub(super) fn of(secret: &str) -> Vec<Vec<u8>> {
    let mut texts = vec![secret.to_owned()];
    texts.extend(json(secret));
    texts.extend(xml(secret));
    texts.extend(url(secret));
    texts.extend(hexadecimal(secret));
    texts.extend(
        [STANDARD_NO_PAD, URL_SAFE_NO_PAD]
            .iter()
            .flat_map(|engine| {
                let of = |shift| base64(engine, secret.as_bytes(), shift);
                let whole = std::iter::once(engine.encode(secret));
                whole
                    .chain((0..3).map(of))
                    .filter(|code| code.len() >= SHORTEST_CODE)
            }),
    );
    let mut spellings: Vec<Vec<u8>> = texts.into_iter().map(String::into_bytes).collect();
    spellings.push(secret.encode_utf16().flat_map(u16::to_le_bytes).collect());
    spellings.push(secret.encode_utf16().flat_map(u16::to_be_bytes).collect());
    spellings
}

/// What encodes only some characters: the others stay as they are.
fn escaped(text: &str, stays: impl Fn(char) -> bool, escape: impl Fn(char) -> String) -> String {
    let each = text.chars().map(|c| match stays(c) {
        true => c.to_string(),
        false => escape(c),
    });
    each.collect()
}

/// Inside a text of JSON: as little as must be escaped, with slashes, and with
/// all that some writers escape for the sake of HTML.
fn json(secret: &str) -> Vec<String> {
    let least = serde_json::Value::from(secret).to_string();
    let least = least[1..least.len() - 1].to_owned();
    let code = |upper: bool| {
        move |c: char| {
            let units = c.encode_utf16(&mut [0; 2]).to_vec();
            let units = units.iter().map(|unit| match upper {
                true => format!("\\u{unit:04X}"),
                false => format!("\\u{unit:04x}"),
            });
            units.collect()
        }
    };
    let html = |c: char| !matches!(c, '<' | '>' | '&' | '\'' | '"' | '+' | '`' | '\\');
    let ascii = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ');
    let mut texts = vec![least.replace('/', "\\/"), least];
    for upper in [false, true] {
        let code = code(upper);
        texts.push(escaped(secret, html, code));
        texts.push(escaped(secret, html, code).replace('/', "\\/"));
        texts.push(escaped(secret, ascii, code));
        texts.push(escaped(secret, |_| false, code));
    }
    texts
}

/// Inside content or an attribute of XML.
fn xml(secret: &str) -> Vec<String> {
    let named = |c: char| match c {
        '&' => "&amp;".to_owned(),
        '<' => "&lt;".to_owned(),
        '>' => "&gt;".to_owned(),
        '"' => "&quot;".to_owned(),
        _ => "&apos;".to_owned(),
    };
    let among = |escaped: &'static str| move |c: char| !escaped.contains(c);
    let letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ');
    let decimal = |c: char| format!("&#{};", u32::from(c));
    let lower = |c: char| format!("&#x{:x};", u32::from(c));
    let upper = |c: char| format!("&#x{:X};", u32::from(c));
    let mut texts = Vec::from(["&<", "&<>", "&<\"", "&<>\"", "&<>\"'"].map(|set| {
        let stays = among(set);
        escaped(secret, stays, named)
    }));
    // HTML knows no `&apos;`.
    let html = escaped(secret, among("&<>\"'"), named);
    texts.push(html.replace("&apos;", "&#39;"));
    texts.push(html.replace("&apos;", "&#x27;"));
    texts.push(escaped(secret, letter, decimal));
    texts.push(escaped(secret, letter, lower));
    texts.push(escaped(secret, letter, upper));
    texts.push(escaped(secret, |_| false, decimal));
    texts.push(escaped(secret, |_| false, lower));
    texts
}

/// Percent-encoded, as much of it as URLs, queries and forms encode, with
/// digits in either case; and once more, as a URL within a URL.
fn url(secret: &str) -> Vec<String> {
    let code = |upper: bool| {
        move |c: char| {
            let mut bytes = [0; 4];
            let bytes = c.encode_utf8(&mut bytes).bytes();
            let codes = bytes.map(|byte| match upper {
                true => format!("%{byte:02X}"),
                false => format!("%{byte:02x}"),
            });
            codes.collect()
        }
    };
    let unreserved = |more: &'static str| {
        move |c: char| c.is_ascii_alphanumeric() || "-._~".contains(c) || more.contains(c)
    };
    let mut texts = Vec::new();
    for upper in [false, true] {
        let code = code(upper);
        // RFC 3986's unreserved characters; with what `encodeURIComponent`
        // leaves besides, and `encodeURI`; every byte.
        for more in ["", "!*'()", "!*'();/?:@&=+$,#"] {
            let once = escaped(secret, unreserved(more), code);
            texts.push(once.replace("%20", "+"));
            texts.push(escaped(&once, unreserved(more), code));
            texts.push(once);
        }
        texts.push(escaped(secret, |_| false, code));
    }
    texts
}

fn hexadecimal(secret: &str) -> [String; 2] {
    let lower: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
    [lower.to_ascii_uppercase(), lower]
}

/// The part of a base64 text that these bytes alone decide, where `shift`
/// bytes more than a multiple of three stand before them.
fn base64(engine: &GeneralPurpose, bytes: &[u8], shift: usize) -> String {
    let shifted = [&[0; 2][..shift], bytes].concat();
    let code = engine.encode(&shifted);
    // A digit holds six bits: those at either end share theirs with others.
    let first = (shift * 8).div_ceil(6);
    let end = shifted.len() * 8 / 6;
    code.get(first..end).unwrap_or_default().to_owned()
}
