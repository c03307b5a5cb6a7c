//! Contracts that no one publishes, of a few lines each.

use countersign_contract::Contract;
use countersign_pack::{Pack, Settings};
use serde_json::{Value, json};

/// Fields of a message: `path kind[,kind] [requirement]`, a line each; the
/// requirement `when:PATH:TEXT` or `of:GROUP`, else `!` or nothing.
pub(crate) fn fields(lines: &str) -> Value {
    let fields = lines.trim().lines().map(|line| {
        let mut words = line.split_whitespace();
        let (path, kinds) = (words.next().expect("a path"), words.next().expect("a kind"));
        let requirement = match words
            .next()
            .map(|word| word.split(':').collect::<Vec<_>>())
            .as_deref()
        {
            None => json!("optional"),
            Some(["!"]) => json!("required"),
            Some(["of", group]) => json!({ "one-of": group }),
            Some(["when", field, text]) => json!({ "when": { "field": field, "equals": text } }),
            Some(other) => panic!("{other:?} is no requirement"),
        };
        let mut field = json!({
            "path": path,
            "kinds": kinds.split(',').collect::<Vec<_>>(),
            "requirement": requirement,
            "basis": "documented",
            "source": { "file": "pages/parcels.md", "line": 1, "column": 1 },
        });
        for word in words {
            let (name, value) = word.split_once('=').expect("a limit");
            field[name] = serde_json::from_str(value).unwrap_or_else(|_| json!(value));
        }
        field
    });
    fields.collect()
}

/// A contract of messages (name, root or nothing, whether clients send it,
/// fields) and operations.
pub(crate) fn contract(
    xml: bool,
    messages: &[(&str, &str, bool, &str)],
    operations: Value,
) -> Contract {
    let source = json!({ "file": "pages/parcels.md", "line": 1, "column": 1 });
    let messages = messages.iter().map(|(name, root, request, lines)| {
        let mut message = json!({
            "name": name,
            "title": name,
            "request": request,
            "fields": fields(lines),
            "source": source,
        });
        if !root.is_empty() {
            message["root"] = json!(root);
        }
        message
    });
    let namespaces = match xml {
        true => json!([{ "prefix": "", "uri": "urn:parcels" }]),
        false => json!([]),
    };
    let contract = json!({
        "system": "parcels",
        "title": "Parcels",
        "media_type": if xml { "application/xml" } else { "application/json" },
        "credential_header": "X-Parcel-Key",
        "namespaces": namespaces,
        "operations": operations,
        "messages": messages.collect::<Value>(),
        "enumerations": [
            { "name": "state", "values": ["created", "moving", "delivered"], "source": source },
        ],
        "rulings": [],
        "clauses": [],
    });
    serde_json::from_value(contract).expect("a contract")
}

/// An operation with a body and the message of its answer.
pub(crate) fn operation(
    id: &str,
    effect: &str,
    call: &str,
    request: Value,
    answer: Value,
) -> Value {
    let (method, path) = call.split_once(' ').expect("a method and a path");
    let source = json!({ "file": "pages/parcels.md", "line": 1, "column": 1 });
    json!({
        "id": id,
        "title": id,
        "effect": effect,
        "method": method,
        "path": path,
        "request": request,
        "responses": [{ "status": 200, "body": answer, "basis": "documented", "source": source }],
        "source": source,
    })
}

/// A body of one message.
pub(crate) fn one(message: &str) -> Value {
    json!({ "message": message, "shape": "one" })
}

/// Parcels in JSON: what is sent, and what is shown.
pub(crate) fn parcels() -> Contract {
    let wanted = "
reference text !
service text ! enumeration=\"state\"
weight number ! min=1 max=50
weekend boolean
pickup date-time !
recipient object !
recipient.name text !
recipient.country text !
recipient.region text when:recipient.country:US
phone text of:contact
mail text of:contact
pieces list ! min=1
pieces[n] object !
pieces[n].barcode text !
pieces[n].grams integer !
pieces[n].tags list
pieces[n].tags[n] text !
";
    let shown = "
reference text !
state text ! enumeration=\"state\"
updated date-time !
weight number
pickup date-time
recipient object
recipient.name text
recipient.country text
recipient.region text
pieces list
pieces[n] object !
pieces[n].barcode text !
pieces[n].grams integer
pieces[n].tags list
pieces[n].tags[n] text !
";
    let operations = json!([
        operation(
            "create",
            "create",
            "POST /parcels",
            one("new-parcel"),
            one("parcel")
        ),
        operation(
            "show",
            "show",
            "GET /parcels/{reference}",
            Value::Null,
            one("parcel")
        ),
    ]);
    contract(
        false,
        &[
            ("new-parcel", "", true, wanted),
            ("parcel", "", false, shown),
        ],
        operations,
    )
}

/// A pack of a contract with the settings of a `pack.toml`.
pub(crate) fn pack(contract: Contract, settings: &str) -> Pack {
    Pack::new(contract, Settings::read(settings).expect("settings"))
        .expect("settings of the contract")
}
