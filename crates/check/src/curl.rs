//! [`curl`]: the command line that repeats an exchange.

use std::fmt::Write as _;

use countersign_journal::{Exchange, Request};

/// Bytes of a line. It is bounded here, where what does not fit can be told:
/// one that a report cuts repeats something else.
const LONGEST: usize = 1_900;
/// Those of them that a note takes at most.
const NOTE: usize = 200;

/// A command line that repeats an exchange, for shells that know `$'…'`.
/// Secrets were replaced by the names of their variables at capture; double
/// quotes let the shell fill them in. What is too long for a line, or can't
/// stand in one, is told by where the journal has it.
pub(crate) fn curl(exchange: &Exchange) -> String {
    let Exchange { id, request, .. } = exchange;
    let body = &request.body.0;
    let mut line = address_and_headers(request);
    if line.len() > LONGEST - NOTE {
        let method = &request.method;
        return format!(
            "# {method}, with an address and headers too long for a line: the journal has it as exchange {id}"
        );
    }
    if body.is_empty() {
        return line;
    }
    match argument(body).filter(|it| line.len() + it.len() <= LONGEST) {
        Some(argument) => line.push_str(&argument),
        None => {
            let (file, size) = (file(request), body.len());
            // Without the file, curl would send an empty body.
            line = format!(
                "test -f {file} && {line} --data-binary @{file} # {file}: the {size} bytes that the journal has as the body of exchange {id}"
            );
        }
    }
    line
}

fn address_and_headers(request: &Request) -> String {
    let mut line = "curl -sS".to_owned();
    if request.url.contains(['[', ']', '{', '}']) {
        line.push_str(" --globoff");
    }
    let _ = write!(line, " -X {} {}", request.method, quoted(&request.url));
    for (name, value) in &request.headers {
        if name == "accept-encoding" {
            line.push_str(" --compressed");
            continue;
        }
        let _ = write!(line, " -H {}", quoted(&format!("{name}: {value}")));
    }
    line
}

/// A body as an argument, where it can be one: neither bytes that are no text
/// nor a NUL reach a program from a line.
fn argument(body: &[u8]) -> Option<String> {
    if body.len() > LONGEST || body.contains(&0) {
        return None;
    }
    let text = std::str::from_utf8(body).ok()?;
    // The usual one takes what begins with `@` for the name of a file.
    let option = match text.starts_with('@') {
        true => "--data-raw",
        false => "--data-binary",
    };
    Some(format!(" {option} {}", literal(text)))
}

/// A name for the file of a body, by its media type.
fn file(request: &Request) -> &'static str {
    let mut headers = request.headers.iter();
    let media = headers.find(|(name, _)| name.eq_ignore_ascii_case("content-type"));
    match media.map_or("", |(_, value)| value) {
        media if media.contains("json") => "body.json",
        media if media.contains("xml") => "body.xml",
        _ => "body.bin",
    }
}

/// For the shell, which fills in variables that stand for secrets: these are
/// in capital letters, and stand in double quotes.
fn quoted(text: &str) -> String {
    let mut whole = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('$') {
        let name = &rest[at + 1..];
        let end = name
            .find(|c: char| !c.is_ascii_uppercase() && !c.is_ascii_digit() && c != '_')
            .unwrap_or(name.len());
        if end == 0 {
            break;
        }
        if at > 0 {
            whole.push_str(&literal(&rest[..at]));
        }
        let _ = write!(whole, "\"${}\"", &name[..end]);
        rest = &name[end..];
    }
    if !rest.is_empty() || whole.is_empty() {
        whole.push_str(&literal(rest));
    }
    whole
}

/// For the shell, as it is. What a terminal might act on, or would not show, is
/// spelled out.
fn literal(text: &str) -> String {
    let is_plain = |it: char| match it.is_ascii() {
        true => !it.is_ascii_control(),
        false => it.is_alphanumeric(),
    };
    if text.chars().all(is_plain) {
        return format!("'{}'", text.replace('\'', r"'\''"));
    }
    let mut whole = "$'".to_owned();
    for character in text.chars() {
        match character {
            '\n' => whole.push_str("\\n"),
            '\r' => whole.push_str("\\r"),
            '\t' => whole.push_str("\\t"),
            '\'' | '\\' => whole.extend(['\\', character]),
            _ if is_plain(character) => whole.push(character),
            _ => {
                for byte in character.encode_utf8(&mut [0; 4]).bytes() {
                    let _ = write!(whole, "\\x{byte:02x}");
                }
            }
        }
    }
    whole.push('\'');
    whole
}
