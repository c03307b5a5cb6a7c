//! A [`Release`]: which version, of when.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde::Deserialize;

/// Which version is packed, and of when.
pub(super) struct Release {
    /// The version of the workspace.
    pub(super) version: String,
    /// Its time, in seconds since 1970: that of the commit, so that the same
    /// commit gives the same bytes.
    pub(super) seconds: u64,
}

#[derive(Deserialize)]
struct Manifest {
    workspace: Workspace,
}

#[derive(Deserialize)]
struct Workspace {
    package: Versioned,
}

#[derive(Deserialize)]
struct Versioned {
    version: String,
}

impl Release {
    /// Reads version and time of a checkout.
    pub(super) fn read(root: &Path) -> Result<Self, String> {
        let path = root.join("Cargo.toml");
        let text = fs::read_to_string(&path)
            .map_err(|error| format!("cannot read {}: {error}", path.display()))?;
        let manifest: Manifest =
            toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(Self {
            version: manifest.workspace.package.version,
            seconds: seconds(root)?,
        })
    }
}

/// `SOURCE_DATE_EPOCH` where it is set
/// (<https://reproducible-builds.org/specs/source-date-epoch/>), else the
/// commit's time.
fn seconds(root: &Path) -> Result<u64, String> {
    let said = match env::var("SOURCE_DATE_EPOCH") {
        Ok(set) => set,
        Err(_) => {
            let output = Command::new("git")
                .args(["log", "-1", "--format=%ct"])
                .current_dir(root)
                .output()
                .map_err(|error| format!("cannot start git: {error}"))?;
            String::from_utf8_lossy(&output.stdout).into_owned()
        }
    };
    said.trim().parse().map_err(|_| {
        "the time of the release is not known: work in a git checkout, or set SOURCE_DATE_EPOCH to seconds since 1970".to_owned()
    })
}
