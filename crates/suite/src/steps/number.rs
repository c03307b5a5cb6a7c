//! The numbers of orders, and the keys of their items, in forms that software
//! takes for others.

use cucumber::given;

use super::digits::of_digits;
use super::given::value;
use crate::phrase::names;
use crate::secrets::other_case;
use crate::world::World;

/// `the number of order "O" consists of digits`
#[given(regex = r#"^the number of order "([^"]+)" (.+)$"#)]
async fn renumber(world: &mut World, name: String, form: String) {
    let Some(mut order) = world.order(&name) else {
        return;
    };
    let (run, scenario) = (world.scene.run.run_id, world.scene.ordinal);
    let digits = format!("{run}{scenario:04}{:03}", world.unique.ordinal() % 1000);
    let other = |world: &mut World, words: &str| {
        let name = names(words).pop().unwrap_or_default();
        world.order(&name).map(|order| order.plan.key)
    };
    let key = match form.as_str() {
        "consists of letters" => digits
            .bytes()
            .map(|digit| char::from(b'a' + (digit - b'0') % 10))
            .collect(),
        "mixes capital and small letters" => format!("Cs{run}-M{scenario}aB"),
        "has 100 characters" => {
            let stem = format!("CS{run}-{scenario}-");
            format!("{stem}{}", "x7".repeat(50))
                .chars()
                .take(100)
                .collect()
        }
        _ => {
            let Some(made) = (if let Some(made) = of_digits(&form, &digits) {
                Some(made)
            } else if let Some(rest) = form.strip_prefix("contains ") {
                let part = names(rest).pop().unwrap_or_default();
                Some(format!(
                    "CS{run}-{scenario}{part}Z{}",
                    world.unique.ordinal()
                ))
            } else if form.ends_with("in the other case") {
                other(world, &form).map(|key| other_case(&key))
            } else if form.ends_with("without its last character") {
                other(world, &form).map(|mut key| {
                    key.pop();
                    key
                })
            } else if form.ends_with("with one more character") {
                other(world, &form).map(|key| format!("{key}7"))
            } else if form.ends_with("with its first character percent-encoded") {
                other(world, &form).map(|key| {
                    let code = key.bytes().next().unwrap_or_default();
                    format!("%{code:02X}{}", key.get(1..).unwrap_or_default())
                })
            } else if form.ends_with("with leading zeros") {
                other(world, &form).map(|key| format!("000{key}"))
            } else if form.ends_with("between blanks") {
                other(world, &form).map(|key| format!(" {key}  "))
            } else if form.ends_with("written out") {
                other(world, &form).and_then(|key| written_out(&key))
            } else if let Some(rest) = form.strip_prefix("is the id of line item ") {
                value(world, &format!("line {rest}"))
            } else if form.ends_with("for its last character") {
                let wildcard = names(&form).pop().unwrap_or_default();
                let order = names(&form).into_iter().next().unwrap_or_default();
                world.order(&order).map(|order| {
                    let mut key = order.plan.key;
                    key.pop();
                    key + &wildcard
                })
            } else if form.starts_with("is that of") {
                other(world, &form)
            } else {
                None
            }) else {
                world.inconclusive(format!("`{form}` is no form of a number"));
                return;
            };
            made
        }
    };
    order.plan.key = key;
    world.orders.insert(name, order);
}

/// `12e3` as `12000`: another text, and the same to who takes it for a number.
fn written_out(key: &str) -> Option<String> {
    let (digits, zeros) = key.split_once('e')?;
    let zeros = zeros.parse::<u8>().ok()?;
    Some(format!("{digits}{}", "0".repeat(zeros.into())))
}

/// `the key of item 2 of order "O" begins with zeros`
#[given(regex = r#"^the key of item ([1-9]\d{0,2}) of order "([^"]+)" (.+)$"#)]
async fn rekey(world: &mut World, item: usize, name: String, form: String) {
    let (run, scenario) = (world.scene.run.run_id, world.scene.ordinal);
    let digits = format!("{run}{scenario:04}{:03}", world.unique.ordinal() % 1000);
    let key = match form.as_str() {
        "mixes capital and small letters" => format!("Cs{digits}-aB-{item}"),
        "has 60 characters" => {
            let stem = format!("CS{digits}-");
            format!("{stem}{}", "x7".repeat(30))
                .chars()
                .take(60)
                .collect()
        }
        _ => {
            let part = form.strip_prefix("contains ");
            let part = part.and_then(|rest| names(rest).pop());
            let containing = part.map(|part| format!("CS{digits}{part}Z"));
            let Some(made) = containing.or_else(|| of_digits(&form, &digits)) else {
                world.inconclusive(format!("`{form}` is no form of a key"));
                return;
            };
            made
        }
    };
    let Some(mut order) = world.order(&name) else {
        return;
    };
    let lines = order.lines.clone();
    let keys = order.plan.keys.get_mut(&lines);
    if let Some(known) = keys.and_then(|keys| keys.get_mut(item - 1)) {
        *known = key;
    }
    world.orders.insert(name, order);
}
