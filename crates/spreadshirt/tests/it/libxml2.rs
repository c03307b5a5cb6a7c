//! What libxml2 says of documents, by its `xmllint`.

use std::fs;
use std::path::Path;
use std::process::Command;

/// Documents that are handed to the tool at once.
const AT_ONCE: usize = 2_000;

/// Whether the tool is installed. Where it is not, nothing can be compared;
/// `COUNTERSIGN_TOOLS=required` makes that a failure.
pub(crate) fn is_here() -> bool {
    let is_here = Command::new("xmllint").arg("--version").output().is_ok();
    if !is_here {
        assert!(
            std::env::var("COUNTERSIGN_TOOLS").as_deref() != Ok("required"),
            "xmllint is not installed (Debian: libxml2-utils)"
        );
        eprintln!("xmllint is not installed: its judgement was not asked for");
    }
    is_here
}

/// What is wrong with each of the documents by a generated schema.
pub(crate) fn validate(schema: &str, documents: &[Vec<u8>]) -> Vec<Option<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas/spreadshirt/generated");
    let schema = folder.join(schema);
    let schema = schema.to_str().expect("a plain path");
    judge(
        &["--schema", schema],
        "validated",
        documents,
        |told, count| {
            let mut judged = Vec::new();
            let mut error = None;
            for line in told {
                let name = judged.len();
                if *line == format!("{name} validates") {
                    judged.push(None);
                } else if *line == format!("{name} fails to validate") {
                    judged.push(Some(error.take().unwrap_or_default()));
                } else {
                    error.get_or_insert_with(|| (*line).to_owned());
                }
            }
            assert_eq!(judged.len(), count, "{error:?}");
            judged
        },
    )
}

/// Why each of the documents is not well-formed.
pub(crate) fn parse(documents: &[Vec<u8>]) -> Vec<Option<String>> {
    judge(&[], "parsed", documents, |told, count| {
        let mut judged = vec![None; count];
        for line in told {
            let Some((name, error)) = line.split_once(':') else {
                continue;
            };
            // A namespace may have any name, though it should be a URI.
            let is_error = error.contains(" error :") && !error.contains("not a valid URI");
            if let (Ok(index), true) = (name.parse::<usize>(), is_error) {
                judged[index].get_or_insert_with(|| error.to_owned());
            }
        }
        judged
    })
}

/// Hands the documents over as files `0`, `1`, …, and reads what is told.
fn judge(
    arguments: &[&str],
    name: &str,
    documents: &[Vec<u8>],
    read: impl Fn(&[&str], usize) -> Vec<Option<String>>,
) -> Vec<Option<String>> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("documents-{name}"));
    fs::create_dir_all(&folder).expect("a folder for documents");
    let mut judged = Vec::new();
    for some in documents.chunks(AT_ONCE) {
        for (number, document) in some.iter().enumerate() {
            fs::write(folder.join(number.to_string()), document).expect("a document");
        }
        let output = Command::new("xmllint")
            .args(["--nonet", "--noout"])
            .args(arguments)
            .args((0..some.len()).map(|number| number.to_string()))
            .current_dir(&folder)
            .output()
            .expect("xmllint runs");
        let told = String::from_utf8_lossy(&output.stderr);
        judged.extend(read(&told.lines().collect::<Vec<_>>(), some.len()));
    }
    fs::remove_dir_all(&folder).expect("the folder is ours");
    judged
}
