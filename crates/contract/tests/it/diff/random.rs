//! Whatever is edited is told, and nothing is told of what is not.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use countersign_contract::diff::Change;
use countersign_contract::{Contract, diff};
use proptest::prelude::*;
use serde_json::Value;

use super::edit::{each, edit};
use crate::texts::{Texts, contract, folder, system, tests};

/// Contracts to edit.
static CONTRACTS: LazyLock<Vec<Contract>> = LazyLock::new(|| {
    [
        folder(&tests().join("cases/base")),
        folder(&tests().join("cases-wiki/base")),
        described(),
        system("spectrum"),
        system("spreadshirt"),
    ]
    .iter()
    .map(|texts| contract(texts).expect("the texts have no problem"))
    .collect()
});

/// A declared page that says all that can be said of a call.
fn described() -> Texts {
    let mut texts = folder(&tests().join("cases-declared/base"));
    let page = texts.iter_mut().find(|(name, _)| name.ends_with(".toml"));
    let (_, page) = page.expect("there is a page");
    let path = "path = \"/api/parcel\"\n";
    assert!(page.contains(path), "{page}");
    *page = page.replace(
        path,
        "path = \"/api/parcel/{depot}/{shelf}\"\nbase = \"/v1\"\n\
         in_path = [{ name = \"depot\", kind = \"integer\" }, { name = \"shelf\", values = [\"A\", \"B\"] }]\n\
         parameters = [{ name = \"dry\", kind = \"boolean\", default = \"false\" }]\n\
         headers = [{ name = \"X-Trace\", required = true, kind = \"text\" }]\n\
         unjudged = [\"deprecated true\"]\n",
    );
    let field = "{ path = \"number\", ";
    *page = page.replacen(
        field,
        &format!("{field}unjudged = [\"nullable true\", \"pattern ^P\"], "),
        1,
    );
    texts
}

#[test]
fn a_contract_changes_nothing_of_itself() {
    for contract in &*CONTRACTS {
        assert_eq!(diff(contract, contract), []);
    }
}

/// Lines are added to pages, and things are moved about in them.
#[test]
fn places_and_order_are_no_change() {
    for contract in &*CONTRACTS {
        let mut moved = contract.clone();
        moved.operations.reverse();
        moved.messages.reverse();
        moved.enumerations.reverse();
        moved.machines.reverse();
        moved.clauses.reverse();
        moved.rulings.reverse();
        for operation in &mut moved.operations {
            operation.source.line += 7;
            operation.responses.reverse();
        }
        for message in &mut moved.messages {
            message.source.column += 1;
            message.fields.reverse();
            for field in &mut message.fields {
                field.source.file = "pages/other.md".to_owned();
                field.kinds.reverse();
            }
        }
        for machine in &mut moved.machines {
            machine.states.reverse();
            machine.transitions.reverse();
        }
        assert_eq!(diff(contract, &moved), []);
    }
}

/// Not by chance: each member of whatever a contract holds, once.
#[test]
fn every_member_is_compared() {
    let mut passed_over = BTreeSet::new();
    let mut count = 0;
    for contract in &*CONTRACTS {
        let before = plain(contract);
        for (edit, edited) in each(contract) {
            if before != plain(&edited) {
                count += 1;
                let is_told = !diff(contract, &edited).is_empty();
                passed_over.extend((!is_told).then_some(edit));
            }
        }
    }
    assert_eq!(passed_over, BTreeSet::new());
    assert!(count > 200, "only {count} edits");
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        cases: 64,
        ..ProptestConfig::default()
    })]

    #[test]
    fn every_edit_is_told(
        which in any::<prop::sample::Index>(),
        edits in prop::collection::vec(edit(), 1..4),
    ) {
        let old = which.get(&CONTRACTS);
        let mut new = old.clone();
        for edit in &edits {
            new = edit.apply(&new).unwrap_or(new);
        }
        let changes = diff(old, &new);
        prop_assert_eq!(changes.is_empty(), plain(old) == plain(&new));
        prop_assert_eq!(diff(&new, &new), []);
        let mut forth: Vec<_> = changes.iter().map(told).collect();
        let back = diff(&new, old);
        let mut back: Vec<_> = back.iter().map(told).map(undone).collect();
        forth.sort_unstable();
        back.sort_unstable();
        prop_assert_eq!(forth, back);
    }
}

/// A contract as a tree without places and order: two that differ in it differ
/// in what they say.
fn plain(contract: &Contract) -> Value {
    let mut tree = serde_json::to_value(contract).expect("a contract is a tree");
    strip(&mut tree);
    tree
}

fn strip(tree: &mut Value) {
    match tree {
        Value::Object(members) => {
            members.retain(|_, member| member.get("line").is_none());
            members.values_mut().for_each(strip);
        }
        Value::Array(elements) => {
            elements.iter_mut().for_each(strip);
            elements.sort_by_key(Value::to_string);
        }
        _ => {}
    }
}

type Told = (String, Option<String>, Option<String>);

fn told(change: &Change) -> Told {
    let Change {
        what,
        before,
        after,
        ..
    } = change;
    ((*what).to_owned(), before.clone(), after.clone())
}

/// What undoes it.
fn undone((what, before, after): Told) -> Told {
    (super::table::opposite(&what), after, before)
}
