//! Clauses: what generated scenarios and the standing checks judge, one
//! sentence each.

use countersign_codegen::citations;
use countersign_contract::{Contract, Problem};

use super::gap::Ruled;
use super::name::Name;
use super::page::Pages;
use super::table::Table;

/// How strong a clause is, how it is known, and its sentence; `{}` is what the
/// call is named. What is implied says of what.
struct Sentence {
    must: bool,
    text: &'static str,
    follows: Option<&'static str>,
}

const fn must(text: &'static str) -> Sentence {
    Sentence {
        must: true,
        text,
        follows: None,
    }
}

const fn implied(must: bool, text: &'static str, follows: &'static str) -> Sentence {
    Sentence {
        must,
        text,
        follows: Some(follows),
    }
}

/// The clauses of the standing checks, which judge every answer.
const STANDING: [(&str, Sentence); 5] = [
    (
        "answer.given",
        implied(
            true,
            "Every request is answered.",
            "Calls are documented to be made.",
        ),
    ),
    (
        "answer.status",
        must("The status is a documented one, or one of those that the pages leave free."),
    ),
    (
        "answer.media-type",
        implied(
            false,
            "An answer is labelled as what it is.",
            "Bodies are described in one form.",
        ),
    ),
    (
        "answer.message",
        must("The body of an answer is valid as the message that the page describes."),
    ),
    (
        "answer.steady",
        implied(
            true,
            "What is shown stays so until a request changes it.",
            "Nothing else is said to change it.",
        ),
    ),
];

/// The sentence of a clause, by the last part of its id.
fn sentence(rule: &str) -> Sentence {
    match rule {
        "required" => must("A request of \"{}\" that lacks a required field is refused."),
        "kind" => {
            must("A request of \"{}\" with a value of another kind than documented is refused.")
        }
        "optional-kind" => implied(
            false,
            "A request of \"{}\" with an optional value of another kind than documented is refused.",
            "The page gives the kind of optional fields too; what is optional might be left aside instead.",
        ),
        "date" => must("A request of \"{}\" with a date that is none is refused."),
        "not-empty" => {
            must("A request of \"{}\" has an element at least in each list that is to have one.")
        }
        "inner-not-empty" => must(
            "A request of \"{}\" has an element at least in each list within a list that is to have one.",
        ),
        "alternative" => must("A request of \"{}\" holds one at least of the fields of a choice."),
        "quantity" => implied(
            false,
            "A request of \"{}\" with a number that is none is refused.",
            "The page gives the text's meaning: a whole number.",
        ),
        "enumeration" => must("A request of \"{}\" with a value that is not listed is refused."),
        "conditional" => {
            must("A request of \"{}\" that lacks a field which another one calls for is refused.")
        }
        "refused-not-stored" | "invalid-not-stored" => implied(
            true,
            "What \"{}\" refuses is not stored.",
            "What was refused has no effect.",
        ),
        "refused-unchanged" => implied(
            true,
            "What \"{}\" refuses changes nothing.",
            "What was refused has no effect.",
        ),
        "legal" => implied(
            false,
            "By \"{}\" a state can be reached that a listed step leads to.",
            "The steps are listed, and the call asks for a state.",
        ),
        "illegal-refused" => must("A state that no listed step leads to is refused by \"{}\"."),
        "self" => implied(
            false,
            "To ask by \"{}\" for the state that is there is refused, or changes nothing.",
            "No listed step leads from a state to itself.",
        ),
        "applied" => implied(
            true,
            "After \"{}\" was accepted the state is the one that it asked for.",
            "The call asks for a state.",
        ),
        "only-named" => implied(
            true,
            "What \"{}\" does not name it leaves as it is.",
            "A change names what it is to change.",
        ),
        _ => implied(
            false,
            "What the page says of \"{}\" holds.",
            "A generated scenario cites it.",
        ),
    }
}

/// The standing clauses.
pub(super) fn standing(system: &Name, pages: &Pages) -> Vec<Ruled> {
    // Without a page there is nothing to cite.
    let all = STANDING.iter().filter(|_| !pages.files.is_empty());
    all.map(|(id, sentence)| {
        let id = format!("{}.{id}", system.as_str());
        ruled(id, sentence, "", pages.heading_of(None))
    })
    .collect()
}

/// The clauses that scenarios of a contract judge and that it lacks.
fn missing(contract: &Contract, pages: &Pages) -> Vec<Ruled> {
    let cited = citations(contract).into_iter().map(|cited| cited.clause);
    cited
        .filter(|id| contract.clause(id).is_none())
        .filter_map(|id| {
            let mut parts = id.rsplitn(2, '.');
            let rule = parts.next()?;
            let call = parts.next()?.rsplit('.').next()?;
            let heading = pages.heading_of(contract.operation(call));
            let sentence = sentence(rule);
            Some(ruled(id.clone(), &sentence, call, heading))
        })
        .collect()
}

/// What the contract reader makes of texts.
pub(super) type Read = Result<Contract, Vec<Problem>>;

/// All clauses that are to be stated besides those of the texts, which are
/// given with those that were found so far. What clauses demand calls for
/// further scenarios, so that it takes some rounds.
///
/// # Errors
/// What the contract reader has against the texts.
pub(super) fn all(
    texts: &dyn Fn(&[Ruled]) -> Read,
    mut stated: Vec<Ruled>,
    pages: &Pages,
) -> Result<Vec<Ruled>, Vec<Problem>> {
    const ROUNDS: usize = 4;
    for _ in 0..ROUNDS {
        let more = missing(&texts(&stated)?, pages);
        if more.is_empty() {
            break;
        }
        stated.extend(more);
    }
    Ok(stated)
}

fn ruled(id: String, sentence: &Sentence, call: &str, (page, heading): &(String, String)) -> Ruled {
    let follows = sentence.follows;
    let basis = if follows.is_some() {
        "implied"
    } else {
        "documented"
    };
    let source = Table::default().text("page", page).text("heading", heading);
    let text = Table::default()
        .text("id", &id)
        .text("text", &sentence.text.replace("{}", call))
        .text("modality", if sentence.must { "must" } else { "should" })
        .text("basis", basis)
        .maybe("follows_from", follows.map(super::table::quoted))
        .with("source", source.inline())
        .under("[[clause]]");
    Ruled { id, text }
}
