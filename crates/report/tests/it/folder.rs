//! Folders of reports: whole or not at all, and nobody else's.

use std::fs;
use std::path::Path;

use countersign_report::{remove_made, write_folder_atomically};

fn files(names: &[&str]) -> Vec<(String, Vec<u8>)> {
    let files = names
        .iter()
        .map(|name| ((*name).to_owned(), name.as_bytes().to_vec()));
    files.collect()
}

/// What lies in a folder, but for marks.
fn listed(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let names = names.map(|name| name.to_string_lossy().into_owned());
    let mut names: Vec<String> = names.filter(|name| name != ".countersign").collect();
    names.sort();
    names
}

#[test]
fn a_folder_is_replaced_whole() {
    let here = tempfile::tempdir().expect("a folder");
    let path = here.path().join("out");
    for names in [&["a", "b/c"][..], &["b/d"], &[]] {
        write_folder_atomically(&path, &files(names)).expect("written");
        let below: Vec<&str> = names.iter().filter_map(|it| it.split('/').next()).collect();
        assert_eq!(listed(&path), below);
        assert_eq!(listed(here.path()), ["out"], "nothing is left beside it");
    }
}

#[test]
fn what_others_have_put_there_stays() {
    let here = tempfile::tempdir().expect("a folder");
    let path = here.path().join("mine");
    fs::create_dir(&path).expect("a folder");
    fs::write(path.join("thesis.txt"), "years of work").expect("written");
    let error = write_folder_atomically(&path, &files(&["a"])).expect_err("it is not ours");
    assert!(
        error.to_string().contains("holds files of others"),
        "{error}"
    );
    remove_made(&path).expect("nothing is done");
    assert_eq!(listed(&path), ["thesis.txt"]);
    assert_eq!(listed(here.path()), ["mine"]);
}

#[test]
fn no_name_leads_out_of_it() {
    let here = tempfile::tempdir().expect("a folder");
    let path = here.path().join("out");
    for name in ["../a", "/a", "b/../../a", "", ".", "..\u{2f}a"] {
        let error = write_folder_atomically(&path, &files(&[name])).expect_err(name);
        assert!(error.to_string().contains("leads out"), "{error}");
        assert!(listed(here.path()).is_empty(), "{name}");
    }
}

#[test]
fn what_was_made_is_taken_away() {
    let here = tempfile::tempdir().expect("a folder");
    let path = here.path().join("out");
    write_folder_atomically(&path, &files(&["a"])).expect("written");
    remove_made(&path).expect("removed");
    fs::write(&path, "").expect("written");
    remove_made(&path).expect("removed");
    remove_made(&path).expect("nothing is there");
    assert!(!path.exists());
}
