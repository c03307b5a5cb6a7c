//! `summary.txt`: a verdict for each clause, and all that a terminal shows at
//! the end of a run.

use super::Format;
use crate::console;

/// For logs and mail.
pub(super) const FORMAT: Format = Format {
    name: "plain",
    file: "summary.txt",
    about: "every clause, topic and finding, as a terminal shows them",
    render: |record, _| console::listing(record).into(),
};
