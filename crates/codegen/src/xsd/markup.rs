//! A [`Tag`]: an element of a schema, and how it is written.

use std::fmt;

/// An element of a schema with what stands in it.
#[derive(Debug, Clone)]
pub(super) struct Tag {
    name: &'static str,
    attributes: Vec<(String, String)>,
    /// What a reader is told before it.
    comment: Option<String>,
    children: Vec<Tag>,
}

impl Tag {
    /// An element of XML Schema (`complexType`).
    pub(super) fn new(name: &'static str) -> Self {
        Self {
            name,
            attributes: Vec::new(),
            comment: None,
            children: Vec::new(),
        }
    }

    /// With this attribute.
    pub(super) fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.attributes.push((name.to_owned(), value.into()));
        self
    }

    /// With these elements after those that it holds.
    pub(super) fn holding(mut self, children: impl IntoIterator<Item = Tag>) -> Self {
        self.children.extend(children);
        self
    }

    /// With a comment before it.
    pub(super) fn told(mut self, comment: Option<String>) -> Self {
        self.comment = comment;
        self
    }

    fn write(&self, f: &mut fmt::Formatter<'_>, depth: usize) -> fmt::Result {
        let indent = "  ".repeat(depth);
        if let Some(comment) = &self.comment {
            // A comment ends at the first two hyphens.
            let comment = comment.replace("--", "- -");
            writeln!(f, "{indent}<!-- {comment} -->")?;
        }
        write!(f, "{indent}<xs:{}", self.name)?;
        for (name, value) in &self.attributes {
            write!(f, " {name}=\"{}\"", Escaped(value))?;
        }
        if self.children.is_empty() {
            return writeln!(f, "/>");
        }
        writeln!(f, ">")?;
        for child in &self.children {
            child.write(f, depth + 1)?;
        }
        writeln!(f, "{indent}</xs:{}>", self.name)
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, 0)
    }
}

/// Text as it stands in an attribute.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|c| match c {
            '&' => f.write_str("&amp;"),
            '<' => f.write_str("&lt;"),
            '"' => f.write_str("&quot;"),
            other => write!(f, "{other}"),
        })
    }
}
