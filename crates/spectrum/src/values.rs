//! Realistic [`Values`] that never repeat within a message.
//!
//! Each takes the next ordinal of the scenario's [`Unique`] source into
//! itself, or steps through a list, so that two are never the same by chance.

use countersign_system::Unique;

const GIVEN: [&str; 8] = ["Ada", "Brook", "Cleo", "Dov", "Esme", "Finn", "Gia", "Hal"];
const FAMILY: [&str; 8] = [
    "Abel", "Birk", "Cole", "Dahl", "Ekman", "Frost", "Gray", "Holt",
];
const CITIES: [&str; 8] = [
    "Alder Bay",
    "Birch Falls",
    "Cedar Hill",
    "Dogwood",
    "Elm Grove",
    "Fir Ridge",
    "Gum Springs",
    "Hazelton",
];
const STREETS: [&str; 4] = ["Main Street", "Mill Lane", "Harbor Road", "Park Avenue"];
const VENDORS: [&str; 4] = ["Fedex", "UPS", "DHL", "USPS"];
const OFFSETS: [&str; 6] = ["-05:00", "+00:00", "+01:00", "-08:00", "+05:30", "-03:00"];
/// State, province and country; no two entries share a text.
const REGIONS: [(&str, &str, &str); 6] = [
    ("OR", "ON", "US"),
    ("WA", "BC", "CA"),
    ("TX", "QC", "GB"),
    ("NY", "AB", "DE"),
    ("OH", "MB", "FR"),
    ("UT", "NS", "AU"),
];

/// A source of realistic values.
pub(crate) struct Values<'u> {
    unique: &'u mut Unique,
    regions: Option<usize>,
}

impl<'u> Values<'u> {
    /// Values out of this source.
    pub(crate) fn new(unique: &'u mut Unique) -> Self {
        Self {
            unique,
            regions: None,
        }
    }

    /// Eight letters and digits.
    pub(crate) fn code(&mut self) -> String {
        self.unique.code()
    }

    pub(crate) fn given_name(&mut self) -> String {
        format!("{}-{}", self.pick(&GIVEN), self.code())
    }

    pub(crate) fn family_name(&mut self) -> String {
        format!("{}-{}", self.pick(&FAMILY), self.code())
    }

    pub(crate) fn full_name(&mut self) -> String {
        format!("{} {}", self.given_name(), self.family_name())
    }

    pub(crate) fn street(&mut self) -> String {
        let number = self.unique.ordinal() + 100;
        format!("{number} {}, Building C, Third Floor", self.pick(&STREETS))
    }

    pub(crate) fn unit(&mut self) -> String {
        format!("Suite {}", self.unique.ordinal() + 100)
    }

    pub(crate) fn city(&mut self) -> String {
        format!("{} {}", self.pick(&CITIES), self.unique.ordinal())
    }

    pub(crate) fn postal_code(&mut self) -> String {
        format!("{:05}", 10_000 + self.unique.ordinal() * 37 % 90_000)
    }

    /// State, province and country, different at every call of a message.
    pub(crate) fn region(&mut self) -> (&'static str, &'static str, &'static str) {
        let next = match self.regions {
            Some(last) => last + 1,
            None => self.index(REGIONS.len()),
        };
        self.regions = Some(next);
        REGIONS[next % REGIONS.len()]
    }

    pub(crate) fn email(&mut self) -> String {
        format!("buyer.{}@example.com", self.code().to_ascii_lowercase())
    }

    pub(crate) fn phone(&mut self) -> String {
        format!("101{:07}", self.unique.ordinal() * 7_919 % 10_000_000)
    }

    pub(crate) fn gift_message(&mut self) -> String {
        format!(
            "Many happy returns of the day, with love from {}",
            self.given_name()
        )
    }

    /// Differs in the run of letters and digits behind the carrier's name.
    pub(crate) fn vendor(&mut self) -> String {
        format!("{} {}", self.pick(&VENDORS), self.code())
    }

    pub(crate) fn tracking(&mut self) -> String {
        format!("1Z9R{}{:06}", self.unique.digits(8), self.unique.ordinal())
    }

    pub(crate) fn serial(&mut self) -> String {
        format!("{}{}", self.code(), self.code())
    }

    pub(crate) fn sku(&mut self) -> String {
        format!("100003-{}-{:04}-XL", self.code(), self.unique.ordinal())
    }

    /// Below 100,000 for the first thousands of a scenario, and never twice.
    pub(crate) fn quantity(&mut self) -> u64 {
        self.unique.ordinal() * 7 + 4
    }

    /// Date and time with an offset and, as in the pages' examples, seven digits
    /// of a second; of which three matter, as stores keep milliseconds or finer.
    pub(crate) fn date_time(&mut self) -> String {
        let (year, month, day) = self.day(2016, 2023);
        let (hour, minute, second) = (self.index(24), self.index(60), self.index(60));
        let fraction = self.unique.digits(2);
        let offset = self.pick(&OFFSETS);
        format!(
            "{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{fraction}30000{offset}"
        )
    }

    /// A midnight in the notation of the pages' delivery dates, another day
    /// at every call for the first thousands of a scenario.
    pub(crate) fn delivery_date(&mut self) -> String {
        let nth = self.unique.ordinal();
        let (year, month, day) = (2030 + nth / 336 % 60, nth / 28 % 12 + 1, nth % 28 + 1);
        format!("{year}-{month:02}-{day:02}T00:00:00.00000-00:00")
    }

    fn day(&mut self, first: u64, last: u64) -> (u64, u64, u64) {
        let year = self.unique.number(first, last);
        (year, self.unique.number(1, 12), self.unique.number(1, 28))
    }

    fn pick(&mut self, from: &[&'static str]) -> &'static str {
        from[self.index(from.len())]
    }

    fn index(&mut self, count: usize) -> usize {
        let last = count.max(1) as u64 - 1;
        usize::try_from(self.unique.number(0, last)).unwrap_or_default()
    }
}
