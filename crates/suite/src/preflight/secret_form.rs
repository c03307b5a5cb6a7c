//! Whether secrets have the form of secrets.

use countersign_journal::Redactor;

use super::codes;
use super::notice;
use crate::scene::RunContext;

/// Looks at each secret; none is told.
pub(super) fn look(run: &RunContext) {
    let known = run.system.secrets();
    for (secrets, names) in run.target.partners.iter().zip(&run.target.variables) {
        for ((secret, name), known) in secrets.iter().zip(names).zip(known) {
            let bare = secret.trim_matches(['"', '\'', ' ', '\t', '`']);
            if bare.len() < secret.len() {
                notice(
                    run,
                    codes::WRAPPED_SECRET,
                    &format!("{name} begins or ends with a quote or a blank, which is sent too"),
                    format!("set {name} in the environment without them, if they are not meant"),
                );
            }
            if !known.public && secret.len() < Redactor::SHORTEST {
                notice(
                    run,
                    codes::SHORT_SECRET,
                    &format!(
                        "{name} has fewer than {} characters: it is not shown among the \
                         credentials of requests, but it is left where a target says it back",
                        Redactor::SHORTEST
                    ),
                    format!(
                        "set {name} in the environment to a longer one before reports are shared"
                    ),
                );
            }
        }
    }
}
