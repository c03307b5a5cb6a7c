//! [`Room`]: how much of answers a run keeps at a time.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// The unit in which answers are counted.
const UNIT: usize = 1024;

/// Units for the answers of all scenarios that are under way: 128 MiB. A
/// scenario keeps what it was answered until it ends.
const UNITS: usize = 128 * 1024;

/// What each element or member of a tree takes besides its text, in bytes.
const NODE: usize = 96;

/// The bytes that a body takes with the tree that is read from it: many small
/// elements take several dozen times their text.
pub(super) fn weight(body: &[u8]) -> usize {
    let begins = |byte: &&u8| matches!(byte, b',' | b':' | b'[' | b'{' | b'<' | b'=');
    let nodes = body.iter().filter(begins).count();
    body.len() + nodes * NODE
}

/// The bytes that the headers of an answer take, those of each pair's own
/// included: many short ones take several times their text.
pub(super) fn weight_of_head(headers: &[(String, String)]) -> usize {
    let text = headers.iter().map(|(name, value)| name.len() + value.len());
    text.sum::<usize>() + size_of_val(headers)
}

/// A share of the room, which is given back when it is dropped.
pub(crate) type Share = OwnedSemaphorePermit;

/// How much of answers a run keeps at a time.
pub(super) struct Room(Arc<Semaphore>);

impl Room {
    pub(super) fn new() -> Self {
        Self(Arc::new(Semaphore::new(UNITS)))
    }

    /// Nothing yet.
    pub(super) fn share(&self) -> Option<Share> {
        self.0.clone().try_acquire_many_owned(0).ok()
    }

    /// Sees to it that a share is enough for so many bytes; `false` where there
    /// is no room for them. A unit that is begun is taken whole.
    pub(super) fn grow(&self, share: &mut Share, bytes: usize) -> bool {
        let more = bytes.div_ceil(UNIT).saturating_sub(share.num_permits());
        let more = u32::try_from(more).unwrap_or(u32::MAX);
        match self.0.clone().try_acquire_many_owned(more) {
            Ok(more) => {
                share.merge(more);
                true
            }
            Err(_) => false,
        }
    }
}
