//! Folders of files that are written whole or not at all.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::WriteError;
use crate::file::beside;

/// A file that says who has made a folder: no other folder is replaced.
const MARK: &str = ".countersign";

/// Writes files into a folder beside its place and moves that there, so that
/// what was left of an earlier one does not pass for a part of it. A folder that
/// holds anything is only replaced where this function has made it.
///
/// That is what another process sees. Where the machine fails, its last files
/// may be short, as thousands of them are not put on the disk one by one; where
/// the process is killed between two moves, the old folder lies beside the place
/// as `.NAME.PID.old` and the new one as `.NAME.PID.partial`.
///
/// # Errors
/// Where there is a folder of somebody else's, or none can be written.
pub fn write_folder_atomically(path: &Path, files: &[(String, Vec<u8>)]) -> Result<(), WriteError> {
    let (partial, old) = (beside(path, "partial"), beside(path, "old"));
    let is_there = path.exists();
    let written = may_replace(path)
        .and_then(|()| fill(&partial, files))
        .and_then(|()| match is_there {
            true => fs::rename(path, &old),
            false => Ok(()),
        })
        .and_then(|()| fs::rename(&partial, path));
    // Nothing more can be done about leftovers than to try.
    if written.is_err() {
        let _ = fs::remove_dir_all(&partial);
        if !path.exists() {
            let _ = fs::rename(&old, path);
        }
    } else if is_there {
        let _ = fs::remove_dir_all(&old);
    }
    written.map_err(|source| WriteError {
        path: path.to_owned(),
        source,
    })
}

/// Takes a report out of its folder: a file, or a folder that
/// [`write_folder_atomically`] has made. Nothing else is touched.
///
/// # Errors
/// Where it is there and can't be taken away.
pub fn remove_made(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return match path.join(MARK).is_file() {
            true => fs::remove_dir_all(path),
            false => Ok(()),
        };
    }
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Whether [`write_folder_atomically`] may put a folder in this place.
///
/// # Errors
/// Where there is one that somebody else has filled, or that can't be read.
pub fn may_replace(path: &Path) -> io::Result<()> {
    let is_free = match fs::read_dir(path) {
        Ok(mut entries) => path.join(MARK).is_file() || entries.next().is_none(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => true,
        Err(error) => return Err(error),
    };
    if is_free {
        return Ok(());
    }
    let told = "the folder holds files of others; name one that is empty or not there yet";
    Err(io::Error::new(io::ErrorKind::AlreadyExists, told))
}

fn fill(folder: &Path, files: &[(String, Vec<u8>)]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join(MARK), "made by `countersign report`\n")?;
    for (name, bytes) in files {
        let file = folder.join(below(name)?);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(file, bytes)?;
    }
    Ok(())
}

/// The name as a path that does not lead out of its folder.
fn below(name: &str) -> io::Result<PathBuf> {
    let path = PathBuf::from(name);
    let is_below = path
        .components()
        .all(|it| matches!(it, Component::Normal(_)));
    if is_below && !name.is_empty() {
        return Ok(path);
    }
    let told = format!("{name:?} leads out of the folder");
    Err(io::Error::new(io::ErrorKind::InvalidInput, told))
}
