//! References within a description (`$ref: '#/components/schemas/Order'`).

use super::tree::{Id, ROOT, Tree, Value};

/// How many references may lead to each other.
const MOST_HOPS: usize = 32;

/// A reference that leads nowhere.
#[derive(Debug, Clone, Copy)]
pub(super) struct Broken {
    /// The object that holds it.
    pub(super) holder: Id,
    /// Why.
    pub(super) cause: Cause,
}

/// Why a reference leads nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cause {
    /// It leads out of the file.
    Elsewhere,
    /// It names an anchor.
    Anchor,
    /// It names a place where nothing stands.
    Nothing,
    /// It leads back to itself.
    Circle,
}

impl Cause {
    /// The cause, a lower-case fragment.
    pub(super) fn because(self) -> &'static str {
        match self {
            Self::Elsewhere => "it refers to another file; put what stands there into this one",
            Self::Anchor => "it refers to an anchor; refer to it by its place (`#/components/…`)",
            Self::Nothing => "nothing stands where it refers to",
            Self::Circle => "the references lead in a circle",
        }
    }
}

/// The value that an object stands for: itself, or what it refers to.
pub(super) fn follow(tree: &Tree, mut id: Id) -> Result<Id, Broken> {
    for _ in 0..MOST_HOPS {
        let Some(reference) = tree.text_of(id, "$ref") else {
            return Ok(id);
        };
        id = target(tree, reference).map_err(|cause| Broken { holder: id, cause })?;
    }
    Err(Broken {
        holder: id,
        cause: Cause::Circle,
    })
}

/// What a reference leads to.
pub(super) fn target(tree: &Tree, reference: &str) -> Result<Id, Cause> {
    let pointer = reference.strip_prefix('#').ok_or(Cause::Elsewhere)?;
    if pointer.is_empty() {
        return Ok(ROOT);
    }
    let pointer = pointer.strip_prefix('/').ok_or(Cause::Anchor)?;
    let mut id = ROOT;
    for token in pointer.split('/') {
        id = step(tree, id, &decoded(token)).ok_or(Cause::Nothing)?;
    }
    Ok(id)
}

fn step(tree: &Tree, id: Id, token: &str) -> Option<Id> {
    match &tree.node(id).value {
        Value::List(items) => items.get(token.parse::<usize>().ok()?).copied(),
        _ => tree.get(id, token),
    }
}

/// The last name in a reference, for people.
pub(super) fn last_name(reference: &str) -> String {
    decoded(reference.rsplit(['/', '#']).next().unwrap_or(reference))
}

/// A token of a JSON pointer in a URL fragment, decoded.
fn decoded(token: &str) -> String {
    let mut bytes = Vec::with_capacity(token.len());
    let mut rest = token.as_bytes();
    while let [first, behind @ ..] = rest {
        let code = behind
            .get(..2)
            .and_then(|digits| std::str::from_utf8(digits).ok());
        match code.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &behind[2..];
            }
            _ => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    let text = String::from_utf8_lossy(&bytes).into_owned();
    text.replace("~1", "/").replace("~0", "~")
}
