//! Dates of examples in another form than the page promises, or than others
//! on it have.

use std::collections::{BTreeMap, HashSet};

use countersign_contract::Kind;

use crate::diagnostic::Diagnostic;
use crate::lint::code::Code;
use crate::lint::code::example::{DATE, OFFSET, ZONE};
use crate::lint::found::Found;
use crate::lint::pattern::Pattern;
use crate::lint::stamp::{Form, Stamp, Zone};
use crate::lint::subject::Subject;
use crate::reading::{Field, Language};
use crate::text::floor;

/// Most patterns of one field.
const MOST_PATTERNS: usize = 4;

/// Most words in which a form is looked for, in bytes.
const MOST_WORDS: usize = 4000;

/// A date in an example.
struct Dated {
    shown: usize,
    item: usize,
    stamp: Stamp,
}

/// What a page says of dates in general.
struct Page {
    promises: bool,
    shows_zones: bool,
    shows_iso: bool,
}

pub(super) fn find(subject: &Subject) -> Found {
    let declared = declared(subject);
    let dates = dates(subject);
    let stamps = || dates.iter().map(|dated| dated.stamp);
    let page = Page {
        promises: subject.lines().any(|line| promises_iso(&line.words)),
        shows_zones: stamps().any(|stamp| stamp.zone != Zone::None && stamp.form != Form::Named),
        shows_iso: stamps().any(|stamp| stamp.form == Form::Iso && stamp.timed),
    };
    let mut found: Found = not_dates(subject, &declared).collect();
    let mut told = HashSet::new();
    let others = otherwise(subject, &declared);
    for ((shown, item), written) in &others {
        let shown = &subject.shown[*shown];
        let item = &shown.tree.items[*item];
        if told.insert((item.name.as_str(), None, DATE.id)) {
            let text = shown.tree.shown(item).unwrap_or_default();
            let name = &item.name;
            let message =
                format!("`{text}` is not written as `{written}`, which is promised for `{name}`");
            found.tell(|| subject.find(&DATE, shown.page(&item.range), message, DATE.mend));
        }
    }
    let is_told = |dated: &&Dated| !others.contains_key(&(dated.shown, dated.item));
    for dated in dates.iter().filter(is_told) {
        let shown = &subject.shown[dated.shown];
        let item = &shown.tree.items[dated.item];
        let text = shown.tree.shown(item).unwrap_or_default();
        let field = declared.get(&(dated.shown, dated.item));
        let is_iso_field = field.is_some_and(|field| {
            let is_promised = page.promises || shown.language == Language::Xml;
            is_iso(field) || is_promised && is_date(field) && patterns(field).next().is_none()
        });
        for (code, message) in judged(&dated.stamp, text, &item.name, is_iso_field, &page) {
            // Once a field and form; of the zone -00:00 once a page.
            let key = match code.id {
                id if id == OFFSET.id => ("", None, id),
                id => (item.name.as_str(), Some(dated.stamp.form), id),
            };
            if told.insert(key) {
                found.tell(|| subject.find(code, shown.page(&item.range), message, code.mend));
            }
        }
    }
    found
}

/// What is wrong with a date that stands for a field.
fn judged(
    stamp: &Stamp,
    text: &str,
    name: &str,
    is_iso_field: bool,
    page: &Page,
) -> Vec<(&'static Code, String)> {
    let mut found = Vec::new();
    if stamp.is_beyond {
        found.push((&DATE, format!("`{text}`: this month has no such day")));
    }
    if stamp.form != Form::Iso && is_iso_field {
        found.push((
            &DATE,
            format!("`{text}` is not ISO 8601, which is promised for `{name}`"),
        ));
    } else if stamp.form != Form::Iso && stamp.timed && page.shows_iso {
        found.push((
            &DATE,
            format!("`{text}` has another form than the other dates of the page"),
        ));
    }
    let is_standard = matches!(stamp.form, Form::Iso | Form::Blank);
    if stamp.timed && is_standard && stamp.zone == Zone::None && page.shows_zones {
        found.push((
            &ZONE,
            format!("`{text}` has no zone, others on the page have one"),
        ));
    }
    if stamp.zone == Zone::NegativeZero && (is_iso_field || page.promises) {
        found.push((
            &OFFSET,
            format!("`{text}`: ISO 8601 knows no zone of -00:00"),
        ));
    }
    found
}

/// The fields of items of examples, by example and item.
fn declared<'a>(subject: &Subject<'a>) -> BTreeMap<(usize, usize), &'a Field> {
    let matched = subject.instances.iter().flat_map(|instance| {
        let nodes = instance.matched.iter();
        nodes.filter_map(|(item, node)| {
            Some(((instance.shown, *item), subject.shapes.node(*node).field?))
        })
    });
    matched.collect()
}

fn dates(subject: &Subject) -> Vec<Dated> {
    let mut dates = Vec::new();
    for (index, shown) in subject.shown.iter().enumerate() {
        for (item, value) in shown.tree.items.iter().enumerate() {
            if let Some(stamp) = shown.tree.shown(value).and_then(Stamp::of) {
                dates.push(Dated {
                    shown: index,
                    item,
                    stamp,
                });
            }
        }
    }
    dates
}

/// The dates that are not written as their fields say, by example and item,
/// with how these say it.
fn otherwise<'a>(
    subject: &Subject,
    declared: &BTreeMap<(usize, usize), &'a Field>,
) -> BTreeMap<(usize, usize), &'a str> {
    let others = declared.iter().filter_map(|(at, field)| {
        let tree = &subject.shown[at.0].tree;
        let text = tree.shown(&tree.items[at.1])?;
        let has_digits = text.bytes().any(|byte| byte.is_ascii_digit());
        let first = patterns(field).next().filter(|_| has_digits)?;
        let is_taken = patterns(field).any(|pattern| pattern.takes(text));
        (!is_taken).then_some((*at, first.written))
    });
    others.collect()
}

/// How a field's date or time is written, as its type and words say.
fn patterns(field: &Field) -> impl Iterator<Item = Pattern<'_>> {
    let may_be = is_date(field) || matches!(field.kind.kind, Some(Kind::Text) | None);
    let said = [field.kind.written.as_str(), field.words.as_str()];
    let said = said.into_iter().filter(move |_| may_be);
    said.flat_map(Pattern::among).take(MOST_PATTERNS)
}

fn is_date(field: &Field) -> bool {
    field.kind.kind == Some(Kind::DateTime)
}

/// Texts that are no dates where the list says a date.
fn not_dates<'s>(
    subject: &'s Subject,
    declared: &'s BTreeMap<(usize, usize), &Field>,
) -> impl Iterator<Item = Diagnostic> + 's {
    declared.iter().filter_map(|((shown, item), field)| {
        let shown = &subject.shown[*shown];
        let item = &shown.tree.items[*item];
        let text = shown.tree.shown(item)?;
        let is_date = is_date(field) && is_iso(field) && patterns(field).next().is_none();
        let has_digits = text.bytes().any(|byte| byte.is_ascii_digit());
        let is_number = text.parse::<f64>().is_ok();
        // Words that stand for a value hold no digits.
        if !is_date || !has_digits || is_number || Stamp::of(text).is_some() || text.contains("...")
        {
            return None;
        }
        let message = format!(
            "`{text}` is no date of ISO 8601, which is promised for `{}`",
            item.name
        );
        Some(subject.find(&DATE, shown.page(&item.range), message, DATE.mend))
    })
}

/// Whether a field's type promises ISO 8601.
fn is_iso(field: &Field) -> bool {
    let facets = field
        .kind
        .facets
        .iter()
        .map(|(name, value)| format!("{name} {value}"));
    promises_iso(&field.kind.written)
        || facets.into_iter().any(|facet| promises_iso(&facet))
        || promises_iso(&field.words)
}

fn promises_iso(words: &str) -> bool {
    let words = words[..floor(words, MOST_WORDS)].to_lowercase();
    ["iso 8601", "iso-8601", "iso8601", "rfc 3339", "rfc3339"]
        .iter()
        .any(|name| words.contains(name))
}
