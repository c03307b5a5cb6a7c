//! Cases against the files that lie in a folder of their name, of those that
//! have one: the others are more of the same.

use super::render;

/// Each format, by the file that it is written to.
const FORMATS: [(&str, &str); 6] = [
    ("ctrf", "ctrf.json"),
    ("sarif", "results.sarif"),
    ("gitlab", "gl-code-quality-report.json"),
    ("github", "github-annotations.txt"),
    ("markdown", "comment.md"),
    ("tap", "results.tap"),
];

#[test]
fn cases_are_rendered_as_expected() {
    let folder = crate::folder().join("machines");
    let is_update = std::env::var_os("UPDATE_EXPECTED").is_some();
    let mut wrong = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let folder = entry.expect("an entry").path();
        let events = folder.file_name().expect("a name").to_string_lossy();
        let events = crate::events(&crate::folder().join(format!("{events}.ndjson")));
        for (format, file) in FORMATS {
            let text = render(format, &events);
            let path = folder.join(file);
            if is_update {
                std::fs::write(&path, &text).expect("the expected text can be written");
            }
            if std::fs::read_to_string(&path).unwrap_or_default() != text {
                wrong.push(path.display().to_string());
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{wrong:#?} differ; see it with `UPDATE_EXPECTED=1 cargo test -p countersign-report` and git diff"
    );
}

/// What a step summary tells is what a comment tells, where that has room.
#[test]
fn a_summary_is_a_comment_without_its_marker() {
    for (case, events) in crate::cases() {
        let comment = render("markdown", &events);
        let (marker, rest) = comment.split_once('\n').expect("lines");
        assert!(marker.starts_with("<!-- countersign"), "{case}: {marker}");
        assert_eq!(rest, render("summary", &events), "{case}");
    }
}
