//! Tells how a text is written: by what stands in it; the file's name only
//! tips the scales.

use crate::document::Markup;
use crate::text::Text;

/// How many lines are looked at. Pages show their markup early.
const MOST_LINES: usize = 4000;
/// How much must speak for a markup.
const ENOUGH: usize = 2;

/// How a text is written.
pub(super) fn markup(text: &Text) -> Markup {
    let body = text.body.trim_start();
    let extension = text.name.rsplit_once('.').map_or("", |(_, end)| end);
    let extension = extension.to_ascii_lowercase();
    if is_description(body) {
        return Markup::OpenApi;
    }
    let mut signs = Signs::default();
    for line in body.lines().take(MOST_LINES) {
        signs.note(line);
    }
    let hinted = |names: &[&str]| names.contains(&extension.as_str());
    if is_html(body) || hinted(&["html", "htm", "xhtml"]) {
        return Markup::Html;
    }
    let wiki = signs.wiki
        + if hinted(&["wiki", "confluence"]) {
            ENOUGH
        } else {
            0
        };
    let markdown = signs.markdown
        + if hinted(&["md", "mdx", "markdown"]) {
            ENOUGH
        } else {
            0
        };
    if signs.html > ENOUGH && signs.html > markdown + wiki {
        Markup::Html
    } else if wiki >= ENOUGH && wiki >= markdown {
        Markup::Wiki
    } else if markdown >= ENOUGH {
        Markup::Markdown
    } else {
        Markup::Plain
    }
}

/// Whether this is an OpenAPI description, or one of Swagger before it: it
/// has the member that says so at its top.
fn is_description(body: &str) -> bool {
    if body.starts_with('{') {
        return json_member(body);
    }
    body.lines()
        .take(MOST_LINES)
        .filter(|line| !line.trim().is_empty() && !line.starts_with(['#', ' ', '\t', '-', '%']))
        .map_while(|line| line.split_once(':'))
        .any(|(name, value)| {
            let name = name.trim_end().trim_matches(['"', '\'']);
            let value = value.trim_start().trim_start_matches(['"', '\'']);
            is_version(name, value)
        })
}

fn is_version(name: &str, value: &str) -> bool {
    matches!(name, "openapi" | "swagger")
        && value.starts_with(|letter: char| letter.is_ascii_digit())
}

/// Whether the outermost object has the member.
fn json_member(body: &str) -> bool {
    let mut depth = 0_usize;
    let mut at = 0;
    let bytes = body.as_bytes();
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b'"' => {
                let end = string_end(bytes, at);
                if depth == 1
                    && let Some(name) = body.get(at + 1..end)
                    && let Some(rest) = body.get(end + 1..)
                    && matches!(name, "openapi" | "swagger")
                    && let Some(value) = rest.trim_start().strip_prefix(':')
                    && is_version(name, value.trim_start().trim_start_matches('"'))
                {
                    return true;
                }
                at = end;
            }
            _ => {}
        }
        at += 1;
    }
    false
}

fn string_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => break,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    at
}

/// Whether a text begins as HTML does, behind comments and a declaration.
fn is_html(mut body: &str) -> bool {
    loop {
        body = body.trim_start();
        let end = if body.starts_with("<!--") {
            "-->"
        } else if body.starts_with("<?xml") {
            "?>"
        } else {
            break;
        };
        match body.find(end) {
            Some(at) => body = &body[at + end.len()..],
            None => return false,
        }
    }
    let begins = |tag: &str| {
        body.get(..tag.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(tag))
    };
    ["<!doctype html", "<html", "<head", "<body"]
        .into_iter()
        .any(begins)
}

/// How much speaks for each markup.
#[derive(Default)]
struct Signs {
    markdown: usize,
    wiki: usize,
    html: usize,
    /// Whether a line was noted.
    began: bool,
}

impl Signs {
    fn note(&mut self, line: &str) {
        let words = line.trim();
        if words.is_empty() {
            return;
        }
        self.markdown += markdown(line, words, !self.began);
        self.wiki += wiki(words);
        self.html += html(words);
        self.began = true;
    }
}

fn markdown(line: &str, words: &str, first: bool) -> usize {
    let level = line.len() - line.trim_start_matches('#').len();
    if (1..=6).contains(&level) && line[level..].starts_with([' ', '\t']) {
        // A lone `#` may begin a comment of a script, or an item of a wiki.
        return if level > 1 || first { 2 } else { 0 };
    }
    let is_rule = words.len() > 2
        && words.contains('-')
        && words.contains('|')
        && words.chars().all(|letter| "|-: ".contains(letter));
    if words.starts_with("```") || words.starts_with("~~~") || is_rule {
        return 2;
    }
    let link = ["](http", "](#", "](/", "](.", "](mailto"];
    usize::from(link.iter().any(|link| words.contains(link)))
        + usize::from(words.matches("**").nth(1).is_some())
        + usize::from(words.matches('`').nth(1).is_some())
        + usize::from(words.starts_with("{% ")) * 2
}

fn wiki(words: &str) -> usize {
    let bytes = words.as_bytes();
    if let [b'h' | b'H', b'1'..=b'6', b'.', ..] = bytes {
        return 2;
    }
    if words.starts_with("||") {
        return 2;
    }
    const MACROS: &[&str] = &[
        "code", "noformat", "toc", "panel", "info", "note", "warning", "tip", "excerpt", "color",
        "section", "column", "anchor", "quote", "expand",
    ];
    let named = |open: &str| {
        let end = open.find(|letter: char| !letter.is_ascii_alphabetic());
        let (name, rest) = open.split_at(end.unwrap_or(open.len()));
        MACROS.contains(&name) && rest.starts_with(['}', ':'])
    };
    let found = words.split('{').skip(1).filter(|open| named(open)).count();
    found.min(2) + usize::from(words.contains("{{") && words.contains("}}"))
}

fn html(words: &str) -> usize {
    const TAGS: &[&str] = &[
        "<p>", "<p ", "<div", "<table", "<tr", "<td", "<th", "<ul", "<li", "<h1", "<h2", "<h3",
        "<h4", "<section", "<article", "<main", "<span", "<pre",
    ];
    TAGS.iter().filter(|tag| words.contains(**tag)).count()
}
