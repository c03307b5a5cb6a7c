//! A contract that is exported as OpenAPI is the same once it is imported
//! again, but for what OpenAPI has no place for.

use std::fs;
use std::path::Path;

use countersign_codegen::{Format, export};
use countersign_contract::{Contract, diff};
use countersign_document::import::{Name, import};
use countersign_document::read;

/// What is lost on the way: how a change of it begins, what else stands in it,
/// and why it is lost.
type Lost = (&'static str, &'static str, &'static str);

const CHOICE: &str = "OpenAPI says it; an import takes a value of several kinds for anything";
const BASIS: &str = "OpenAPI has no word for how a field is known: what it lists is documented";
const GROUP: &str = "`anyOf` of what is required says it; a page has no words that group fields";

/// Of Spectrum. The fields named here are all that are not the same.
const SPECTRUM: &[Lost] = &[
    (
        "kind-added ",
        ".quantity: integer or integer text -> ",
        CHOICE,
    ),
    ("kind-added ", ".sku: text or list -> ", CHOICE),
    ("object-opened ", ".quantity", CHOICE),
    ("object-opened ", ".sku", CHOICE),
    ("required-field-removed ", "lineItems[n].sku[n]: ", CHOICE),
    ("unjudged-added ", ".quantity: pattern ^-?[0-9]+$", CHOICE),
    (
        "requirement-loosened ",
        "full-order/lineItems[n].sku: one of sku-form -> optional",
        GROUP,
    ),
    (
        "requirement-loosened ",
        "full-order/lineItems[n].skuQuantities: one of sku-form -> optional",
        GROUP,
    ),
    (
        "null-added ",
        "full-order/lineItems[n].sku: nullable true",
        GROUP,
    ),
    (
        "null-added ",
        "full-order/lineItems[n].skuQuantities: nullable true",
        GROUP,
    ),
    ("field-basis-changed ", " -> documented", BASIS),
    ("response-basis-changed ", " -> documented", BASIS),
    (
        "default-removed ",
        "search/lastModificationEndDate: was current DateTime",
        "a default is a value of the field's kind, not words",
    ),
    (
        "enumeration-renamed ",
        "",
        "values stand in the field that they close: their list has no name of its own",
    ),
    ("unjudged-added ", "required one of: sku", GROUP),
    (
        "shape-tightened ",
        "lookup/response/200: one or list -> one",
        "a page answers with one or with a list: the import has no third",
    ),
    (
        "success-added ",
        "/response/200: no documented body",
        "OpenAPI wants an answer of every call; that no page shows one it can't say",
    ),
];

/// Of the example: no field is another.
const EXAMPLE: &[Lost] = &[(
    "machine-removed ",
    "machine/status: ",
    "OpenAPI has no states",
)];

#[test]
fn spectrum_is_the_same_but_for_what_has_no_place() {
    hold("schemas/spectrum", SPECTRUM);
}

#[test]
fn the_example_is_the_same_but_for_what_has_no_place() {
    hold("packs/example", EXAMPLE);
}

/// Everything that is another after the way there and back is on the list, and
/// everything on the list is.
fn hold(folder: &str, lost: &[Lost]) {
    let contract = contract(&texts(folder));
    let again = there_and_back(&contract);
    let changes: Vec<String> = diff(&contract, &again)
        .iter()
        .map(ToString::to_string)
        .collect();
    let is_of = |change: &str, (what, within, _): &Lost| {
        change.starts_with(what) && change.contains(within)
    };
    let others: Vec<&String> = changes
        .iter()
        .filter(|change| !lost.iter().any(|row| is_of(change, row)))
        .collect();
    assert!(others.is_empty(), "{others:#?}");
    for row in lost {
        let is_needed = changes.iter().any(|change| is_of(change, row));
        assert!(is_needed, "this is not lost any more: {row:?}");
    }
}

/// The contract that is imported of its own export. What no page says of it
/// (clauses, rulings, its title) stays.
fn there_and_back(contract: &Contract) -> Contract {
    let files = export(contract, Format::OpenApi).expect("it can be exported");
    let file = files.first().expect("it is one file");
    let (_, reading) = read(&file.path, &file.text);
    let system = Name::new(&contract.system).expect("a name");
    let imported = import(&[(file.path.clone(), reading)], &system, &[]);
    let again = self::contract(&imported.files);
    Contract {
        clauses: contract.clauses.clone(),
        rulings: contract.rulings.clone(),
        title: contract.title.clone(),
        ..again
    }
}

fn contract(files: &[(String, String)]) -> Contract {
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    countersign_contract::read(&files).expect("it is a contract")
}

/// The files of a contract of this repository.
fn texts(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(folder);
    let pages = fs::read_dir(folder.join("pages")).expect("the pages are there");
    let mut names: Vec<String> = pages
        .map(|page| page.expect("it can be listed").file_name())
        .map(|name| format!("pages/{}", name.to_string_lossy()))
        .collect();
    names.sort();
    names.extend(["rulings.toml", "clauses.toml"].map(str::to_owned));
    let read = names.into_iter().map(|name| {
        let text = fs::read_to_string(folder.join(&name)).expect("it can be read");
        (name, text)
    });
    read.collect()
}
