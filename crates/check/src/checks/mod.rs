//! The checks, one file each; the file's name is the check's.

mod absent;
mod accepted;
mod alike;
mod answered;
mod applied;
mod as_answered;
mod bounded;
mod conjunction;
mod differs;
mod distinct_ids;
mod echoed;
mod either;
mod filled;
mod found;
mod fresh;
mod given;
mod kept;
mod line_statuses;
mod linked;
mod listed_once;
mod listed_states;
mod media_type;
mod message;
mod moved;
mod named;
mod news_alike;
mod news_found;
mod news_moved;
mod news_state;
mod not_accepted;
mod nothing_shown;
mod one_accepted;
mod others_alike;
mod part_alike;
mod pertinent;
mod processed;
mod reads_alike;
mod reads_back;
mod references;
mod refused;
mod resolved;
mod same;
mod same_stamp;
mod serial;
mod shown_once;
mod shows;
mod sorted;
mod span;
mod status;
mod status_only;
mod steady;
mod step_refused;
mod taken;
mod told;
mod unchanged;
mod untold;
mod ways;
mod well_listed;
mod well_refused;

pub(crate) use reads_back::{brought_fields, lost_its_time};

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
    alike,
    answered,
    applied,
    as_answered,
    bounded,
    conjunction,
    differs,
    distinct_ids,
    echoed,
    either,
    filled,
    found,
    fresh,
    given,
    kept,
    line_statuses,
    linked,
    listed_once,
    listed_states,
    media_type,
    message,
    moved,
    named,
    news_alike,
    news_found,
    news_moved,
    news_state,
    not_accepted,
    nothing_shown,
    one_accepted,
    others_alike,
    part_alike,
    pertinent,
    processed,
    reads_alike,
    reads_back,
    references,
    refused,
    resolved,
    same,
    same_stamp,
    serial,
    shown_once,
    shows,
    sorted,
    span,
    status,
    status_only,
    steady,
    step_refused,
    taken,
    told,
    unchanged,
    untold,
    ways,
    well_listed,
    well_refused,
];

/// The names of all checks.
pub fn names() -> impl Iterator<Item = &'static str> {
    CHECKS.iter().map(|(name, _)| *name)
}

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
