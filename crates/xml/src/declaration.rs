//! What an XML declaration may say.

use quick_xml::events::{BytesDecl, BytesStart};

use crate::attributes::separated;
use crate::encoding::{of_bytes, unread};
use crate::fault::Fault;

/// Checks the declaration at this offset against the encoding that the bytes
/// show.
pub(crate) fn check(declared: &BytesDecl<'_>, at: u64, encoding: &str) -> Result<(), Fault> {
    let refuse = |what: String| Err(Fault::new(at, what));
    if at > 0 {
        return refuse("an XML declaration stands where none may".to_owned());
    }
    // The event's own getters find attributes in any order and number.
    let declared = BytesStart::from_content(&**declared, 3);
    if !separated(declared.attributes_raw()) {
        return refuse("the XML declaration is not well-formed".to_owned());
    }
    let mut rest = ["version", "encoding", "standalone"].iter();
    let mut version = false;
    for attribute in declared.attributes() {
        let Ok(attribute) = attribute else {
            return refuse("the XML declaration is not well-formed".to_owned());
        };
        let (key, value) = (attribute.key.as_ref(), attribute.value.as_ref());
        let legal = rest.any(|known| *known == key)
            && match key {
                "version" => {
                    version = true;
                    value.strip_prefix("1.").is_some_and(is_number)
                }
                "standalone" => matches!(value, "yes" | "no"),
                _ if names(value, encoding) => true,
                _ => {
                    return refuse(unread(value).unwrap_or_else(|| {
                        format!("it declares the encoding `{value}` and is in {encoding}")
                    }));
                }
            };
        if !legal {
            return refuse(format!(
                "an XML declaration has no `{key}=\"{value}\"` there"
            ));
        }
    }
    if !version {
        return refuse("the XML declaration names no version".to_owned());
    }
    Ok(())
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether the name stands for the encoding that the bytes are in.
fn names(declared: &str, encoding: &str) -> bool {
    declared.eq_ignore_ascii_case(encoding)
        || of_bytes(declared) == Some(encoding)
        || (encoding.starts_with("UTF-16") && declared.eq_ignore_ascii_case("UTF-16"))
}
