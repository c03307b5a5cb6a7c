//! Declared pages: what an import writes, to the last field.

use countersign_contract::{Effect, Requirement};

use crate::texts::{contract, folder, tests};

#[test]
fn a_declared_page_is_taken_as_it_stands() {
    let texts = folder(&tests().join("cases-declared/base"));
    let contract = contract(&texts).expect("the base is a contract");
    let ids: Vec<&str> = contract
        .operations
        .iter()
        .map(|one| one.id.as_str())
        .collect();
    assert_eq!(ids, ["send", "search"]);
    assert_eq!(contract.operations[1].effect, Effect::Find);
    // What only stands within others is no message.
    let names: Vec<&str> = contract
        .messages
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(names, ["new-parcel", "parcel"]);
    let sent = contract.message("new-parcel").expect("it is declared");
    assert_eq!(sent.title, "A new Parcel");
    let paths: Vec<&str> = sent
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
        "lines",
        "lines[n]",
    ];
    assert_eq!(paths, wanted);
    // A ruling on a part holds wherever it stands, and what is declared says
    // where the published page has it.
    let city = sent.field("to.city").expect("the part is put in");
    assert_eq!(city.requirement, Requirement::Optional);
    assert_eq!(city.source.to_string(), "parcels.md:41:1");
}

/// What an answer carries may stand in words: a ruling says it, and the answer
/// stays what the page documents.
#[test]
fn a_ruling_gives_a_bare_answer_its_body() {
    let mut texts = folder(&tests().join("cases-declared/base"));
    let rulings = texts.iter_mut().find(|(name, _)| name == "rulings.toml");
    let (_, rulings) = rulings.expect("there are rulings");
    rulings.push_str(
        "\n[[ruling]]\nid = \"toy.ruling.conflict\"\ngap = \"g\"\nreading = \"r\"\nbecause = \"b\"\n\n\
         [[ruling.response]]\noperation = \"send\"\nstatus = 409\nmessage = \"parcel\"\n",
    );
    let ruled = contract(&texts).expect("it is a contract");
    let send = ruled.operations.iter().find(|one| one.id == "send");
    let answer = send
        .and_then(|send| send.response(409))
        .expect("the answer");
    let body = answer.body.as_ref().map(|body| body.message.as_str());
    assert_eq!(body, Some("parcel"));
    assert_eq!(answer.source.to_string(), "parcels.md:24:1");
    // Once it has one it is not given another.
    let (_, rulings) = &mut texts[1];
    rulings.push_str(
        "\n[[ruling.response]]\noperation = \"send\"\nstatus = 409\nmessage = \"parcel\"\n",
    );
    let problems = contract(&texts).expect_err("there are two now");
    assert!(
        problems[0].message.contains("is known already"),
        "{problems:?}"
    );
}

/// An import writes long files: what multiplies work in one is refused, or
/// read, in bounded time.
#[test]
fn declared_pages_that_multiply_work_are_refused() {
    let head = "[page]\ntitle = \"P\"\n";
    let numbered =
        |count: usize, row: &dyn Fn(usize) -> String| -> String { (0..count).map(row).collect() };
    let message = |at: usize, fields: &str| {
        format!("[[message]]\nname = \"m{at}\"\ntitle = \"\"\nfield = [{fields}]\n")
    };
    let part = |path: &str, at: usize| {
        format!("{{ path = \"{path}\", kinds = [\"object\"], part = \"m{at}\" }},")
    };
    let pages = [
        numbered(3_990, &|at| message(at, &part("a", at + 1))),
        numbered(40, &|at| {
            message(at, &format!("{}{}", part("a", at + 1), part("b", at + 1)))
        }),
        numbered(60_000, &|at| message(at, "")),
        message(0, &numbered(40_000, &|at| part(&format!("f{at}"), 0))),
        message(0, &part(&"a.".repeat(400_000), 0)),
        message(0, &part(&format!("a{}", "[n]".repeat(400_000)), 0)),
        "[[enumeration]]\nname = \"a\"\nvalues = [\"a\", \"a\"]\n".repeat(4_000),
        format!("field = {}", "[".repeat(1_000_000)),
        format!("at = \"{}\"", "x".repeat(5_000_000)),
    ];
    let mut texts = folder(&tests().join("cases-declared/base"));
    for page in pages {
        texts[0].1 = format!("{head}{page}");
        let problems = contract(&texts).err().unwrap_or_default();
        assert!((1..=500).contains(&problems.len()));
    }
}
