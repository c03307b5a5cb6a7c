//! [`Exchange::curl`]: the command line that repeats an exchange.

use std::fmt::Write as _;

use crate::{Exchange, Request};

/// Bytes of a line. It is bounded here, where what does not fit can be told:
/// one that a report cuts repeats something else.
const LONGEST: usize = 1_900;
/// Those of them that a note takes at most.
const NOTE: usize = 200;
/// Letters of a method: none that is in use has half as many.
const LONGEST_METHOD: usize = 32;

impl Exchange {
    /// A command line that repeats the exchange, for shells that know `$'…'`.
    /// Secrets were replaced by the names of their variables at capture; double
    /// quotes let the shell fill them in. What is too long for a line, or can't
    /// stand in one, is told by where the journal has it, in a command that does
    /// nothing: shells that are typed at may know no comments.
    pub fn curl(&self) -> String {
        let Self { id, request, .. } = self;
        let in_journal = format!("the journal has it as exchange {id}");
        if let Some(why) = request.unrepeatable() {
            return note(&format!("{why}: {in_journal}"));
        }
        let body = &request.body.0;
        let mut line = format!("curl -sS{}", request.arguments(literal));
        if line.len() > LONGEST - NOTE {
            let method = &request.method;
            return note(&format!(
                "{method}, with an address and headers too long for a line: {in_journal}"
            ));
        }
        if body.is_empty() {
            return line;
        }
        match argument(request).filter(|it| line.len() + it.len() <= LONGEST) {
            Some(argument) => line.push_str(&argument),
            None => {
                let (file, size) = (file(request), body.len());
                let what = note(&format!(
                    "{file}: the {size} bytes that the journal has as the body of exchange {id}; \
                     `report --format scripts` writes it out"
                ));
                // Without the file, curl would send an empty body.
                line = format!("{what}; test -f {file} && {line} --data-binary @{file}");
            }
        }
        line
    }
}

impl Request {
    /// The arguments of curl that send it, each behind a blank, but for its
    /// body; `literal` quotes, for the shell that is to read it, what stands for
    /// itself.
    pub fn arguments(&self, literal: fn(&str) -> String) -> String {
        let mut line = String::new();
        if self.url.contains(['[', ']', '{', '}']) {
            line.push_str(" --globoff");
        }
        let (path, query) = self.path_and_query();
        let address = quoted(path, query, literal);
        match self.method.as_str() {
            // An answer has no body then, and curl would wait for it. With a body
            // of its own it takes no such option.
            "HEAD" if self.body.0.is_empty() => line.push_str(" -I"),
            method => {
                let _ = write!(line, " -X {method}");
            }
        }
        let _ = write!(line, " {address}");
        for (name, value) in &self.headers {
            let name = match value.as_str() {
                _ if name.eq_ignore_ascii_case("accept-encoding") => {
                    line.push_str(" --compressed");
                    continue;
                }
                // Behind a colon, nothing takes a header away.
                "" => format!("{name};"),
                _ => format!("{name}: "),
            };
            let _ = write!(line, " -H {}", quoted(&name, value, literal));
        }
        if !self.body.0.is_empty() && self.media_type().is_none() {
            // That of a form would be sent.
            line.push_str(" -H 'content-type:'");
        }
        line
    }

    /// The option of curl that takes its body as it is.
    pub fn data_option(&self) -> &'static str {
        // The usual one takes what begins with `@` for the name of a file.
        match self.body.0.first() {
            Some(b'@') => "--data-raw",
            _ => "--data-binary",
        }
    }

    /// Why curl can't be asked to send it, where it can't; some words. A journal
    /// may come from anywhere, and curl takes more than requests of HTTP.
    pub fn unrepeatable(&self) -> Option<&'static str> {
        let letters = |text: &str| text.chars().all(|it| it.is_ascii_alphabetic());
        if !(1..=LONGEST_METHOD).contains(&self.method.len()) || !letters(&self.method) {
            return Some("a method that is none");
        }
        let schemes = ["http://", "https://"];
        let is_http = schemes.iter().any(|it| self.url.starts_with(it));
        if !is_http || self.url.contains(BREAKS) {
            return Some("an address that is none of HTTP");
        }
        let is_header = |(name, value): &(String, String)| {
            !name.is_empty() && name.chars().all(is_token) && !value.contains(BREAKS)
        };
        if !self.headers.iter().all(is_header) {
            return Some("a header that HTTP can't carry");
        }
        let is_part = self.body.is_beginning();
        is_part.then_some("a body that was too long to be recorded")
    }

    /// The variables that stand for secrets in its query and headers, each as
    /// often as it is there.
    pub fn variables(&self) -> impl Iterator<Item = &str> {
        let values = self.headers.iter().map(|(_, value)| value.as_str());
        let texts = std::iter::once(self.path_and_query().1).chain(values);
        texts.flat_map(pieces).filter_map(|piece| match piece {
            Piece::Variable(name) => Some(name),
            Piece::Text(_) => None,
        })
    }

    /// The address up to its query, and the query, which may carry credentials.
    /// Ids that a target gives stand before it: what they look like must not
    /// fill in variables of whoever repeats the request.
    fn path_and_query(&self) -> (&str, &str) {
        let begin = self.url.find('?').map_or(self.url.len(), |at| at + 1);
        self.url.split_at(begin)
    }

    fn media_type(&self) -> Option<&str> {
        let mut headers = self.headers.iter();
        let found = headers.find(|(name, _)| name.eq_ignore_ascii_case("content-type"));
        found.map(|(_, value)| value.as_str())
    }
}

/// What neither an address nor a header can hold.
const BREAKS: [char; 3] = ['\0', '\r', '\n'];

/// Whether the name of a header may hold it (RFC 9110, 5.6.2).
fn is_token(character: char) -> bool {
    character.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(character)
}

/// What is to be read, for a shell that is to do nothing.
fn note(text: &str) -> String {
    format!(": {}", literal(text))
}

/// A body as an argument, where it can be one: neither bytes that are no text
/// nor a NUL reach a program from a line.
fn argument(request: &Request) -> Option<String> {
    let body = &request.body.0;
    if body.len() > LONGEST || body.contains(&0) {
        return None;
    }
    let text = std::str::from_utf8(body).ok()?;
    Some(format!(" {} {}", request.data_option(), literal(text)))
}

/// A name for the file of a body, by its media type.
fn file(request: &Request) -> &'static str {
    match request.media_type().unwrap_or_default() {
        media if media.contains("json") => "body.json",
        media if media.contains("xml") => "body.xml",
        _ => "body.bin",
    }
}

/// A part of what was recorded.
enum Piece<'t> {
    /// As it was sent.
    Text(&'t str),
    /// The name of the variable that holds the secret which was sent.
    Variable(&'t str),
}

/// A recorded text, taken apart at the names that stand for secrets: these are
/// in capital letters.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut begin = 0;
    for (at, _) in text.match_indices('$') {
        let name = &text[at + 1..];
        let is_end = |it: char| !it.is_ascii_uppercase() && !it.is_ascii_digit() && it != '_';
        let name = &name[..name.find(is_end).unwrap_or(name.len())];
        if !name.starts_with(|it: char| it.is_ascii_uppercase()) {
            continue;
        }
        if at > begin {
            pieces.push(Piece::Text(&text[begin..at]));
        }
        pieces.push(Piece::Variable(name));
        begin = at + 1 + name.len();
    }
    if begin < text.len() {
        pieces.push(Piece::Text(&text[begin..]));
    }
    pieces
}

/// A recorded text behind one that holds no variable, for the shell, which fills
/// in variables: they stand in double quotes.
fn quoted(before: &str, text: &str, literal: fn(&str) -> String) -> String {
    let (mut whole, mut plain) = (String::new(), before.to_owned());
    for piece in pieces(text) {
        match piece {
            Piece::Text(text) => plain.push_str(text),
            Piece::Variable(name) => {
                if !plain.is_empty() {
                    whole.push_str(&literal(&std::mem::take(&mut plain)));
                }
                let _ = write!(whole, "\"${name}\"");
            }
        }
    }
    if !plain.is_empty() {
        whole.push_str(&literal(&plain));
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
