//! [`Html`]: takes tags and texts, and tells blocks.

use html5gum::{EndTag, StartTag, Token};

use crate::markup::blocks::Blocks;
use crate::markup::component::Components;
use crate::markup::lines::Mark;
use crate::origin::Origin;

use super::attributes::{component, language, span, value};
use super::element::{Element, begins_page, is_dropped, is_void};
use super::fold::unfolds;
use super::grid::{self, Act, Grid};
use super::pre::Pre;
use super::row::Row;
use super::{entity, icon, tokens};

/// HTML while it is read.
pub(in crate::markup) struct Html {
    within_markdown: bool,
    /// The element that is dropped, and how many of its name are open.
    dropped: Option<(String, usize)>,
    pre: Option<Pre>,
    /// The language of the box that was opened last.
    language: Option<String>,
    /// Whether a span or a label was closed just now.
    behind_span: bool,
    /// How many elements of code are open.
    code: usize,
    components: Components,
    /// The fields that are drawn as boxes.
    pub(super) grid: Grid,
    /// The field of a grid that is told of.
    pub(super) row: Option<Row>,
}

impl Html {
    /// HTML of a page by itself, which begins at this byte of the page.
    pub(super) fn of_page(text: &str, begin: usize) -> Self {
        Self {
            grid: Grid::find(text, begin),
            ..Self::new()
        }
    }

    fn new() -> Self {
        Self {
            within_markdown: false,
            dropped: None,
            pre: None,
            language: None,
            behind_span: false,
            code: 0,
            components: Components::default(),
            grid: Grid::default(),
            row: None,
        }
    }

    /// HTML within Markdown: what is no element of HTML are words.
    pub(in crate::markup) fn within_markdown() -> Self {
        Self {
            within_markdown: true,
            ..Self::new()
        }
    }

    /// Reads HTML, and goes on where the HTML before it ended.
    pub(in crate::markup) fn feed(&mut self, text: &str, origin: &Origin, blocks: &mut Blocks) {
        for token in tokens(text) {
            match token {
                Token::StartTag(tag) => {
                    let raw = text.get(tag.span.start..tag.span.end).unwrap_or_default();
                    if self.is_component(raw) {
                        let component = component(&tag, text, origin);
                        let name = String::from_utf8_lossy(&tag.name);
                        match tag.self_closing {
                            true => self.components.tell(&component, blocks),
                            false => self.components.open(&name, &component, blocks),
                        }
                    } else {
                        let behind = text.get(tag.span.end..).unwrap_or_default();
                        if &*tag.name == b"button" && (blocks.in_heading() || unfolds(behind)) {
                            continue;
                        }
                        self.start(&tag, raw, origin.at(tag.span.start), blocks);
                    }
                }
                Token::EndTag(tag) => {
                    let raw = text.get(tag.span.start..tag.span.end).unwrap_or_default();
                    if self.is_component(raw) {
                        let name = String::from_utf8_lossy(&tag.name);
                        self.components.close(&name, blocks);
                        continue;
                    }
                    self.end(&tag, raw, origin.at(tag.span.start), blocks);
                }
                Token::String(words) if self.dropped.is_none() => {
                    let start = words.span.start;
                    match text.get(start..words.span.end) {
                        Some(raw) => entity::pieces(raw, |piece, at| {
                            let begin = start + at;
                            for (part, at) in origin.parts(begin..begin + piece.len()) {
                                let part = part.start - begin..part.end - begin;
                                self.text(&piece[part], at, blocks);
                            }
                        }),
                        None => {
                            let piece = String::from_utf8_lossy(&words);
                            self.text(&piece, origin.at(start), blocks);
                        }
                    }
                    self.behind_span = false;
                }
                _ => {}
            }
        }
    }

    /// Whether a tag is a platform's own: those begin with a capital.
    fn is_component(&self, raw: &str) -> bool {
        let name = raw.trim_start_matches(['<', '/']);
        self.within_markdown
            && self.dropped.is_none()
            && self.pre.is_none()
            && name.starts_with(|letter: char| letter.is_ascii_uppercase())
            && name.contains(|letter: char| letter.is_ascii_lowercase())
    }

    /// The page ends: what is open ends with it.
    pub(in crate::markup) fn finish(&mut self, end: usize, blocks: &mut Blocks) {
        if let Some(pre) = self.pre.take() {
            pre.end(end, blocks);
        }
    }

    fn text(&mut self, words: &str, at: usize, blocks: &mut Blocks) {
        if let Some(pre) = &mut self.pre {
            pre.text(words, at);
            return;
        }
        blocks.text(words, at..at + words.len());
        if !words.trim().is_empty() {
            self.language = None;
        }
    }

    fn start(&mut self, tag: &StartTag<usize>, raw: &str, at: usize, blocks: &mut Blocks) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        let behind_span = std::mem::take(&mut self.behind_span);
        if let Some((dropped, depth)) = &mut self.dropped {
            *depth += usize::from(*dropped == name);
            if begins_page(&name) && matches!(dropped.as_str(), "head" | "nav" | "aside" | "footer")
            {
                self.dropped = None;
            } else {
                return;
            }
        }
        if blocks.in_cell()
            && let Some(sign) = icon::sign(&name, tag)
        {
            blocks.text(sign, at..at);
        }
        let is_stray = self.grid.acts(at).contains(&Act::Stray);
        let is_dropped = is_stray || is_dropped(&name, tag, self.within_markdown);
        if is_dropped && !tag.self_closing {
            self.dropped = Some((name, 1));
            return;
        }
        let element = Element::named(&name);
        if self.pre.is_some() {
            self.start_in_pre(element, tag, at);
            return;
        }
        if self.begin_acts(element, at, blocks) {
            return;
        }
        match element {
            Element::Heading(level) => blocks.heading(level, at),
            Element::Part => {
                self.language = language(tag).or(self.language.take());
                blocks.part();
            }
            Element::Break => blocks.break_line(),
            Element::List => blocks.list(),
            Element::Item | Element::Term => blocks.item(at),
            Element::Meaning => blocks.break_line(),
            Element::Table => blocks.table(at),
            Element::Row => blocks.row(at),
            Element::Cell { header } => blocks.cell(header, span(tag), at),
            Element::Pre => {
                let language = language(tag).or(self.language.take());
                self.pre = Some(Pre::new(language, at));
            }
            Element::Code => {
                self.code += 1;
                blocks.begin(Mark::Code);
            }
            Element::Strong => {
                if grid::is_part(tag) {
                    blocks.text(" ", at..at);
                }
                blocks.begin(Mark::Strong);
            }
            Element::Link => {
                if let Some(target) = value(tag, "href") {
                    blocks.end(&Mark::Link(String::new()));
                    blocks.begin(Mark::Link(target));
                }
            }
            // Spans side by side are drawn apart.
            Element::Span => {
                if self.code == 0 && (behind_span || grid::is_part(tag)) {
                    blocks.text(" ", at..at);
                }
            }
            Element::Unknown if self.within_markdown => blocks.text(raw, at..at + raw.len()),
            Element::Inline | Element::Dropped | Element::Unknown => {}
        }
    }

    fn start_in_pre(&mut self, element: Element, tag: &StartTag<usize>, at: usize) {
        let Some(pre) = &mut self.pre else { return };
        match element {
            Element::Break => pre.break_line(at),
            Element::Code => {
                if let Some(language) = language(tag) {
                    pre.language = Some(language);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: &EndTag<usize>, raw: &str, at: usize, blocks: &mut Blocks) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        self.behind_span = matches!(name.as_str(), "span" | "label");
        if let Some((dropped, depth)) = &mut self.dropped {
            if *dropped == name {
                *depth -= 1;
                if *depth == 0 {
                    self.dropped = None;
                }
            }
            return;
        }
        let element = Element::named(&name);
        let behind = at + raw.len();
        if let Some(pre) = &mut self.pre {
            match element {
                Element::Pre => {
                    if let Some(pre) = self.pre.take() {
                        pre.end(behind, blocks);
                    }
                }
                Element::Part | Element::Item | Element::Row => pre.end_line(at),
                _ => {}
            }
            return;
        }
        if self.end_acts(element, at, blocks) {
            return;
        }
        match element {
            _ if is_void(&name) => {}
            Element::Heading(_) | Element::Item => blocks.end_block(),
            Element::Part => blocks.part(),
            Element::Term | Element::Meaning => blocks.break_line(),
            Element::List => blocks.end_list(),
            Element::Table => blocks.end_table(behind),
            Element::Row => blocks.end_row(behind),
            Element::Cell { .. } => blocks.end_cell(at),
            Element::Code => {
                self.code = self.code.saturating_sub(1);
                blocks.end(&Mark::Code);
            }
            Element::Strong => blocks.end(&Mark::Strong),
            Element::Link => blocks.end(&Mark::Link(String::new())),
            Element::Unknown if self.within_markdown => blocks.text(raw, at..behind),
            _ => {}
        }
    }
}
