//! Words of types: the kinds that they mean, and what may stand beside them.

use countersign_contract::Kind;

use super::names;

/// Whether a word narrows a type, and is none itself.
pub(super) fn is_qualifier(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
        || names::is_one(
            word,
            &[
                "nullable",
                "null",
                "or",
                "of",
                "iso",
                "utc",
                "unsigned",
                "positive",
                "max",
                "min",
                "length",
                "format",
                "valid",
                "value",
                "type",
                "a",
                "an",
                "encoded",
                "base64",
                "characters",
                "chars",
                "currency",
                "code",
                "alpha",
                "numeric",
                "alphanumeric",
                "digits",
                "non-empty",
                "big",
                "small",
            ],
        )
}

/// The kind that one word means, and the format that narrows it.
pub(super) fn simple(word: &str) -> Option<(Kind, Option<&'static str>)> {
    let word = if word.len() > 3 {
        names::singular(word)
    } else {
        word.to_owned()
    };
    Some(match word.as_str() {
        "string" | "str" | "text" | "varchar" | "char" | "character" | "nvarchar" | "enum"
        | "enumeration" => (Kind::Text, None),
        "uuid" | "guid" => (Kind::Text, Some("uuid")),
        "url" | "uri" => (Kind::Text, Some("uri")),
        "email" => (Kind::Text, Some("email")),
        "date" => (Kind::DateTime, Some("date")),
        "datetime" | "date-time" | "timestamp" | "xs-datetime" | "iso8601" => {
            (Kind::DateTime, None)
        }
        "number" | "float" | "double" | "decimal" | "numeric" | "money" | "numerical" => {
            (Kind::Number, None)
        }
        "int" | "integer" | "long" | "int32" | "int64" | "bigint" | "short" | "uint" => {
            (Kind::Integer, None)
        }
        "bool" | "boolean" | "flag" => (Kind::Boolean, None),
        "object" | "hash" | "map" | "dictionary" | "dict" | "json" | "struct" | "block" => {
            (Kind::Object, None)
        }
        "array" | "list" | "collection" => (Kind::List, None),
        _ => return None,
    })
}
