//! Names and characters as XML 1.0 has them.

/// Most characters of a name, and of a namespace's URI.
pub(crate) const LONGEST: usize = 256;

/// The namespace that the prefix `xml` stands for without a declaration.
pub(crate) const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// The namespace of declarations, which no prefix may stand for.
pub(crate) const XMLNS: &str = "http://www.w3.org/2000/xmlns/";

/// Whether a document may hold the character at all.
pub(crate) fn is_character(it: char) -> bool {
    matches!(it, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// Whether the text is a name without a prefix.
pub(crate) fn is_local_name(text: &str) -> bool {
    text.starts_with(begins_name) && text.chars().all(continues_name)
}

/// Whether the character is white space to XML.
pub(crate) fn is_space(it: char) -> bool {
    matches!(it, ' ' | '\t' | '\r' | '\n')
}

/// Whether the text is blank.
pub(crate) fn is_blank(text: &str) -> bool {
    text.chars().all(is_space)
}

/// Whether a name may begin with the character.
pub(crate) fn begins_name(it: char) -> bool {
    matches!(it,
        'A'..='Z' | '_' | 'a'..='z' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}'
        | '\u{F8}'..='\u{2FF}' | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}'
        | '\u{200C}' | '\u{200D}' | '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}'
        | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}'
        | '\u{10000}'..='\u{EFFFF}')
}

/// Whether a name may go on with the character.
pub(crate) fn continues_name(it: char) -> bool {
    begins_name(it)
        || matches!(it,
            '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}' | '\u{2040}')
}

/// A qualified name's prefix (empty where it has none) and local part; `None`
/// where it is no name.
pub(crate) fn split(name: &str) -> Option<(&str, &str)> {
    let (prefix, local) = match name.split_once(':') {
        Some((prefix, local)) => is_local_name(prefix).then_some((prefix, local))?,
        None => ("", name),
    };
    is_local_name(local).then_some((prefix, local))
}

/// A name in another namespace than those of the contract: `{uri}local`.
pub(crate) fn in_namespace(uri: &str, local: &str) -> String {
    format!("{{{uri}}}{local}")
}

/// The namespace and the local part of such a name.
pub(crate) fn namespaced(name: &str) -> Option<(&str, &str)> {
    name.strip_prefix('{')?.rsplit_once('}')
}
