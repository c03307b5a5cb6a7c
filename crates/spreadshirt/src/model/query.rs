//! A [`Query`]: the documented language `+name:(value …) +name:[a TO b]`.
//!
//! Terms are separated by blanks or `+`, both before decoding and after it.
//! Several values in parentheses stand for any of them, with or without `OR`.

/// What a query asks for: every term has to hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Query {
    pub(super) terms: Vec<Term>,
}

/// One term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) name: String,
    pub(super) wanted: Wanted,
}

/// What a term wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Any of these.
    Any(Vec<String>),
    /// Between these, ends included; an open end is `None`.
    Range(Option<String>, Option<String>),
}

impl Query {
    /// Reads a decoded query.
    ///
    /// # Errors
    /// A sentence, where it is not of the language.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let mut terms = Vec::new();
        let mut rest = text;
        loop {
            rest = rest.trim_start_matches(|c: char| c == '+' || c.is_whitespace());
            if rest.is_empty() {
                return Ok(Self { terms });
            }
            let (name, after) = rest
                .split_once(':')
                .ok_or("query: a term is written +name:(value) or +name:[a TO b]")?;
            if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
                return Err("query: the name of a term consists of letters".to_owned());
            }
            let (wanted, after) = Wanted::read(after)
                .ok_or_else(|| format!("query: {name} is followed by (values) or [a TO b]"))?;
            let name = name.to_owned();
            terms.push(Term { name, wanted });
            rest = after;
        }
    }
}

impl Wanted {
    /// What a term wants, and what follows it.
    fn read(text: &str) -> Option<(Self, &str)> {
        if let Some(text) = text.strip_prefix('(') {
            let (inside, rest) = text.split_once(')')?;
            let words = inside.split_whitespace().filter(|word| *word != "OR");
            let values: Vec<_> = words
                .map(|word| word.trim_matches('"').to_owned())
                .collect();
            return (!values.is_empty()).then_some((Self::Any(values), rest));
        }
        if let Some(text) = text.strip_prefix('[') {
            let (inside, rest) = text.split_once(']')?;
            let (from, to) = inside.split_once(" TO ")?;
            return Some((Self::Range(end(from), end(to)), rest));
        }
        let size = text.find([' ', '+']).unwrap_or(text.len());
        let (value, rest) = text.split_at(size);
        (!value.is_empty()).then(|| (Self::Any(vec![value.to_owned()]), rest))
    }
}

/// An end of a range: `*` leaves it open.
fn end(text: &str) -> Option<String> {
    Some(text.trim())
        .filter(|text| *text != "*")
        .map(str::to_owned)
}
