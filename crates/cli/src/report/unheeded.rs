//! [`Unheeded`]: text that GitHub's runner takes for no command.

use super::github;
use crate::console::Console;
use crate::secrets;

/// As long as it is there, GitHub's runner follows no command in what is
/// printed: names and answers of others may hold what reads like one, behind
/// blanks (`::error::`) or, in the older form, anywhere (`##[error]`).
/// <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#stopping-and-starting-workflow-commands>
pub(crate) struct Unheeded {
    console: Console,
    /// What ends it; nobody whose text is printed can know it.
    token: String,
}

impl Unheeded {
    /// From now on; nothing, where no such runner reads.
    pub(crate) fn begin(console: Console) -> Option<Self> {
        github::step()?;
        let token = format!("{:016x}{:016x}", secrets::random(), secrets::random());
        console.say(&format!("::stop-commands::{token}\n"));
        Some(Self { console, token })
    }
}

impl Drop for Unheeded {
    fn drop(&mut self) {
        self.console.say(&format!("::{}::\n", self.token));
    }
}
