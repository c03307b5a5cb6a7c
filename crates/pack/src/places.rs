//! [`places`]: where in a JSON document the values stand that pointers name.

use std::collections::{HashMap, HashSet};

use countersign_system::Position;

/// Where each of the places stands that violations of a document name by JSON
/// Pointer: the value, or what holds it where it is missing. Of members that
/// are repeated the last counts, as it does when the document is read.
pub(crate) fn places(body: &[u8], pointers: &[&str]) -> Vec<Position> {
    let mut wanted = HashSet::from([""]);
    for pointer in pointers {
        wanted.insert(pointer);
        wanted.extend(pointer.match_indices('/').map(|(at, _)| &pointer[..at]));
    }
    let text = String::from_utf8_lossy(body);
    let mut looking = Looking {
        wanted,
        found: HashMap::new(),
        open: Vec::new(),
        path: String::new(),
    };
    looking.look(&text);
    let offsets: Vec<usize> = pointers.iter().map(|it| looking.nearest(it)).collect();
    Position::of_all(&text, &offsets)
}

/// A list or object that is open.
struct Open {
    /// Bytes of the path that names it.
    path: usize,
    /// The index of the next element; `None` in an object.
    index: Option<usize>,
    /// Whether a member's name was read, so that a value follows.
    named: bool,
    /// Whether anything in it may be looked for: what is not is not named, so
    /// that no long name is read again for all that it holds.
    wanted: bool,
}

struct Looking<'w> {
    wanted: HashSet<&'w str>,
    found: HashMap<&'w str, usize>,
    open: Vec<Open>,
    /// The pointer of the value that is being read.
    path: String,
}

impl Looking<'_> {
    /// Walks the tokens of a document that is known to be well-formed; what is
    /// not leads nowhere.
    fn look(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'{' | b'[' => {
                    let wanted = self.value(at);
                    self.open.push(Open {
                        wanted,
                        path: self.path.len(),
                        index: (*byte == b'[').then_some(0),
                        named: false,
                    });
                    at += 1;
                }
                b'}' | b']' => {
                    self.open.pop();
                    self.leave();
                    at += 1;
                }
                b'"' => {
                    let end = end_of_text(bytes, at);
                    match self.open.last() {
                        Some(open) if open.index.is_none() && !open.named => {
                            self.name(&text[at..end.min(text.len())]);
                        }
                        _ => {
                            self.value(at);
                            self.leave();
                        }
                    }
                    at = end;
                }
                b',' | b':' | b' ' | b'\t' | b'\r' | b'\n' => at += 1,
                _ => {
                    self.value(at);
                    self.leave();
                    let scalar = bytes[at..].iter();
                    let ends = |byte: &u8| {
                        matches!(byte, b',' | b']' | b'}' | b' ' | b'\t' | b'\r' | b'\n')
                    };
                    at += scalar.take_while(|byte| !ends(byte)).count().max(1);
                }
            }
        }
    }

    /// The name of a member, quotes and all.
    fn name(&mut self, quoted: &str) {
        if let Some(open) = self.open.last_mut() {
            open.named = true;
            self.path.truncate(open.path);
            if !open.wanted {
                return;
            }
        }
        let name: String = serde_json::from_str(quoted).unwrap_or_default();
        self.path.push('/');
        self.path
            .push_str(&name.replace('~', "~0").replace('/', "~1"));
    }

    /// A value begins here; whether it, or what it holds, is looked for.
    fn value(&mut self, at: usize) -> bool {
        if let Some(open) = self.open.last_mut() {
            if !open.wanted {
                return false;
            }
            if let Some(index) = &mut open.index {
                self.path.truncate(open.path);
                self.path.push_str(&format!("/{index}"));
                *index += 1;
            }
        }
        let wanted = self.wanted.get(self.path.as_str());
        if let Some(wanted) = wanted {
            self.found.insert(wanted, at);
        }
        wanted.is_some()
    }

    /// A value has ended: what comes next is named anew.
    fn leave(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.named = false;
            self.path.truncate(open.path);
        }
    }

    /// Where a pointer's value stands, or the nearest that holds it. A value
    /// begins behind all that hold it: what stands before one of them was held
    /// by an earlier member of its name.
    fn nearest(&self, pointer: &str) -> usize {
        let holders = pointer.match_indices('/').map(|(at, _)| &pointer[..at]);
        let places = holders
            .chain([pointer])
            .filter_map(|path| self.found.get(path));
        places.max().copied().unwrap_or_default()
    }
}

/// The offset behind the closing quote of a text that begins here.
fn end_of_text(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}
