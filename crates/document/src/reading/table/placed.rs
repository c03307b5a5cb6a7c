//! Puts the rows of a table of fields where they belong: to parameters, or to
//! a message, nested as their names and signs say.

use super::super::heading::Place;
use super::super::spot::{Place as Spot, is_in_path};
use super::super::walk::Walk;
use super::super::{Need, path, place};
use super::fields::Written;

/// Places all rows of a table; `by_row` is whether each says where it stands.
pub(super) fn all(walk: &mut Walk<'_>, lines: Vec<Written>, offset: usize, by_row: bool) {
    if lines.is_empty() {
        return;
    }
    let (mut body, mut rest) = (Vec::new(), Vec::new());
    let path = if by_row {
        Vec::new()
    } else {
        walk.path_among()
    };
    for line in lines {
        let place = match by_row || line.at.is_some() {
            true => at(line.at.as_deref().unwrap_or_default()),
            false => is_in_path(&path, &line.entry).then_some(Place::Path),
        };
        match place {
            Some(Place::Body) | None => body.push(line),
            Some(place) => rest.push((place, line)),
        }
    }
    for (place, line) in rest {
        walk.parameter(place, &line.entry, &line.write);
    }
    let whole = if by_row { whole(&mut body) } else { None };
    if let Some(named) = whole {
        walk.refers(&named, offset);
    }
    if body.is_empty() {
        return;
    }
    match walk.spot(offset, body.iter().map(|line| &line.entry)) {
        Spot::Parameters(place) => {
            for line in body {
                walk.parameter(place, &line.entry, &line.write);
            }
        }
        Spot::Fields(spot) => fields(walk, &spot, body),
    }
}

/// The row that only says that there is a body (`body`, with what it holds
/// nested below): what it holds are the fields, and its type may be a part.
fn whole(body: &mut Vec<Written>) -> Option<String> {
    let first = body.first()?;
    let name = first.entry.name.as_deref()?;
    let is_whole = matches!(name, "body" | "payload" | "requestBody") && first.entry.depth == 0;
    let holds = body[1..].iter().all(|line| line.entry.depth > 0);
    if !is_whole || !holds {
        return None;
    }
    let first = body.remove(0);
    for line in body.iter_mut() {
        line.entry.depth -= 1;
    }
    first.entry.says.named.filter(|_| body.is_empty())
}

/// Whether words only say where a parameter stands: `(path)`.
pub(super) fn is_place(words: &str) -> bool {
    let inside = words
        .strip_prefix('(')
        .and_then(|words| words.strip_suffix(')'));
    let is_word = |word: &str| {
        matches!(
            word,
            "path" | "query" | "header" | "body" | "cookie" | "formData"
        )
    };
    inside.is_some_and(is_word)
}

fn at(words: &str) -> Option<Place> {
    let lower = words.to_ascii_lowercase();
    Some(match lower.trim() {
        place if place.contains("query") || place == "url" => Place::Query,
        place if place.contains("path") || place == "uri" => Place::Path,
        place if place.contains("header") => Place::Header,
        place if place.contains("cookie") => Place::Header,
        place if place.contains("body") || place.contains("form") => Place::Body,
        _ => return None,
    })
}

fn fields(walk: &mut Walk<'_>, spot: &place::Spot, lines: Vec<Written>) {
    let root = root(&lines).filter(|root| walk.page.shows_xml || is_element(&lines, root));
    let has_slash = lines.iter().any(|line| {
        line.entry
            .name
            .as_ref()
            .is_some_and(|name| name.contains('/'))
    });
    let mut holders: Vec<(usize, String)> = Vec::new();
    for mut line in lines {
        let Some(name) = line.entry.name.take() else {
            continue;
        };
        let name = if has_slash && root.is_none() {
            name.replace('/', ".")
        } else {
            name
        };
        while holders
            .last()
            .is_some_and(|(depth, _)| *depth >= line.entry.depth)
        {
            holders.pop();
        }
        let xml = root.is_some();
        let parent = holders
            .last()
            .map_or(spot.scope.clone(), |(_, path)| path.clone());
        let draft = &mut walk.page.messages[spot.message];
        if let Some(root) = &root {
            draft.message.xml = true;
            draft.message.root.get_or_insert_with(|| root.clone());
        }
        let path = match parent.is_empty()
            || name.starts_with(&parent) && name[parent.len()..].starts_with(['.', '/', '['])
        {
            true => Some(name),
            false => path::below(&draft.held(&parent), &name, xml),
        };
        let path = path.map(|path| {
            if xml {
                path
            } else {
                place::listed(&draft.elements(&path), &line.entry).to_owned()
            }
        });
        let Some(path) = path else {
            walk.page
                .unplaced_at(line.entry.start, "a nested field", "it is nested too deep");
            continue;
        };
        let mut field = place::field(&walk.page, &path, &line.entry, &Need::Unsaid);
        field.read = line.read;
        field.write = line.write;
        holders.push((line.entry.depth, path));
        place::add(&mut walk.page, spot.message, field, &line.entry, line.part);
    }
}

/// Whether the root has a row of its own, or anything is an attribute: paths
/// of JSON have neither.
fn is_element(lines: &[Written], root: &str) -> bool {
    let mut names = lines.iter().filter_map(|line| line.entry.name.as_deref());
    names.any(|name| name == root || name.contains('@'))
}

/// The root element that all fields of an XML table stand in.
fn root(lines: &[Written]) -> Option<String> {
    let names = || lines.iter().filter_map(|line| line.entry.name.as_deref());
    let first = path::root(names().next()?);
    let is_xml =
        names().any(|name| name.contains('/')) && names().all(|name| path::root(name) == first);
    is_xml.then(|| first.to_owned())
}
