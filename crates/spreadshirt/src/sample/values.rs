//! Realistic [`Values`] that never repeat within a message.
//!
//! Each takes the next ordinal of the scenario's [`Unique`] source into
//! itself, so that two are never the same by chance.

use countersign_system::Unique;

const GIVEN: [&str; 8] = [
    "Anna", "Bruno", "Clara", "Emil", "Frida", "Hannes", "Ida", "Jonas",
];
const FAMILY: [&str; 8] = [
    "Albrecht", "Brandt", "Conrad", "Engel", "Fischer", "Hartmann", "Jung", "Keller",
];
const CITIES: [&str; 8] = [
    "Altenburg",
    "Bergheim",
    "Dresden",
    "Erfurt",
    "Freiberg",
    "Leipzig",
    "Rosenthal",
    "Wittenberg",
];
const STREETS: [&str; 6] = [
    "Lindenallee",
    "Hauptweg",
    "Am Markt",
    "Bahnhofsplatz",
    "Mozartring",
    "Parkweg",
];
const TRADES: [&str; 5] = ["Systems", "Textil", "Verlag", "Handel", "Sport"];

/// A source of realistic values.
pub(super) struct Values<'u> {
    unique: &'u mut Unique,
    /// The quantity of the message's next item.
    quantity: u64,
}

impl<'u> Values<'u> {
    /// Values out of this source.
    pub(super) fn new(unique: &'u mut Unique) -> Self {
        let quantity = unique.number(2, 40);
        Self { unique, quantity }
    }

    pub(super) fn given_name(&mut self) -> String {
        format!("{} {}", self.pick(&GIVEN), self.code())
    }

    pub(super) fn family_name(&mut self) -> String {
        format!("{}-{}", self.pick(&FAMILY), self.code())
    }

    pub(super) fn company(&mut self) -> String {
        format!("{} {} GmbH", self.code(), self.pick(&TRADES))
    }

    pub(super) fn street(&mut self) -> String {
        format!("{} {}", self.pick(&STREETS), self.code())
    }

    /// Number and letter, so that it is mistaken for no other number.
    pub(super) fn house_number(&mut self) -> String {
        let letter = ["a", "b", "c", "d"][self.index(4)];
        format!("{}{letter}", self.unique.ordinal())
    }

    pub(super) fn street_annex(&mut self) -> String {
        format!("Appartment {}", self.unique.ordinal())
    }

    pub(super) fn city(&mut self) -> String {
        format!("{} {}", self.pick(&CITIES), self.code())
    }

    /// Five digits, no two alike for the first thousands of a scenario.
    pub(super) fn zip_code(&mut self) -> String {
        format!("{:05}", 10_000 + self.unique.ordinal() * 37 % 90_000)
    }

    pub(super) fn email(&mut self) -> String {
        format!("order.{}@example.com", self.code().to_ascii_lowercase())
    }

    /// Of a phone, or of a fax.
    pub(super) fn line(&mut self) -> String {
        format!("+49 341 {:07}", self.unique.ordinal() * 7_919 % 10_000_000)
    }

    /// An order item's id in the partner's system.
    pub(super) fn item_key(&mut self) -> String {
        format!("extshop-{}{:04}", self.digits(6), self.unique.ordinal())
    }

    /// An id that the platform might have given.
    pub(super) fn id(&mut self) -> String {
        format!("{}{:04}", self.digits(5), self.unique.ordinal())
    }

    /// One more than that of the message's item before.
    pub(super) fn quantity(&mut self) -> String {
        self.quantity += 1;
        self.quantity.to_string()
    }

    /// What a product has printed on it.
    pub(super) fn motto(&mut self) -> String {
        format!("Heidi {}", self.code())
    }

    /// Eight letters and digits.
    pub(super) fn code(&mut self) -> String {
        self.unique.code()
    }

    fn digits(&mut self, count: u32) -> String {
        // No zero comes first, lest an id be read as a number and change.
        format!(
            "{}{}",
            self.unique.number(1, 9),
            self.unique.digits(count - 1)
        )
    }

    fn pick(&mut self, from: &[&'static str]) -> &'static str {
        from[self.index(from.len())]
    }

    fn index(&mut self, count: usize) -> usize {
        let last = count.max(1) as u64 - 1;
        usize::try_from(self.unique.number(0, last)).unwrap_or_default()
    }
}
