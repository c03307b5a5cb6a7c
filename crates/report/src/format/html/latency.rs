//! [`Latency`]: how long answers took, all together and by operation.

use std::collections::BTreeSet;
use std::fmt;

use super::text::{count, text};
use crate::latency::{Latencies, Times};
use crate::{Record, duration};

/// Upper ends of the histogram's bins, in milliseconds; beyond the last there
/// is one more.
const BINS: [u64; 12] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000];
/// Width of a bin in the drawing.
const WIDTH: usize = 56;
/// Height of the tallest bar.
const HEIGHT: f64 = 120.0;
/// Room above it, for its number.
const ABOVE: f64 = 20.0;

/// How long answers took.
pub(super) struct Latency<'a> {
    all: Times,
    by_call: Latencies<'a>,
}

impl<'a> Latency<'a> {
    /// The latencies of a run.
    pub(super) fn of(record: &'a Record) -> Self {
        let by_call = Latencies::of(record);
        Self {
            all: by_call.together(),
            by_call,
        }
    }

    /// How many answers fall into each bin; the last is for what is longer than
    /// all.
    fn bins(&self) -> [usize; BINS.len() + 1] {
        let mut bins = [0; BINS.len() + 1];
        for time in self.all.sorted() {
            let place = BINS.partition_point(|end| end <= time);
            if let Some(bin) = bins.get_mut(place) {
                *bin += 1;
            }
        }
        bins
    }
}

impl fmt::Display for Latency<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "<section id=\"latency\" aria-labelledby=\"latency-title\">\n\
             <h2 id=\"latency-title\">Latency</h2>\n",
        )?;
        if self.all.answers() == 0 {
            return f.write_str("<p class=\"empty\">No request was answered.</p>\n</section>\n");
        }
        writeln!(
            f,
            "<p class=\"lead\">{}: half of them within {}, 95 % within {}, the slowest after {}.</p>",
            count(self.all.answers(), "answer", "answers"),
            duration(self.all.quantile(50)),
            duration(self.all.quantile(95)),
            duration(self.all.quantile(100)),
        )?;
        f.write_str("<div class=\"beside\">\n")?;
        self.histogram(f)?;
        self.table(f)?;
        f.write_str("</div>\n</section>\n")
    }
}

impl Latency<'_> {
    /// Bars from the first bin that holds anything to the last.
    fn histogram(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bins = self.bins();
        let first = bins.iter().position(|bin| *bin > 0).unwrap_or_default();
        let last = bins.iter().rposition(|bin| *bin > 0).unwrap_or_default();
        let most = bins.iter().copied().max().unwrap_or_default().max(1);
        writeln!(
            f,
            "<figure class=\"histogram\"><svg viewBox=\"0 0 {} 168\" role=\"img\" \
             aria-labelledby=\"histogram-title\">\n<title id=\"histogram-title\">Answers by latency, \
             {} to {}</title>",
            (last - first + 1) * WIDTH,
            lower(first),
            upper(last),
        )?;
        for (place, bin) in bins.iter().enumerate().take(last + 1).skip(first) {
            let x = (place - first) * WIDTH;
            let middle = x + WIDTH / 2;
            // What is there at all is to be seen.
            let height = match bin {
                0 => 0.0,
                _ => (HEIGHT * *bin as f64 / most as f64).max(1.5),
            };
            let top = ABOVE + HEIGHT - height;
            writeln!(
                f,
                "<rect x=\"{}\" y=\"{top:.1}\" width=\"{}\" height=\"{height:.1}\"/>\
                 <text class=\"amount\" x=\"{middle}\" y=\"{:.1}\">{bin}</text>\
                 <text x=\"{middle}\" y=\"158\">{}</text>",
                x + 4,
                WIDTH - 8,
                top - 5.0,
                upper(place),
            )?;
        }
        f.write_str("</svg><figcaption>Answers by how long they took.</figcaption></figure>\n")
    }

    fn table(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "<table class=\"latencies\">\n<thead><tr><th scope=\"col\">Operation</th>\
             <th scope=\"col\" class=\"number\">Answers</th><th scope=\"col\" class=\"number\">50 %</th>\
             <th scope=\"col\" class=\"number\">95 %</th><th scope=\"col\" class=\"number\">Slowest</th></tr></thead>\n<tbody>\n",
        )?;
        let mut rows: Vec<_> = self.by_call.iter().collect();
        rows.sort_by_key(|(called, _)| (called.name(), called.system));
        let systems: BTreeSet<_> = rows.iter().map(|(called, _)| called.system).collect();
        for (called, times) in rows {
            // Of a run of one system, every line would say the same.
            let system = match systems.len() {
                0 | 1 => String::new(),
                _ => format!("<small>{}</small>", text(called.system)),
            };
            let unanswered = match times.unanswered() {
                0 => String::new(),
                number => format!("<small>{number} unanswered</small>"),
            };
            write!(
                f,
                "<tr><th scope=\"row\">{}{system}{unanswered}</th><td class=\"number\">{}</td>",
                text(called.name()),
                times.answers()
            )?;
            for of_hundred in [50, 95, 100] {
                match times.answers() == 0 {
                    true => f.write_str("<td class=\"number none\">–</td>")?,
                    false => write!(
                        f,
                        "<td class=\"number\">{}</td>",
                        duration(times.quantile(of_hundred))
                    )?,
                }
            }
            f.write_str("</tr>\n")?;
        }
        f.write_str("</tbody>\n</table>\n")
    }
}

/// Where a bin begins.
fn lower(place: usize) -> String {
    let before = place.checked_sub(1).and_then(|place| BINS.get(place));
    duration(before.copied().unwrap_or_default())
}

/// What is written under a bin: what its times are below.
fn upper(place: usize) -> String {
    match BINS.get(place) {
        Some(end) => format!("&lt; {}", duration(*end).replace(".0 s", " s")),
        None => "longer".to_owned(),
    }
}
