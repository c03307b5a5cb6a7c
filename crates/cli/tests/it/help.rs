//! What `--help` tells.

use std::path::Path;

/// A case is named for its command. `UPDATE_EXPECTED=1` rewrites it.
#[test]
fn every_command_tells_what_it_takes() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/help");
    let mut count = 0;
    for entry in std::fs::read_dir(cases).expect("the cases are there") {
        let path = entry.expect("an entry").path();
        let command = path.file_stem().expect("a name").to_owned();
        let folder = tempfile::tempdir().expect("a folder");
        let output = crate::program(folder.path())
            .arg(command)
            .arg("--help")
            .output()
            .expect("the program runs");
        let told = String::from_utf8_lossy(&output.stdout);
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            std::fs::write(&path, told.as_bytes()).expect("written");
        } else {
            let expected = std::fs::read_to_string(&path).expect("the case is readable");
            assert!(told == expected, "{}\n{told}", path.display());
        }
        count += 1;
    }
    assert!(count > 0);
}
