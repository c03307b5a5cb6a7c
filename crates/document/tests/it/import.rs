//! Imports: readings in, the files of a contract out.

#[path = "import/again.rs"]
mod again;
#[path = "import/arbitrary.rs"]
mod arbitrary;
#[path = "import/calls.rs"]
mod calls;

use countersign_contract::Contract;
use countersign_document::Reading;
use countersign_document::import::{Imported, Name, import};
use proptest::prelude::*;

fn system() -> Name {
    Name::new("toy").expect("a name")
}

fn contract(files: &[(String, String)]) -> Result<Contract, String> {
    let texts: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    countersign_contract::read(&texts).map_err(told)
}

fn told(problems: Vec<countersign_contract::Problem>) -> String {
    problems
        .iter()
        .map(|problem| format!("{problem}\n"))
        .collect()
}

/// What an import makes for the first time is always a contract, for codegen
/// too.
fn assert_accepted(readings: &[(String, Reading)], imported: &Imported) {
    let shown = || {
        let files = imported.files.iter();
        files
            .map(|(path, text)| format!("--- {path}\n{text}\n"))
            .collect::<String>()
    };
    assert!(
        imported.problems.is_empty(),
        "{}{}",
        told(imported.problems.clone()),
        shown()
    );
    if readings.is_empty() {
        return;
    }
    let contract =
        contract(&imported.files).unwrap_or_else(|problems| panic!("{problems}{}", shown()));
    if let Err(problems) = countersign_codegen::artifacts(&contract) {
        panic!("{}{}", told(problems), shown());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_reading_becomes_a_contract(readings in prop::collection::vec(arbitrary::reading(), 0..3)) {
        let readings: Vec<(String, Reading)> = readings
            .into_iter()
            .enumerate()
            .map(|(at, reading)| (format!("folder/{at} page.md"), reading))
            .collect();
        let imported = import(&readings, &system(), &[]);
        assert_accepted(&readings, &imported);
        // A second import over it changes nothing.
        let again = import(&readings, &system(), &imported.files);
        prop_assert_eq!(&again.files, &imported.files);
        prop_assert_eq!(again.changes, Vec::<String>::new());
        prop_assert_eq!(again.additions, Vec::new());
        prop_assert_eq!(again.problems, Vec::new());
    }

    /// Whatever stays of before, the same page over it again changes nothing.
    #[test]
    fn any_reading_is_imported_over_another(first in arbitrary::reading(), second in arbitrary::reading()) {
        let [first, second] = [("a.md", first), ("b.md", second)].map(|(file, reading)| [(file.to_owned(), reading)]);
        let before = import(&first, &system(), &[]);
        let once = import(&second, &system(), &before.files);
        let twice = import(&second, &system(), &once.files);
        prop_assert_eq!(&twice.files, &once.files);
        prop_assert_eq!(twice.changes, Vec::<String>::new());
        prop_assert_eq!(twice.removed, Vec::<String>::new());
        // What is named around what stays never meets it.
        let problems = told(once.problems);
        prop_assert!(!problems.contains("declared twice"), "{problems}");
        prop_assert!(!problems.contains("listed before"), "{problems}");
    }
}

/// A case is a published page; what is expected is all that is made of it.
#[test]
fn each_page_becomes_its_contract() {
    let cases = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/import/cases");
    let mut count = 0;
    for entry in std::fs::read_dir(cases).expect("the cases are there") {
        let path = entry.expect("an entry").path();
        let text = std::fs::read_to_string(&path).expect("the case is readable");
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let (_, reading) = countersign_document::read(&name, &text);
        let readings = [(name.clone().into_owned(), reading)];
        let imported = import(&readings, &Name::of(&readings), &[]);
        assert_accepted(&readings, &imported);
        let files = imported
            .files
            .iter()
            .filter(|(path, _)| path != "clauses.toml");
        let files = files.map(|(path, text)| format!("--- {path}\n{text}"));
        let clauses = imported
            .files
            .iter()
            .filter(|(path, _)| path == "clauses.toml");
        let clauses = clauses.flat_map(|(_, text)| text.lines());
        let clauses = clauses
            .filter(|line| line.starts_with("id = "))
            .map(|line| format!("{line}\n"));
        let unplaced = imported.unplaced.iter();
        let unplaced =
            unplaced.map(|one| format!("{}: {}: {}\n", one.source, one.because, one.words));
        let told = ["--- clauses.toml\n".to_owned()].into_iter().chain(clauses);
        let told = told.chain(["--- not placed\n".to_owned()]).chain(unplaced);
        insta::with_settings!({ snapshot_path => "import/snapshots" }, {
            insta::assert_snapshot!(name.into_owned(), files.chain(told).collect::<String>());
        });
        count += 1;
    }
    assert!(count > 0);
}

/// Whatever a table of steps is headed, it is known by the field that holds its
/// states, so that scenarios ask for them: of one thing, though a search shows
/// many.
#[test]
fn steps_are_asked_for_wherever_they_are_told() {
    let text = include_str!("import/cases/loans.md");
    let readings = [(
        "loans.md".to_owned(),
        countersign_document::read("loans.md", text).1,
    )];
    let imported = import(&readings, &system(), &[]);
    assert_accepted(&readings, &imported);
    let contract = contract(&imported.files).expect("a contract");
    let features = countersign_codegen::feature_artifacts(&contract).expect("features");
    let mut features = features.iter();
    let steps = features.find(|feature| feature.path.ends_with("status-transitions.feature"));
    let steps = &steps.expect("there are steps").text;
    assert!(
        steps.contains("When order \"O\" is adjusted to \"<to>\""),
        "{steps}"
    );
}

/// The files of a contract are made of all pages together: what one says
/// again is told, and not declared twice.
#[test]
fn a_page_that_is_told_again_declares_nothing() {
    let text = include_str!("import/cases/parcels.yaml");
    let read = |name: &str| (name.to_owned(), countersign_document::read(name, text).1);
    let once = import(&[read("a.yaml")], &system(), &[]);
    let readings = [read("a.yaml"), read("b.yaml")];
    let twice = import(&readings, &system(), &[]);
    assert_accepted(&readings, &twice);
    let pages = |imported: &Imported| {
        let pages = imported
            .files
            .iter()
            .filter(|(path, _)| path.starts_with("pages/"));
        pages.cloned().collect::<Vec<_>>()
    };
    assert_eq!(pages(&twice), pages(&once));
    let again = twice
        .unplaced
        .iter()
        .filter(|one| one.source.file == "b.yaml");
    assert!(again.clone().count() >= 3, "{:?}", twice.unplaced);
}

/// Rulings and clauses of before that no longer fit are told, and kept.
#[test]
fn what_no_longer_fits_is_told() {
    let text = include_str!("import/cases/parcels.yaml");
    let read = |text: &str| {
        [(
            "a.yaml".to_owned(),
            countersign_document::read("a.yaml", text).1,
        )]
    };
    let mut files = import(&read(text), &system(), &[]).files;
    for (path, text) in &mut files {
        if path == "rulings.toml" {
            text.push_str(
                "\n[[ruling]]\nid = \"toy.ruling.zone\"\ngap = \"\"\nreading = \"\"\nbecause = \"\"\n\n\
                 [[ruling.amend]]\nmessages = [\"parcel\"]\nfields = [\"zone\"]\nkinds = [\"text\"]\n",
            );
        }
    }
    let next = text.replace("        zone: { type: integer, enum: [1, 2] }\n", "");
    let again = import(&read(&next), &system(), &files);
    assert_eq!(
        again.changes,
        [
            "message `new-parcel`, field `zone` is gone",
            "message `parcel`, field `zone` is gone",
        ]
    );
    assert!(told(again.problems).contains("has no field `zone`"));
    let kept = |files: &[(String, String)]| {
        files
            .iter()
            .find(|(path, _)| path == "rulings.toml")
            .cloned()
    };
    assert_eq!(kept(&again.files), kept(&files));
}
