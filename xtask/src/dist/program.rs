//! A [`Program`]: built for a target, and asked what it knows of itself.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::archive::Entry;
use crate::cargo::cargo;
use crate::contents::files;

/// Shells whose completions are packed, with the names that they look for.
const SHELLS: &[(&str, &str)] = &[
    ("bash", "countersign.bash"),
    ("elvish", "countersign.elv"),
    ("fish", "countersign.fish"),
    ("powershell", "_countersign.ps1"),
    ("zsh", "_countersign"),
];

/// A program that is packed.
pub(super) struct Program(PathBuf);

impl Program {
    /// One that is there.
    pub(super) fn at(path: &Path) -> Self {
        Self(path.to_owned())
    }

    /// Builds it for a target, apart from what `cargo build` leaves: it holds
    /// no path of this machine.
    pub(super) fn build(root: &Path, target: &str) -> Result<Self, String> {
        let root = fs::canonicalize(root)
            .map_err(|error| format!("cannot read {}: {error}", root.display()))?;
        let mut flags = vec![format!("--remap-path-prefix={}=.", root.display())];
        let home = env::var_os("CARGO_HOME").map(PathBuf::from);
        if let Some(home) = home.or_else(|| Some(env::home_dir()?.join(".cargo"))) {
            flags.push(format!("--remap-path-prefix={}=cargo", home.display()));
        }
        let mut command = cargo();
        command
            .args(["build", "--release", "--locked"])
            .args(["--package", "countersign", "--target", target])
            .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"))
            .current_dir(&root);
        let status = command
            .status()
            .map_err(|error| format!("cannot start cargo: {error}"))?;
        if !status.success() {
            return Err(format!(
                "countersign can't be built for {target} ({status})"
            ));
        }
        let end = if target.contains("windows") {
            ".exe"
        } else {
            ""
        };
        let folder =
            env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), Into::into);
        Ok(Self(
            folder.join(format!("{target}/release/countersign{end}")),
        ))
    }

    /// The name that it is packed under.
    pub(super) fn name(&self) -> String {
        match self.0.extension() {
            Some(end) if end == "exe" => "countersign.exe".to_owned(),
            _ => "countersign".to_owned(),
        }
    }

    /// It itself.
    pub(super) fn bytes(&self) -> Result<Vec<u8>, String> {
        fs::read(&self.0).map_err(|error| format!("cannot read {}: {error}", self.0.display()))
    }

    /// Completions and manual pages, as it tells them of itself.
    pub(super) fn says(&self) -> Result<BTreeMap<String, Entry>, String> {
        let mut entries = BTreeMap::new();
        for (shell, name) in SHELLS {
            let completions = self.ask(&["completions", shell])?.stdout;
            entries.insert(format!("completions/{name}"), Entry::of(completions));
        }
        let manual =
            tempfile::tempdir().map_err(|error| format!("no folder for manuals: {error}"))?;
        self.ask(&["man", &manual.path().to_string_lossy()])?;
        for path in files(manual.path())? {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let bytes = fs::read(&path)
                .map_err(|error| format!("cannot read {}: {error}", path.display()))?;
            entries.insert(format!("man/man1/{name}"), Entry::of(bytes));
        }
        Ok(entries)
    }

    fn ask(&self, arguments: &[&str]) -> Result<Output, String> {
        let program = self.0.display();
        let output = Command::new(&self.0)
            .arg("generate")
            .args(arguments)
            .output()
            .map_err(|error| format!("cannot start {program}: {error}"))?;
        match output.status.success() {
            true => Ok(output),
            false => Err(format!(
                "`{program} generate {}` failed ({}): {}",
                arguments.join(" "),
                output.status,
                String::from_utf8_lossy(&output.stderr)
            )),
        }
    }
}

/// Targets to build for: this machine's, and musl on its processor where that
/// is installed, whose programs need nothing of the machine that they run on.
pub(super) fn targets(only_here: bool) -> Result<Vec<String>, String> {
    let version = rustc(&["--version", "--verbose"])?;
    let here = version
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .ok_or("rustc does not say what it runs on")?;
    let mut targets = vec![here.to_owned()];
    let musl = here.replace("-gnu", "-musl");
    if !only_here && musl != here {
        let library = rustc(&["--print", "target-libdir", "--target", &musl])?;
        match Path::new(library.trim()).is_dir() {
            true => targets.push(musl),
            false => {
                eprintln!("{musl} is not installed: `rustup target add {musl}` adds its archive")
            }
        }
    }
    Ok(targets)
}

fn rustc(arguments: &[&str]) -> Result<String, String> {
    let output = Command::new("rustc")
        .args(arguments)
        .output()
        .map_err(|error| format!("cannot start rustc: {error}"))?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
