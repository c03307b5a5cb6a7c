//! `countersign sandbox`.

use countersign_journal::ExitCode;
use countersign_sandbox::{Options, Sandbox, SandboxError, Store};
use countersign_system::Settings;

use crate::args;
use crate::error::Failure;
use crate::secrets::{self, Partner};
use crate::stop::Stop;
use crate::systems;
use crate::text::say;

/// Starts a reference endpoint and keeps it running until Ctrl-C or SIGTERM.
pub(crate) async fn sandbox(arguments: &args::Sandbox) -> Result<ExitCode, Failure> {
    let known = systems::system(&arguments.system)?;
    let partners = secrets::of_sandbox(known.system.secrets());
    let options = Options {
        port: arguments.port,
        store: arguments.db.clone().map_or(Store::Memory, Store::File),
        partners: values(&partners),
        settings: Settings {
            delay: i128::from(arguments.delay) * 1_000_000,
        },
        ..Options::default()
    };
    // Asked for first, so that no signal falls between start and waiting.
    let mut stop = Stop::new()?;
    let sandbox = Sandbox::start(known.system, options).await.map_err(fault)?;
    let url = sandbox.api_url();
    let mut text = format!(
        "{} sandbox at {url}\nprovider states at {}\n\n",
        known.name,
        sandbox.states_url()
    );
    for (variable, value) in partners.iter().flatten() {
        // What came from the environment is not told again.
        if std::env::var_os(variable).is_none_or(|value| value.is_empty()) {
            text.push_str(&format!("  export {variable}={value}\n"));
        }
    }
    text.push_str(&format!(
        "  countersign run {} --target {url} --provider-states {}\n\nCtrl-C ends it.\n",
        known.name,
        sandbox.states_url()
    ));
    say(&text);
    stop.asked().await;
    sandbox.shutdown().await;
    say("\nstopped\n");
    Ok(ExitCode::Success)
}

/// The secrets alone.
pub(crate) fn values(partners: &[Partner]) -> Vec<Vec<String>> {
    let values = |partner: &Partner| partner.iter().map(|(_, value)| value.clone()).collect();
    partners.iter().map(values).collect()
}

/// Why a sandbox did not start, and what to do.
pub(crate) fn fault(error: SandboxError) -> Failure {
    match error {
        SandboxError::Listen { .. } => Failure::usage(
            error.to_string(),
            "take another port with --port, or leave it out for a free one",
        ),
        SandboxError::Log { .. } => Failure::usage(
            error.to_string(),
            "name a file with --db that is new or that a sandbox of this system wrote",
        ),
        SandboxError::Thread(_) => Failure::harness(error.to_string()),
    }
}
