//! [`Values`] that never repeat within a message, of the form that the page's
//! example shows where it shows one.

use countersign_contract::Kind;
use countersign_system::Unique;
use serde_json::{Number, Value};

use crate::node::Node;
use crate::view::text;

/// A text of an example up to this length is taken for a code (a country, a
/// currency), of which no other could be made up.
const CODE: usize = 3;

/// What names of fields end with whose texts are taken from a list that the
/// page may not show in full.
const LISTED: [&str; 12] = [
    "carrier", "category", "code", "country", "currency", "kind", "language", "locale", "method",
    "service", "type", "unit",
];

/// A source of values.
pub(crate) struct Values<'u> {
    unique: &'u mut Unique,
}

impl<'u> Values<'u> {
    /// Values out of this source.
    pub(crate) fn of(unique: &'u mut Unique) -> Self {
        Self { unique }
    }

    /// A value of one of the kinds of a field.
    pub(crate) fn scalar(&mut self, node: &Node, example: Option<&Value>) -> Value {
        let shown = example.and_then(text);
        if let Some(allowed) = &node.allowed {
            let at = usize::try_from(self.unique.ordinal()).unwrap_or(0) % allowed.len().max(1);
            return allowed.get(at).cloned().into();
        }
        // In the form that the example has, where it may have several.
        let is_number = matches!(example, Some(Value::Number(_)));
        let kinds = node.kinds.iter().copied();
        let preferred = kinds.clone().find(|kind| {
            let numeric = matches!(kind, Kind::Number | Kind::Integer);
            example.is_some() && numeric == is_number
        });
        match preferred.or_else(|| kinds.clone().next()) {
            Some(Kind::Boolean) => self.boolean(node),
            Some(Kind::Integer) => typed(node, self.whole(node).into()),
            Some(Kind::Number) => typed(node, self.decimal(node, example)),
            Some(Kind::IntegerText) => self.whole(node).to_string().into(),
            Some(Kind::DateTime) => self.date(shown.as_deref()).into(),
            _ => self.text(node, shown).into(),
        }
    }

    fn boolean(&mut self, node: &Node) -> Value {
        let value = Value::Bool(self.unique.ordinal().is_multiple_of(2));
        match node.reads.contains(countersign_validate::Kinds::BOOLEAN) {
            true => value,
            false => value.to_string().into(),
        }
    }

    fn whole(&mut self, node: &Node) -> u64 {
        let low = node.min.unwrap_or(1);
        let high = node.max.unwrap_or(low.saturating_add(899)).max(low);
        let room = (high - low).saturating_add(1);
        low + self.unique.ordinal() % room
    }

    fn decimal(&mut self, node: &Node, example: Option<&Value>) -> Value {
        let whole = self.whole(node);
        let is_whole = example.is_some_and(|it| it.as_u64().is_some());
        let bounded = node.max.is_some_and(|max| whole >= max);
        if is_whole || bounded {
            return whole.into();
        }
        #[expect(clippy::cast_precision_loss, reason = "a small number of a sample")]
        let number = Number::from_f64(whole as f64 + 0.25);
        number.map_or_else(|| whole.into(), Value::Number)
    }

    /// A date, or date and time, in the form of the example.
    fn date(&mut self, shown: Option<&str>) -> String {
        let ordinal = self.unique.number(0, 27 * 24 * 60 - 1) + self.unique.ordinal() % 60;
        let (day, minute) = (1 + ordinal / (24 * 60) % 28, ordinal % (24 * 60));
        let date = format!("2031-03-{day:02}");
        if shown.is_some_and(|shown| shown.len() == date.len()) {
            return date;
        }
        let seconds = self.unique.ordinal() % 60;
        let time = format!("{:02}:{:02}:{seconds:02}", minute / 60, minute % 60);
        let zone = shown.and_then(|shown| shown.get(19..)).unwrap_or("Z");
        // The zone of the example, without its fraction of a second.
        let zone = zone.trim_start_matches(|it: char| it == '.' || it.is_ascii_digit());
        format!("{date}T{time}{}", if shown.is_some() { zone } else { "Z" })
    }

    fn text(&mut self, node: &Node, shown: Option<String>) -> String {
        let name = node.path.rsplit('.').next().unwrap_or_default();
        let name = name
            .trim_start_matches('@')
            .trim_end_matches("[n]")
            .to_ascii_lowercase();
        let made = match shown {
            Some(shown) if !shown.is_empty() => self.alike(&name, &shown),
            _ => self.named(&name),
        };
        self.fitted(made, node)
    }

    /// A text like the one that an example shows.
    fn alike(&mut self, name: &str, shown: &str) -> String {
        let is_word = shown
            .chars()
            .all(|it| it.is_ascii_alphabetic() || matches!(it, '-' | '_'));
        let is_listed = is_word && LISTED.iter().any(|end| name.ends_with(end));
        if shown.chars().count() <= CODE || is_listed {
            return shown.to_owned();
        }
        if let Some((_, domain)) = shown.split_once('@') {
            return format!("{}@{domain}", self.unique.code().to_ascii_lowercase());
        }
        if shown.starts_with("http://") || shown.starts_with("https://") {
            return format!("{}/{}", shown.trim_end_matches('/'), self.unique.code());
        }
        let digits = shown.chars().filter(char::is_ascii_digit).count();
        let letters = shown.chars().filter(|it| it.is_alphabetic()).count();
        if digits > 0 && letters == 0 {
            return self.digits(shown, digits);
        }
        format!(
            "{shown}{}{}",
            if shown.contains(' ') { " " } else { "-" },
            self.unique.code()
        )
    }

    /// The same text with other digits, but for the first, which may mean
    /// something.
    fn digits(&mut self, shown: &str, count: usize) -> String {
        let count = u32::try_from(count.min(18)).unwrap_or(18);
        let fresh = self.unique.digits(count);
        let mut fresh = fresh.chars().cycle();
        let mut is_first = true;
        let other = shown.chars().map(|it| {
            if !it.is_ascii_digit() || std::mem::take(&mut is_first) {
                return it;
            }
            fresh.next().unwrap_or(it)
        });
        other.collect()
    }

    /// A text by the name of its field.
    fn named(&mut self, name: &str) -> String {
        let code = self.unique.code();
        match name {
            _ if name.ends_with("email") || name.ends_with("mail") => {
                format!("{}@example.com", code.to_ascii_lowercase())
            }
            _ if name.ends_with("url") || name.ends_with("uri") || name.ends_with("href") => {
                format!("https://example.com/{code}")
            }
            _ if name.ends_with("phone") => format!("+1555{}", self.unique.digits(7)),
            _ if name.ends_with("country") || name.ends_with("countrycode") => "DE".to_owned(),
            _ if name.ends_with("currency") => "EUR".to_owned(),
            _ if name.contains("postal") || name.ends_with("zip") => self.unique.digits(5),
            _ => code,
        }
    }

    /// The text within the sizes of its field.
    fn fitted(&mut self, mut made: String, node: &Node) -> String {
        let size = |size: Option<u64>| size.and_then(|size| usize::try_from(size).ok());
        if let Some(max) = size(node.max).filter(|max| made.chars().count() > *max) {
            // The end of a text is what differs.
            let drop = made.chars().count() - max;
            made = made.chars().skip(drop).collect();
        }
        let min = size(node.min).unwrap_or(0).min(LONGEST);
        while made.chars().count() < min {
            let missing = min - made.chars().count();
            made.extend(self.unique.code().chars().take(missing));
        }
        made
    }
}

/// A number; a text of it where the wire form has only texts.
fn typed(node: &Node, value: Value) -> Value {
    match node.reads.contains(countersign_validate::Kinds::NUMBER) {
        true => value,
        false => value.to_string().into(),
    }
}

/// Most characters of a text, whatever its page asks for.
const LONGEST: usize = 100_000;
