//! Steps and ways of a state machine.

use countersign_contract::{Source, State, StateMachine, Transition};

/// `from>to` steps, and all states that they name.
fn machine(steps: &[&str]) -> StateMachine {
    let source = Source {
        file: "pages/toy.wiki".to_owned(),
        line: 1,
        column: 1,
    };
    let mut states: Vec<State> = Vec::new();
    let mut transitions = Vec::new();
    for step in steps {
        let (from, to) = step.split_once('>').expect("a step is `from>to`");
        for name in [from, to] {
            if states.iter().all(|state| state.name != name) {
                states.push(State {
                    name: name.to_owned(),
                    internal: false,
                    implied: false,
                    source: source.clone(),
                });
            }
        }
        transitions.push(Transition {
            from: from.to_owned(),
            to: to.to_owned(),
            reasons: Vec::new(),
            source: source.clone(),
        });
    }
    StateMachine {
        name: "toy".to_owned(),
        states,
        transitions,
        source,
    }
}

fn way(machine: &StateMachine, from: &str, to: &str) -> Option<String> {
    machine.way(from, to).map(|way| way.join(">"))
}

#[test]
fn a_step_is_allowed_in_its_direction_only() {
    let machine = machine(&["a>b", "b>c"]);
    assert!(machine.allows("a", "b"));
    assert!(!machine.allows("b", "a"));
    assert!(!machine.allows("a", "c"), "two steps are not one");
    assert!(!machine.allows("a", "a"), "staying is a step of its own");
    assert!(!machine.allows("a", "nowhere"));
}

#[test]
fn a_way_is_the_shortest_and_leaves_out_where_it_begins() {
    let machine = machine(&["a>b", "b>c", "c>d", "a>x", "x>d", "d>a"]);
    assert_eq!(way(&machine, "a", "d").as_deref(), Some("x>d"));
    assert_eq!(way(&machine, "b", "a").as_deref(), Some("c>d>a"));
    assert_eq!(way(&machine, "a", "a").as_deref(), Some(""));
}

#[test]
fn of_equal_ways_the_one_that_stands_first_is_taken() {
    let one = machine(&["a>b", "a>c", "b>d", "c>d"]);
    let other = machine(&["a>c", "a>b", "b>d", "c>d"]);
    assert_eq!(way(&one, "a", "d").as_deref(), Some("b>d"));
    assert_eq!(way(&other, "a", "d").as_deref(), Some("c>d"));
}

#[test]
fn where_no_step_leads_there_is_no_way() {
    let machine = machine(&["a>b", "c>a", "b>b"]);
    assert_eq!(way(&machine, "a", "c"), None);
    assert_eq!(way(&machine, "b", "a"), None);
    assert_eq!(way(&machine, "a", "nowhere"), None);
    assert_eq!(way(&machine, "nowhere", "a"), None);
}
