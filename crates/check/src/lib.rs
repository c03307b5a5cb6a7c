//! Pure checks: exchanges in, findings out.
//!
//! Read [`judge`] first. A [`Claim`](countersign_journal::Claim) names a
//! check, the exchanges that it looks at by role, and arguments; the check
//! says what it saw as a [`Judgement`]; the clause's modality alone turns
//! that into a verdict. One file a check, below `checks/`. No check knows the
//! reference model, so that endpoint and judge cannot share one misreading.
//! [`Replay`] judges a whole journal again.

#![forbid(unsafe_code)]

mod apart;
mod checks;
mod edited;
mod evidence;
mod given;
mod indifferent;
mod judge;
mod judgement;
mod legality;
mod observed;
mod origins;
mod replay;
mod shown;
mod tellings;
mod tree;

pub use checks::names;
pub use evidence::Exchanges;
pub use judge::judge;
pub use judgement::{Contradiction, Judgement};
pub use observed::{Observed, Step, observed};
pub use replay::{Difference, Replay, UnknownSystem};
pub use shown::{Accepted, Shown, acceptance, is_accepted, is_documented_fault, shown};
