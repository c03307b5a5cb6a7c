//! `countersign sandbox`.

use countersign_journal::ExitCode;
use countersign_sandbox::{Options, Sandbox, SandboxError, Store, Vary, knobs};
use countersign_system::Settings;

use crate::args;
use crate::codes;
use crate::error::Failure;
use crate::faults;
use crate::secrets::{self, Partner};
use crate::stop::Stop;
use crate::systems::{self, Known};
use crate::text::say;

/// Starts a reference endpoint and keeps it running until Ctrl-C or SIGTERM.
pub(crate) async fn sandbox(arguments: &args::Sandbox) -> Result<ExitCode, Failure> {
    let known = systems::system(&arguments.system)?;
    if arguments.list {
        return list(&known);
    }
    known_knobs(std::slice::from_ref(&known), &arguments.knob)?;
    let contract = known.system.contract();
    let seeded = arguments.fault.as_deref();
    let seeded = seeded
        .map(|name| faults::fault(contract, name))
        .transpose()?;
    let partners = secrets::of_sandbox(known.system.secrets());
    let options = Options {
        port: arguments.port,
        store: arguments.db.clone().map_or(Store::Memory, Store::File),
        partners: values(&partners),
        settings: Settings {
            delay: i128::from(arguments.delay) * 1_000_000,
        },
        fault: seeded,
        vary: arguments.vary.map(|seed| Vary {
            seed,
            knobs: arguments.knob.clone(),
        }),
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

/// Tells the faults and the freedoms of a system.
fn list(known: &Known) -> Result<ExitCode, Failure> {
    let mut text = String::from("faults (--fault NAME):\n");
    for fault in faults::faults(known.system.contract(), None)? {
        let breaks = fault.breaks.join(", ");
        text.push_str(&format!(
            "  {}\n    {}\n    breaks {breaks}\n",
            fault.name, fault.title
        ));
    }
    text.push_str("\nfreedoms (--vary SEED, --knob NAME):\n");
    for (name, because) in knobs(known.system.variations()) {
        text.push_str(&format!("  {name}\n    {because}\n"));
    }
    say(&text);
    Ok(ExitCode::Success)
}

/// Refuses the name of a freedom that none of these systems has.
pub(crate) fn known_knobs(systems: &[Known], named: &[String]) -> Result<(), Failure> {
    let known = systems
        .iter()
        .flat_map(|known| knobs(known.system.variations()));
    let known: Vec<&str> = known.map(|(name, _)| name).collect();
    match named.iter().find(|name| !known.contains(&name.as_str())) {
        None => Ok(()),
        Some(name) => Err(Failure::usage(
            format!("no freedom is named `{name}`"),
            "`countersign sandbox SYSTEM --list` tells all",
        )),
    }
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
        )
        .coded(codes::NO_SANDBOX),
        SandboxError::Log { .. } => Failure::usage(
            error.to_string(),
            "name a file with --db that is new or that a sandbox of this system wrote",
        )
        .coded(codes::NO_SANDBOX),
        SandboxError::Thread(_) => Failure::harness(error.to_string()),
    }
}
