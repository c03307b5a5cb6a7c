//! What exchanges tell of reports: [`Telling`]s.

use std::collections::BTreeSet;

use countersign_journal::{Exchange, ExchangeId};
use countersign_system::{Change, News};

use crate::Judgement;
use crate::evidence::{Evidence, answer, called};

/// One report as one answer told it.
pub(crate) struct Telling {
    pub(crate) exchange: ExchangeId,
    pub(crate) news: News,
}

/// All that the answers tell, in their order.
pub(crate) fn tellings(
    evidence: &Evidence<'_>,
    exchanges: &[&Exchange],
) -> Result<Vec<Telling>, Judgement> {
    let mut all = Vec::new();
    for exchange in exchanges {
        let response = answer(exchange)?;
        let blank = response.body.0.iter().all(u8::is_ascii_whitespace);
        if response.status == 204 || (response.is_success() && blank) {
            continue;
        }
        if !response.is_success() {
            return Err(Judgement::Unjudged(format!(
                "{} was answered {}",
                called(exchange),
                response.status
            )));
        }
        let tree = evidence.answer_tree(exchange)?;
        let news = evidence
            .system
            .news(&tree)
            .ok_or_else(|| Judgement::Unjudged(format!("{} shows no report", called(exchange))))?;
        all.extend(news.into_iter().map(|news| Telling {
            exchange: exchange.id,
            news,
        }));
    }
    Ok(all)
}

/// The changes of an entity, each report once, in the order of the reports:
/// that of time, as lists may stand in any. Reports of one time, as far as it
/// is shown, come in the order in which they are told, and the other way
/// round.
pub(crate) fn changes(
    evidence: &Evidence<'_>,
    entity: &str,
) -> Result<[Vec<(ExchangeId, Change)>; 2], Judgement> {
    let before: BTreeSet<String> = evidence.argument("before")?;
    let news = evidence.some("news")?;
    let mut seen = BTreeSet::new();
    let mut reports: Vec<Vec<(ExchangeId, Change)>> = Vec::new();
    for telling in tellings(evidence, &news)? {
        let Some(changes) = telling.news.changes else {
            continue;
        };
        if before.contains(&telling.news.id) || !seen.insert(telling.news.id) {
            continue;
        }
        let own = changes.into_iter().filter(|change| change.entity == entity);
        reports.push(own.map(|change| (telling.exchange, change)).collect());
    }
    let time = |report: &Vec<(ExchangeId, Change)>| {
        let stamps = report.iter().filter_map(|(_, change)| change.at.as_ref());
        stamps.map(|at| at.nanoseconds).min()
    };
    let mut backwards: Vec<_> = reports.iter().rev().cloned().collect();
    reports.sort_by_key(time);
    backwards.sort_by_key(time);
    Ok([reports, backwards].map(|reports| reports.into_iter().flatten().collect()))
}
