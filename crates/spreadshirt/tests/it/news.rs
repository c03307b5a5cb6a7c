//! Reports read as news: a case is a document in `tests/news`.

use std::fmt::Write as _;

use countersign_system::{News, System};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::documents::every_document;
use crate::spellings::spelled;
use crate::system::system;

#[test]
fn every_document_tells_what_it_says() {
    let system = system();
    every_document("tests/news", |_, body| {
        let tree = system.read(body).expect("a document is XML");
        told(system.news(&tree))
    });
}

fn told(news: Option<Vec<News>>) -> String {
    let Some(news) = news else {
        return "tells no news".to_owned();
    };
    let mut told = format!("{} report(s)\n", news.len());
    for report in news {
        let modified = report
            .modified
            .map_or("at no time".to_owned(), |at| at.to_string());
        _ = writeln!(
            told,
            "\nreport {:?}, {:?}, modified {modified}",
            report.id, report.state
        );
        let Some(changes) = report.changes else {
            told.push_str("  only referred to\n");
            continue;
        };
        _ = writeln!(told, "  {} change(s)", changes.len());
        for change in changes {
            let at = change.at.map_or("no time".to_owned(), |at| at.to_string());
            _ = writeln!(
                told,
                "  order {:?} item {:?} key {:?} {} at {at}\n    at {}",
                change.entity, change.element, change.key, change.status, change.pointer
            );
        }
    }
    told
}

#[test]
fn what_tells_no_news_is_told_from_what_tells_none() {
    let system = system();
    let trees = [
        json!(null),
        json!({ "orders": {} }),
        json!({ "orderReports": {} }),
        json!({ "orderReports": "" }),
        json!({ "orderReport": {} }),
        json!({ "orderReport": { "state": "ACTIVATED" } }),
        json!({ "orderReports": { "orderReport": [{ "state": "ACTIVATED" }] } }),
        json!({ "orderReport": { "orderItemModifications": {} } }),
    ];
    let shown = trees
        .iter()
        .map(|tree| format!("{tree}: {}", told(system.news(tree))));
    insta::assert_snapshot!(shown.collect::<Vec<_>>().join("\n"));
}

/// Order, item, key, state and the form of both references.
type Modification = (u32, u32, String, String, u8);

fn modification() -> impl Strategy<Value = Modification> {
    let states = vec!["CREATED", "WAITING_FOR_CUSTOMER", "IN_PROGRESS", "CANCELED"];
    (
        1_u32..999,
        1_u32..9,
        "[a-zA-Z0-9-]{1,12}",
        prop::sample::select(states).prop_map(str::to_owned),
        0_u8..4,
    )
}

fn reference(path: &str, id: u32, form: u8) -> Value {
    let href = format!("http://api.example.com/api/v1/{path}/{id}");
    match form {
        0 => json!({ "@id": id.to_string(), "@xlink:href": href }),
        1 => json!({ "@id": id.to_string() }),
        2 => json!({ "@xlink:href": href }),
        _ => json!({ "@xlink:href": format!("{path}/{id}/?full=true") }),
    }
}

proptest! {
    #[test]
    fn news_are_what_the_reports_list(
        reports in prop::collection::vec(prop::collection::vec(modification(), 0..6), 0..4),
        manner in 0_usize..8,
    ) {
        let system = system();
        let listed: Vec<Value> = reports.iter().zip(1_u32..).map(|(modifications, id)| {
            let modifications: Vec<Value> = modifications.iter().map(|(order, item, key, state, form)| json!({
                "order": reference("orders", *order, *form),
                "orderItem": reference("orders/1/items", *item, *form),
                "correlation": { "partner": { "orderItemId": key } },
                "fulfillmentState": spelled(state, manner),
                "modified": "2011-08-03 08:14:00Z",
            })).collect();
            json!({
                "@id": id.to_string(),
                "orderItemModifications": { "orderItemModification": modifications },
                "state": "activated",
            })
        }).collect();
        let news = system.news(&json!({ "orderReports": { "orderReport": listed } }));
        let news = news.expect("it tells news");
        prop_assert_eq!(news.len(), reports.len());
        for (told, (report, id)) in news.iter().zip(reports.iter().zip(1_u32..)) {
            prop_assert_eq!(&told.id, &id.to_string());
            prop_assert_eq!(told.state.as_str(), "ACTIVATED");
            let changes = told.changes.iter().flatten();
            let changes: Vec<_> = changes
                .map(|change| (change.entity.clone(), change.element.clone(), change.key.clone(), change.status.clone()))
                .collect();
            let wanted: Vec<_> = report
                .iter()
                .map(|(order, item, key, state, _)| (order.to_string(), item.to_string(), key.clone(), state.clone()))
                .collect();
            prop_assert_eq!(changes, wanted);
        }
    }
}
