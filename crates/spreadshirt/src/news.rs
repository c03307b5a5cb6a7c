//! Order reports as the news that they tell.

use countersign_system::{Change, Instant, News};
use serde_json::Value;

use crate::assigned::id_of;
use crate::status::canonical;
use crate::tree::{elements, root, text_at};

/// The reports that an answer shows, in its order; `None` where it shows no
/// reports at all.
pub(crate) fn news(answer: &Value) -> Option<Vec<News>> {
    match root(answer)? {
        ("orderReports", list) => {
            let reports = elements(list, "orderReport").iter().enumerate();
            let listed = reports.map(|(index, report)| {
                let pointer = format!("/orderReports/orderReport[{}]", index + 1);
                report_of(report, changes(report, &pointer))
            });
            Some(listed.chain(references(list)).collect())
        }
        ("references", list) => Some(references(list).collect()),
        ("orderReport", report) => {
            let pointer = "/orderReport";
            // Alone, a report that lists nothing but says when it was made
            // tells that nothing has changed; in a list it may be a summary.
            let is_told = ["state", "created", "modified"]
                .iter()
                .any(|name| report.get(name).is_some());
            let changes = changes(report, pointer).or_else(|| is_told.then(Vec::new));
            Some(vec![report_of(report, changes)])
        }
        _ => None,
    }
}

/// Reports that a list only refers to.
fn references(list: &Value) -> impl Iterator<Item = News> {
    let references = elements(list, "reference").iter();
    references.map(|reference| report_of(reference, None))
}

fn report_of(report: &Value, changes: Option<Vec<Change>>) -> News {
    News {
        id: id_of(report).unwrap_or_default(),
        state: canonical(text_at(report, &["state"]).unwrap_or_default()),
        modified: instant_at(report),
        changes,
    }
}

/// What a report lists; `None` where it holds no list.
fn changes(report: &Value, pointer: &str) -> Option<Vec<Change>> {
    let list = report.get("orderItemModifications")?;
    let listed = elements(list, "orderItemModification").iter().enumerate();
    let pointer = format!("{pointer}/orderItemModifications/orderItemModification");
    Some(
        listed
            .map(|(index, told)| change(told, format!("{pointer}[{}]", index + 1)))
            .collect(),
    )
}

fn change(told: &Value, pointer: String) -> Change {
    let id = |name| told.get(name).and_then(id_of).unwrap_or_default();
    let key = text_at(told, &["correlation", "partner", "orderItemId"]);
    let status = text_at(told, &["fulfillmentState"]).unwrap_or_default();
    Change {
        entity: id("order"),
        element: id("orderItem"),
        key: key.unwrap_or_default().to_owned(),
        status: canonical(status),
        at: instant_at(told),
        pointer,
    }
}

/// When a report, or what it tells, was modified.
fn instant_at(told: &Value) -> Option<Instant> {
    Instant::parse(text_at(told, &["modified"])?.trim())
}
