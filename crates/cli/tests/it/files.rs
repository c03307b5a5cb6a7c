//! Files that the program writes for people.

use std::fs;
use std::path::Path;

/// Exit code and standard error of a command.
fn told(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = crate::program(folder)
        .args(arguments)
        .output()
        .expect("the program runs");
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code(), text)
}

fn files(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            names.extend(files(&path));
        } else {
            names.push(fs::read_to_string(&path).expect("text"));
        }
    }
    names.sort();
    names
}

/// The shipped binary holds every feature, page and schema, byte for byte,
/// and what it unpacks can be run.
#[test]
fn what_is_unpacked_is_what_the_checkout_holds() {
    let folder = tempfile::tempdir().expect("a folder");
    let (code, text) = told(folder.path(), &["unpack", "out"]);
    assert_eq!(code, Some(0), "{text}");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for part in ["features", "schemas"] {
        let unpacked = files(&folder.path().join("out").join(part));
        assert!(unpacked == files(&root.join(part)), "{part} differ");
    }
    let arguments = [
        "run",
        "--features",
        "out/features",
        "--tags",
        "@no-such-tag",
    ];
    let (code, text) = told(folder.path(), &arguments);
    assert_eq!(code, Some(2), "{text}");
    assert!(text.contains("none of spectrum satisfies"), "{text}");
}

#[test]
fn nothing_that_is_there_is_written_over() {
    let folder = tempfile::tempdir().expect("a folder");
    for (arguments, file) in [
        (&["init"][..], "countersign.toml"),
        (&["unpack", "."][..], "features/spectrum/lookup.feature"),
    ] {
        let (code, text) = told(folder.path(), arguments);
        assert_eq!(code, Some(0), "{text}");
        fs::write(folder.path().join(file), "mine").expect("written");
        let (code, text) = told(folder.path(), arguments);
        assert_eq!(code, Some(2), "{text}");
        let kept = fs::read_to_string(folder.path().join(file)).expect("text");
        assert_eq!(kept, "mine", "{text}");
    }
}
