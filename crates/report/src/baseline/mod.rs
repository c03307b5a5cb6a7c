//! The [`Baseline`]: findings that are known, each with a reason and a date.

mod assess;
mod fingerprint;
mod observed;
mod parse;
mod update;

use countersign_journal::{ClauseId, ScenarioId, Verdict};
use jiff::civil::Date;

pub use assess::{Assessment, Stale, Staleness};
pub use fingerprint::Fingerprint;
pub use observed::Observed;
pub use parse::Problem;
pub use update::{Terms, Updated};

/// The longest time that an entry may excuse anything, in days.
pub const LONGEST: i64 = 180;

/// Findings that are known. A baseline changes how a run exits and nothing
/// else: no verdict, and no report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Baseline {
    /// What it lists.
    pub entries: Vec<Entry>,
}

/// One finding that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Which finding it is.
    pub finding: Listed,
    /// Why it is let be; a sentence.
    pub reason: String,
    /// Who sees to it; may be empty.
    pub owner: String,
    /// Where it is tracked; may be empty.
    pub issue: String,
    /// The last day on which it excuses anything.
    pub expires: Date,
    /// Line of the file in which it begins, from 1; 0 where it is in none.
    pub line: usize,
    /// Column in that line, from 1.
    pub column: usize,
}

/// Which finding is meant: what makes two findings the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Listed {
    /// The scenario in which it is seen.
    pub scenario: ScenarioId,
    /// The clause that it contradicts.
    pub clause: ClauseId,
    /// Failed or warned.
    pub verdict: Verdict,
    /// What it says.
    pub fingerprint: Fingerprint,
}

impl Listed {
    /// Whether another is of the same clause, scenario and verdict.
    fn is_beside(&self, other: &Self) -> bool {
        self.scenario == other.scenario
            && self.clause == other.clause
            && self.verdict == other.verdict
    }
}
