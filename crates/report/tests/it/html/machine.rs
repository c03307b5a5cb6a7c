//! State machines as they are drawn.

use countersign_report::{MachineReference, Record, Reference, TransitionReference};
use proptest::prelude::{Strategy, any};

use super::{page, reference};
use crate::rendered::compare;

/// The part of a page that draws machines.
fn drawn(machines: Vec<MachineReference>) -> String {
    let reference = Reference {
        machines,
        ..Reference::default()
    };
    let page = page(&Record::default(), &reference);
    let start = page.find("<section id=\"states\"").expect("states");
    let end = page[start..].find("</section>").expect("an end");
    page[start..start + end].to_owned()
}

#[test]
fn machines_are_drawn_as_expected() {
    let drawn = drawn(reference::machines());
    let svg = drawn
        .split("<div class=\"steps\">")
        .next()
        .unwrap_or_default();
    compare("html/machine", "svg", svg);
    compare("html/machine", "txt", &super::read::read(&drawn));
}

/// The numbers of an attribute, of all elements that begin like this.
fn numbers(svg: &str, element: &str, attribute: &str) -> Vec<f64> {
    let elements = svg.split(element).skip(1);
    elements
        .map(|rest| {
            let value = rest.split(&format!("{attribute}=\"")).nth(1);
            let value = value
                .and_then(|rest| rest.split('"').next())
                .expect("a value");
            value.parse().expect("a number")
        })
        .collect()
}

fn machine() -> impl Strategy<Value = MachineReference> {
    let name = "[A-F]{1,2}|[A-Z_]{1,40}";
    let states = proptest::collection::vec(name, 0..12);
    // Steps between states that are there, and now and then are not.
    let step = (0..14_usize, 0..14_usize, any::<bool>(), 0..3_u64);
    (states, proptest::collection::vec(step, 0..40)).prop_map(|(states, steps)| {
        let state = |place: usize| {
            states
                .get(place)
                .cloned()
                .unwrap_or_else(|| "GONE".to_owned())
        };
        let transitions =
            steps
                .into_iter()
                .map(|(from, to, documented, seen)| TransitionReference {
                    from: state(from),
                    to: state(to),
                    documented,
                    seen,
                    ..TransitionReference::default()
                });
        MachineReference {
            name: "any".to_owned(),
            transitions: transitions.collect(),
            states,
            ..MachineReference::default()
        }
    })
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(64))]

    /// Any machine is drawn, within its drawing; no state stands on another,
    /// and every step that is listed, or was seen, is there.
    #[test]
    fn any_machine_is_drawn(machine in machine()) {
        let steps = machine.transitions.iter().filter(|step| {
            let is_there = |state| machine.states.contains(state);
            (step.documented || step.seen > 0) && is_there(&step.from) && is_there(&step.to)
        });
        let steps = steps.count();
        let states = machine.states.len();
        let svg = drawn(vec![machine]);
        let svg = svg.split("<figure class=\"machine\">").nth(1).expect("a figure");
        let [x, y, width, height] = ["x", "y", "width", "height"].map(|name| numbers(svg, "<rect", name));
        proptest::prop_assert_eq!(x.len(), states);
        proptest::prop_assert_eq!(svg.matches("<path class=\"edge").count(), steps);
        let of_svg = svg.split("viewBox=\"0 0 ").nth(1).and_then(|rest| rest.split('"').next());
        let (right, bottom) = of_svg.and_then(|size| size.split_once(' ')).expect("a size");
        let (right, bottom): (f64, f64) = (right.parse().expect("a number"), bottom.parse().expect("a number"));
        for one in 0..states {
            proptest::prop_assert!(x[one] >= 0.0 && x[one] + width[one] <= right + 1.0);
            proptest::prop_assert!(y[one] >= 0.0 && y[one] + height[one] <= bottom + 1.0);
            for other in 0..one {
                let is_apart = x[one] + width[one] <= x[other] || x[other] + width[other] <= x[one]
                    || y[one] + height[one] <= y[other] || y[other] + height[other] <= y[one];
                proptest::prop_assert!(is_apart, "{} and {}", one, other);
            }
        }
    }
}
