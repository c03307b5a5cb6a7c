//! A [`Destination`]: where rendered runs go.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use countersign_report::{Format, Rendered, WriteError, write_atomically, write_folder_atomically};

use crate::codes;
use crate::error::Failure;

/// Where rendered runs go.
pub(super) enum Destination {
    /// To standard output.
    Printed,
    /// Into a folder, each under its format's own name.
    Folder(PathBuf),
    /// To this path: a folder that is there holds a file under its format's own
    /// name.
    Path(PathBuf),
}

impl Destination {
    /// As the command line says: `out` where it is given, else beside the
    /// journal.
    pub(super) fn of(
        journal: &Path,
        out: Option<&Path>,
        formats: &[&Format],
    ) -> Result<Self, Failure> {
        let Some(out) = out else {
            return match journal == Path::new("-") {
                false => Ok(Self::Folder(super::folder_of(journal))),
                true => Err(Failure::usage(
                    "a journal from standard input has no folder to write to",
                    "say with --out where it goes; `-` prints it",
                )),
            };
        };
        match (out == Path::new("-"), formats) {
            (true, [_]) => Ok(Self::Printed),
            (true, _) => Err(Failure::usage(
                "only one format can be printed",
                "name one with --format, or a folder with --out",
            )),
            (false, [_]) => Ok(Self::Path(out.to_owned())),
            (false, _) => Ok(Self::Folder(out.to_owned())),
        }
    }

    /// Writes what was rendered; where to, unless it is printed.
    pub(super) fn write(
        &self,
        format: &Format,
        rendered: Rendered,
    ) -> Result<Option<PathBuf>, Failure> {
        let path = match self {
            Self::Printed => return print(format, &rendered).map(|()| None),
            Self::Folder(folder) => folder.join(format.file),
            Self::Path(path) => match rendered {
                Rendered::File(_) if path.is_dir() => path.join(format.file),
                _ => path.clone(),
            },
        };
        write_out(&path, &rendered)?;
        Ok(Some(path))
    }
}

/// Writes to a path that `--out` names.
pub(crate) fn write_out(path: &Path, rendered: &Rendered) -> Result<(), Failure> {
    write(path, rendered).map_err(|error| {
        Failure::usage(
            error.to_string(),
            "name a place that can be written to with --out",
        )
        .coded(codes::NOT_WRITABLE)
    })
}

/// Writes a file or folder whole or not at all; the folder above it is made.
pub(super) fn write(path: &Path, rendered: &Rendered) -> Result<(), WriteError> {
    if let Some(above) = path.parent() {
        fs::create_dir_all(above).map_err(|source| WriteError {
            path: above.to_owned(),
            source,
        })?;
    }
    match rendered {
        Rendered::File(bytes) => write_atomically(path, bytes),
        Rendered::Folder(files) => write_folder_atomically(path, files),
    }
}

fn print(format: &Format, rendered: &Rendered) -> Result<(), Failure> {
    let Rendered::File(bytes) = rendered else {
        return Err(Failure::usage(
            format!("{} is a folder, which can't be printed", format.name),
            "name a folder with --out",
        ));
    };
    let mut out = io::stdout().lock();
    // A reader that went away is no reason to fail.
    let _ = out.write_all(bytes).and_then(|()| out.flush());
    Ok(())
}
