//! What is well-formed for our reader is for libxml2, and the other way round.

use countersign_spreadshirt::xml;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::contract::shapes;
use super::properties::broken;
use crate::libxml2;

const DOCUMENTS: usize = 1_500;

#[test]
fn libxml2_agrees() {
    if !libxml2::is_here() {
        return;
    }
    let shapes = shapes();
    let mut runner = TestRunner::deterministic();
    let made = (0..DOCUMENTS).map(|_| broken().new_tree(&mut runner).expect("a tree").current());
    let bodies: Vec<Vec<u8>> = made.collect();
    let by_libxml2 = libxml2::parse(&bodies);
    let mut accepted = 0;
    for (body, error) in bodies.iter().zip(by_libxml2) {
        let read = xml::read(&shapes, body);
        // A document may have a document type, which is taken from nobody.
        if read
            .as_ref()
            .is_err_and(|it| it.message.contains("document type"))
        {
            continue;
        }
        accepted += usize::from(read.is_ok());
        let text = String::from_utf8_lossy(body);
        assert_eq!(read.is_ok(), error.is_none(), "{read:?}, {error:?}: {text}");
    }
    // The comparison says something only while both outcomes are common.
    assert!(
        (DOCUMENTS / 10..DOCUMENTS / 2).contains(&accepted),
        "{accepted}"
    );
}
