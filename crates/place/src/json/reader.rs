//! A [`Reader`] of JSON that knows where it is.

/// Reads forwards only: no byte is looked at more than a few times. It stands
/// between characters wherever a value begins or ends.
pub(super) struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str, at: usize) -> Self {
        Self { text, at }
    }

    /// The offset of the next byte.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The offset behind the last byte.
    pub(super) fn end(&self) -> usize {
        self.text.len()
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Goes behind the next byte, which is one of punctuation.
    pub(super) fn step(&mut self) {
        self.at += 1;
    }

    /// The bytes of the next character.
    pub(super) fn character(&self) -> usize {
        let rest = self.text.get(self.at..).unwrap_or_default();
        rest.chars().next().map_or(0, char::len_utf8)
    }

    pub(super) fn skip_blanks(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    /// Goes to the value of the member that begins here; its name, where it can
    /// be read. `None` where no value follows.
    pub(super) fn name(&mut self) -> Option<Option<String>> {
        let start = self.at;
        self.skip_value();
        let raw = self.text.get(start..self.at)?;
        self.skip_blanks();
        if self.peek() != Some(b':') {
            return None;
        }
        self.at += 1;
        self.skip_blanks();
        Some(serde_json::from_str::<String>(raw).ok())
    }

    /// Goes behind the value that begins here: brackets are counted, never
    /// followed.
    pub(super) fn skip_value(&mut self) {
        let mut depth = 0_usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => self.skip_string(),
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' => {
                    if depth == 0 {
                        return;
                    }
                    depth -= 1;
                    self.at += 1;
                }
                b',' | b':' if depth == 0 => return,
                _ if depth == 0 => {
                    let ends = |byte: u8| b",:]}\"".contains(&byte) || byte.is_ascii_whitespace();
                    while self.peek().is_some_and(|byte| !ends(byte)) {
                        self.at += 1;
                    }
                    return;
                }
                _ => {
                    self.at += 1;
                    continue;
                }
            }
            if depth == 0 {
                return;
            }
        }
    }

    fn skip_string(&mut self) {
        self.at += 1;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'\\' => self.at += 1,
                b'"' => break,
                _ => {}
            }
        }
        self.at = self.at.min(self.text.len());
    }
}
