//! Codegen in a tree of its own: what it writes, and what its check says of a
//! tree that is not up to date.

use std::fs;
use std::path::Path;
use std::process::Command;

/// Clauses of the rules that the small system's fields have.
const CLAUSES: [&str; 5] = [
    "required",
    "kind",
    "optional-kind",
    "date",
    "refused-not-stored",
];

#[test]
fn a_tree_is_brought_up_to_date_and_kept_so() {
    let root = tempfile::tempdir().expect("a folder");
    let system = root.path().join("schemas/toy");
    let small = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/contract/tests/cases/base");
    fs::create_dir_all(system.join("pages")).expect("a folder");
    for file in ["pages/parcels.md", "rulings.toml", "clauses.toml"] {
        fs::copy(small.join(file), system.join(file)).expect("copied");
    }

    let (done, told) = codegen(root.path(), &[]);
    assert!(!done, "rules without clauses are a problem");
    assert!(told.contains("schemas/toy/pages/parcels.md:8:1:"), "{told}");
    assert!(told.contains("`toy.send.required`"), "{told}");

    let mut clauses = fs::read_to_string(system.join("clauses.toml")).expect("readable");
    for name in CLAUSES {
        clauses += &format!(
            "\n[[clause]]\nid = \"toy.send.{name}\"\ntext = \"It holds.\"\nmodality = \"must\"\nbasis = \"documented\"\n\
             source = {{ page = \"parcels.md\", heading = \"Send a Parcel\" }}\n"
        );
    }
    fs::write(system.join("clauses.toml"), clauses).expect("written");
    let (done, told) = codegen(root.path(), &["--check"]);
    assert!(
        !done && told.contains("run `cargo xtask codegen`"),
        "{told}"
    );
    assert!(!system.join("generated").exists(), "a check writes nothing");

    assert_eq!(codegen(root.path(), &[]), (true, String::new()));
    assert_eq!(codegen(root.path(), &["--check"]), (true, String::new()));

    let feature = "features/toy/generated/send-fields.feature";
    fs::write(root.path().join(feature), "edited").expect("written");
    let stray = "crates/toy/src/generated/old.rs";
    fs::write(root.path().join(stray), "left").expect("written");
    let (done, told) = codegen(root.path(), &["--check"]);
    assert!(!done);
    assert_eq!(
        told,
        format!(
            "not up to date:\n  {feature}\n  {stray} (nothing generates it)\n\
             run `cargo xtask codegen` and commit what it writes\n"
        )
    );
    assert_eq!(codegen(root.path(), &[]), (true, String::new()));
    assert!(!root.path().join(stray).exists());
    assert_eq!(codegen(root.path(), &["--check"]), (true, String::new()));
}

/// Whether the task succeeded, and what it told of faults.
fn codegen(root: &Path, arguments: &[&str]) -> (bool, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("codegen")
        .args(arguments)
        .arg("--root")
        .arg(root)
        .output()
        .expect("xtask runs");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.success(), told)
}
