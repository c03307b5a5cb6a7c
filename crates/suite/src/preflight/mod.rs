//! What is found out before the first scenario, by harmless requests: whether
//! the target can be reached, lets the partners in, and is what it is taken
//! for.
//!
//! Nothing is judged here, and no scenario is left out: what is wrong is told,
//! with what to change and where. Only what was refused for want of
//! credentials, or of what must exist beforehand, is inconclusive instead of
//! failed, as it says nothing about the target.

mod answers;
mod codes;
mod credentials;
mod fixtures;
mod place;
mod probe;
mod reach;
mod secret_form;
mod states;

use std::rc::Rc;

use countersign_journal::{Notice, RunEvent};

pub use self::codes::{CODES, Code};
pub(crate) use self::fixtures::doubt as doubt_of_fixtures;
use crate::phrase::Sender;
use crate::scene::RunContext;

/// Where a target's URL is configured.
const URL: &str = "`--target`, or `url` in the target's entry in countersign.toml";

/// Asks, and tells what is wrong.
pub(crate) async fn preflight(run: &Rc<RunContext>) {
    secret_form::look(run);
    let scene = probe::scene(run);
    let nobody = probe::reads(&scene, Sender::Nobody).await;
    let first = probe::reads(&scene, Sender::A).await;
    let answered = first.iter().chain(&nobody).any(|it| it.status().is_some());
    if answered {
        let second = probe::reads(&scene, Sender::B).await;
        credentials::look(run, &nobody, &first, &second);
        place::look(run, &first);
        answers::look(run, &first);
    } else if let Some(answer) = nobody.first() {
        reach::look(&scene, answer).await;
    }
    states::look(run).await;
}

/// Tells what is wrong, and what to do about it.
fn notice(run: &RunContext, code: Code, message: &str, hint: String) {
    run.emit(RunEvent::Noticed {
        notice: Notice {
            code: code.id.to_owned(),
            message: run.redactor.text(message),
            hint,
        },
    });
}
