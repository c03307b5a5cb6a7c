//! A page that people read: calls, fields, values, states and clauses, with
//! each ruling beside what it is about.

mod behaviour;
mod message;
mod operation;
mod page;
mod rulings;

use countersign_contract::Contract;

use self::page::Page;
use self::rulings::Rulings;
use crate::Artifact;

/// The page.
pub(crate) fn artifact(contract: &Contract) -> Artifact {
    let mut page = Page::default();
    page.heading(1, &contract.title);
    page.paragraph(&format!("Bodies are `{}`.", contract.media_type));
    if let Some(header) = &contract.credential_header {
        page.paragraph(&format!("The header `{header}` carries the credential."));
    }
    let namespaces = contract.namespaces.iter().map(|namespace| {
        let prefix = match namespace.prefix.as_str() {
            "" => "Elements".to_owned(),
            prefix => format!("`{prefix}`"),
        };
        [prefix, format!("`{}`", namespace.uri)]
    });
    page.table(["Prefix", "Namespace"], namespaces);
    let mut rulings = Rulings::of(contract);
    operation::write(&mut page, contract, &mut rulings);
    message::write(&mut page, contract, &mut rulings);
    behaviour::write(&mut page, contract);
    rulings.write_rest(&mut page);
    Artifact {
        path: format!("{}.md", contract.system),
        text: page.text(),
    }
}
