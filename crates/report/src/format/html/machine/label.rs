//! [`Labels`]: where the words on steps stand, so that none covers another.

/// Width of a character.
const CHARACTER: f64 = 7.5;
/// Height of a line.
const LINE: f64 = 15.0;
/// Where on a piece of a step its words may stand, the best place first.
const PLACES: [f64; 5] = [0.5, 0.4, 0.6, 0.3, 0.7];

/// Places that are taken, each by its middle, and half its width and height.
#[derive(Debug, Default)]
pub(super) struct Labels(Vec<((f64, f64), (f64, f64))>);

impl Labels {
    /// The first place on a step that is free for so many characters; its
    /// middle where none is.
    pub(super) fn place(&mut self, points: &[(f64, f64)], characters: usize) -> (f64, f64) {
        let half = (characters as f64 * CHARACTER / 2.0, LINE / 2.0);
        let mut pieces: Vec<_> = points.windows(2).collect();
        // From the middle outwards.
        let middle = pieces.len() / 2;
        pieces.rotate_left(middle);
        let places = pieces.iter().flat_map(|piece| {
            let on = move |share| on(piece[0], piece[1], share);
            PLACES.map(on)
        });
        let mut places: Vec<_> = places.collect();
        let free = places.iter().position(|place| self.is_free(*place, half));
        let place = match (free, places.is_empty()) {
            (_, true) => (0.0, 0.0),
            (free, false) => places.swap_remove(free.unwrap_or_default()),
        };
        self.0.push((place, half));
        place
    }

    fn is_free(&self, (x, y): (f64, f64), half: (f64, f64)) -> bool {
        self.0.iter().all(|(taken, room)| {
            (taken.0 - x).abs() > room.0 + half.0 || (taken.1 - y).abs() > room.1 + half.1
        })
    }
}

/// A point of the curve between two points, which leaves and meets them
/// upright.
fn on(one: (f64, f64), other: (f64, f64), share: f64) -> (f64, f64) {
    let rest = 1.0 - share;
    let near = rest * rest * (rest + 3.0 * share);
    let (first, second) = (rest * rest * rest, share * share * share);
    let middle = 3.0 * share * rest * (one.1 + other.1) / 2.0;
    (
        one.0 * near + other.0 * (1.0 - near),
        one.1 * first + middle + other.1 * second,
    )
}
