//! The request of a search, by what the settings call its criteria.

use countersign_contract::{Contract, Effect, Method};
use countersign_system::{Criteria, Search};
use serde_json::{Map, Value};

use crate::settings::SearchSettings;
use crate::view::text;

/// The request of a search with these criteria: in the query where the call
/// takes no body, else in the body.
pub(crate) fn search(contract: &Contract, names: &SearchSettings, criteria: &Criteria) -> Search {
    let mut asked: Vec<(String, Value)> = Vec::new();
    let mut ask = |name: &Option<String>, value: Option<Value>| {
        asked.extend(name.clone().zip(value));
    };
    ask(&names.start, criteria.start.clone().map(Value::from));
    ask(&names.end, criteria.end.clone().map(Value::from));
    let statuses = (!criteria.statuses.is_empty()).then(|| criteria.statuses.clone().into());
    ask(&names.statuses, statuses);
    ask(&names.unrestricted, criteria.unrestricted.map(Value::from));
    asked.extend(
        criteria
            .filters
            .iter()
            .map(|(name, value)| (name.clone(), value.as_str().into())),
    );
    let find = contract.with_effect(Effect::Find).next();
    if find.is_some_and(|find| find.method == Method::Get || find.request.is_none()) {
        let query = asked.into_iter().flat_map(|(name, value)| {
            let values = match value {
                Value::Array(values) => values,
                one => vec![one],
            };
            values
                .into_iter()
                .filter_map(move |value| Some((name.clone(), text(&value)?)))
        });
        return Search {
            query: query.collect(),
            body: None,
        };
    }
    Search {
        query: Vec::new(),
        body: Some(Map::from_iter(asked).into()),
    }
}
