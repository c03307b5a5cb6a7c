//! The samples that are kept are still what they were when they were made.

use std::fs;
use std::path::Path;

/// Bytes of all of them together: they are in every checkout.
const MOST: u64 = 1 << 20;

#[test]
fn samples_are_judged_as_they_were() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../reports/sample");
    let (mut systems, mut size) = (0, 0);
    for folder in fs::read_dir(&samples).expect("samples") {
        let folder = folder.expect("a folder").path();
        if !folder.is_dir() {
            continue;
        }
        for file in fs::read_dir(&folder).expect("files") {
            size += file.expect("a file").metadata().expect("a size").len();
        }
        let again = tempfile::tempdir().expect("a folder");
        let output = crate::program(again.path())
            .arg("judge")
            .arg(folder.join("journal.ndjson"))
            .args(["--report-dir", "out"])
            .output()
            .expect("the program runs");
        let said = String::from_utf8_lossy(&output.stdout);
        let hint = "`cargo xtask sample` makes them anew";
        assert_eq!(output.status.code(), Some(1), "{hint}\n{said}");
        for file in ["results.json", "junit.xml"] {
            let [kept, now] = [&folder, &again.path().join("out")]
                .map(|folder| fs::read_to_string(folder.join(file)).expect("a report"));
            assert!(kept == now, "{}: {hint}", folder.join(file).display());
        }
        assert!(folder.join("report.html").is_file());
        systems += 1;
    }
    assert_eq!(systems, 2, "one of each system");
    assert!(size < MOST, "{size} bytes are too many");
}
