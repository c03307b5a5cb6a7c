//! A [`Stamp`]: the form of a date and time in an example.

/// What form a text has that holds a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) form: Form,
    /// Whether it holds a time of day.
    pub(super) timed: bool,
    /// The zone behind it.
    pub(super) zone: Zone,
    /// Whether the month has no such day.
    pub(super) is_beyond: bool,
}

/// How a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Form {
    /// `2024-05-17`, with `T` before a time.
    Iso,
    /// The same with a blank before the time.
    Blank,
    /// `5/17/2024`, `17.05.2024`.
    Local,
    /// With the name of the month or the day.
    Named,
}

/// The zone of a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zone {
    None,
    Given,
    /// `-00:00`, which ISO 8601 rules out.
    NegativeZero,
}

impl Stamp {
    /// The form of a text; `None` where it is no date.
    pub(super) fn of(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.len() > 40 || !text.is_ascii() {
            return None;
        }
        iso(text).or_else(|| local(text)).or_else(|| named(text))
    }
}

fn iso(text: &str) -> Option<Stamp> {
    let bytes = text.as_bytes();
    let digits = |from: usize, to: usize| {
        bytes
            .get(from..to)
            .is_some_and(|part| part.iter().all(u8::is_ascii_digit))
    };
    let is_date = digits(0, 4)
        && digits(5, 7)
        && digits(8, 10)
        && bytes.get(4) == Some(&b'-')
        && bytes.get(7) == Some(&b'-');
    if !is_date || text.get(5..7)? > "12" || text.get(8..10)? > "31" {
        return None;
    }
    let form = match bytes.get(10) {
        None => {
            return Some(Stamp {
                form: Form::Iso,
                timed: false,
                zone: Zone::None,
                is_beyond: is_beyond(text),
            });
        }
        Some(b'T' | b't') => Form::Iso,
        Some(b' ') => Form::Blank,
        Some(_) => return None,
    };
    let rest = &text[11..];
    let rest = rest.trim_start_matches(|letter: char| {
        letter.is_ascii_digit() || matches!(letter, ':' | '.' | ',')
    });
    let zone = match rest.trim() {
        "" => Zone::None,
        "-00:00" | "-0000" | "-00" => Zone::NegativeZero,
        _ => Zone::Given,
    };
    digits(11, 13).then_some(Stamp {
        form,
        timed: true,
        zone,
        is_beyond: is_beyond(text),
    })
}

/// Whether a date of ISO 8601 has a day that its month lacks.
fn is_beyond(text: &str) -> bool {
    let number = |range| {
        text.get(range)
            .and_then(|part: &str| part.parse::<u32>().ok())
    };
    let (Some(year), Some(month), Some(day)) = (number(0..4), number(5..7), number(8..10)) else {
        return false;
    };
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    day > days
}

/// Three numbers between slashes or points, the year among them.
fn local(text: &str) -> Option<Stamp> {
    let (date, time) = text.split_once(' ').unwrap_or((text, ""));
    let sign = ['/', '.']
        .into_iter()
        .find(|sign| date.matches(*sign).count() == 2)?;
    let parts: Vec<_> = date.split(sign).collect();
    let are_numbers = parts.iter().all(|part| {
        (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    });
    let has_year = parts
        .iter()
        .any(|part| part.len() == 4 && (part.starts_with("19") || part.starts_with("20")));
    let timed = time.contains(':');
    let zone = Zone::None;
    (are_numbers && has_year).then_some(Stamp {
        form: Form::Local,
        timed,
        zone,
        is_beyond: false,
    })
}

/// With a name of a month, a year, and a day.
fn named(text: &str) -> Option<Stamp> {
    const MONTHS: &[&str] = &[
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let lower = text.to_lowercase();
    let words: Vec<_> = lower
        .split([' ', ',', '-'])
        .filter(|word| !word.is_empty())
        .collect();
    let is_month =
        |word: &&str| word.len() <= 9 && MONTHS.iter().any(|month| word.starts_with(month));
    let is_year = |word: &&str| {
        word.len() == 4
            && (word.starts_with("19") || word.starts_with("20"))
            && word.parse::<u16>().is_ok()
    };
    let has_day = words
        .iter()
        .any(|word| word.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day)));
    let is_date =
        words.len() <= 7 && words.iter().any(is_month) && words.iter().any(is_year) && has_day;
    is_date.then_some(Stamp {
        form: Form::Named,
        timed: lower.contains(':'),
        zone: Zone::Given,
        is_beyond: false,
    })
}
