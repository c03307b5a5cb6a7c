//! The ids that a target gives to what it creates.

use serde_json::Value;

use crate::view::{at, text};

/// The ids that an answer shows at the path where the state shows them, or
/// the one that the address in its `Location` ends with (RFC 9110, 10.2.2).
pub(crate) fn assigned(
    id: &str,
    headers: &[(String, String)],
    answer: Option<&Value>,
) -> Vec<String> {
    let all = match answer {
        Some(Value::Array(all)) => all.as_slice(),
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    let shown: Vec<String> = all.iter().filter_map(|one| text(at(one, id)?)).collect();
    if !shown.is_empty() {
        return shown;
    }
    let mut headers = headers.iter();
    let location = headers.find(|(name, _)| name.eq_ignore_ascii_case("location"));
    let last = location.and_then(|(_, address)| {
        let path = address.split(['?', '#']).next()?;
        path.trim_end_matches('/').rsplit('/').next()
    });
    last.filter(|last| !last.is_empty())
        .map(str::to_owned)
        .into_iter()
        .collect()
}
