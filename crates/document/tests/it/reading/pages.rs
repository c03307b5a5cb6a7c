//! Pages of the folder beside this file, each with a snapshot of what is read.

use super::told::told;

#[test]
fn pages_declare_what_they_declare() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/reading/pages");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap();
        let body = std::fs::read_to_string(&path).unwrap();
        let (_, reading) = countersign_document::read(name, &body);
        insta::assert_snapshot!(name, told(&reading));
    }
}
