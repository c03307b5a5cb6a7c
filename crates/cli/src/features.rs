//! The feature files of a run: embedded, or from a folder.

use std::fs;
use std::path::{Path, PathBuf};

use countersign_suite::FeatureText;

use crate::codes;
use crate::embedded;
use crate::error::Failure;

/// Folders within folders are followed this far: links may form a circle.
const DEPTH: usize = 16;

/// The features of a system: those embedded, or those below `DIR/<system>`,
/// or below `DIR` where it has no such folder.
pub(crate) fn features(system: &str, folder: Option<&Path>) -> Result<Vec<FeatureText>, Failure> {
    let Some(folder) = folder else {
        let prefix = format!("{system}/");
        return Ok(embedded::FEATURES
            .iter()
            .filter_map(|(path, text)| Some((path.strip_prefix("features/")?, text)))
            .filter(|(path, _)| path.starts_with(&prefix))
            .map(|(path, text)| FeatureText {
                path: path.to_owned(),
                text: (*text).to_owned(),
            })
            .collect());
    };
    let below = folder.join(system);
    let start = if below.is_dir() { &below } else { folder };
    let paths = files(start)?;
    if paths.is_empty() {
        return Err(Failure::usage(
            format!("there is no feature file below {}", folder.display()),
            "name a folder that holds files ending in .feature",
        )
        .coded(codes::FEATURES));
    }
    texts(folder, paths)
}

/// The features of a pack's folder, or of another one, but for those that
/// codegen has written: a run makes them anew.
pub(crate) fn of_pack(pack: &Path, other: Option<&Path>) -> Result<Vec<FeatureText>, Failure> {
    let own = pack.join("features");
    let folder = other.unwrap_or(&own);
    if other.is_none() && !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut paths = files(folder)?;
    let generated = folder.join("generated");
    paths.retain(|path| !path.starts_with(&generated));
    texts(folder, paths)
}

/// The feature files below a folder, in their order.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut paths = Vec::new();
    collect(folder, DEPTH, &mut paths)?;
    paths.sort();
    Ok(paths)
}

/// What the files hold, named by their paths from the folder.
fn texts(folder: &Path, paths: Vec<PathBuf>) -> Result<Vec<FeatureText>, Failure> {
    paths
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).map_err(|error| unreadable(&path, &error))?;
            let below = path.strip_prefix(folder).unwrap_or(&path);
            Ok(FeatureText {
                path: below.to_string_lossy().replace('\\', "/"),
                text,
            })
        })
        .collect()
}

fn collect(folder: &Path, depth: usize, paths: &mut Vec<PathBuf>) -> Result<(), Failure> {
    if depth == 0 {
        return Err(Failure::usage(
            format!("{} lies more than {DEPTH} folders deep", folder.display()),
            "name a folder nearer to the feature files",
        )
        .coded(codes::FEATURES));
    }
    let entries = fs::read_dir(folder).map_err(|error| unreadable(folder, &error))?;
    for entry in entries {
        let path = entry.map_err(|error| unreadable(folder, &error))?.path();
        if path.is_dir() {
            collect(&path, depth - 1, paths)?;
        } else if path.extension().is_some_and(|end| end == "feature") {
            paths.push(path);
        }
    }
    Ok(())
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::usage(
        format!("cannot read {}: {error}", path.display()),
        "name a folder of feature files in UTF-8",
    )
    .coded(codes::FEATURES)
}
