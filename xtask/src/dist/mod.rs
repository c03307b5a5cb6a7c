//! `cargo xtask dist`: what a release consists of, the same bytes wherever it
//! is made.

mod archive;
mod packages;
mod program;
mod release;
mod sbom;
mod sums;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use self::archive::Entry;
use self::packages::Packages;
use self::program::Program;
use self::release::Release;

/// What the task is told.
#[derive(Debug, Args)]
pub(crate) struct Dist {
    /// Where it goes
    #[arg(long, value_name = "DIR", default_value = "target/dist")]
    out: PathBuf,

    /// What to build for [default: this machine, and musl on its processor
    /// where that is installed]
    #[arg(long = "target", value_name = "TRIPLE")]
    targets: Vec<String>,

    /// A program to pack, in place of one that is built
    #[arg(long, value_name = "FILE", conflicts_with = "targets")]
    program: Option<PathBuf>,
}

impl Dist {
    /// Writes an archive and a bill of materials for each target, and the
    /// checksums of all.
    ///
    /// # Errors
    /// A sentence: what could not be built, run, read or written.
    pub(crate) fn run(&self, root: &Path) -> Result<(), String> {
        let release = Release::read(root)?;
        let mut targets = self.targets.clone();
        if targets.is_empty() {
            targets = program::targets(self.program.is_some())?;
        }
        let mut files = BTreeMap::new();
        // One that runs here says what all of them are called with.
        let mut common = None;
        for target in &targets {
            let program = match &self.program {
                Some(path) => Program::at(path),
                None => Program::build(root, target)?,
            };
            let said = match &common {
                Some(said) => said,
                None => common.insert(program.says()?),
            };
            let packages = Packages::read(root, target)?;
            let sbom = sbom::sbom(&release, &packages);
            let mut entries = said.clone();
            entries.extend(documents(root)?);
            entries.insert("countersign.cdx.json".to_owned(), Entry::text(&sbom));
            entries.insert(program.name(), Entry::program(program.bytes()?));
            let name = format!("countersign-{}-{target}", release.version);
            files.insert(
                format!("{name}.tar.gz"),
                archive::archive(&name, &entries, release.seconds)?,
            );
            files.insert(format!("{name}.cdx.json"), sbom.into_bytes());
        }
        files.insert(sums::FILE.to_owned(), sums::sums(&files).into_bytes());
        let out = root.join(&self.out);
        for (name, bytes) in files {
            let path = out.join(name);
            fs::create_dir_all(&out)
                .and_then(|()| fs::write(&path, bytes))
                .map_err(|error| format!("cannot write {}: {error}", path.display()))?;
            println!("{}", path.display());
        }
        Ok(())
    }
}

/// What stands in the checkout and goes with every program.
fn documents(root: &Path) -> Result<BTreeMap<String, Entry>, String> {
    ["README.md", "LICENSE-APACHE", "LICENSE-MIT"]
        .into_iter()
        .map(|name| {
            let path = root.join(name);
            let bytes = fs::read(&path)
                .map_err(|error| format!("cannot read {}: {error}", path.display()))?;
            Ok((name.to_owned(), Entry::of(bytes)))
        })
        .collect()
}
