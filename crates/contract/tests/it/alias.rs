//! What a declared page writes in one way, and a ruling means in another.

use countersign_contract::{Contract, Requirement};

use crate::texts::{contract, folder, tests};

/// The base with these edits of its page, and a ruling for each alias.
fn aliased(edits: &[(&str, &str)], aliases: &[(&str, &str)]) -> Contract {
    let mut texts = folder(&tests().join("cases-declared/base"));
    for (name, text) in &mut texts {
        if name.starts_with("pages/") {
            for (from, to) in edits {
                assert!(text.contains(from), "{from}");
                *text = text.replace(from, to);
            }
        } else if name == "rulings.toml" {
            for (number, (written, means)) in aliases.iter().enumerate() {
                text.push_str(&format!(
                    "\n[[ruling]]\nid = \"toy.ruling.alias-{number}\"\ngap = \"\"\nreading = \"\"\n\
                     because = \"\"\n\n[[ruling.alias]]\nwritten = \"{written}\"\nmeans = \"{means}\"\n"
                ));
            }
        }
    }
    contract(&texts).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

const STEPS: &str =
    "step = [{ from = \"NEW\", to = \"SENT\", reasons = [\"picked-up\"], at = \"parcels.md:53\" }]";

#[test]
fn a_state_that_is_another_becomes_it_with_its_steps() {
    let states = "{ name = \"SENT\", at = \"parcels.md:52\" }";
    let more = format!("{states}, {{ name = \"SNET\", implied = true, at = \"parcels.md:54\" }}");
    let steps = "step = [{ from = \"NEW\", to = \"SNET\", reasons = [\"picked_pu\"] }, { from = \"NEW\", to = \"SENT\", reasons = [\"picked-up\"] }, \
                 { from = \"SNET\", to = \"NEW\" }]";
    let contract = aliased(
        &[(states, &more), (STEPS, steps)],
        &[("Snet", "Sent"), ("Picked pu", "picked-up")],
    );
    let machine = &contract.machines[0];
    let states: Vec<&str> = machine
        .states
        .iter()
        .map(|state| state.name.as_str())
        .collect();
    assert_eq!(states, ["NEW", "SENT"]);
    let steps: Vec<String> = machine
        .transitions
        .iter()
        .map(|step| format!("{} {} {:?}", step.from, step.to, step.reasons))
        .collect();
    assert_eq!(steps, ["NEW SENT [\"picked-up\"]", "SENT NEW []"]);
}

#[test]
fn a_state_that_no_other_is_gets_the_name_that_is_meant() {
    let contract = aliased(&[], &[("sent", "On its way")]);
    let machine = &contract.machines[0];
    assert!(machine.has("On its way"));
    assert!(machine.allows("NEW", "On its way"));
}

#[test]
fn a_value_is_spelled_as_it_is_meant_and_stands_once() {
    let values = "values = [\"NEW\", \"SENT\"]\nat";
    let more = "values = [\"NEW\", \"Snet\", \"SENT\", \"LOTS\"]\nat";
    let contract = aliased(&[(values, more)], &[("Snet", "SENT"), ("LOTS", "LOST")]);
    let values = contract.enumeration("parcel-state").expect("it is listed");
    assert_eq!(values, ["NEW", "SENT", "LOST"]);
}

#[test]
fn a_field_stands_where_it_is_meant_to_and_so_does_what_it_holds() {
    let field = "{ path = \"lines[n]\", kinds = [\"text\"], requirement = \"required\", at = \"parcels.md:12\" },";
    let held = "{ path = \"lines[n]\", kinds = [\"object\"], requirement = \"required\" },\n\
                { path = \"lines[n].skuu\", kinds = [\"text\"] },\n\
                { path = \"lines[n].sku\", kinds = [\"text\"], requirement = { when = { field = \"numbr\", equals = \"1\" } } },";
    let contract = aliased(
        &[
            (field, held),
            ("path = \"number\"", "path = \"numbr\""),
            ("field = \"number\"", "field = \"numbr\""),
        ],
        &[
            ("numbr", "number"),
            ("lines", "rows"),
            ("lines.skuu", "rows.sku"),
        ],
    );
    let message = contract.message("new-parcel").expect("it is declared");
    let paths: Vec<&str> = message
        .fields
        .iter()
        .map(|field| field.path.as_str())
        .collect();
    let wanted = [
        "number",
        "parcelState",
        "signature",
        "to",
        "to.city",
        "rows",
        "rows[n]",
        "rows[n].sku",
    ];
    assert_eq!(paths, wanted);
    let Requirement::When(condition) = &message.fields[2].requirement else {
        panic!("{:?}", message.fields[2]);
    };
    assert_eq!(condition.field.as_str(), "number");
}

#[test]
fn an_example_shows_what_is_meant() {
    let title = "title = \"A new Parcel\"";
    let example = r#"{"nmber": "1", "town": "Ulm", "box": {"line": "a"}, "keep": [1]}"#;
    let with_example = format!("{title}\nexample = '{example}'");
    let contract = aliased(
        &[(title, &with_example)],
        &[
            ("nmber", "number"),
            ("town", "to.city"),
            ("box.line", "lines.line"),
        ],
    );
    let message = contract.message("new-parcel").expect("it is declared");
    let shown: serde_json::Value =
        serde_json::from_str(message.example.as_deref().unwrap_or_default()).expect("JSON");
    let wanted = serde_json::json!({
        "number": "1",
        "box": {},
        "keep": [1],
        "to": { "city": "Ulm" },
        "lines": [{ "line": "a" }],
    });
    assert_eq!(shown, wanted);
}
