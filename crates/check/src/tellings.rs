//! What exchanges tell of reports: [`Telling`]s.

use countersign_journal::{Exchange, ExchangeId};
use countersign_system::News;

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
