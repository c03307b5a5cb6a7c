//! The text of a single value.

use countersign_contract::{Contract, Field, Kind};

/// Most characters that a value is made longer by: a page may ask for any
/// number.
const MOST: usize = 1000;

/// A text that a field may hold.
pub(super) fn text(contract: &Contract, field: &Field, kind: Kind) -> String {
    let listed = field.enumeration.as_ref();
    let listed = listed.and_then(|name| contract.enumeration(name)?.first());
    let machine = contract.machine_of(field.path.as_str());
    let state = machine.and_then(|machine| machine.states.first());
    if let Some(value) = listed.or(state.map(|state| &state.name)) {
        return value.clone();
    }
    match kind {
        Kind::DateTime => "2024-01-31T12:00:00Z".to_owned(),
        Kind::Number | Kind::Integer | Kind::IntegerText => number(field).to_string(),
        Kind::Boolean => field.default.clone().unwrap_or_else(|| "true".to_owned()),
        Kind::Text | Kind::Object | Kind::List => {
            let name = field.path.name().trim_start_matches('@');
            let mut text = if name == "text()" { "text" } else { name }.to_owned();
            let least = usize::try_from(field.min.unwrap_or_default()).unwrap_or(MOST);
            let lacking = least.min(MOST).saturating_sub(text.chars().count());
            text.extend(std::iter::repeat_n('x', lacking));
            let most = usize::try_from(field.max.unwrap_or(u64::MAX)).unwrap_or(usize::MAX);
            text.chars().take(most).collect()
        }
    }
}

/// A number that a field may hold.
pub(super) fn number(field: &Field) -> u64 {
    field.min.unwrap_or(1).min(field.max.unwrap_or(u64::MAX))
}
