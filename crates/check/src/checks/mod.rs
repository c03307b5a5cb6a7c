//! The checks, one file each; the file's name is the check's.

mod absent;
mod accepted;
mod applied;
mod as_answered;
mod conjunction;
mod echoed;
mod found;
mod given;
mod line_statuses;
mod media_type;
mod message;
mod moved;
mod named;
mod not_accepted;
mod nothing_shown;
mod one_accepted;
mod others_alike;
mod reads_alike;
mod reads_back;
mod refused;
mod shown_once;
mod shows;
mod span;
mod status;
mod status_only;
mod unchanged;
mod well_listed;

use crate::Judgement;
use crate::evidence::Evidence;

/// A check: what the evidence shows, `Err` being an early end of the same type.
pub(crate) type Check = fn(&Evidence<'_>) -> Result<Judgement, Judgement>;

macro_rules! checks {
    ($($name:ident),* $(,)?) => {
        /// Names and functions of all checks.
        const CHECKS: &[(&str, Check)] = &[$((stringify!($name), $name::check)),*];
    };
}

checks![
    absent,
    accepted,
    applied,
    as_answered,
    conjunction,
    echoed,
    found,
    given,
    line_statuses,
    media_type,
    message,
    moved,
    named,
    not_accepted,
    nothing_shown,
    one_accepted,
    others_alike,
    reads_alike,
    reads_back,
    refused,
    shown_once,
    shows,
    span,
    status,
    status_only,
    unchanged,
    well_listed,
];

/// The check with this name.
pub(crate) fn find(name: &str) -> Option<Check> {
    CHECKS
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, check)| *check)
}

#[cfg(test)]
mod tests {
    use super::CHECKS;

    #[test]
    fn every_file_is_a_check_and_every_check_a_file() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/checks");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .expect("the folder of the checks can be read")
            .filter_map(|entry| {
                let name = entry.ok()?.file_name().into_string().ok()?;
                name.strip_suffix(".rs")
                    .filter(|stem| *stem != "mod")
                    .map(str::to_owned)
            })
            .collect();
        files.sort();
        let names: Vec<&str> = CHECKS.iter().map(|(name, _)| *name).collect();
        assert_eq!(files, names);
    }
}
