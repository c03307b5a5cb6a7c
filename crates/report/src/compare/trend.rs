//! A page of how runs went one after the other.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use countersign_journal::{Tally, Verdict};
use jiff::Timestamp;

use super::latency::Sample;
use crate::Record;
use crate::format::html::text::text;
use crate::latency::Latencies;

/// Width and height of a chart, in its own units.
const CHART: (f64, f64) = (720.0, 160.0);

/// Width of the room for a bar, at most.
const BAR: f64 = 48.0;

/// Characters of a name.
const NAME: usize = 80;

/// One run of a trend.
#[derive(Debug, Clone)]
pub struct Point {
    name: String,
    began: Option<Timestamp>,
    at: String,
    target: String,
    verdicts: Tally,
    finished: bool,
    /// What it was a part of all scenarios by, where it was.
    selected: Option<String>,
    latency: BTreeMap<String, Sample>,
}

impl Point {
    /// The run of this name.
    pub fn of(name: &str, record: &Record) -> Self {
        let latencies = Latencies::of(record);
        Self {
            name: tail(name),
            began: record.began(),
            at: record.at.clone(),
            target: record.report.target.clone(),
            verdicts: record.report.verdicts(),
            finished: record.report.finished,
            selected: record.report.selected(),
            latency: latencies
                .of_operations()
                .map(|(called, times)| (called.to_string(), Sample::of(times)))
                .collect(),
        }
    }
}

impl Point {
    /// When it began, to the second.
    fn moment(&self) -> String {
        match self.began {
            Some(began) => began.strftime("%Y-%m-%d %H:%M:%S UTC").to_string(),
            None => self.at.clone(),
        }
    }
}

/// The page, with the runs in the order in which they began.
pub fn html(mut points: Vec<Point>) -> String {
    points.sort_by(|left, right| (left.began, &left.name).cmp(&(right.began, &right.name)));
    let mut page = String::from(HEAD);
    verdicts(&points, &mut page);
    latencies(&points, &mut page);
    page.push_str("</main>\n</html>\n");
    page
}

fn verdicts(points: &[Point], page: &mut String) {
    let (width, height) = CHART;
    let most = points.iter().map(|point| point.verdicts.total()).max();
    let most = most.unwrap_or_default().max(1) as f64;
    let step = (width / points.len().max(1) as f64).min(BAR);
    let _ = write!(
        page,
        "<h2>Verdicts</h2>\n<svg viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"Scenarios by verdict, a bar a run; the table below tells the same\">\n"
    );
    for (index, point) in points.iter().enumerate() {
        let mut top = height;
        for verdict in Verdict::ALL {
            let tall = point.verdicts.count(verdict) as f64 / most * height;
            if tall > 0.0 {
                top -= tall;
                let _ = writeln!(
                    page,
                    "<rect class=\"{verdict}\" x=\"{:.2}\" y=\"{top:.2}\" width=\"{:.2}\" height=\"{tall:.2}\"><title>{}: {} {verdict}</title></rect>",
                    index as f64 * step + step * 0.1,
                    step * 0.8,
                    text(&point.name),
                    point.verdicts.count(verdict)
                );
            }
        }
    }
    page.push_str("</svg>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Verdicts of each run\"><table><thead><tr><th>run<th>began<th>target");
    for verdict in Verdict::ALL {
        let _ = write!(page, "<th class=\"n\"><i class=\"{verdict}\"></i>{verdict}");
    }
    page.push_str("</thead><tbody>\n");
    for point in points {
        let partial = if point.finished { "" } else { " (partial)" };
        let selected = point.selected.as_ref();
        let selected = selected.map(|it| format!("<br><small>only {}</small>", text(it)));
        let _ = write!(
            page,
            "<tr><th scope=\"row\">{}{partial}{}<td>{}<td>{}",
            text(&point.name),
            selected.unwrap_or_default(),
            text(&point.moment()),
            text(&point.target)
        );
        for verdict in Verdict::ALL {
            let _ = write!(page, "<td class=\"n\">{}", point.verdicts.count(verdict));
        }
        page.push('\n');
    }
    page.push_str("</tbody></table></div>\n");
}

fn latencies(points: &[Point], page: &mut String) {
    let names = points.iter().flat_map(|point| point.latency.keys());
    let names: BTreeSet<&String> = names.collect();
    if names.is_empty() {
        return;
    }
    page.push_str("<h2>Latency</h2>\n<p>Milliseconds from sending to the end of the answer; p50 drawn whole, p95 dashed.</p>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Latency of each operation\"><table><thead><tr><th>operation<th>over the runs");
    page.push_str("<th class=\"n\">answers<th class=\"n\">p50<th class=\"n\">p95</thead><tbody>\n");
    for name in names {
        let of = |pick: fn(&Sample) -> u64| -> Vec<Option<u64>> {
            let samples = points.iter().map(|point| point.latency.get(name));
            samples.map(|sample| sample.map(pick)).collect()
        };
        let (p50, p95) = (of(|sample| sample.p50), of(|sample| sample.p95));
        let most = p95
            .iter()
            .flatten()
            .max()
            .copied()
            .unwrap_or_default()
            .max(1);
        let latest = points
            .iter()
            .rev()
            .find_map(|point| point.latency.get(name));
        let (count, low, high) = latest.map_or((0, 0, 0), |it| (it.count, it.p50, it.p95));
        let _ = writeln!(
            page,
            "<tr><th scope=\"row\">{}<td><svg class=\"line\" viewBox=\"0 0 240 36\" role=\"img\" aria-label=\"p50 {}; p95 {}\"><path d=\"{}\"/><path class=\"dashed\" d=\"{}\"/></svg><td class=\"n\">{count}<td class=\"n\">{low}<td class=\"n\">{high}",
            text(name),
            told(&p50),
            told(&p95),
            line(&p50, most),
            line(&p95, most)
        );
    }
    page.push_str("</tbody></table></div>\n<p>Figures are those of the last run that called the operation.</p>\n");
}

/// The values in words.
fn told(values: &[Option<u64>]) -> String {
    let each = values.iter().map(|value| match value {
        Some(value) => value.to_string(),
        None => "none".to_owned(),
    });
    each.collect::<Vec<_>>().join(", ")
}

/// A line through the values, broken where there is none.
fn line(values: &[Option<u64>], most: u64) -> String {
    let step = 232.0 / values.len().saturating_sub(1).max(1) as f64;
    let mut path = String::new();
    let mut down = false;
    for (index, value) in values.iter().enumerate() {
        let Some(value) = value else {
            down = false;
            continue;
        };
        let (x, y) = (
            4.0 + index as f64 * step,
            32.0 - *value as f64 / most as f64 * 28.0,
        );
        let _ = write!(path, "{}{x:.1} {y:.1}", if down { "L" } else { "M" });
        if !down {
            // A value by itself is a dot.
            path.push_str("h0.01");
        }
        down = true;
    }
    path
}

/// The end of a path, where those of several runs differ.
fn tail(path: &str) -> String {
    match path.char_indices().rev().nth(NAME - 1) {
        Some((at, _)) if at > 0 => format!("…{}", &path[at..]),
        _ => path.to_owned(),
    }
}

const HEAD: &str = r#"<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Countersign: runs over time</title>
<style>
:root { color-scheme: light dark; --passed: #1a7f4b; --failed: #c22f2f; --warned: #9a6700; --skipped: #6e7781; --inconclusive: #7d4cc2; --rule: #8884; }
@media (prefers-color-scheme: dark) { :root { --passed: #4cc38a; --failed: #ff7b72; --warned: #e3b341; --skipped: #9aa4ae; --inconclusive: #c297ff; } }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0; }
main { max-width: 72rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.5rem; margin: 0 0 .5rem; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
svg { width: 100%; height: auto; display: block; }
svg.line { width: 15rem; height: 2.25rem; }
path { fill: none; stroke: currentColor; stroke-width: 1.5; stroke-linecap: round; }
path.dashed { stroke-dasharray: 4 3; opacity: .7; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; }
th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid var(--rule); font-weight: normal; overflow-wrap: anywhere; }
thead th { font-weight: 600; } .n { white-space: nowrap; overflow-wrap: normal; text-align: right; font-variant-numeric: tabular-nums; }
i { display: inline-block; width: .7em; height: .7em; margin-right: .4em; border-radius: 2px; }
i.passed { background: var(--passed); } i.failed { background: var(--failed); } i.warned { background: var(--warned); } i.skipped { background: var(--skipped); } i.inconclusive { background: var(--inconclusive); }
rect.passed { fill: var(--passed); } rect.failed { fill: var(--failed); } rect.warned { fill: var(--warned); } rect.skipped { fill: var(--skipped); } rect.inconclusive { fill: var(--inconclusive); }
</style>
<main>
<h1>Runs over time</h1>
"#;
