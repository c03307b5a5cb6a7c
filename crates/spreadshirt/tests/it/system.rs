//! The one [`system`] of all tests: its contract takes a while to read.

use std::sync::LazyLock;

use countersign_spreadshirt::Spreadshirt;

pub(crate) fn system() -> &'static Spreadshirt {
    static SYSTEM: LazyLock<Spreadshirt> = LazyLock::new(Spreadshirt::new);
    &SYSTEM
}
