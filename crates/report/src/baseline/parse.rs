//! Reading a baseline: TOML, one `[[finding]]` an entry.

use std::collections::HashMap;
use std::fmt;
use std::ops::Range;

use countersign_journal::{ClauseId, ScenarioId, Verdict};
use jiff::ToSpan as _;
use jiff::civil::Date;
use serde::Deserialize;
use toml::{Spanned, Value};

use super::{Baseline, Entry, LONGEST, Listed};

/// Something that is wrong with the text of a baseline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Line, from 1.
    pub line: usize,
    /// Column in that line, from 1.
    pub column: usize,
    /// What is wrong and what would be right.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.message)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    finding: Vec<Spanned<Raw>>,
}

/// An entry as it is written: everything may be missing, so that all that is
/// wrong can be told at once.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    clause: Option<Spanned<String>>,
    scenario: Option<Spanned<String>>,
    verdict: Option<Spanned<String>>,
    fingerprint: Option<Spanned<String>>,
    reason: Option<Spanned<String>>,
    #[serde(default)]
    owner: String,
    #[serde(default)]
    issue: String,
    expires: Option<Spanned<Value>>,
}

impl Baseline {
    /// Reads a baseline, on this day.
    ///
    /// # Errors
    /// All that is wrong with it, in the order of the text.
    pub fn parse(text: &str, today: Date) -> Result<Self, Vec<Problem>> {
        let file: File = toml::from_str(text).map_err(|error| {
            let at = error.span().unwrap_or_default();
            vec![problem(text, &at, error.message())]
        })?;
        let mut reader = Reader {
            text,
            today,
            problems: Vec::new(),
        };
        let mut entries: Vec<Entry> = Vec::new();
        let mut lines: HashMap<Listed, usize> = HashMap::new();
        for raw in file.finding {
            let span = raw.span();
            let Some(entry) = reader.entry(raw) else {
                continue;
            };
            if let Some(first) = lines.insert(entry.finding.clone(), entry.line) {
                reader.tell(&span, format!("line {first} lists this finding already"));
            }
            entries.push(entry);
        }
        if reader.problems.is_empty() {
            Ok(Self { entries })
        } else {
            reader
                .problems
                .sort_by_key(|problem| (problem.line, problem.column));
            Err(reader.problems)
        }
    }
}

struct Reader<'a> {
    text: &'a str,
    today: Date,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn tell(&mut self, at: &Range<usize>, message: impl Into<String>) {
        let message = message.into();
        self.problems.push(problem(self.text, at, &message));
    }

    /// An entry, unless anything is wrong with it.
    fn entry(&mut self, raw: Spanned<Raw>) -> Option<Entry> {
        let span = raw.span();
        let raw = raw.into_inner();
        let clause = self.text(&span, "clause", raw.clause);
        let scenario = self.text(&span, "scenario", raw.scenario);
        let verdict = self.text(&span, "verdict", raw.verdict);
        let fingerprint = self.text(&span, "fingerprint", raw.fingerprint);
        let reason = self.text(&span, "reason", raw.reason);
        let expires = self.expires(&span, raw.expires);
        let verdict = verdict.and_then(|text| match text.get_ref().as_str() {
            "failed" => Some(Verdict::Failed),
            "warned" => Some(Verdict::Warned),
            "inconclusive" => {
                let why = "what could not be judged is never excused: only failed and warned \
                           findings are listed";
                self.tell(&text.span(), why);
                None
            }
            _ => {
                self.tell(&text.span(), "the verdict is `failed` or `warned`");
                None
            }
        });
        let fingerprint = fingerprint.and_then(|text| match text.get_ref().parse() {
            Ok(fingerprint) => Some(fingerprint),
            Err(why) => {
                self.tell(&text.span(), why);
                None
            }
        });
        let place = problem(self.text, &span, "");
        Some(Entry {
            finding: Listed {
                scenario: ScenarioId(scenario?.into_inner()),
                clause: ClauseId(clause?.into_inner()),
                verdict: verdict?,
                fingerprint: fingerprint?,
            },
            reason: reason?.into_inner(),
            owner: raw.owner,
            issue: raw.issue,
            expires: expires?,
            line: place.line,
            column: place.column,
        })
    }

    /// A text that must be there, and say something.
    fn text(
        &mut self,
        entry: &Range<usize>,
        name: &str,
        value: Option<Spanned<String>>,
    ) -> Option<Spanned<String>> {
        match value {
            None => self.tell(entry, format!("the finding has no `{name}`")),
            Some(value) if value.get_ref().trim().is_empty() => {
                self.tell(&value.span(), format!("`{name}` is empty"));
            }
            Some(value) => return Some(value),
        }
        None
    }

    fn expires(&mut self, entry: &Range<usize>, value: Option<Spanned<Value>>) -> Option<Date> {
        let Some(value) = value else {
            let why = "the finding has no `expires`: the last day on which it is let be";
            self.tell(entry, why);
            return None;
        };
        let text = match value.get_ref() {
            Value::String(text) => text.clone(),
            Value::Datetime(date) => date.to_string(),
            _ => String::new(),
        };
        // jiff takes the date out of an instant, too, which has a zone.
        let date = text.parse::<Date>().ok().filter(|_| text.len() == 10);
        let Some(date) = date else {
            self.tell(&value.span(), "`expires` is a date such as 2031-05-30");
            return None;
        };
        let latest = self.today.saturating_add(LONGEST.days());
        if date > latest {
            let why = format!(
                "`expires` is more than {LONGEST} days ahead: today it can be {latest} at the latest"
            );
            self.tell(&value.span(), why);
            return None;
        }
        Some(date)
    }
}

/// A problem at a place of the text.
fn problem(text: &str, at: &Range<usize>, message: &str) -> Problem {
    let before = text.get(..at.start).unwrap_or(text);
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    Problem {
        line: before.matches('\n').count() + 1,
        column: before[start..].chars().count() + 1,
        message: message.to_owned(),
    }
}
