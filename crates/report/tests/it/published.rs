//! Schemas that others publish, and tools of theirs from npm.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use serde_json::Value;

/// What one of the schemas in `tests/schemas/` says against a value.
pub(crate) struct Schema(jsonschema::Validator);

impl Schema {
    /// The schema of this file.
    pub(crate) fn read(file: &str) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas");
        let text = std::fs::read_to_string(path.join(file)).expect("the schema is readable");
        // A stray bracket in SARIF's pattern for languages, which strict readers
        // refuse.
        let text = text.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
        let schema: Value = serde_json::from_str(&text).expect("a schema is JSON");
        let options = jsonschema::options().should_validate_formats(true);
        Self(options.build(&schema).expect("a schema compiles"))
    }

    /// Whether the value is valid.
    pub(crate) fn takes(&self, value: &Value) -> bool {
        self.0.is_valid(value)
    }

    /// Fails, and says all that is wrong, where the value is not valid.
    pub(crate) fn assert(&self, name: &str, value: &Value) {
        let errors = self.0.iter_errors(value);
        let errors: Vec<_> = errors
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{name}: {}", errors.join("\n"));
    }
}

/// The folder below `target/` that holds what `tests/npm/` asks for and its
/// scripts; `None` where npm is not there or cannot install, which
/// `COUNTERSIGN_TOOLS=required` makes a failure.
pub(crate) fn npm() -> Option<&'static Path> {
    static FOLDER: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    match FOLDER.get_or_init(install) {
        Ok(folder) => Some(folder),
        Err(why) => {
            assert!(
                std::env::var("COUNTERSIGN_TOOLS").as_deref() != Ok("required"),
                "{why}"
            );
            eprintln!("{why}: not put to the tools of others");
            None
        }
    }
}

/// Installs once, and again where the list of packages has changed.
fn install() -> Result<PathBuf, String> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/npm");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("npm");
    let lock = std::fs::read(source.join("package-lock.json")).expect("the lock is readable");
    let mark = folder.join("node_modules/.countersign");
    let is_installed = std::fs::read(&mark).is_ok_and(|installed| installed == lock);
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    for entry in std::fs::read_dir(source).expect("the folder is readable") {
        let path = entry.expect("an entry").path();
        if let Some(name) = path.file_name().filter(|_| path.is_file()) {
            std::fs::copy(&path, folder.join(name)).map_err(|error| error.to_string())?;
        }
    }
    if !is_installed {
        let output = Command::new("npm")
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .current_dir(&folder)
            .output()
            .map_err(|error| format!("npm is not installed ({error})"))?;
        if !output.status.success() {
            let told = String::from_utf8_lossy(&output.stderr);
            return Err(format!("npm cannot install: {told}"));
        }
        std::fs::write(mark, lock).map_err(|error| error.to_string())?;
    }
    Ok(folder)
}

/// Where Debian's package puts it.
const CHROMIUM: &str = "/usr/bin/chromium";

/// Whether Chromium is installed; `COUNTERSIGN_TOOLS=required` makes its absence
/// a failure.
pub(crate) fn chromium() -> bool {
    let is_there = Path::new(CHROMIUM).exists();
    if !is_there {
        assert!(
            std::env::var("COUNTERSIGN_TOOLS").as_deref() != Ok("required"),
            "{CHROMIUM} is not there (Debian: chromium)"
        );
        eprintln!("{CHROMIUM} is not there: no page was opened");
    }
    is_there
}

/// Runs a script of `tests/npm/` and returns what it printed.
pub(crate) fn node(folder: &Path, script: &str, arguments: &[&Path]) -> String {
    let output = Command::new("node")
        .arg(script)
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("node runs where npm does");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{script} {arguments:?}: {told}");
    String::from_utf8(output.stdout).expect("text")
}
