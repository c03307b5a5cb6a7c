//! Inputs that a reader once got wrong, and odd ones besides: a folder in
//! `tests/regressions/` for each kind, as `fuzz/` finds them.

mod bounded;
mod contract;
mod files;
mod replay;

use self::replay::replay;
use crate::texts::tests;

#[test]
fn contracts_are_read_or_refused() {
    replay(&tests().join("regressions/contract"), contract::promise);
}
