//! The command line.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand};

use crate::baseline;
use crate::check::Check;
use crate::conclusion::Exits;
use crate::config::Config;
use crate::contract;
use crate::diff::Diff;
use crate::generate::Generate;
use crate::judge::Judge;
use crate::merge::Merge;
use crate::prove::Prove;
use crate::rate::Rate;
use crate::report::{Report, Shown};
use crate::shard::Part;
use crate::trend::Trend;

/// Puts an endpoint, or the built-in sandbox, through what an order API
/// documents, and gives a verdict for each clause.
#[derive(Debug, Parser)]
#[command(name = "countersign", version, arg_required_else_help = true)]
#[command(after_help = "Exit codes, the first that applies:
  5  the harness itself failed
  2  wrong usage or configuration
  1  a failed finding
  3  an inconclusive finding, or nothing passed
  4  a baseline entry is stale: what it lists is not there, is another, or is
     past its date
  0  all is well

Credentials come from the environment, never from the command line:
  SPECTRUM_API_TOKEN      Spectrum: the partner's token
  SPREADSHIRT_API_KEY     Spreadshirt: the API key,
  SPREADSHIRT_SESSION_ID  the session,
  SPREADSHIRT_PARTNER_ID  and the partner's id
The same with _B for a second partner, optional.")]
pub(crate) struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Put a target through the scenarios and write reports
    Run(Run),
    /// Judge a journal again, without a network
    Judge(Judge),
    /// Render a run from its journal: for people, for CI, for other programs
    Report(Report),
    /// Compare two runs: what has regressed, what is mended, and whose change it is
    Diff(Diff),
    /// Make a page of how runs went one after the other
    Trend(Trend),
    /// Join the parts of a run, each of which one machine has run
    Merge(Merge),
    /// Keep the list of findings that are known
    Baseline {
        /// What to do with it.
        #[command(subcommand)]
        command: baseline::Command,
    },
    /// Start a reference endpoint and keep it running until Ctrl-C
    Sandbox(Sandbox),
    /// Put the suite before endpoints that deviate on purpose: it must see
    /// every fault and accuse no freedom
    Prove(Prove),
    /// Read published pages: what they say, what is wrong with them, and a
    /// contract made of them
    Contract {
        /// What to do.
        #[command(subcommand)]
        command: contract::Command,
    },
    /// Hold payload files against a contract
    Check(Check),
    /// Write a commented countersign.toml into this folder
    Init,
    /// Make what shells, manuals and the documentation know of this command
    /// line
    Generate {
        /// What to make.
        #[command(subcommand)]
        command: Generate,
    },
    /// Write the embedded features, pages and schemas into a folder
    Unpack {
        /// A folder that is empty or not there yet
        folder: PathBuf,
    },
}

/// Arguments of `countersign run`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign run                                      everything, on the built-in sandboxes
  countersign run spectrum --target http://127.0.0.1:8080
  countersign run spreadshirt --target http://127.0.0.1:8080/api/v1 --settle 30
  countersign run --target staging                     a target named in countersign.toml
  countersign run spreadshirt --tags '@adjust and not @generated'
  countersign run --format html,sarif                  more reports, beside those of every run
  countersign run --pack packs/example --target http://127.0.0.1:8080")]
pub(crate) struct Run {
    /// A system, or `all`
    #[arg(default_value = "all")]
    pub(crate) system: String,

    /// A pack's folder: a contract with features of its own, in place of the
    /// built-in systems
    #[arg(long, value_name = "DIR", conflicts_with = "system")]
    pub(crate) pack: Option<PathBuf>,

    /// What to put through the run: `sandbox`, a loopback URL, or the name
    /// of a target in countersign.toml
    #[arg(long, default_value = "sandbox", value_name = "sandbox|URL|NAME")]
    pub(crate) target: String,

    /// Where the target takes provider states
    #[arg(long, value_name = "URL")]
    pub(crate) provider_states: Option<String>,

    /// Only the scenarios whose tags fit
    #[arg(long, value_name = "EXPR")]
    pub(crate) tags: Option<String>,

    #[command(flatten)]
    pub(crate) exits: Exits,

    /// Only this part of the scenarios: several machines run one each, and
    /// `countersign merge` joins what they find
    #[arg(long, value_name = "I/N")]
    pub(crate) shard: Option<Part>,

    /// How long scenarios took, for parts that take equally long: results.json
    /// or journal.ndjson of an earlier run, the same for all parts
    #[arg(long, value_name = "FILE", requires = "shard")]
    pub(crate) timings: Option<PathBuf>,

    /// Scenarios at a time [default: 16, or as configured]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) jobs: Option<u16>,

    /// Requests a second at most, for a host that others share
    #[arg(long, value_name = "N/s")]
    pub(crate) rate: Option<Rate>,

    /// How long the target may take to process an order, or for other work
    /// that no request waits for [default: 5, or as configured]
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u16).range(1..=600))]
    pub(crate) settle: Option<u16>,

    /// Where the reports go
    #[arg(long, value_name = "DIR", default_value = "reports/latest")]
    pub(crate) report_dir: PathBuf,

    #[command(flatten)]
    pub(crate) shown: Shown,

    /// Configuration [default: ./countersign.toml, where there is one]
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,

    /// Feature files to run instead of the embedded ones
    #[arg(long, value_name = "DIR")]
    pub(crate) features: Option<PathBuf>,

    /// What the values of requests follow from [default: the run's id]
    #[arg(long, value_name = "N")]
    pub(crate) seed: Option<u64>,

    /// The run's id, which every order number carries: for targets that start
    /// empty [default: a new one]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(..=999_999_999_999))]
    pub(crate) run_id: Option<u64>,
}

/// Arguments of `countersign sandbox`.
#[derive(Debug, Args)]
pub(crate) struct Sandbox {
    /// The system to stand in for
    pub(crate) system: String,

    /// Port on 127.0.0.1; 0 takes a free one
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) port: u16,

    /// Keep everything in this file [default: in memory]
    #[arg(long, value_name = "FILE")]
    pub(crate) db: Option<PathBuf>,

    /// How long it takes to process an order, where its system does that in
    /// its own time
    #[arg(long, value_name = "MILLISECONDS", default_value_t = 50)]
    pub(crate) delay: u32,

    /// Deviate from the pages as this fault says
    #[arg(long, value_name = "NAME")]
    pub(crate) fault: Option<String>,

    /// Take freedoms that the pages leave, by chances that follow from this
    /// number
    #[arg(long, value_name = "SEED")]
    pub(crate) vary: Option<u64>,

    /// Only these freedoms
    #[arg(long, value_name = "NAME", requires = "vary", value_delimiter = ',')]
    pub(crate) knob: Vec<String>,

    /// List the system's faults and freedoms, and start nothing
    #[arg(long)]
    pub(crate) list: bool,
}

impl Run {
    /// How many requests a second are sent at most.
    pub(crate) fn rate(&self, config: &Config) -> Option<f64> {
        let configured = config.run.rate.as_ref();
        let configured = configured.and_then(|rate| rate.get_ref().parse().ok());
        self.rate.or(configured).map(Rate::per_second)
    }

    /// How long asynchronous work may take.
    pub(crate) fn settle(&self, config: &Config) -> Duration {
        let seconds = self.settle.map(u64::from);
        Duration::from_secs(seconds.unwrap_or(*config.timeouts.settle_seconds.get_ref()))
    }
}
