//! What an import promises, whatever the pages hold.

use countersign_contract::Contract;
use countersign_document::import::{Name, import};
use countersign_document::read;

use super::bounded::bounded;
use super::files::files;

/// How much memory all files of a contract may take, for each byte of pages.
const MULTIPLE: u64 = 128;

/// What is imported is a contract of which everything can be derived, and a
/// second import changes nothing.
pub(crate) fn promise(input: &[u8]) {
    let readings: Vec<_> = files(input)
        .into_iter()
        .map(|(name, body)| {
            let (_, reading) = read(&name, &body);
            (name, reading)
        })
        .collect();
    let system = Name::of(&readings);
    let first = bounded(input.len(), MULTIPLE, || import(&readings, &system, &[]));
    assert_eq!(first.problems, []);
    assert_eq!(first.changes, [""; 0]);
    let contract = contract(&first.files);
    if let Err(problems) = countersign_codegen::pack_artifacts(&contract) {
        panic!("nothing is derived of it: {problems:#?}");
    }
    let second = import(&readings, &system, &first.files);
    assert_eq!(first.files, second.files);
    assert_eq!(second.changes, [""; 0], "nothing changed");
    assert_eq!(second.additions, [], "nothing is new");
}

fn contract(files: &[(String, String)]) -> Contract {
    let texts: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    match countersign_contract::read(&texts) {
        Ok(contract) => contract,
        Err(problems) => panic!("it is no contract: {problems:#?}\n{files:#?}"),
    }
}
