//! Texts, numbers and other words of an example in JSON, and quotes that are
//! not in pairs.

use super::super::code::json as code;
use super::super::tree::Value;
use super::scan::Quoted;
use super::{Reader, text};

impl Reader<'_> {
    /// The name of a member; the scan stands behind it afterwards.
    pub(super) fn name(&mut self) -> (String, std::ops::Range<usize>) {
        let start = self.scan.at;
        match self.scan.next() {
            Some('"') => {
                let quoted = self.scan.quoted('"');
                let quoted = self.name_that_runs_on(quoted);
                let range = quoted.inner.clone();
                self.scan.at = quoted.end;
                self.doubled();
                (self.decoded(range.clone()), range)
            }
            Some(quote @ ('\'' | '“' | '‘' | '`')) => {
                let end = closing(quote);
                let quoted = self.scan.quoted(end);
                self.javascript(start..quoted.end, "JSON takes double quotes alone");
                self.scan.at = quoted.end;
                (
                    self.scan.text[quoted.inner.clone()].to_owned(),
                    quoted.inner,
                )
            }
            _ => {
                let range = self.scan.bare();
                self.scan.at = range
                    .end
                    .max(start + self.scan.next().map_or(0, char::len_utf8));
                let word = self.scan.text[range.clone()].to_owned();
                if self.scan.next() == Some('"') {
                    self.fault(
                        &code::QUOTE,
                        start..start,
                        "the quote before this name is missing",
                        "write `\"` here.",
                    );
                    self.scan.at += 1;
                } else {
                    self.javascript(range.clone(), "a name stands without quotes");
                }
                (word, range)
            }
        }
    }

    /// A name without its closing quote takes the colon in, and the value's
    /// opening quote for its end. It is cut where the name must have ended.
    fn name_that_runs_on(&mut self, quoted: Quoted) -> Quoted {
        let inner = &self.scan.text[quoted.inner.clone()];
        let followed = self.scan.text[quoted.end..].trim_start().starts_with(':');
        let Some(colon) = inner.find(':').filter(|_| !followed) else {
            return quoted;
        };
        let name = inner[..colon].trim_end();
        let is_name = |letter: char| letter.is_alphanumeric() || "_-.@$".contains(letter);
        if name.is_empty() || !name.chars().all(is_name) {
            return quoted;
        }
        let end = quoted.inner.start + name.len();
        let message = format!("the quote behind `{name}` is missing");
        self.fault(&code::QUOTE, end..end, message, "write `\"` here.");
        Quoted {
            inner: quoted.inner.start..end,
            end,
            open: false,
        }
    }

    /// A text as a value; the scan stands behind it afterwards.
    pub(super) fn text_value(&mut self, quote: char) -> String {
        let start = self.scan.at;
        let quoted = self.scan.quoted(closing(quote));
        if quote != '"' {
            self.javascript(start..quoted.end, "JSON takes double quotes alone");
            self.scan.at = quoted.end;
            return self.scan.text[quoted.inner].to_owned();
        }
        let quoted = self.value_that_runs_on(quoted);
        if quoted.inner.is_empty() && self.doubled_in_front(quoted.end) {
            return self.text_value(quote);
        }
        self.scan.at = quoted.end;
        self.doubled();
        self.decoded(quoted.inner)
    }

    /// A text without its closing quote takes in what follows, up to the next
    /// quote or the end of the line. It is cut before the comma or bracket
    /// that must have followed.
    fn value_that_runs_on(&mut self, quoted: Quoted) -> Quoted {
        let inner = &self.scan.text[quoted.inner.clone()];
        let next = self.scan.text[quoted.end..].chars().next();
        let cut = if quoted.open {
            inner.trim_end_matches([',', '}', ']', ' ', '\t']).len()
        } else if next.is_some_and(|letter| letter.is_alphabetic() || letter == '_')
            && inner.trim_end().ends_with(',')
        {
            inner.trim_end().len() - 1
        } else {
            return quoted;
        };
        let end = quoted.inner.start + cut;
        self.fault(
            &code::QUOTE,
            end..end,
            "the quote behind this text is missing",
            "write `\"` here.",
        );
        Quoted {
            inner: quoted.inner.start..end,
            end,
            open: false,
        }
    }

    /// Whether an empty text is in truth a doubled opening quote.
    fn doubled_in_front(&mut self, end: usize) -> bool {
        let after = &self.scan.text[end..];
        if !after.starts_with(|letter: char| letter.is_alphanumeric()) {
            return false;
        }
        self.fault(
            &code::QUOTE,
            end - 1..end,
            "the quote before this text is doubled",
            "leave one of both out.",
        );
        self.scan.at = end - 1;
        true
    }

    /// A second quote behind the closing one.
    fn doubled(&mut self) {
        let at = self.scan.at;
        let rest = self.scan.rest();
        let Some(after) = rest.strip_prefix('"') else {
            return;
        };
        let after = after.trim_start_matches([' ', '\t']);
        if after.is_empty() || after.starts_with([',', ':', '}', ']', '\n', '\r']) {
            self.fault(
                &code::QUOTE,
                at..at + 1,
                "the quote behind this text is doubled",
                "leave one of both out.",
            );
            self.scan.at += 1;
        }
    }

    /// A number, a word that JSON knows, or one that it does not.
    pub(super) fn bare_value(&mut self) -> Value {
        let mut range = self.scan.bare();
        if range.is_empty() {
            range.end = range.start + self.scan.next().map_or(0, char::len_utf8);
        }
        let mut word = &self.scan.text[range.clone()];
        if let Some(dots) = word.find("...").filter(|dots| *dots > 0) {
            word = word[..dots].trim_end();
            range.end = range.start + word.len();
        }
        let (start, end) = (range.start, range.end);
        self.scan.at = end;
        if self.scan.next() == Some('"') && self.is_closing_quote(end) {
            self.fault(
                &code::QUOTE,
                start..start,
                "the quote before this text is missing",
                "write `\"` here.",
            );
            self.scan.at = end + 1;
            return Value::Text(word.to_owned());
        }
        match word {
            "true" => Value::Boolean(true),
            "false" => Value::Boolean(false),
            "null" => Value::Null,
            _ if text::is_number(word) => Value::Number(word.to_owned()),
            _ => {
                let message = format!("`{}` is no value of JSON", shortened(word));
                self.fault_once(&code::BARE_WORD, start..end, message, code::BARE_WORD.mend);
                Value::Placeholder
            }
        }
    }

    /// Whether a quote ends something: it is followed by what follows values.
    fn is_closing_quote(&self, at: usize) -> bool {
        let after = self.scan.text[at + 1..].trim_start_matches([' ', '\t']);
        after.is_empty() || after.starts_with([',', '}', ']', '\n', '\r'])
    }

    fn javascript(&mut self, range: std::ops::Range<usize>, message: &str) {
        self.fault_once(&code::JAVASCRIPT, range, message, code::JAVASCRIPT.mend);
    }

    fn decoded(&mut self, range: std::ops::Range<usize>) -> String {
        let (text, wrong) = text::decode(&self.scan.text[range.clone()]);
        if let Some(offset) = wrong {
            let at = range.start + offset;
            let message = "JSON does not allow this in a text";
            self.fault(&code::ESCAPE, at..at + 1, message, code::ESCAPE.mend);
        }
        text
    }
}

fn closing(quote: char) -> char {
    match quote {
        '“' => '”',
        '‘' => '’',
        quote => quote,
    }
}

/// The first letters of a word, for a message.
pub(super) fn shortened(word: &str) -> String {
    let mut letters = word.chars();
    let mut short: String = letters.by_ref().take(40).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    short
}
