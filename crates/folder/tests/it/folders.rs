//! Folders as people and their machines leave them.

use std::fs;
use std::path::Path;

use countersign_folder::{read, standing, told};
use tempfile::{TempDir, tempdir};

/// A folder with these files; those that end in `/` are folders.
fn folder(files: &[&str]) -> TempDir {
    let folder = tempdir().expect("a folder");
    for file in files {
        let path = folder.path().join(file);
        if file.ends_with('/') {
            fs::create_dir_all(path).expect("a folder");
            continue;
        }
        fs::create_dir_all(path.parent().unwrap_or(Path::new(""))).expect("a folder");
        fs::write(path, format!("the text of {file}")).expect("a file");
    }
    folder
}

fn names(files: &[(String, String)]) -> Vec<&str> {
    files.iter().map(|(name, _)| name.as_str()).collect()
}

#[test]
fn pages_come_in_their_order_before_rulings_and_clauses() {
    let folder = folder(&[
        "clauses.toml",
        "rulings.toml",
        "pages/orders.wiki",
        "pages/items.toml",
        "pages/about.md",
    ]);
    let files = read(folder.path()).expect("a contract");
    let expected = [
        "pages/about.md",
        "pages/items.toml",
        "pages/orders.wiki",
        "rulings.toml",
        "clauses.toml",
    ];
    assert_eq!(names(&files), expected);
    assert_eq!(files[1].1, "the text of pages/items.toml");
    let there = standing(folder.path()).expect("the same");
    assert_eq!(there, files);
}

/// What file managers, editors and people leave beside pages is no page.
#[test]
fn foreign_files_are_none_of_the_contract() {
    let folder = folder(&[
        "rulings.toml",
        "clauses.toml",
        "pages/orders.toml",
        "pages/.DS_Store",
        "pages/._orders.toml",
        "pages/.orders.toml.swp",
        "pages/orders.toml~",
        "pages/orders.toml.orig",
        "pages/Thumbs.db",
        "pages/saved.pdf",
        "pages/old.toml/",
        "pages/images/arrow.md",
    ]);
    // Such a file need not be text.
    fs::write(folder.path().join("pages/.DS_Store"), [0, 0, 0, 1, 0xff]).expect("a file");
    for files in [read(folder.path()), standing(folder.path())] {
        let expected = ["pages/orders.toml", "rulings.toml", "clauses.toml"];
        assert_eq!(names(&files.expect("a contract")), expected);
    }
}

#[test]
fn what_is_missing_is_named_or_passed_over() {
    let none = folder(&[]);
    assert_eq!(standing(none.path()).expect("nothing"), []);
    let error = read(none.path()).expect_err("there are no pages");
    assert!(error.is_missing());
    let path = none.path().join("pages");
    let told = error.to_string();
    assert!(
        told.starts_with(&format!("cannot read {}: ", path.display())),
        "{told}"
    );

    let half = folder(&["pages/orders.toml", "clauses.toml"]);
    let files = standing(half.path()).expect("what there is");
    assert_eq!(names(&files), ["pages/orders.toml", "clauses.toml"]);
    let error = read(half.path()).expect_err("there are no rulings");
    assert_eq!(error.path, half.path().join("rulings.toml"));
}

#[test]
fn what_is_no_text_or_too_long_is_told() {
    let folder = folder(&["pages/orders.toml", "rulings.toml", "clauses.toml"]);
    let path = folder.path().join("pages/orders.toml");
    fs::write(&path, [0xff, 0xfe, 0x00]).expect("a file");
    for files in [read(folder.path()), standing(folder.path())] {
        let error = files.expect_err("that is no text");
        assert_eq!(error.path, path);
        assert!(!error.is_missing());
    }
    let long = fs::File::create(&path).expect("a file");
    long.set_len(17 * 1024 * 1024).expect("it is long");
    let error = read(folder.path()).expect_err("no page is so long");
    assert!(error.to_string().contains("longer than"), "{error}");
    // Also where what is read of it ends within a letter.
    fs::write(&path, "ü".repeat(9 * 1024 * 1024)).expect("a file");
    let error = read(folder.path()).expect_err("no page is so long");
    assert!(error.to_string().contains("longer than"), "{error}");
}

/// A page that can't be named is told, never passed over: an import would take
/// the folder for one without it.
#[cfg(target_os = "linux")]
#[test]
fn a_page_whose_name_is_no_text_is_told() {
    use std::os::unix::ffi::OsStrExt as _;

    let folder = folder(&["pages/", "rulings.toml", "clauses.toml"]);
    let odd = std::ffi::OsStr::from_bytes(b"orders-\xff.toml");
    let path = folder.path().join("pages").join(odd);
    fs::write(&path, "").expect("a file");
    for files in [read(folder.path()), standing(folder.path())] {
        let error = files.expect_err("it can't be named");
        assert_eq!(error.path, path);
        assert!(!error.is_missing());
        assert!(error.to_string().contains("rename it"), "{error}");
    }
    // What is no page may be called as it likes.
    let other = std::ffi::OsStr::from_bytes(b"notes-\xff.pdf");
    fs::rename(&path, path.with_file_name(other)).expect("renamed");
    assert_eq!(
        standing(folder.path()).map(|files| files.len()).ok(),
        Some(2)
    );
}

/// A problem of a file leads there; one of the published page is told at its
/// place on that page.
#[test]
fn problems_lead_to_their_files() {
    let folder = folder(&["pages/", "rulings.toml", "clauses.toml"]);
    fs::write(folder.path().join("rulings.toml"), "colour = 1\n").expect("a file");
    fs::write(folder.path().join("clauses.toml"), "").expect("a file");
    let files = read(folder.path()).expect("texts");
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let problems = countersign_contract::read(&files).expect_err("that is no ruling");
    let told = told(folder.path(), &problems);
    let place = format!("{}/rulings.toml:1:1: ", folder.path().display());
    assert!(told.contains(&place), "{told}");
}
