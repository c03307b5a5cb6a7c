//! A [`Judgement`]: what a check saw, before the clause's modality speaks.

use countersign_journal::ExchangeId;

/// What a check saw.
#[derive(Debug, Clone, PartialEq)]
pub enum Judgement {
    /// An observation shows that the clause is met; the sentence says which.
    Met(String),
    /// Observations contradict the clause.
    Contradicted(Vec<Contradiction>),
    /// It should have been judged and could not be.
    Unjudged(String),
    /// Not assessable on this target.
    NotAssessable(String),
    /// It met nothing that it is about, which is no finding: a standing check
    /// without answers, or what follows from a step that was not taken, which
    /// another claim tells.
    Nothing,
}

/// One observation that contradicts a clause.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Contradiction {
    /// One sentence for people.
    pub message: String,
    /// What the contract asks for.
    pub expected: String,
    /// What was seen instead.
    pub seen: String,
    /// Where in the body: a JSON Pointer or an XPath.
    pub at: Option<String>,
    /// The exchange that shows it.
    pub exchange: Option<ExchangeId>,
}

impl Contradiction {
    /// One that is seen in an exchange, at no place of its own.
    pub fn new(
        exchange: ExchangeId,
        message: impl Into<String>,
        expected: impl Into<String>,
        seen: impl Into<String>,
    ) -> Self {
        Self {
            message: message.into(),
            expected: expected.into(),
            seen: seen.into(),
            at: None,
            exchange: Some(exchange),
        }
    }
}

impl Judgement {
    /// A single contradiction seen in an exchange.
    pub fn contradicted(
        exchange: ExchangeId,
        message: impl Into<String>,
        expected: impl Into<String>,
        seen: impl Into<String>,
    ) -> Self {
        Self::Contradicted(vec![Contradiction::new(exchange, message, expected, seen)])
    }

    /// Met with this sentence, unless there are contradictions.
    pub fn from_contradictions(contradictions: Vec<Contradiction>, met: impl Into<String>) -> Self {
        if contradictions.is_empty() {
            Self::Met(met.into())
        } else {
            Self::Contradicted(contradictions)
        }
    }
}
