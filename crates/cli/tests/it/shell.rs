//! Shell lines that others are told to use, run as they would be.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// What stands in for `countersign`: a run takes few features, but for a pack,
/// which has its own.
const COUNTERSIGN: &str = r#"#!/bin/sh
case "$*" in
    run\ *--pack* | run\ *--help*) ;;
    run | run\ *) set -- "$@" --features 'FEATURES' ;;
esac
exec 'PROGRAM' "$@"
"#;

/// The features that it takes: short ones, some of each kind of topic.
const FEATURES: &[&str] = &[
    "spectrum/duplicate.feature",
    "spectrum/token.feature",
    "spreadshirt/processing.feature",
];

/// What stands in for `cargo`: it runs the program, and has installed it.
const CARGO: &str = r#"#!/bin/sh
case "$*" in
    "run -- "*) shift 2; exec countersign "$@" ;;
    "install --locked --path crates/cli") exit 0 ;;
    "install --locked --path "*"/crates/cli --root "*)
        mkdir -p "$6/bin"; cp "$(command -v countersign)" "$6/bin/"; exit ;;
esac
echo "cargo $* is not run in a test: say so with 'shown (why)'" >&2
exit 64
"#;

/// A folder of programs.
pub(crate) struct Programs(PathBuf);

impl Programs {
    /// `countersign`, whose runs are short, and `cargo`.
    pub(crate) fn new(folder: &Path) -> Self {
        let programs = Self(folder.join("programs"));
        fs::create_dir(&programs.0).expect("a folder");
        let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../features");
        let few = folder.join("features");
        for feature in FEATURES {
            let path = few.join(feature);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::copy(all.join(feature), path).expect("copied");
        }
        let script = COUNTERSIGN
            .replace("PROGRAM", env!("CARGO_BIN_EXE_countersign"))
            .replace("FEATURES", &few.display().to_string());
        programs.add("countersign", &script);
        programs.add("cargo", CARGO);
        programs
    }

    /// Adds a script.
    pub(crate) fn add(&self, name: &str, script: &str) {
        let path = self.0.join(name);
        fs::write(&path, script).expect("written");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = fs::Permissions::from_mode(0o755);
            fs::set_permissions(&path, mode).expect("it may be run");
        }
    }
}

/// Runs a script, which ends where something in it fails.
pub(crate) fn sh(
    folder: &Path,
    programs: &Programs,
    script: &str,
    variables: &[(&str, String)],
) -> Output {
    shell(&["sh", "-e", "-u"], folder, programs, script, variables)
}

/// The same as GitHub's `shell: bash` does it
/// (<https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax>).
pub(crate) fn bash(
    folder: &Path,
    programs: &Programs,
    script: &str,
    variables: &[(&str, String)],
) -> Output {
    let bash = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail"];
    shell(&bash, folder, programs, script, variables)
}

fn shell(
    shell: &[&str],
    folder: &Path,
    programs: &Programs,
    script: &str,
    variables: &[(&str, String)],
) -> Output {
    Command::new(shell[0])
        .args(&shell[1..])
        .args(["-c", script])
        .current_dir(folder)
        .env_clear()
        .env("PATH", format!("{}:/usr/bin:/bin", programs.0.display()))
        .envs(variables.iter().map(|(name, value)| (*name, value)))
        .output()
        .expect("a shell")
}
