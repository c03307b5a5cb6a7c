//! Components of documentation platforms: GitBook's `{% tab title="…" %}`,
//! the `<ParamField body="…">` of those that take MDX. They hold what stays;
//! what their attributes say is told in the words that pages use.

use crate::origin::Origin;

use super::blocks::Blocks;
use super::lines::Mark;

/// Level of the headings that components are told under.
const LEVEL: u8 = 4;

/// Most parameters that hold each other.
const MOST_OPEN: usize = 32;

/// A tag with its attributes.
#[derive(Debug)]
pub(super) struct Component {
    /// The byte of the page at which it begins.
    pub(super) start: usize,
    pub(super) attributes: Vec<Attribute>,
}

/// An attribute of a tag.
#[derive(Debug)]
pub(super) struct Attribute {
    pub(super) name: String,
    /// Its value; empty where it has none.
    pub(super) value: String,
    /// The byte of the page at which the value begins.
    pub(super) at: usize,
}

/// Tells components in their order.
#[derive(Default)]
pub(super) struct Components {
    /// Where the parameter stood that was told last.
    place: Option<&'static str>,
    /// The tags of the parameters that are open: what stands in them are their
    /// members.
    open: Vec<String>,
}

impl Components {
    /// A tag opens a component, which may hold others.
    pub(super) fn open(&mut self, tag: &str, component: &Component, blocks: &mut Blocks) {
        self.say(component, blocks);
        if component.parameter().is_none() {
            blocks.end_block();
        } else if self.open.len() < MOST_OPEN {
            self.open.push(tag.to_owned());
        }
    }

    /// A tag ends.
    pub(super) fn close(&mut self, tag: &str, blocks: &mut Blocks) {
        blocks.end_block();
        if self.open.last().is_some_and(|open| open == tag) {
            self.open.pop();
        }
    }

    /// Tells a document what a component says that holds nothing.
    pub(super) fn tell(&mut self, component: &Component, blocks: &mut Blocks) {
        self.say(component, blocks);
        blocks.end_block();
    }

    /// Tells what a component says; the item of a parameter is left open.
    fn say(&mut self, component: &Component, blocks: &mut Blocks) {
        blocks.end_block();
        if let (Some(method), Some(path)) = (component.said("method"), component.said("path")) {
            self.place = None;
            component.tell_call(method, path, blocks);
        } else if let Some(status) = component.said("status") {
            self.place = None;
            blocks.heading(LEVEL, component.start);
            tell(status, blocks);
            blocks.end_block();
        } else if let Some((place, name)) = component.parameter() {
            if self.open.is_empty() && self.place != Some(place) {
                self.place = Some(place);
                let start = component.start;
                blocks.heading(LEVEL, start);
                blocks.text(place, start..start);
                blocks.end_block();
            }
            component.tell_parameter(name, self.open.len(), blocks);
        } else if let Some(title) = component
            .said("title")
            .or(component.said("summary"))
            .filter(|_| self.open.is_empty())
        {
            blocks.begin(Mark::Strong);
            tell(title, blocks);
            blocks.end_block();
        }
        if let Some(description) = component.said("description") {
            tell(description, blocks);
            blocks.break_line();
        }
    }
}

impl Component {
    fn named(&self, name: &str) -> Option<&Attribute> {
        let mut attributes = self.attributes.iter();
        attributes.find(|attribute| attribute.name.eq_ignore_ascii_case(name))
    }

    /// The attribute of this name, if it says something.
    fn said(&self, name: &str) -> Option<&Attribute> {
        self.named(name)
            .filter(|attribute| !attribute.value.trim().is_empty())
    }

    fn tell_call(&self, method: &Attribute, path: &Attribute, blocks: &mut Blocks) {
        if let Some(title) = self.said("summary").or(self.said("title")) {
            blocks.heading(LEVEL - 1, self.start);
            tell(title, blocks);
            blocks.end_block();
        }
        let mut line = format!("{} ", method.value.trim().to_ascii_uppercase());
        let mut origin = Origin::verbatim(method.at);
        for part in self.said("baseUrl").into_iter().chain([path]) {
            origin.note(line.len(), part.at);
            line.push_str(&part.value);
        }
        let end = path.at + path.value.len();
        let range = self.start..end.max(self.start);
        blocks.code(Some("http".to_owned()), line, origin, range);
    }

    /// Where the parameter stands that the component declares, and its name.
    fn parameter(&self) -> Option<(&'static str, &Attribute)> {
        let places = [
            ("path", "Path parameters"),
            ("query", "Query parameters"),
            ("header", "Headers"),
            ("body", "Request body"),
        ];
        // The place may be a value (`in="query"`), or name the name.
        if let (Some(place), Some(name)) = (self.said("in"), self.said("name")) {
            let (_, told) = places.iter().find(|(known, _)| *known == place.value)?;
            return Some((told, name));
        }
        let named = places
            .iter()
            .find_map(|(known, told)| Some((*told, self.said(known)?)));
        let field = || {
            self.said("type")?;
            Some(("Response fields", self.said("name")?))
        };
        named.or_else(field)
    }

    /// Tells a parameter as an item: `name` (type, required, default: value).
    fn tell_parameter(&self, name: &Attribute, depth: usize, blocks: &mut Blocks) {
        blocks.item_at(depth, self.start);
        blocks.begin(Mark::Code);
        tell(name, blocks);
        blocks.end(&Mark::Code);
        let mut before = " (";
        let mut say = |attribute: &Attribute, label: &str, blocks: &mut Blocks| {
            blocks.text(before, attribute.at..attribute.at);
            blocks.text(label, attribute.at..attribute.at);
            before = ", ";
        };
        if let Some(kind) = self.said("type") {
            say(kind, "", blocks);
            tell(kind, blocks);
        }
        if let Some(required) = self.named("required") {
            let label = match required.value.trim_matches(['{', '}', ' ']) {
                "false" => "optional",
                _ => "required",
            };
            say(required, label, blocks);
        }
        if let Some(default) = self.said("default") {
            say(default, "default: ", blocks);
            tell(default, blocks);
        }
        if before == ", " {
            blocks.text(")", name.at..name.at);
        }
        blocks.break_line();
    }
}

fn tell(attribute: &Attribute, blocks: &mut Blocks) {
    let end = attribute.at + attribute.value.len();
    blocks.text(&attribute.value, attribute.at..end);
}
