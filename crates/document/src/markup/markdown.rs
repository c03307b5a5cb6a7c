//! Reads Markdown as GitHub and GitBook take it.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::document::Block;
use crate::origin::Origin;

use super::blocks::Blocks;
use super::component::Components;
use super::html::Html;
use super::lines::Mark;
use super::liquid;
use super::table::Span;

/// Reads the blocks of a page.
pub(super) fn read(body: &str) -> Vec<Block> {
    let (body, tags) = liquid::mask(body);
    let mut page = Page {
        body: &body,
        blocks: Blocks::new(),
        html: Html::within_markdown(),
        kept: None,
        in_head: false,
        images: 0,
    };
    let mut tags = tags.iter().peekable();
    let mut components = Components::default();
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    for (event, range) in Parser::new_ext(&body, options).into_offset_iter() {
        if matches!(event, Event::Start(_)) {
            while let Some(tag) = tags.next_if(|tag| tag.start <= range.start) {
                components.tell(tag, &mut page.blocks);
            }
        }
        page.take(event, range);
    }
    for tag in tags {
        components.tell(tag, &mut page.blocks);
    }
    page.html.finish(body.len(), &mut page.blocks);
    page.blocks.finish(body.len())
}

/// Text that is kept until it is whole: of a block of code, or of HTML.
struct Kept {
    language: Option<String>,
    text: String,
    origin: Origin,
}

/// A page while it is read.
struct Page<'b> {
    body: &'b str,
    blocks: Blocks,
    html: Html,
    kept: Option<Kept>,
    /// Whether the row of a table that is open is its head.
    in_head: bool,
    /// How many images are open: their words are not seen.
    images: usize,
}

impl Page<'_> {
    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) | Event::Html(text) if self.kept.is_some() => {
                self.keep(&text, range);
            }
            _ if self.images > 0 => {}
            Event::Text(text) => self.blocks.text(&text, range),
            Event::Code(text) => {
                let at = range.start + self.inside(&text, &range);
                self.blocks.code_words(&text, at..range.end);
            }
            Event::Html(text) | Event::InlineHtml(text) => {
                let origin = Origin::verbatim(range.start);
                self.html.feed(&text, &origin, &mut self.blocks);
            }
            Event::SoftBreak | Event::HardBreak => self.blocks.break_line(),
            Event::Rule => self.blocks.part(),
            Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        let blocks = &mut self.blocks;
        match tag {
            Tag::Paragraph | Tag::BlockQuote(_) => blocks.part(),
            Tag::Heading { level, .. } => blocks.heading(number(level), range.start),
            Tag::CodeBlock(kind) => {
                if let Some(title) = code_title(self.body, &range, &kind) {
                    let words = &self.body[title.clone()];
                    blocks.part();
                    blocks.text(words, title);
                    blocks.part();
                }
                self.open(language(&kind));
            }
            Tag::MetadataBlock(_) => self.open(Some("yaml".to_owned())),
            Tag::HtmlBlock => self.open(None),
            Tag::List(_) => blocks.list(),
            Tag::DefinitionList => blocks.list(),
            Tag::Item | Tag::DefinitionListTitle => blocks.item(range.start),
            Tag::DefinitionListDefinition => blocks.break_line(),
            Tag::Table(_) => blocks.table(range.start),
            Tag::TableHead => {
                self.in_head = true;
                blocks.row(range.start);
            }
            Tag::TableRow => blocks.row(range.start),
            Tag::TableCell => blocks.cell(self.in_head, Span::default(), range.start),
            Tag::Strong => blocks.begin(Mark::Strong),
            Tag::Link { dest_url, .. } => blocks.begin(Mark::Link(dest_url.into_string())),
            Tag::Image { .. } => self.images += 1,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        let blocks = &mut self.blocks;
        match tag {
            TagEnd::Paragraph | TagEnd::BlockQuote(_) => blocks.part(),
            TagEnd::Heading(_) | TagEnd::Item => blocks.end_block(),
            TagEnd::List(_) | TagEnd::DefinitionList => blocks.end_list(),
            TagEnd::CodeBlock | TagEnd::MetadataBlock(_) => {
                if let Some(kept) = self.kept.take() {
                    if matches!(tag, TagEnd::MetadataBlock(_)) {
                        title(&kept, blocks);
                    }
                    blocks.code(kept.language, kept.text, kept.origin, range);
                }
            }
            TagEnd::HtmlBlock => {
                if let Some(kept) = self.kept.take() {
                    self.html.feed(&kept.text, &kept.origin, blocks);
                }
            }
            TagEnd::TableHead => {
                self.in_head = false;
                blocks.end_row(range.end);
            }
            TagEnd::TableRow => blocks.end_row(range.end),
            TagEnd::TableCell => blocks.end_cell(range.end),
            TagEnd::Table => blocks.end_table(range.end),
            TagEnd::Strong => blocks.end(&Mark::Strong),
            TagEnd::Link => blocks.end(&Mark::Link(String::new())),
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            _ => {}
        }
    }

    fn open(&mut self, language: Option<String>) {
        self.kept = Some(Kept {
            language,
            text: String::new(),
            origin: Origin::default(),
        });
    }

    /// Keeps text; lines that end in two characters end in one there.
    fn keep(&mut self, text: &str, range: Range<usize>) {
        let Some(kept) = &mut self.kept else { return };
        let mut at = range.start;
        for line in text.split_inclusive('\n') {
            kept.origin.note(kept.text.len(), at);
            kept.text.push_str(line);
            let rest = self.body.get(at..range.end).unwrap_or_default();
            at += rest.find('\n').map_or(line.len(), |end| end + 1);
        }
    }

    /// How many bytes of fences stand before the words of a span of code.
    fn inside(&self, text: &str, range: &Range<usize>) -> usize {
        let source = &self.body[range.clone()];
        let fences = source.len() - source.trim_start_matches('`').len();
        let blank = source[fences..].starts_with(' ') && !text.starts_with(' ');
        fences + usize::from(blank)
    }
}

/// Tells the title that the lines before a page give it, and its call.
fn title(kept: &Kept, blocks: &mut Blocks) {
    for (key, level) in [("title:", Some(1)), ("api:", None), ("openapi:", None)] {
        let Some((words, at)) = front(kept, key) else {
            continue;
        };
        match level {
            Some(level) => blocks.heading(level, at),
            None => blocks.part(),
        }
        blocks.text(words, at..at + words.len());
        blocks.end_block();
    }
}

/// What the lines before a page say behind a key, and where.
fn front<'k>(kept: &'k Kept, key: &str) -> Option<(&'k str, usize)> {
    let mut offset = 0;
    for line in kept.text.split_inclusive('\n') {
        if let Some(value) = line.strip_prefix(key) {
            let words = value.trim().trim_matches(['"', '\'']);
            let within = value.find(words).unwrap_or(0);
            let at = kept.origin.at(offset + line.len() - value.len() + within);
            return (!words.is_empty()).then_some((words, at));
        }
        offset += line.len();
    }
    None
}

fn number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

/// What stands behind the language of a fence, where it tells what the code
/// is: `200 OK` of `json 200 OK`. Settings (`title="…"`, `{1,3}`) do not.
fn code_title(body: &str, range: &Range<usize>, kind: &CodeBlockKind<'_>) -> Option<Range<usize>> {
    let CodeBlockKind::Fenced(info) = kind else {
        return None;
    };
    let (_, words) = info.trim().split_once(' ')?;
    let words = words.trim();
    let is_title = words
        .chars()
        .all(|letter| letter.is_alphanumeric() || letter == ' ');
    let line = body.get(range.clone())?.lines().next()?;
    let at = range.start
        + line
            .rfind(words)
            .filter(|_| is_title && !words.is_empty())?;
    Some(at..at + words.len())
}

/// The first word behind a fence: `json`, `json title="…"`, `{.json}`.
fn language(kind: &CodeBlockKind<'_>) -> Option<String> {
    let CodeBlockKind::Fenced(info) = kind else {
        return None;
    };
    super::language(info)
}
