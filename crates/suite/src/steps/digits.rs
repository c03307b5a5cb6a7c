//! Numbers and keys made of digits, which some targets take for something else
//! than texts.

use crate::phrase::names;

/// The text of these digits that has the form: `begins with zeros`, `consists of
/// digits and "e5"`; `None` where the words are none of these.
pub(super) fn of_digits(form: &str, digits: &str) -> Option<String> {
    Some(match form {
        "consists of digits" => digits.to_owned(),
        "begins with zeros" => format!("000{digits}"),
        "has an exponent" => format!("{digits}e3"),
        "stands between blanks" => format!(" CS{digits}  "),
        _ => {
            let rest = form.strip_prefix("consists of digits ")?;
            let part = names(rest).pop()?;
            match rest.split_once(' ')?.0 {
                "and" => format!("{digits}{part}"),
                "after" => format!("{part}{digits}"),
                _ => return None,
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::of_digits;

    #[test]
    fn forms_are_told_from_words() {
        for (form, made) in [
            ("consists of digits", Some("12")),
            ("begins with zeros", Some("00012")),
            ("stands between blanks", Some(" CS12  ")),
            ("has an exponent", Some("12e3")),
            (r#"consists of digits and ".50""#, Some("12.50")),
            (r#"consists of digits after "0x""#, Some("0x12")),
            (r#"consists of digits or ".50""#, None),
            ("consists of digits and", None),
            ("consists of letters", None),
        ] {
            assert_eq!(of_digits(form, "12").as_deref(), made, "{form}");
        }
    }
}
