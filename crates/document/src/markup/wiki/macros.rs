//! Macros: `{code:xml}`, `{toc}`, `{color:red}`, `{panel:title=…}`.

use crate::markup::lines::Mark;
use crate::origin::Origin;

use super::{Page, heading};

/// Macros that hold nothing, or what stays; their names vanish.
const KNOWN: &[&str] = &[
    "align",
    "anchor",
    "center",
    "children",
    "code",
    "color",
    "column",
    "div",
    "excerpt",
    "excerpt-include",
    "expand",
    "include",
    "info",
    "jira",
    "multi-excerpt",
    "noformat",
    "note",
    "panel",
    "pagetree",
    "quote",
    "section",
    "span",
    "status",
    "table-plus",
    "tip",
    "toc",
    "toc-zone",
    "ul",
    "warning",
];

/// A macro that was found.
pub(super) struct Macro<'b> {
    name: &'b str,
    /// What stands behind its colon, and where, counted from its brace.
    parameters: (&'b str, usize),
    /// How many bytes it takes.
    pub(super) length: usize,
}

/// The macro that a line begins with; `{orderId}` is none.
pub(super) fn find(line: &str) -> Option<Macro<'_>> {
    let inner = line.strip_prefix('{')?;
    let end = inner.find(['}', '{'])?;
    let closed = inner[end..].starts_with('}');
    let (name, parameters) = match inner[..end].split_once(':') {
        Some((name, parameters)) => (name, (parameters, name.len() + 2)),
        None => (&inner[..end], ("", end + 1)),
    };
    (closed && KNOWN.contains(&name)).then_some(Macro {
        name,
        parameters,
        length: end + 2,
    })
}

impl Page<'_> {
    /// Takes a macro that the cursor stands behind.
    pub(super) fn take_macro(&mut self, found: &Macro<'_>) {
        let start = self.cursor.at() - found.length;
        match found.name {
            "code" | "noformat" => self.code(found, start),
            "color" | "span" | "anchor" | "status" => {}
            _ => self.tell_title(found, start),
        }
    }

    /// Reads code up to its end; where that is missing up to the next heading.
    fn code(&mut self, found: &Macro<'_>, start: usize) {
        self.tell_title(found, start);
        let begin = self.cursor.at();
        let rest = self.cursor.rest();
        let end = if found.name == "code" {
            "{code}"
        } else {
            "{noformat}"
        };
        let mut length = 0;
        let mut behind = rest.len();
        for line in rest.split_inclusive('\n') {
            if length > 0 && heading(line.trim_start()).is_some() {
                // The heading is on a line of its own, behind this one.
                behind = length - 1;
                break;
            }
            if let Some(at) = line.find(end) {
                length += at;
                behind = length + end.len();
                break;
            }
            length += line.len();
        }
        let text = &rest[..length];
        let first = match text.find('\n') {
            Some(line) if text[..line].trim().is_empty() => line + 1,
            _ => 0,
        };
        let language = found
            .parameters
            .0
            .split('|')
            .find_map(|part| match part.split_once('=') {
                Some((name, value)) => matches!(name, "language" | "lang").then_some(value),
                None => Some(part),
            })
            .and_then(crate::markup::language);
        self.blocks.code(
            language,
            text[first..].trim_end().to_owned(),
            Origin::verbatim(begin + first),
            start..begin + behind,
        );
        self.cursor.set(begin + behind);
    }

    /// Tells the title of a panel or of code as a paragraph.
    fn tell_title(&mut self, found: &Macro<'_>, start: usize) {
        let (parameters, offset) = found.parameters;
        let mut at = start + offset;
        for part in parameters.split('|') {
            if let Some(title) = part.strip_prefix("title=") {
                let place = at + part.len() - title.len();
                self.blocks.end_block();
                self.blocks.begin(Mark::Strong);
                self.blocks.text(title, place..place + title.len());
                self.blocks.end_block();
            }
            at += part.len() + 1;
        }
    }
}
