//! The values of a document by number, counted from the root down.

use serde_json::{Map, Value};

fn values(value: &Value) -> Box<dyn Iterator<Item = &Value> + '_> {
    match value {
        Value::Array(list) => Box::new(list.iter()),
        Value::Object(members) => Box::new(members.values()),
        _ => Box::new(std::iter::empty()),
    }
}

/// Values in the document, itself included.
pub(super) fn places(document: &Value) -> usize {
    1 + values(document).map(places).sum::<usize>()
}

/// The value of this number, counted from the root down.
pub(super) fn at<'v>(value: &'v mut Value, place: &mut usize) -> Option<&'v mut Value> {
    if *place == 0 {
        return Some(value);
    }
    *place -= 1;
    match value {
        Value::Array(list) => list.iter_mut().find_map(|value| at(value, place)),
        Value::Object(members) => members.values_mut().find_map(|value| at(value, place)),
        _ => None,
    }
}

/// Drops the member or element of this number, counted from the first one
/// down; answers whether it was met.
pub(super) fn drop_at(value: &mut Value, place: &mut usize) -> bool {
    match value {
        Value::Array(list) => {
            for index in 0..list.len() {
                if *place == 0 {
                    list.remove(index);
                    return true;
                }
                *place -= 1;
                if drop_at(&mut list[index], place) {
                    return true;
                }
            }
            false
        }
        Value::Object(members) => drop_member(members, place),
        _ => false,
    }
}

fn drop_member(members: &mut Map<String, Value>, place: &mut usize) -> bool {
    let names: Vec<String> = members.keys().cloned().collect();
    for name in names {
        if *place == 0 {
            members.shift_remove(&name);
            return true;
        }
        *place -= 1;
        if members
            .get_mut(&name)
            .is_some_and(|value| drop_at(value, place))
        {
            return true;
        }
    }
    false
}
