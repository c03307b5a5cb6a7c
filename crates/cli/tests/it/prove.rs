//! `countersign prove`: faults that are seen, faults that are not, and what is
//! refused.

use std::fs;
use std::path::Path;

use serde_json::Value;

/// An acknowledgement leaves line items out.
const SEEN: &str = r#"
title = "Lists the status of one line item at most"
breaks = ["spectrum.acknowledgement.line-status"]

[[rule]]
when = { operation = "acknowledgement", answered = "200" }
answer = [{ at = "statuses", cap = 1 }]
"#;

/// No clause speaks of this header.
const UNSEEN: &str = r#"
title = "Tells its mood"
breaks = ["spectrum.lookup.unknown"]

[[rule]]
headers = { x-mood = "fine" }
"#;

const NO_SEEDS: &[&str] = &["--seeds", "0"];

/// Seeds these faults and no others; exit code, what was said, prove.json.
fn prove(folder: &Path, faults: &[(&str, &str)], more: &[&str]) -> (Option<i32>, String, Value) {
    let seeded = folder.join("faults");
    fs::create_dir_all(&seeded).expect("a folder");
    for (name, text) in faults {
        fs::write(seeded.join(format!("{name}.toml")), text).expect("written");
    }
    let output = crate::program(folder)
        .args(["prove", "spectrum", "--faults", "faults"])
        .args(if more.contains(&"--seeds") {
            &[]
        } else {
            NO_SEEDS
        })
        .args(more)
        .output()
        .expect("the program runs");
    let said = [output.stdout, output.stderr].concat();
    let written = fs::read(folder.join("reports/prove/prove.json")).unwrap_or_default();
    (
        output.status.code(),
        String::from_utf8_lossy(&said).into_owned(),
        serde_json::from_slice(&written).unwrap_or_default(),
    )
}

#[test]
fn a_fault_that_is_seen_is_killed_by_its_clause() {
    let folder = tempfile::tempdir().expect("a folder");
    let (code, said, proof) = prove(folder.path(), &[("first-only", SEEN)], &[]);
    assert_eq!(code, Some(0), "{said}");
    let fault = &proof["systems"][0]["faults"][0];
    assert_eq!(fault["name"], "first-only");
    assert_eq!(
        fault["kills"][0]["clause"], "spectrum.acknowledgement.line-status",
        "{proof:#}"
    );
    assert_eq!(proof["whole"], false);
    assert!(said.contains("this is not the whole proof"), "{said}");
}

#[test]
fn a_fault_that_nothing_sees_is_named_and_is_no_success() {
    let folder = tempfile::tempdir().expect("a folder");
    let (code, said, proof) = prove(folder.path(), &[("moody", UNSEEN)], &[]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("the fault `moody` survives"), "{said}");
    let fault = &proof["systems"][0]["faults"][0];
    assert_eq!(fault["kills"], Value::Array(Vec::new()));
}

#[test]
fn what_names_nothing_is_refused_before_any_work() {
    let folder = tempfile::tempdir().expect("a folder");
    let past_the_last = "--first-seed 18446744073709551615 --seeds 1";
    for (more, why) in [
        ("--fault moody,other-*", "no fault is named `other-*`"),
        ("--knob no-such-knob", "no freedom is named `no-such-knob`"),
        (past_the_last, "name a smaller seed"),
        ("--seeds 100001", "100001 is not in"),
    ] {
        let more: Vec<&str> = more.split(' ').collect();
        let (code, said, _) = prove(folder.path(), &[("moody", UNSEEN)], &more);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains(why), "{said}");
        assert!(!folder.path().join("reports").exists());
    }
}
