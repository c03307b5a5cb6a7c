//! [`Drawing`]: a state machine as SVG.

use std::collections::HashMap;
use std::fmt;

use super::Sight;
use super::label::Labels;
use super::layers::Layers;
use super::place::{BOX, Placed};
use super::route::routes;
use crate::console::printable;
use crate::format::html::text::text;
use crate::{MachineReference, TransitionReference};

/// States that are drawn; larger machines have their table alone.
const STATES: usize = 40;
/// Steps that are drawn.
const STEPS: usize = 200;
/// Characters of a state's name.
const NAME: usize = 28;
/// How far a step back to its own state reaches out.
const LOOP: f64 = 44.0;

/// A state machine, drawn: the steps that its page lists, and those that were
/// seen besides.
pub(super) struct Drawing<'a> {
    machine: &'a MachineReference,
    number: usize,
    steps: Vec<Drawn<'a>>,
    names: Vec<String>,
    placed: Placed,
}

/// A step, and the points that it is drawn through.
struct Drawn<'a> {
    step: &'a TransitionReference,
    points: Vec<(f64, f64)>,
}

impl<'a> Drawing<'a> {
    /// The drawing of a machine, with a number of its own in the page.
    pub(super) fn of(machine: &'a MachineReference, number: usize) -> Self {
        let places: HashMap<&str, usize> = machine
            .states
            .iter()
            .take(STATES)
            .enumerate()
            .map(|(place, name)| (name.as_str(), place))
            .collect();
        let names: Vec<_> = machine
            .states
            .iter()
            .take(STATES)
            .map(|name| printable(name, NAME))
            .collect();
        let of = |step: &TransitionReference| {
            Some((
                *places.get(step.from.as_str())?,
                *places.get(step.to.as_str())?,
            ))
        };
        let (loops, steps): (Vec<_>, Vec<_>) = machine
            .transitions
            .iter()
            .filter(|step| step.documented || step.seen > 0)
            .filter_map(|step| Some((step, of(step)?)))
            .take(STEPS)
            .partition(|(_, (from, to))| from == to);
        let ends: Vec<_> = steps.iter().map(|(_, ends)| *ends).collect();
        let layers = Layers::of(names.len(), &ends);
        let placed = Placed::of(&layers, &names);
        let points = routes(&layers, &placed);
        let mut drawn: Vec<_> = steps
            .into_iter()
            .zip(layers.paths.iter().zip(points))
            .map(|((step, (from, _)), (path, mut points))| {
                // A step that was turned for the layout is drawn as it goes.
                if path.first() != Some(&from) {
                    points.reverse();
                }
                Drawn { step, points }
            })
            .collect();
        drawn.extend(loops.into_iter().map(|(step, (state, _))| {
            let (x, y) = placed.middles[state];
            let right = x + placed.widths[state] / 2.0;
            let points = vec![(right, y - 9.0), (right, y + 9.0)];
            Drawn { step, points }
        }));
        Self {
            machine,
            number,
            steps: drawn,
            names,
            placed,
        }
    }
}

impl fmt::Display for Drawing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.machine.states.len() > STATES {
            return f.write_str(
                "<p class=\"empty\">Too many states to draw; the table has them.</p>\n",
            );
        }
        let number = self.number;
        let loops = self
            .steps
            .iter()
            .any(|drawn| drawn.step.from == drawn.step.to);
        let (width, height) = self.placed.size;
        let width = width + if loops { 60.0 } else { 0.0 };
        let listed = self
            .machine
            .transitions
            .iter()
            .filter(|step| step.documented);
        let seen = listed.clone().filter(|step| step.seen > 0).count();
        write!(
            f,
            "<figure class=\"machine\"><svg viewBox=\"0 0 {width:.0} {height:.0}\" width=\"{width:.0}\" \
             role=\"img\" aria-labelledby=\"machine-{number} machine-{number}-about\">\n\
             <title id=\"machine-{number}\">State machine {}</title>\n\
             <desc id=\"machine-{number}-about\">{} states; {seen} of {} listed steps were seen done. \
             The table beside it has each.</desc>\n<defs>",
            text(&self.machine.name),
            self.machine.states.len(),
            listed.count(),
        )?;
        for sight in Sight::ALL {
            let class = sight.class();
            write!(
                f,
                "<marker id=\"head-{number}-{class}\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" \
                 markerWidth=\"7\" markerHeight=\"7\" markerUnits=\"userSpaceOnUse\" orient=\"auto\">\
                 <path class=\"head {class}\" d=\"M0 0L8 4L0 8Z\"/></marker>"
            )?;
        }
        f.write_str("</defs>\n")?;
        for drawn in &self.steps {
            self.step(f, drawn)?;
        }
        for (place, name) in self.names.iter().enumerate() {
            self.state(f, place, name)?;
        }
        // Labels come last: nothing is drawn over them.
        let mut labels = Labels::default();
        for drawn in &self.steps {
            label(f, &mut labels, drawn)?;
        }
        f.write_str("</svg></figure>\n")
    }
}

impl Drawing<'_> {
    fn state(&self, f: &mut fmt::Formatter<'_>, place: usize, name: &str) -> fmt::Result {
        let (Some(&(x, y)), Some(&width)) = (
            self.placed.middles.get(place),
            self.placed.widths.get(place),
        ) else {
            return Ok(());
        };
        let state = self.machine.states.get(place);
        let is_internal = state.is_some_and(|state| self.machine.internal.contains(state));
        let class = if is_internal {
            "state internal"
        } else {
            "state"
        };
        writeln!(
            f,
            "<g class=\"{class}\"><rect x=\"{:.1}\" y=\"{:.1}\" width=\"{width:.1}\" height=\"{BOX}\" rx=\"6\"/>\
             <text x=\"{x:.1}\" y=\"{:.1}\">{}</text></g>",
            x - width / 2.0,
            y - BOX / 2.0,
            y + 4.5,
            text(name)
        )
    }

    fn step(&self, f: &mut fmt::Formatter<'_>, drawn: &Drawn<'_>) -> fmt::Result {
        let class = Sight::of(drawn.step).class();
        let Some((&(x, y), rest)) = drawn.points.split_first() else {
            return Ok(());
        };
        write!(
            f,
            "<path class=\"edge {class}\" marker-end=\"url(#head-{}-{class})\" d=\"M{x:.1} {y:.1}",
            self.number
        )?;
        if drawn.step.from == drawn.step.to {
            let (out, down) = (x + LOOP, y + 18.0);
            write!(
                f,
                "C{out:.1} {:.1} {out:.1} {:.1} {x:.1} {down:.1}",
                y - 12.0,
                down + 12.0
            )?;
        } else {
            let mut before = (x, y);
            for &(x, y) in rest {
                let middle = (before.1 + y) / 2.0;
                write!(
                    f,
                    "C{:.1} {middle:.1} {x:.1} {middle:.1} {x:.1} {y:.1}",
                    before.0
                )?;
                before = (x, y);
            }
        }
        f.write_str("\"/>\n")
    }
}

/// What stands on a step.
fn label(f: &mut fmt::Formatter<'_>, labels: &mut Labels, drawn: &Drawn<'_>) -> fmt::Result {
    let sight = Sight::of(drawn.step);
    let shown = sight.label(drawn.step);
    if shown.is_empty() {
        return Ok(());
    }
    let (mut x, y) = labels.place(&drawn.points, shown.chars().count());
    if drawn.step.from == drawn.step.to {
        x += LOOP;
    }
    writeln!(
        f,
        "<text class=\"on {}\" x=\"{x:.1}\" y=\"{:.1}\"><title>{} to {}</title>{shown}</text>",
        sight.class(),
        y + 4.0,
        text(&drawn.step.from),
        text(&drawn.step.to)
    )
}
