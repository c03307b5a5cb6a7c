//! The arguments of `countersign prove`, and what a proof under them leaves
//! out.

use std::ops::Range;
use std::path::PathBuf;

use clap::Args;

use crate::error::Failure;

/// So many seeds a whole proof has at least.
const WHOLE_SEEDS: u64 = 100;

/// Arguments of `countersign prove`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign prove                          both systems, as CI does
  countersign prove spectrum --fault 'shipment-*'
  countersign prove --only mutants           what an edited journal comes to
  countersign prove --full                   every scenario against every fault and seed

Exit codes: 0 all is proven or waived, 1 something is not, 2 wrong usage,
5 the harness itself failed.")]
pub(crate) struct Prove {
    /// A system, or `all`
    #[arg(default_value = "all")]
    pub(super) system: String,

    /// Run every scenario against every fault and seed, and tell the findings
    /// on clauses that a fault does not name
    #[arg(long)]
    pub(super) full: bool,

    /// Only these parts of the proof
    #[arg(long, value_name = "PART", value_delimiter = ',', value_enum)]
    pub(super) only: Vec<Part>,

    /// Where prove.json and prove.md go
    #[arg(long, value_name = "DIR", default_value = "reports/prove")]
    pub(super) report_dir: PathBuf,

    /// Only the faults of these names, `*` for any text; nothing else is tried
    #[arg(long, value_name = "PATTERN", value_delimiter = ',')]
    pub(super) fault: Vec<String>,

    /// Fault files to seed instead of the embedded ones
    #[arg(long, value_name = "DIR")]
    pub(super) faults: Option<PathBuf>,

    /// Seeds of variations for each system
    #[arg(long, value_name = "N", default_value_t = WHOLE_SEEDS, value_parser = clap::value_parser!(u64).range(..=100_000))]
    pub(super) seeds: u64,

    /// The first seed
    #[arg(long, value_name = "SEED", default_value_t = 1)]
    pub(super) first_seed: u64,

    /// Only these freedoms, each in play under every seed
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub(super) knob: Vec<String>,

    /// Endpoints at a time [default: two for each core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(super) jobs: Option<u16>,
}

/// A part of a proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Part {
    /// Seeded faults
    Faults,
    /// Seeds of variations
    Freedoms,
    /// Endpoints that know nothing
    Probes,
    /// The sound sandbox, and the mutants of its journal
    Mutants,
}

impl Prove {
    /// Whether a part is to be proven.
    pub(super) fn has(&self, part: Part) -> bool {
        if !self.only.is_empty() {
            return self.only.contains(&part);
        }
        match part {
            Part::Faults => true,
            Part::Freedoms => self.fault.is_empty(),
            Part::Probes | Part::Mutants => !self.is_narrowed(),
        }
    }

    /// Whether only some endpoints are to be tried, so that what no other shows
    /// is no gap.
    pub(super) fn is_narrowed(&self) -> bool {
        !self.fault.is_empty()
            || !self.knob.is_empty()
            || self.faults.is_some()
            || !self.only.is_empty()
    }

    /// Whether nothing of a system is left out.
    pub(super) fn is_whole(&self) -> bool {
        !self.is_narrowed() && self.seeds >= WHOLE_SEEDS
    }

    /// What is left out of all that could be tried, some words each.
    pub(super) fn left_out(&self) -> Vec<String> {
        let mut left_out = Vec::new();
        if self.system != "all" {
            left_out.push("every other system, and checks that kill nothing in any".to_owned());
        }
        if self.faults.is_some() {
            left_out.push("the embedded faults".to_owned());
        }
        if !self.fault.is_empty() {
            left_out.push("every fault of another name".to_owned());
        }
        if !self.knob.is_empty() {
            left_out.push("every other freedom".to_owned());
        }
        for (part, words) in [
            (Part::Faults, "all faults"),
            (Part::Freedoms, "all freedoms"),
            (Part::Probes, "the probes"),
            (Part::Mutants, "the sound sandbox"),
        ] {
            if !self.has(part) {
                left_out.push(words.to_owned());
            }
        }
        if self.has(Part::Freedoms) && self.seeds < WHOLE_SEEDS {
            left_out.push(format!(
                "{} of {WHOLE_SEEDS} seeds",
                WHOLE_SEEDS - self.seeds
            ));
        }
        left_out
    }

    /// The seeds of variations.
    pub(super) fn seeds(&self) -> Result<Range<u64>, Failure> {
        let end = self.first_seed.checked_add(self.seeds).ok_or_else(|| {
            Failure::usage(
                format!(
                    "{} seeds from {} on are more than there are",
                    self.seeds, self.first_seed
                ),
                "name a smaller seed with --first-seed",
            )
        })?;
        Ok(self.first_seed..end)
    }
}
