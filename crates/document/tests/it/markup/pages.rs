//! Pages of the folder beside this file, each with a snapshot of its blocks.

use super::tree::tree;

#[test]
fn pages_are_read_into_blocks() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/markup/pages");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap();
        let body = std::fs::read_to_string(&path).unwrap();
        let (document, _) = countersign_document::read(name, &body);
        insta::assert_snapshot!(name, tree(&document));
    }
}
