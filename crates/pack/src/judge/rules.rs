//! The rules of a value by itself: sizes, closed lists, dates, whole numbers.

use countersign_contract::Kind;
use countersign_validate::rules::date_time::Separator;
use countersign_validate::rules::{date_time, integer, length, range};
use countersign_validate::{Bounds, Breach, IntegerOrText, Path, Report, Text};
use serde_json::{Number, Value};

use crate::node::Node;

/// Checks a value, and the elements of a list, against the rules of their
/// fields. Kinds are not looked at: a value of a wrong one has no rules.
pub(super) fn check(node: &Node, value: &Value, xml: bool, at: &Path<'_>, report: &mut Report) {
    if node.is_anything() {
        return;
    }
    match value {
        Value::String(text) => self::text(node, text, xml, at, report),
        Value::Number(number) if !xml => self::number(node, number, at, report),
        Value::Array(elements) if node.kinds.contains(&Kind::List) => {
            let bounds = Bounds {
                min: node.min.map(count),
                max: node.max.map(count),
                seen: elements.len(),
            };
            if !bounds.hold() {
                report.breach(at, Breach::Items(bounds));
            }
            let Some(element) = &node.element else { return };
            for (index, value) in elements.iter().enumerate() {
                check(element, value, xml, &at.element(index), report);
            }
        }
        _ => {}
    }
}

/// A text has the form of one of its kinds; where it has none, the first tells
/// what is wrong.
fn text(node: &Node, text: &str, xml: bool, at: &Path<'_>, report: &mut Report) {
    let has = |kind| node.kinds.contains(&kind);
    if has(Kind::Text) {
        // Beside a list the sizes are the list's.
        if !has(Kind::List) {
            length::check(&text, node.min.map(count), node.max.map(count), at, report);
        }
        return one_of(node, text, at, report);
    }
    let mut first = None;
    for kind in &node.kinds {
        let mut found = Report::new();
        match kind {
            Kind::DateTime => {
                // XML partners are seen to write a blank for the `T`.
                let separator = if xml {
                    Separator::TOrBlank
                } else {
                    Separator::T
                };
                date_time::check(&text, separator, at, &mut found);
            }
            Kind::IntegerText => whole(node, text, at, &mut found),
            Kind::Integer if xml => whole(node, text, at, &mut found),
            Kind::Number if xml => decimal(node, text, at, &mut found),
            Kind::Boolean if xml => boolean(text, at, &mut found),
            _ => continue,
        }
        let found = found.into_violations();
        if found.is_empty() {
            return one_of(node, text, at, report);
        }
        first.get_or_insert(found);
    }
    for violation in first.into_iter().flatten() {
        report.add(at, violation.rule, violation.message);
    }
}

fn one_of(node: &Node, seen: &str, at: &Path<'_>, report: &mut Report) {
    let Some(allowed) = &node.allowed else { return };
    if !allowed.iter().any(|value| value == seen) {
        let allowed: Vec<&str> = allowed.iter().map(String::as_str).collect();
        let allowed = &allowed;
        report.breach(at, Breach::OneOf { allowed, seen });
    }
}

fn whole(node: &Node, text: &str, at: &Path<'_>, report: &mut Report) {
    integer::check(&Text::from(text), at, report);
    let (min, max) = limits(node);
    range::check(&Text::from(text), min, max, at, report);
}

/// A decimal number, as `xs:decimal` and `xs:double` write one.
fn decimal(node: &Node, text: &str, at: &Path<'_>, report: &mut Report) {
    if text.parse::<f64>().is_ok_and(f64::is_finite) {
        let (min, max) = limits(node);
        return range::check(&Text::from(text), min, max, at, report);
    }
    report.add(
        at,
        "number",
        format!("This must be a number, but is {}.", excerpt(text)),
    );
}

fn boolean(text: &str, at: &Path<'_>, report: &mut Report) {
    if !matches!(text, "true" | "false" | "1" | "0") {
        let message = format!("This must be true or false, but is {}.", excerpt(text));
        report.add(at, "boolean", message);
    }
}

fn number(node: &Node, number: &Number, at: &Path<'_>, report: &mut Report) {
    let has = |kind| node.kinds.contains(&kind);
    if !has(Kind::Number) && !has(Kind::Integer) {
        return;
    }
    if !has(Kind::Number) {
        integer::check(number, at, report);
    }
    let (min, max) = limits(node);
    range::check(&IntegerOrText::Number(number.clone()), min, max, at, report);
}

/// A text of the input, cut so that no message grows with it.
fn excerpt(text: &str) -> String {
    let cut: String = text.chars().take(60).collect();
    format!("{cut:?}")
}

/// A size that no platform's memory reaches stands for itself.
fn count(size: u64) -> usize {
    usize::try_from(size).unwrap_or(usize::MAX)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "numbers are compared as doubles"
)]
fn limits(node: &Node) -> (Option<f64>, Option<f64>) {
    (
        node.min.map(|min| min as f64),
        node.max.map(|max| max as f64),
    )
}
