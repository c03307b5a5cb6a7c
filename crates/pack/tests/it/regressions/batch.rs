//! What parting a file into documents promises, whatever the file holds and
//! however its bytes arrive.

use std::collections::BTreeSet;
use std::io::{self, BufRead, Read};

use countersign_pack::Batch;
use countersign_pack::batch::Piece;
use countersign_system::Position;

use super::bounded::bounded;

/// How much memory the largest document and the look ahead may take, for each
/// byte: texts that grow are there twice for a moment, and half empty then.
const MULTIPLE: u64 = 8;

/// The bytes of a file, so many at once.
pub(crate) struct Pipe<'b> {
    left: &'b [u8],
    sizes: &'b [usize],
    /// How many sizes were taken so far.
    taken: usize,
    /// How many bytes have arrived.
    there: usize,
}

impl<'b> Pipe<'b> {
    /// Bytes that arrive by these sizes, one after another and anew.
    pub(crate) fn new(left: &'b [u8], sizes: &'b [usize]) -> Self {
        Self {
            left,
            sizes,
            taken: 0,
            there: 0,
        }
    }
}

impl Read for Pipe<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(into)?;
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for Pipe<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.there == 0 {
            self.there = self.sizes[self.taken % self.sizes.len()].clamp(1, self.left.len().max(1));
            self.taken += 1;
        }
        self.there = self.there.min(self.left.len());
        Ok(&self.left[..self.there])
    }

    fn consume(&mut self, count: usize) {
        self.left = &self.left[count..];
        self.there -= count;
    }
}

/// The pieces of a file of which `orders` is a list; none where it is empty.
pub(crate) fn pieces(input: impl BufRead) -> impl Iterator<Item = Piece> {
    let batch = Batch::of(input).expect("bytes are there");
    let lists = BTreeSet::from(["orders".to_owned()]);
    let batch = batch.map(|batch| batch.with_lists(lists));
    let pieces = batch.into_iter().flatten();
    pieces.map(|piece| piece.expect("bytes are there"))
}

/// The file has an end, its pieces stand in it in their order, and they are
/// the same however its bytes arrive.
pub(crate) fn promise(input: &[u8]) {
    let count = bounded(input.len(), MULTIPLE, || pieces(input).count());
    assert!(
        count <= input.len() + 1,
        "{count} pieces of {} bytes",
        input.len()
    );
    for sizes in [&[1][..], &[2, 5, 3], &[4096]] {
        let mut piped = pieces(Pipe::new(input, sizes));
        for piece in pieces(input) {
            assert_eq!(Some(piece), piped.next(), "in pieces of {sizes:?} bytes");
        }
        assert_eq!(None, piped.next(), "in pieces of {sizes:?} bytes");
    }
    let mut last = Position { line: 1, column: 1 };
    let mut verbatim = 0;
    for piece in pieces(input) {
        let at = match piece {
            Piece::Fault { at, .. } => at,
            Piece::Document(document) => {
                if document.taken.is_none() {
                    verbatim += document.bytes.len();
                }
                document.start
            }
        };
        assert!(last <= at, "{at:?} is told after {last:?}");
        last = at;
    }
    let lines = input.split(|byte| *byte == b'\n').count();
    assert!(last.line <= lines && last.column <= input.len() + 1);
    assert!(verbatim <= input.len(), "documents hold more than the file");
}
