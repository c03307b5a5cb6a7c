//! A change of one value in a body.

use countersign_journal::Bytes;
use countersign_system::{Chance, System};
use serde_json::{Number, Value};

/// Changes one value of a body, or takes it out; says which and how.
pub(super) fn change(system: &dyn System, body: &mut Bytes, chance: &mut Chance) -> Option<String> {
    let mut tree = system.read(&body.0).ok()?;
    let mut places = Vec::new();
    leaves(&tree, &mut String::new(), &mut places);
    let pointer = chance.pick(&places)?.clone();
    let how = if chance.one_in(4) {
        take_out(&mut tree, &pointer)?;
        "is missing".to_owned()
    } else {
        let value = tree.pointer_mut(&pointer)?;
        let before = value.to_string();
        alter(value, chance);
        format!("{before} becomes {value}")
    };
    body.0 = system.write(&tree);
    Some(format!("{pointer}: {how}"))
}

/// The pointers of all values that are neither objects nor lists, nor blank.
fn leaves(value: &Value, pointer: &mut String, found: &mut Vec<String>) {
    let length = pointer.len();
    match value {
        Value::Object(members) => {
            for (name, inner) in members {
                pointer.push('/');
                pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
                leaves(inner, pointer, found);
                pointer.truncate(length);
            }
        }
        Value::Array(elements) => {
            for (place, inner) in elements.iter().enumerate() {
                pointer.push_str(&format!("/{place}"));
                leaves(inner, pointer, found);
                pointer.truncate(length);
            }
        }
        // What says nothing can't say something else.
        Value::Null => {}
        Value::String(text) if text.is_empty() => {}
        _ => found.push(pointer.clone()),
    }
}

fn take_out(tree: &mut Value, pointer: &str) -> Option<()> {
    let (parent, name) = pointer.rsplit_once('/')?;
    match tree.pointer_mut(parent)? {
        Value::Object(members) => {
            let name = name.replace("~1", "/").replace("~0", "~");
            members.shift_remove(&name).map(drop)
        }
        Value::Array(elements) => {
            let place: usize = name.parse().ok()?;
            (place < elements.len()).then(|| drop(elements.remove(place)))
        }
        _ => None,
    }
}

/// Another value of the same kind.
fn alter(value: &mut Value, chance: &mut Chance) {
    *value = match value.take() {
        Value::Null => Value::from("x"),
        Value::Bool(truth) => Value::Bool(!truth),
        Value::Number(number) => {
            let step = 1 + chance.below(9);
            match number.as_i64() {
                Some(whole) => Value::from(whole.wrapping_add_unsigned(step)),
                None => Number::from_f64(number.as_f64().unwrap_or_default() + step as f64)
                    .map_or(Value::Null, Value::Number),
            }
        }
        Value::String(text) => Value::String(altered(&text, chance)),
        other => other,
    };
}

/// The text with one letter or digit exchanged for another of its kind, so
/// that a date stays a date; one more letter where there is neither.
fn altered(text: &str, chance: &mut Chance) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let places: Vec<usize> = (0..letters.len())
        .filter(|place| letters[*place].is_ascii_alphanumeric())
        .collect();
    let Some(place) = chance.pick(&places).copied() else {
        return format!("{text}x");
    };
    let old = letters[place];
    let all = match old {
        '0'..='9' => "0123456789",
        'a'..='z' => "abcdefghijklmnopqrstuvwxyz",
        _ => "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    };
    let others: Vec<char> = all.chars().filter(|other| *other != old).collect();
    letters[place] = chance.pick(&others).copied().unwrap_or(old);
    letters.into_iter().collect()
}
