//! The attributes of a tag: [`Tag`].

use quick_xml::escape::EscapeError;
use quick_xml::events::BytesStart;
use quick_xml::events::attributes::AttrError;
use quick_xml::{Error, XmlVersion};

use crate::fault::Fault;
use crate::name::{self, LONGEST, XML, XMLNS, is_character};
use crate::scope::Scope;

/// Most attributes of an element, declarations of namespaces included.
const MOST: usize = 64;

/// What a start tag declares and what it says.
#[derive(Debug, Default)]
pub(crate) struct Tag {
    /// Prefixes (empty for the default namespace) with the URIs that they
    /// stand for.
    pub(crate) declarations: Vec<(String, String)>,
    attributes: Vec<Attribute>,
}

#[derive(Debug)]
struct Attribute {
    prefix: String,
    local: String,
    value: String,
}

impl Tag {
    /// Reads the tag whose `<` stands at this offset.
    pub(crate) fn read(tag: &BytesStart<'_>, at: u64) -> Result<Self, Fault> {
        let refuse = |what: String| Err(Fault::new(at, what));
        let mut read = Self::default();
        if !separated(tag.attributes_raw()) {
            return refuse("nothing separates two attributes".to_owned());
        }
        for (count, attribute) in tag.attributes().enumerate() {
            let attribute = attribute.map_err(|error| misformed(&error, at))?;
            if count == MOST {
                return refuse(format!("an element has more than {MOST} attributes"));
            }
            let key = attribute.key.as_ref();
            if key.chars().count() > LONGEST {
                return refuse(format!("a name is longer than {LONGEST} characters"));
            }
            let Some((prefix, local)) = name::split(key) else {
                return refuse(format!("`{key}` is no name of an attribute"));
            };
            if attribute.value.contains('<') {
                return refuse(format!("the value of the attribute `{key}` holds a `<`"));
            }
            let value = attribute
                .normalized_value(XmlVersion::Explicit1_0)
                .map_err(|error| Fault::new(at, unresolved(&error, key)))?;
            if !value.chars().all(is_character) {
                return refuse(format!(
                    "the value of the attribute `{key}` holds a character that XML does not have"
                ));
            }
            match (prefix, local) {
                ("", "xmlns") => read.declare("", &value, at)?,
                ("xmlns", declared) => read.declare(declared, &value, at)?,
                _ => read.attributes.push(Attribute {
                    prefix: prefix.to_owned(),
                    local: local.to_owned(),
                    value: value.into_owned(),
                }),
            }
        }
        Ok(read)
    }

    fn declare(&mut self, prefix: &str, uri: &str, at: u64) -> Result<(), Fault> {
        if uri.chars().count() > LONGEST {
            let what = format!("a namespace is longer than {LONGEST} characters");
            return Err(Fault::new(at, what));
        }
        let legal = match prefix {
            "xmlns" => false,
            "xml" => uri == XML,
            "" => uri != XML && uri != XMLNS,
            _ => !uri.is_empty() && uri != XML && uri != XMLNS,
        };
        if !legal {
            let what = format!("the prefix `{prefix}` may not stand for the namespace `{uri}`");
            return Err(Fault::new(at, what));
        }
        self.declarations.push((prefix.to_owned(), uri.to_owned()));
        Ok(())
    }

    /// The attributes with their namespaces (empty for none), local names and
    /// values, once the scope knows the tag's declarations.
    pub(crate) fn resolve(
        self,
        scope: &Scope,
        at: u64,
    ) -> Result<Vec<(String, String, String)>, Fault> {
        let mut resolved: Vec<(String, String, String)> = Vec::new();
        for Attribute {
            prefix,
            local,
            value,
        } in self.attributes
        {
            let uri = match prefix.as_str() {
                // The default namespace is that of elements alone.
                "" => String::new(),
                prefix => match scope.uri(prefix) {
                    Some(uri) => uri.to_string(),
                    None => return Err(unbound(prefix, at)),
                },
            };
            if resolved
                .iter()
                .any(|(other, name, _)| *other == uri && *name == local)
            {
                let what = format!("the attribute `{local}` stands twice in an element");
                return Err(Fault::new(at, what));
            }
            resolved.push((uri, local, value));
        }
        Ok(resolved)
    }
}

/// A prefix that no declaration in force explains.
pub(crate) fn unbound(prefix: &str, at: u64) -> Fault {
    Fault::new(at, format!("the prefix `{prefix}` is declared nowhere"))
}

/// Whether white space stands between attributes: the parser does without.
pub(crate) fn separated(raw: &str) -> bool {
    let mut rest = raw;
    while let Some((_, quoted)) = rest.split_once(['"', '\'']) {
        let quote = rest.as_bytes()[rest.len() - quoted.len() - 1];
        let Some((_, after)) = quoted.split_once(char::from(quote)) else {
            return true;
        };
        if !after.is_empty() && !after.starts_with(|next: char| next.is_ascii_whitespace()) {
            return false;
        }
        rest = after;
    }
    true
}

/// Why a reference in the value of an attribute stands for nothing.
fn unresolved(error: &Error, key: &str) -> String {
    match error {
        Error::Escape(EscapeError::UnrecognizedEntity(_, name)) => {
            format!("the entity `{name}` is declared nowhere")
        }
        Error::Escape(EscapeError::UnterminatedEntity(_)) => {
            format!("a `&` in the value of the attribute `{key}` begins no reference")
        }
        _ => format!("the value of the attribute `{key}` refers to no character that XML has"),
    }
}

fn misformed(error: &AttrError, tag: u64) -> Fault {
    let (at, what) = match error {
        AttrError::ExpectedEq(at) => (*at, "no `=` follows the name of an attribute"),
        AttrError::ExpectedValue(at) => (*at, "an attribute has no value"),
        AttrError::UnquotedValue(at) => (*at, "the value of an attribute is not quoted"),
        AttrError::ExpectedQuote(at, _) => (*at, "the value of an attribute has no end"),
        AttrError::Duplicated(at, _) => (*at, "an attribute stands twice in an element"),
    };
    // Offsets within a tag are counted from after its `<`.
    Fault::new(tag + 1 + at as u64, what)
}
