//! Links within the page that lead nowhere.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::document::{Markup, Matter};
use crate::lint::code::page::LINK;
use crate::lint::elsewhere::Elsewhere;
use crate::lint::found::Found;
use crate::lint::subject::Subject;
use crate::text::floor;

/// Longest name of a target, in bytes.
const LONGEST: usize = 200;

/// What the links are called that lead past the head of a site: they are the
/// site's, and not the page's.
const PAST_THE_HEAD: &[&str] = &["skip to ", "jump to ", "back to top", "go to top"];

pub(super) fn find(subject: &Subject) -> Found {
    let markup = subject.document.markup;
    if !matches!(markup, Markup::Markdown | Markup::Wiki) {
        // A saved page has targets that are not read, plain text no links.
        return Found::default();
    }
    let headings: Vec<&str> = subject
        .blocks()
        .filter_map(|block| match &block.matter {
            Matter::Heading { line, .. } => Some(line.words.as_str()),
            _ => None,
        })
        .collect();
    let mut anchors: HashSet<String> = headings
        .iter()
        .flat_map(|heading| anchors(heading, markup))
        .collect();
    anchors.extend(named(&subject.document.text.body));
    let near: HashMap<String, &str> = headings
        .iter()
        .map(|heading| (bare(heading), *heading))
        .collect();
    let mut broken: Vec<Broken> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for line in subject.lines() {
        for (range, target) in &line.links {
            let Some(target) = target.strip_prefix('#') else {
                continue;
            };
            let words = line.words.get(range.clone()).unwrap_or_default();
            let words = words.trim().to_lowercase();
            if PAST_THE_HEAD.iter().any(|past| words.starts_with(past)) {
                continue;
            }
            let range = subject.in_line(line, range.clone());
            let at = subject.document.text.at(range.start).line;
            if let Some(index) = known.get(target) {
                broken[*index].elsewhere.add(at);
                continue;
            }
            let near = near.get(&bare(unnumbered(target))).copied();
            // Each site makes targets of headings in its own way.
            let is_near = markup == Markup::Markdown && near.is_some();
            if !is_near && !is_known(&anchors, target, markup) {
                known.insert(target, broken.len());
                broken.push(Broken {
                    target,
                    near,
                    range,
                    line: at,
                    elsewhere: Elsewhere::default(),
                });
            }
        }
    }
    let mut found = Found::default();
    for broken in broken {
        found.tell(|| one(subject, broken));
    }
    found
}

/// A target that is not there.
struct Broken<'a> {
    target: &'a str,
    /// The heading that is nearly called so.
    near: Option<&'a str>,
    /// Where the first link to it stands, and in which line.
    range: Range<usize>,
    line: u32,
    /// Where others do.
    elsewhere: Elsewhere,
}

fn one(subject: &Subject, broken: Broken) -> Diagnostic {
    let Broken { target, range, .. } = broken;
    let again = match broken.elsewhere.words(broken.line) {
        words if words.is_empty() => words,
        words => format!(", to which links lead here{words}"),
    };
    let (only, mend) = match broken.near {
        Some(near) => (
            format!(", only `{near}`"),
            format!("link to `{near}` as it is spelled."),
        ),
        None => (String::new(), LINK.mend.to_owned()),
    };
    let message = format!("the page has no heading `{target}`{again}{only}");
    subject.find(&LINK, range, message, mend)
}

fn is_known(anchors: &HashSet<String>, target: &str, markup: Markup) -> bool {
    if target.is_empty() || target == "top" || anchors.contains(target) {
        return true;
    }
    let spelled = if markup == Markup::Wiki {
        // A wiki puts the page's name before a heading's.
        target
            .split_once('-')
            .map_or(target, |(_, heading)| heading)
            .to_owned()
    } else {
        target.to_lowercase()
    };
    anchors.contains(&spelled) || anchors.contains(unnumbered(&spelled))
}

/// A target without the number that a second heading of one name has.
fn unnumbered(target: &str) -> &str {
    let digits = |letter: char| letter.is_ascii_digit();
    target.trim_end_matches(digits).trim_end_matches(['-', '_'])
}

/// Targets that a page names itself: `id="…"`, `name="…"`, `{#…}`,
/// `{anchor:…}`.
fn named(body: &str) -> impl Iterator<Item = String> {
    const BEFORE: &[&str] = &["id=", "name=", "{#", "{anchor:"];
    BEFORE.iter().flat_map(move |before| {
        body.match_indices(before).filter_map(|(at, _)| {
            let rest = body[at + before.len()..].trim_start_matches(['"', '\'']);
            let near = &rest[..floor(rest, LONGEST)];
            let end = near.find(['"', '\'', '}', '>', ' ', '\n'])?;
            Some(near[..end].to_owned())
        })
    })
}

/// The targets that lead to a heading.
fn anchors(heading: &str, markup: Markup) -> Vec<String> {
    if markup == Markup::Wiki {
        return vec![heading.to_owned(), heading.split_whitespace().collect()];
    }
    let lower = heading.to_lowercase();
    let keep = |letter: &char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | ' ');
    let kept: String = lower.chars().filter(keep).collect();
    let parts: String = lower
        .chars()
        .map(|letter| {
            if letter.is_alphanumeric() {
                letter
            } else {
                ' '
            }
        })
        .collect();
    // GitHub leaves signs out, other sites make each a dash, or many one.
    let collapsed = parts.split_whitespace().collect::<Vec<_>>().join("-");
    let kept_collapsed = kept.split_whitespace().collect::<Vec<_>>().join("-");
    vec![kept.trim().replace(' ', "-"), collapsed, kept_collapsed]
}

fn bare(text: &str) -> String {
    text.chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
