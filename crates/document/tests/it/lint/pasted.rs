//! Suggested rulings are pasted into those of the contract that an import of
//! the same page makes, one behind the other.

use std::path::Path;

use countersign_contract::{Contract, Problem};
use countersign_document::import::{Name, import};
use countersign_document::lint::lint_all;
use countersign_document::{Diagnostic, Document, Reading, read};
use proptest::prelude::*;

use super::pages::{any_page, pages};

/// Files of a contract: paths and texts.
type Files = Vec<(String, String)>;

/// Pages, as a contract and as lint sees them.
struct Pasting {
    readings: Vec<(String, Reading)>,
    system: Name,
    files: Files,
    found: Vec<Diagnostic>,
}

impl Pasting {
    fn of(pages: &[(String, String)], system: Option<&Name>) -> Self {
        let read = pages.iter().map(|(name, body)| {
            let (document, reading) = read(name, body);
            (document, (name.clone(), reading))
        });
        let (documents, readings): (Vec<Document>, Vec<(String, Reading)>) = read.unzip();
        let named = system.cloned().unwrap_or_else(|| Name::of(&readings));
        Self {
            files: import(&readings, &named, &[]).files,
            found: lint_all(&documents, &readings, system).concat(),
            readings,
            system: named,
        }
    }

    /// The files with more behind one of them.
    fn with(&self, path: &str, more: &str) -> Files {
        let mut files = self.files.clone();
        for (_, text) in files.iter_mut().filter(|(known, _)| known == path) {
            text.push_str(more);
        }
        files
    }

    /// Pastes all suggestions, each alone and behind those before it; how many
    /// there are.
    fn paste(&self) -> Result<usize, String> {
        let mut all = String::new();
        let mut count = 0;
        let rulings = self.found.iter().filter(|one| one.suggestion.is_ruling());
        for one in rulings {
            let ruling = format!("\n{}\n", one.suggestion);
            all.push_str(&ruling);
            for pasted in [&ruling, &all] {
                contract(&self.with("rulings.toml", pasted)).map_err(|problems| {
                    format!("{} {}\n{pasted}\n{problems}", one.source, one.code)
                })?;
            }
            count += 1;
        }
        self.import_again(&all)
            .map_err(|problems| format!("{all}\n{problems}"))?;
        Ok(count)
    }

    /// The next import takes them, and tells the clauses that they ask for.
    fn import_again(&self, rulings: &str) -> Result<(), String> {
        let mut files = self.with("rulings.toml", rulings);
        let again = import(&self.readings, &self.system, &files);
        if !again.problems.is_empty() {
            return Err(told(&again.problems));
        }
        for (path, more) in &again.additions {
            assert_eq!(path, "clauses.toml");
            for (_, text) in files.iter_mut().filter(|(known, _)| known == path) {
                text.push_str(more);
            }
        }
        let made = contract(&files)?;
        let made = countersign_codegen::artifacts(&made);
        made.map(|_| ()).map_err(|problems| told(&problems))
    }
}

fn contract(files: &Files) -> Result<Contract, String> {
    let texts = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()));
    let texts: Vec<(&str, &str)> = texts.collect();
    countersign_contract::read(&texts).map_err(|problems| told(&problems))
}

fn told(problems: &[Problem]) -> String {
    let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
    problems.join("\n")
}

fn folder(name: &str) -> Vec<(String, String)> {
    pages(
        &Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/it")
            .join(name),
    )
}

#[test]
fn what_is_suggested_can_be_pasted() {
    let mut count = 0;
    for name in [
        "lint/faulty",
        "import/cases",
        "reading/pages",
        "markup/pages",
    ] {
        for page in folder(name) {
            let pasted = Pasting::of(std::slice::from_ref(&page), None).paste();
            count += pasted.unwrap_or_else(|problems| panic!("{}: {problems}", page.0));
        }
    }
    assert!(count > 20, "{count} rulings are suggested");
}

/// A page whose list, example and steps spell alike what they mean.
const RENTALS: &str = r#"# Rentals

### Rent a boat

```http
POST https://boats.example/rentals HTTP/1.1
```

#### Required

* `boatNumber` (string)
* `skipper` (object)
  * `licence` (string)

#### Example request body

```json
{ "boatNumbre": "B-7", "skipper": { "licence": "L-1" } }
```

## Rental States

| State | Meaning |
| --- | --- |
| Reserved | It is kept |
| Delivered | It is on the water |

## Transitions

| From | To | When |
| --- | --- | --- |
| Reserved | Dilivred | the skipper comes |
"#;

/// Spellings of the contract are those that a ruling means.
#[test]
fn an_alias_that_is_suggested_holds() {
    let page = ("rentals.md".to_owned(), RENTALS.to_owned());
    let pasting = Pasting::of(&[page], None);
    let suggested = pasting.found.iter().map(|one| one.suggestion.to_string());
    let aliases: String = suggested
        .filter(|text| text.contains("[[ruling.alias]]"))
        .map(|text| format!("\n{text}\n"))
        .collect();
    let before = contract(&pasting.files).expect("it is a contract");
    let after = contract(&pasting.with("rulings.toml", &aliases)).expect("they are read");
    let states = |contract: &Contract| -> Vec<String> {
        let states = contract.machines.iter().flat_map(|machine| &machine.states);
        states.map(|state| state.name.clone()).collect()
    };
    assert_eq!(states(&before), ["Reserved", "Delivered", "Dilivred"]);
    assert_eq!(states(&after), ["Reserved", "Delivered"]);
    let example = |contract: &Contract| {
        let examples = contract.messages.iter().map(|one| one.example.clone());
        examples.flatten().collect::<String>()
    };
    assert!(example(&before).contains("boatNumbre"), "{aliases}");
    assert!(example(&after).contains("\"boatNumber\""), "{aliases}");
}

#[test]
fn what_is_suggested_for_several_pages_can_be_pasted() {
    let system = Name::new("harbour").expect("a name");
    let pasting = Pasting::of(&folder("lint/faulty"), Some(&system));
    let count = pasting
        .paste()
        .unwrap_or_else(|problems| panic!("{problems}"));
    assert!(count > 10, "{count} rulings are suggested");
    let rulings = pasting.found.iter().map(|one| one.suggestion.to_string());
    let mut rulings = rulings.filter(|text| text.starts_with("[[ruling]]"));
    assert!(rulings.all(|text| text.contains("id = \"harbour.ruling.")));
}

#[test]
fn what_is_suggested_for_published_pages_can_be_pasted() {
    let Ok(folder) = std::env::var("COUNTERSIGN_DOCUMENTS") else {
        println!("COUNTERSIGN_DOCUMENTS names no folder of published pages: nothing is pasted");
        return;
    };
    let pages = pages(Path::new(&folder));
    let pages: Vec<_> = pages
        .into_iter()
        .filter(|(name, _)| name.ends_with(".txt"))
        .collect();
    for page in &pages {
        let pasted = Pasting::of(std::slice::from_ref(page), None).paste();
        let count = pasted.unwrap_or_else(|problems| panic!("{problems}"));
        println!("{}: {count} rulings are pasted", page.0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_suggested_for_any_page_can_be_pasted(page in any_page(), ending in prop::sample::select(vec!["md", "wiki", "txt"])) {
        let page = (format!("page.{ending}"), page);
        let pasted = Pasting::of(&[page], None).paste();
        prop_assert!(pasted.is_ok(), "{}", pasted.unwrap_err());
    }
}
