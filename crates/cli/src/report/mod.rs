//! `countersign report`: a run is rendered from its journal.

mod destination;
mod github;
mod proof;
mod recorded;
mod reference;
mod renderings;
mod unheeded;

use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use countersign_journal::ExitCode;
use countersign_report::{Format, format, formats};

use crate::error::Failure;
use crate::pack;
use crate::text::{say, tell};

use self::destination::Destination;
pub(crate) use self::destination::write_out;
pub(crate) use self::recorded::Recorded;
pub(crate) use self::renderings::{Made, Renderings, Shown};
pub(crate) use self::unheeded::Unheeded;

/// Arguments of `countersign report`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  countersign report --format html                      reports/latest/report.html
  countersign report --format markdown --out - parts/1  the pull-request comment, printed
  countersign report --format junit,sarif,ctrf --out ci-results reports/latest

Exit codes: 0 everything is written, whatever the run has found and even where
it was killed half-way (which is told, and marked in what is written):
`countersign judge` is what judges a journal. 2 wrong usage, or no journal;
5 the harness itself failed.")]
pub(crate) struct Report {
    /// The reports of the run, or its journal; `-` reads standard input
    #[arg(default_value = "reports/latest", value_name = "DIR")]
    journal: PathBuf,

    /// What to make of it, one format or several
    #[arg(long, value_name = "F", value_delimiter = ',', required = true, value_parser = parser())]
    format: Vec<&'static Format>,

    /// Where it goes: a file; a folder for several formats, or for one that is
    /// a folder; `-` prints it [default: a name of the format's own, in DIR]
    #[arg(long, value_name = "PATH")]
    out: Option<PathBuf>,

    /// The pack whose run it was, for its clauses and states
    #[arg(long, value_name = "DIR")]
    pack: Option<PathBuf>,

    /// What `countersign prove` has written of the suite [default: prove.json
    /// in DIR, or in `prove` beside it]
    #[arg(long, value_name = "FILE")]
    proof: Option<PathBuf>,

    /// Count a contradicted `should` as failed
    #[arg(long)]
    strict: bool,
}

/// Takes the names of formats, and lists all of them where it can't.
pub(super) fn parser() -> impl TypedValueParser<Value = &'static Format> {
    let known = formats().iter();
    let known = known.map(|format| PossibleValue::new(format.name).help(format.about));
    PossibleValuesParser::new(known)
        .try_map(|name| format(&name).ok_or_else(|| format!("there is no format {name}")))
}

/// Renders a run from its journal. Whether the run is a good one decides
/// nothing here.
pub(crate) fn report(arguments: &Report) -> Result<ExitCode, Failure> {
    let out = arguments.out.as_deref();
    let destination = Destination::of(&arguments.journal, out, &arguments.format)?;
    if let Some(folder) = &arguments.pack {
        // What is wrong with it is told before a long journal is read.
        pack::contract(folder)?;
    }
    let proof = match &arguments.proof {
        Some(file) => Some(proof::named(file)?),
        None => proof::beside(&folder_of(&arguments.journal)),
    };
    let recorded = Recorded::read(&arguments.journal, arguments.strict)?;
    if let Some(why) = recorded.partial {
        tell(&format!("note: {why}: what is rendered is what it holds\n"));
    }
    let pack = arguments.pack.as_deref();
    let reference = reference::reference(&recorded.record, pack, proof)?;
    for format in &arguments.format {
        let rendered = (format.render)(&recorded.record, &reference);
        if let Some(path) = destination.write(format, rendered)? {
            say(&format!("{}: {}\n", format.name, path.display()));
        }
    }
    Ok(ExitCode::Success)
}

/// The folder in which a journal lies.
fn folder_of(journal: &Path) -> PathBuf {
    if journal.is_dir() {
        return journal.to_owned();
    }
    let parent = journal.parent().map(Path::to_owned);
    parent.unwrap_or_default()
}
