//! What reading and judging promise of a message of JSON or XML, whatever it
//! holds.

use std::sync::LazyLock;

use countersign_pack::{Pack, Settings};
use countersign_spectrum::Spectrum;
use countersign_spreadshirt::Spreadshirt;
use countersign_system::{Position, System, Unreadable};
use serde_json::Value;

use super::bounded::bounded;

/// How much memory a tree and what is wrong with it may take, for each byte.
const MULTIPLE: u64 = 32;

/// A system with validators derived from its contract, and a pack of the same
/// contract.
type Pair = (Box<dyn System>, Pack);

static JSON: LazyLock<Pair> = LazyLock::new(|| with_pack(Box::new(Spectrum::new())));
static XML: LazyLock<Pair> = LazyLock::new(|| with_pack(Box::new(Spreadshirt::new())));

fn with_pack(system: Box<dyn System>) -> Pair {
    let settings = Settings {
        reference: system.reference_message().map(str::to_owned),
        ..Settings::default()
    };
    let pack = Pack::new(system.contract().clone(), settings).expect("settings of a contract");
    (system, pack)
}

/// The system and its pack read the same and find the same.
pub(crate) fn promise(body: &[u8]) {
    let is_xml = body
        .iter()
        .find(|byte| !byte.is_ascii_whitespace())
        .is_some_and(|byte| [b'<', 0xef, 0xfe, 0xff].contains(byte));
    let (system, pack) = if is_xml { &*XML } else { &*JSON };
    let tree = bounded(body.len(), MULTIPLE, || system.read(body));
    assert_eq!(tree, pack.read(body), "the same body read by both");
    for message in &system.contract().messages {
        let name = &message.name;
        let judged = bounded(body.len(), MULTIPLE, || pack.validate(name, body));
        // Where a body can't be read, validators may not notice: what nobody
        // documents they skip, whatever number or escape it is.
        assert_eq!(tree.is_err(), judged.is_err(), "{name}");
        if let Ok(violations) = judged {
            assert_eq!(
                system.validate(name, body).as_ref(),
                Ok(&violations),
                "{name}"
            );
            let places = bounded(body.len(), MULTIPLE, || pack.places(body, &violations));
            assert_eq!(places.len(), violations.len());
            places.iter().for_each(|place| stands(body, *place));
        }
    }
    match tree {
        Ok(tree) => shown(system.as_ref(), &tree),
        Err(Unreadable { place, .. }) => place.into_iter().for_each(|place| stands(body, place)),
    }
}

/// What is written of a tree is that tree, and whatever it shows is read. One
/// at the limits of what is read may be beyond them with the declarations of
/// namespaces that a writer adds.
fn shown(system: &dyn System, tree: &Value) {
    if let Ok(again) = system.read(&system.write(tree)) {
        assert_eq!(again, *tree, "written again");
    }
    for operation in &system.contract().operations {
        system.intent(&operation.id, tree);
        system.asked(&operation.id, tree);
        system.assigned(&operation.id, &[], Some(tree));
        system.acceptance(&operation.id, tree);
    }
    for view in system.state(tree).into_iter().flatten() {
        system.is_pending(&view);
        system.has_failed(&view);
    }
    system.news(tree);
    system.contradictions(tree);
}

/// A place is within the body; a body of UTF-16 has fewer lines than bytes.
fn stands(body: &[u8], place: Position) {
    assert!((1..=body.len() + 1).contains(&place.line), "{place:?}");
    assert!((1..=body.len() + 1).contains(&place.column), "{place:?}");
}
