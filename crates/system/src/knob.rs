//! A [`Knob`]: one freedom that the pages leave, taken in some answers.

use countersign_contract::{Contract, Operation};

use crate::{Command, Reply};

/// One freedom that the pages leave to an endpoint.
#[derive(Clone, Copy)]
pub struct Knob {
    /// Its name, in kebab case.
    pub name: &'static str,
    /// The clause or the silence of the pages that allows it.
    pub because: &'static str,
    /// Takes the freedom in an answer, or leaves it where it does not apply.
    pub turn: fn(&Occasion<'_>, &mut Reply, &mut Chance),
}

/// The request whose answer a [`Knob`] may change.
#[derive(Clone, Copy)]
pub struct Occasion<'a> {
    /// The system's contract.
    pub contract: &'a Contract,
    /// The operation that was called; `None` where it is none of them.
    pub operation: Option<&'a Operation>,
    /// The request.
    pub command: &'a Command,
}

/// Numbers that follow from a seed, the ordinal of a request and the name of
/// a knob, and from nothing else: a seed replays.
#[derive(Debug, Clone)]
pub struct Chance {
    state: u64,
}

impl Chance {
    /// The numbers of a knob at this request.
    pub fn new(seed: u64, ordinal: u64, name: &str) -> Self {
        let name = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self {
            state: mix(seed ^ mix(ordinal ^ mix(name))),
        }
    }

    /// A number below `end`, which must not be 0 (0 gives 0).
    pub fn below(&mut self, end: u64) -> u64 {
        self.state = mix(self.state);
        self.state.checked_rem(end).unwrap_or_default()
    }

    /// True once in so many times.
    pub fn one_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    /// One of several; `None` of none.
    pub fn pick<'t, T>(&mut self, of: &'t [T]) -> Option<&'t T> {
        let place = self.below(of.len() as u64);
        of.get(usize::try_from(place).unwrap_or_default())
    }
}

/// The finalizer of SplitMix64: spreads neighbouring inputs over all bits.
pub(crate) fn mix(value: u64) -> u64 {
    let mut z = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
