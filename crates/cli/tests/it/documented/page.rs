//! A [`Page`] of the documentation, and what of it a test looks at.

use std::fs;
use std::path::{Path, PathBuf};

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::root;

/// A page of the documentation.
pub(super) struct Page {
    /// Its path from the root of the checkout.
    pub(super) path: PathBuf,
    text: String,
}

/// A block of shell lines.
pub(super) struct Block {
    /// The line that its first one stands on.
    pub(super) line: usize,
    pub(super) text: String,
    pub(super) what: What,
}

/// What becomes of a block.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum What {
    /// It runs and exits with this code: `sh`, or `sh exit=1`.
    Runs(i32),
    /// Each line starts a sandbox, which later blocks ask: `sh serves`.
    Serves,
    /// It is only shown, and says why: `sh shown (there is no staging)`.
    Shown,
}

impl Page {
    /// Reads it; a path from the root.
    pub(super) fn read(path: &Path) -> Self {
        let text = fs::read_to_string(root().join(path)).expect("a page");
        Self {
            path: path.to_owned(),
            text,
        }
    }

    fn events(&self) -> impl Iterator<Item = (Event<'_>, usize)> {
        let events = Parser::new_ext(&self.text, Options::ENABLE_TABLES).into_offset_iter();
        events.map(|(event, range)| (event, self.line(range.start)))
    }

    fn line(&self, at: usize) -> usize {
        self.text[..at].matches('\n').count() + 1
    }

    /// Its blocks of shell lines.
    pub(super) fn blocks(&self) -> impl Iterator<Item = Block> {
        let mut open = None;
        self.events().filter_map(move |(event, line)| {
            match event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    let info = match &kind {
                        CodeBlockKind::Fenced(info) => info.to_string(),
                        CodeBlockKind::Indented => "indented".to_owned(),
                    };
                    open = Some((info, line + 1, String::new()));
                }
                Event::Text(more) => {
                    if let Some((_, _, text)) = &mut open {
                        text.push_str(&more);
                    }
                }
                Event::End(TagEnd::CodeBlock) => {
                    let (info, line, text) = open.take()?;
                    let what = self.what(&info, line, &text)?;
                    return Some(Block { line, text, what });
                }
                _ => {}
            }
            None
        })
    }

    /// What becomes of a block; nothing where it is none of a shell.
    fn what(&self, info: &str, line: usize, text: &str) -> Option<What> {
        let place = || format!("{}:{line}", self.path.display());
        let Some(mark) = info.strip_prefix("sh") else {
            let shells = ["bash", "console", "shell", "zsh"];
            let is_shell = shells.contains(&info)
                || text.starts_with("$ ")
                || (matches!(info, "" | "indented") && text.starts_with("c"));
            assert!(!is_shell, "{}: blocks of shell lines are ```sh", place());
            return None;
        };
        let mark = mark.trim();
        Some(match mark.split_once('=') {
            _ if mark.is_empty() => What::Runs(0),
            Some(("exit", code)) => What::Runs(code.parse().expect("an exit code")),
            _ if mark == "serves" => What::Serves,
            _ if mark.starts_with("shown (") => What::Shown,
            _ => panic!("{}: `{mark}` is no mark of a block", place()),
        })
    }

    /// Where its links lead to, with the lines that they stand on.
    pub(super) fn links(&self) -> impl Iterator<Item = (String, usize)> {
        self.events().filter_map(|(event, line)| match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                Some((dest_url.into_string(), line))
            }
            _ => None,
        })
    }

    /// The anchors of its headings, as mdBook and GitHub make them.
    pub(super) fn anchors(&self) -> Vec<String> {
        let mut anchors = Vec::new();
        let mut open: Option<String> = None;
        for (event, _) in self.events() {
            match event {
                Event::Start(Tag::Heading { .. }) => open = Some(String::new()),
                Event::Text(text) | Event::Code(text) => {
                    if let Some(heading) = &mut open {
                        heading.push_str(&text);
                    }
                }
                Event::End(TagEnd::Heading(_)) => {
                    anchors.extend(open.take().map(|heading| anchor(&heading)));
                }
                _ => {}
            }
        }
        anchors
    }
}

fn anchor(heading: &str) -> String {
    let letters = heading.trim().chars().filter_map(|letter| match letter {
        ' ' => Some('-'),
        '-' | '_' => Some(letter),
        _ if letter.is_alphanumeric() => Some(letter.to_ascii_lowercase()),
        _ => None,
    });
    letters.collect()
}
