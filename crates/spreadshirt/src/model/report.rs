//! Order reports (pages "Retrieve Order Report List", "Retrieve Order Report"
//! and "Delete Order Report").
//!
//! Where the pages are open: asking for the list makes a report of what no
//! report has told, if there is any; reports are listed in full, oldest
//! first; marking one as read twice changes nothing the second time.

use serde_json::{Map, Value, json};

use super::answer;
use super::change::Change;
use super::list::listed;
use super::news::{Ledger, Modification, Report};
use super::query::{Query, Wanted};
use super::request::{Decision, Refused, Request, read_id};
use super::{show, stamp};

/// `GET /orderReports`.
pub(super) fn list(request: &Request) -> Result<Decision, Refused> {
    let query = request.parameters.get("query").unwrap_or_default();
    let wanted =
        Selection::read(request, query).map_err(|sentence| request.refused(400, &sentence))?;
    let Some(ledger) = request.ledger().filter(|_| wanted.own) else {
        return Ok(request.shown(&json!({ "orderReports": {} })));
    };
    let id = request.state.next_report();
    let news = ledger.has_news().then(|| ledger.next(id, request.tick));
    let reports = ledger.reports().iter().chain(&news);
    let reports = reports.filter(|report| wanted.takes(report));
    let reports = reports
        .map(|report| shown(request, ledger, report))
        .collect();
    let partner = request.partner;
    let made = |report: Report| Change::ReportMade {
        report: report.id,
        partner,
    };
    let tree = json!({ "orderReports": listed("orderReport", reports) });
    Ok(Decision {
        changes: news.map(made).into_iter().collect(),
        ..request.shown(&tree)
    })
}

/// `GET /orderReports/{reportId}`.
pub(super) fn one(request: &Request, id: &str) -> Result<Decision, Refused> {
    let (ledger, report) = found(request, id)?;
    Ok(request.shown(&json!({ "orderReport": shown(request, ledger, report) })))
}

/// `DELETE /orderReports/{reportId}`.
pub(super) fn delete(request: &Request, id: &str) -> Result<Decision, Refused> {
    let (_, report) = found(request, id)?;
    let change = Change::ReportDismissed { report: report.id };
    Ok(Decision {
        changes: Vec::from_iter((!report.deleted).then_some(change)),
        reply: answer::empty(204),
    })
}

fn found<'r>(request: &'r Request, id: &str) -> Result<(&'r Ledger, &'r Report), Refused> {
    read_id(id)
        .and_then(|id| {
            let ledger = request.ledger()?;
            Some((ledger, ledger.find(id)?))
        })
        .ok_or_else(|| request.refused(404, "There is no order report with this id."))
}

/// Which reports a query asks for.
struct Selection {
    /// Whether the session's partner is asked for.
    own: bool,
    active: bool,
    deleted: bool,
}

impl Selection {
    fn read(request: &Request, query: &str) -> Result<Self, String> {
        let mut selection = Self {
            own: true,
            active: true,
            deleted: true,
        };
        for term in Query::read(query)?.terms {
            match (term.name.as_str(), term.wanted) {
                ("partnerId", Wanted::Any(ids)) => {
                    selection.own &= ids.contains(&request.account.partner_id);
                }
                ("state", Wanted::Any(names)) => {
                    let names: Vec<_> = names.iter().map(|it| it.to_ascii_uppercase()).collect();
                    let is = |state: &str| names.iter().any(|name| name == state);
                    if names
                        .iter()
                        .any(|name| name != "ACTIVATED" && name != "DELETED")
                    {
                        return Err("query: state is ACTIVATED or DELETED".to_owned());
                    }
                    selection.active &= is("ACTIVATED");
                    selection.deleted &= is("DELETED");
                }
                (name, _) => {
                    let known = "partnerId:(…), state:(…)";
                    return Err(format!("query: {name} is not, or not so, one of {known}"));
                }
            }
        }
        Ok(selection)
    }

    fn takes(&self, report: &Report) -> bool {
        if report.deleted {
            self.deleted
        } else {
            self.active
        }
    }
}

/// A report, as the content of its element.
fn shown(request: &Request, ledger: &Ledger, report: &Report) -> Value {
    let told = ledger.told(report).iter();
    let told = told
        .map(|modification| change(request, modification))
        .collect();
    let mut shown = Map::new();
    let id = report.id;
    let href = format!("{}/orderReports/{id}", request.base);
    shown.insert("@id".to_owned(), Value::from(id.to_string()));
    shown.insert("@href".to_owned(), Value::from(href));
    let modifications = listed("orderItemModification", told);
    shown.insert("orderItemModifications".to_owned(), modifications);
    let state = if report.deleted {
        "DELETED"
    } else {
        "ACTIVATED"
    };
    for (name, text) in [
        ("state", state.to_owned()),
        ("created", stamp::show(report.created)),
        ("modified", stamp::show(report.modified)),
    ] {
        shown.insert(name.to_owned(), Value::from(text));
    }
    Value::Object(shown)
}

fn change(request: &Request, change: &Modification) -> Value {
    let order = request.state.order(change.order);
    let item = order.and_then(|order| order.item(change.item));
    // Orders and items are never removed: there is always a correlation.
    let correlation = item.map(|item| item.submission.correlation.as_str());
    json!({
        "order": {
            "@id": change.order.to_string(),
            "@xlink:href": show::order_link(&request.base, change.order),
        },
        "orderItem": {
            "@id": change.item.to_string(),
            "@xlink:href": show::item_link(&request.base, change.order, change.item),
        },
        "correlation": { "partner": { "orderItemId": correlation.unwrap_or_default() } },
        "fulfillmentState": change.state.as_str(),
        "modified": stamp::show(change.modified),
    })
}
