//! Dates of examples in another form than the page promises, or than others
//! on it have.

use std::collections::{HashMap, HashSet};

use countersign_contract::Kind;

use crate::diagnostic::Diagnostic;
use crate::lint::code::Code;
use crate::lint::code::example::{DATE, OFFSET, ZONE};
use crate::lint::stamp::{Form, Stamp, Zone};
use crate::lint::subject::Subject;
use crate::reading::Field;

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

pub(super) fn find(subject: &Subject) -> Vec<Diagnostic> {
    let declared = declared(subject);
    let dates = dates(subject);
    let stamps = || dates.iter().map(|dated| dated.stamp);
    let page = Page {
        promises: subject.lines().any(|line| promises_iso(&line.words)),
        shows_zones: stamps().any(|stamp| stamp.zone != Zone::None && stamp.form != Form::Named),
        shows_iso: stamps().any(|stamp| stamp.form == Form::Iso && stamp.timed),
    };
    let mut found: Vec<_> = not_dates(subject, &declared).take(super::MOST).collect();
    let mut told = HashSet::new();
    for dated in &dates {
        let shown = &subject.shown[dated.shown];
        let item = &shown.tree.items[dated.item];
        let text = shown.tree.shown(item).unwrap_or_default();
        let field = declared.get(&(dated.shown, dated.item));
        let is_iso_field = field.is_some_and(|field| {
            is_iso(field) || (page.promises && field.kind.kind == Some(Kind::DateTime))
        });
        for (code, message) in judged(&dated.stamp, text, &item.name, is_iso_field, &page) {
            // Once a field of an example; of the zone -00:00 once a page.
            let key = if code.id == OFFSET.id {
                ("", 0, code.id)
            } else {
                (item.name.as_str(), dated.shown, code.id)
            };
            if found.len() < super::MOST && told.insert(key) {
                found.push(subject.find(code, shown.page(&item.range), message, code.mend));
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
fn declared<'a>(subject: &Subject<'a>) -> HashMap<(usize, usize), &'a Field> {
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

/// Texts that are no dates where the list says a date.
fn not_dates<'s>(
    subject: &'s Subject,
    declared: &'s HashMap<(usize, usize), &Field>,
) -> impl Iterator<Item = Diagnostic> + 's {
    declared.iter().filter_map(|((shown, item), field)| {
        let shown = &subject.shown[*shown];
        let item = &shown.tree.items[*item];
        let text = shown.tree.shown(item)?;
        let is_date = field.kind.kind == Some(Kind::DateTime) && is_iso(field);
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
    let words = words.to_lowercase();
    ["iso 8601", "iso-8601", "iso8601", "rfc 3339", "rfc3339"]
        .iter()
        .any(|name| words.contains(name))
}
