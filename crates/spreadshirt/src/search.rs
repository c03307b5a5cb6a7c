//! The query language of the lists: `+partnerId:(1001) +modified:[a TO b]`.

use countersign_system::{Criteria, Search};

/// The request of a list with these criteria, its parameters not encoded yet.
pub(crate) fn search(criteria: &Criteria) -> Search {
    let mut terms = Vec::new();
    for (name, value) in &criteria.filters {
        terms.push(format!("+{name}:({value})"));
    }
    terms.extend(window(criteria));
    if !criteria.statuses.is_empty() {
        // Blanks part the words of one term; no page shows more than one.
        let states = criteria.statuses.join(" ");
        terms.push(format!("+processingState:({states})"));
    }
    if let Some(state) = &criteria.news_state {
        terms.push(format!("+state:({state})"));
    }
    let mut query = Vec::new();
    if !terms.is_empty() {
        query.push(("query".to_owned(), terms.join(" ")));
    }
    if let Some((field, greatest_first)) = &criteria.sort {
        query.push(("sortField".to_owned(), field.clone()));
        let order = if *greatest_first { "desc" } else { "asc" };
        query.push(("sortOrder".to_owned(), order.to_owned()));
    }
    Search { query, body: None }
}

/// The page has entries "after, before or between": `*` is the side left open.
fn window(criteria: &Criteria) -> Option<String> {
    let side = |bound: &Option<String>| bound.clone().unwrap_or_else(|| "*".to_owned());
    let is_open = criteria.start.is_none() && criteria.end.is_none();
    (!is_open).then(|| {
        let (start, end) = (side(&criteria.start), side(&criteria.end));
        format!("+modified:[{start} TO {end}]")
    })
}
