//! What a pack promises, whatever its contract, its settings and the bodies
//! that are put to it.

use countersign_pack::{Judge, Pack, Settings};
use countersign_system::{Plan, System, Unique};

use super::bounded::bounded;
use super::files::files;

/// How much memory the samples and judgements of a pack may take, for each
/// byte of its files: a field may be as short as a line.
const MULTIPLE: u64 = 64;

/// Where the files are a pack, it samples each of its messages and judges each
/// of the bodies.
pub(crate) fn promise(input: &[u8]) {
    let files = files(input);
    let (texts, others): (Vec<_>, Vec<_>) = files
        .iter()
        .map(|(name, body)| (name.as_str(), body.as_str()))
        .partition(|(name, _)| {
            name.starts_with("pages/") || ["rulings.toml", "clauses.toml"].contains(name)
        });
    let settings = others.iter().find(|(name, _)| *name == "pack.toml");
    let settings = Settings::read(settings.map_or("", |(_, body)| body));
    let (Ok(contract), Ok(settings)) = (countersign_contract::read(&texts), settings) else {
        return;
    };
    let judge = Judge::of(&contract);
    let Ok(pack) = bounded(input.len(), MULTIPLE, || Pack::new(contract, settings)) else {
        return;
    };
    let messages = pack.contract().messages.iter();
    let names: Vec<&str> = messages.map(|message| message.name.as_str()).collect();
    for name in &names {
        bounded(input.len(), MULTIPLE, || sampled(&pack, &judge, name));
        for (_, body) in others.iter().filter(|(name, _)| *name == "body") {
            bounded(input.len(), MULTIPLE, || judged(&pack, name, body));
        }
    }
}

fn sampled(pack: &Pack, judge: &Judge, name: &str) {
    for full in [false, true] {
        let plan = Plan {
            key: "K-1".to_owned(),
            full,
            ..Plan::default()
        };
        let tree = pack.sample(name, &plan, &mut Unique::new(7, 1));
        assert_eq!(tree, pack.sample(name, &plan, &mut Unique::new(7, 1)));
        assert!(judge.violations(name, &tree).is_some(), "it is a message");
        let body = pack.write(&tree);
        pack.validate(name, &body).expect("what is written is read");
    }
}

fn judged(pack: &Pack, name: &str, body: &str) {
    let Ok(tree) = pack.read(body.as_bytes()) else {
        return;
    };
    pack.fits(&tree);
    pack.state(&tree);
    if let Ok(violations) = pack.validate(name, body.as_bytes()) {
        let places = pack.places(body.as_bytes(), &violations);
        assert_eq!(places.len(), violations.len());
    }
}
