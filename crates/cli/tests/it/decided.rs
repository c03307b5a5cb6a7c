//! `countersign contract diff` of a contract's folder and a page: what was
//! decided for the one holds for the other. And what `contract lint` suggests
//! can be decided so.

use std::fs;
use std::path::Path;
use std::process::Output;

/// A page of an invented carrier, whose example contradicts its list.
const PAGE: &str = r#"# Parcels

### Send a Parcel

```http
POST https://api.harbour.example/api/parcel HTTP/1.1
```

#### Required

* `number` (string)
* `weight` (number)

#### Optional

* `note` (string)
* `depot` (string)

#### Example request body

```json
{ "number": 1, "weight": 1.5, "note": "", "depot": "North" }
```
"#;

fn run(folder: &Path, arguments: &[&str]) -> Output {
    crate::program(folder)
        .args(["contract"])
        .args(arguments)
        .output()
        .expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// What was decided in a contract's folder holds for the page as well.
#[test]
fn a_folder_against_the_page_that_it_was_made_of() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        fs::write(folder.path().join(name), text).expect("written");
    };
    write("page.md", PAGE);
    let made = run(folder.path(), &["import", "page.md", "--out", "made"]);
    assert_eq!(made.status.code(), Some(0), "{made:?}");
    let rulings = folder.path().join("made/rulings.toml");
    let mut ruled = fs::read_to_string(&rulings).expect("it is written");
    ruled.push_str(
        "\n[[ruling]]\nid = \"harbour.ruling.weight\"\ngap = \"Light parcels.\"\n\
         reading = \"Nobody weighs them.\"\nbecause = \"They are light.\"\n\n\
         [[ruling.amend]]\nmessages = [\"send-a-parcel\"]\nfields = [\"weight\"]\n\
         requirement = \"optional\"\n\n\
         [[ruling.amend]]\nmessages = [\"send-a-parcel\"]\nfields = [\"note\"]\nmax = 20\n",
    );
    fs::write(&rulings, &ruled).expect("written");
    for pair in [["made", "page.md"], ["page.md", "made"]] {
        let same = run(folder.path(), &[&["diff"], pair.as_slice()].concat());
        assert_eq!(text(&same.stdout), "nothing has changed\n", "{same:?}");
        assert_eq!(same.status.code(), Some(0));
    }
    // A ruling on what the next version lacks is left out, the others hold.
    // What a text of it quotes is no table.
    let ruled = ruled.replace(
        "\"They are light.\"",
        "\"\"\"\n[1] says so:\n[[ruling]]\nThey are light.\"\"\"",
    );
    let ruled = ruled.replace(
        "max = 20\n",
        "max = 20\ndefault = \"\"\"\n[ruling]\n[[clause]]\n\"\"\"\n",
    );
    fs::write(&rulings, ruled).expect("written");
    write("next.md", &PAGE.replace("* `note` (string)\n", ""));
    let next = run(folder.path(), &["diff", "made", "next.md"]);
    let told = text(&next.stdout);
    assert!(told.contains("/note"), "{next:?}");
    assert!(!told.contains("/weight"), "{told}");
    assert!(
        text(&next.stderr).contains("left out: made/rulings.toml:"),
        "{next:?}"
    );
}

/// What is suggested for a page is read as soon as it is pasted.
#[test]
fn a_suggestion_that_is_pasted() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        fs::write(folder.path().join(name), text).expect("written");
    };
    write("page.md", PAGE);
    let named = |command: &'static str| [command, "page.md", "--system", "toy"];
    let made = run(folder.path(), &named("import"));
    assert_eq!(made.status.code(), Some(0), "{made:?}");
    let linted = run(
        folder.path(),
        &[named("lint").as_slice(), &["--format", "json"]].concat(),
    );
    let found: Vec<serde_json::Value> =
        serde_json::from_slice(&linted.stdout).expect("a list of diagnostics");
    let suggestions = found.iter().filter_map(|one| one["suggestion"].as_str());
    let pasted: String = suggestions.map(|one| format!("\n{one}\n")).collect();
    assert!(
        pasted.contains("id = \"toy.ruling.send-a-parcel.number-type\""),
        "{pasted}"
    );
    let rulings = folder.path().join("toy/rulings.toml");
    let before = fs::read_to_string(&rulings).expect("it is written");
    fs::write(&rulings, format!("{before}{pasted}")).expect("written");
    let changed = run(folder.path(), &["diff", "toy", "page.md"]);
    assert_eq!(
        text(&changed.stdout),
        "nothing has changed\n",
        "{changed:?}"
    );
}
