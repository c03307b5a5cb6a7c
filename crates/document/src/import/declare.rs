//! What a page declares, as tables of TOML.

use countersign_contract::{
    Basis, Body, Enumeration, Field, Operation, Parameter, Requirement, Response, Shape, Source,
    StateMachine,
};

use super::draft::Draft;
use super::kind;
use super::published::Published;
use super::table::{Table, list, quoted};

/// Declares things, each with its place on the published page.
pub(super) struct Declaring<'p>(pub(super) &'p Published);

impl Declaring<'_> {
    /// A call.
    pub(super) fn operation(&self, call: &Operation) -> String {
        let all = |parameters: &[Parameter]| {
            let tables = parameters.iter().map(|one| self.parameter(one));
            tables.collect::<Vec<_>>()
        };
        let responses = call
            .responses
            .iter()
            .map(|one| self.response(one))
            .collect();
        Table::default()
            .text("id", &call.id)
            .text("title", &call.title)
            .text("effect", call.effect.as_str())
            .text("method", call.method.as_str())
            .text("path", &call.path)
            .maybe("base", call.base.as_deref().map(quoted))
            .each("in_path", all(&call.in_path))
            .each("parameters", all(&call.parameters))
            .each("headers", all(&call.headers))
            .maybe("request", call.request.as_ref().map(body))
            .each("response", responses)
            .maybe("unjudged", listed(&call.unjudged))
            .text("at", &self.place(&call.source))
            .under("[[operation]]")
    }

    fn parameter(&self, one: &Parameter) -> Table {
        Table::default()
            .text("name", &one.name)
            .maybe("required", one.required.then(|| "true".to_owned()))
            .maybe("kind", kind::words(one.kind.as_slice()).next().map(quoted))
            .maybe("default", one.default.as_deref().map(quoted))
            .maybe("values", listed(&one.values))
            .maybe("terms", listed(&one.terms))
            .text("at", &self.place(&one.source))
    }

    fn response(&self, one: &Response) -> Table {
        Table::default()
            .with("status", one.status.to_string())
            .maybe("body", one.body.as_ref().map(body))
            .text("at", &self.place(&one.source))
    }

    /// A message, with its fields.
    pub(super) fn message(&self, draft: &Draft) -> String {
        Table::default()
            .text("name", &draft.name)
            .text("title", &draft.title)
            .maybe("request", draft.request.then(|| "true".to_owned()))
            .maybe("root", draft.root.as_deref().map(quoted))
            .maybe("example", draft.example.as_deref().map(quoted))
            .each(
                "field",
                draft.fields.iter().map(|one| self.field(one)).collect(),
            )
            .text("at", &self.place(&draft.source))
            .under("[[message]]")
    }

    fn field(&self, one: &Field) -> Table {
        let requirement = match &one.requirement {
            Requirement::Optional => None,
            Requirement::Required => Some(quoted("required")),
            Requirement::OneOf(group) => Some(Table::default().text("one-of", group).inline()),
            Requirement::When(condition) => {
                let when = Table::default()
                    .text("field", condition.field.as_str())
                    .text("equals", &condition.equals);
                Some(Table::default().with("when", when.inline()).inline())
            }
        };
        let exemplified = one.basis == Basis::Exemplified;
        let number = |number: Option<u64>| number.map(|number| number.to_string());
        Table::default()
            .text("path", one.path.as_str())
            .with("kinds", list(kind::words(&one.kinds)))
            .maybe("requirement", requirement)
            .maybe("min", number(one.min))
            .maybe("max", number(one.max))
            .maybe("enumeration", one.enumeration.as_deref().map(quoted))
            .maybe("part", one.part.as_deref().map(quoted))
            .maybe("open", one.open.then(|| "true".to_owned()))
            .maybe("default", one.default.as_deref().map(quoted))
            .maybe("unjudged", listed(&one.unjudged))
            .maybe("basis", exemplified.then(|| quoted("exemplified")))
            .text("at", &self.place(&one.source))
    }

    /// A closed list of values.
    pub(super) fn enumeration(&self, one: &Enumeration) -> String {
        Table::default()
            .text("name", &one.name)
            .with("values", list(one.values.iter().map(String::as_str)))
            .text("at", &self.place(&one.source))
            .under("[[enumeration]]")
    }

    /// States, and the steps between them.
    pub(super) fn machine(&self, one: &StateMachine) -> String {
        let states = one.states.iter().map(|state| {
            Table::default()
                .text("name", &state.name)
                .maybe("implied", state.implied.then(|| "true".to_owned()))
                .text("at", &self.place(&state.source))
        });
        let steps = one.transitions.iter().map(|step| {
            let reasons =
                (!step.reasons.is_empty()).then(|| list(step.reasons.iter().map(String::as_str)));
            Table::default()
                .text("from", &step.from)
                .text("to", &step.to)
                .maybe("reasons", reasons)
                .text("at", &self.place(&step.source))
        });
        Table::default()
            .text("name", &one.name)
            .each("state", states.collect())
            .each("step", steps.collect())
            .text("at", &self.place(&one.source))
            .under("[[machine]]")
    }

    /// A place of the published page.
    fn place(&self, source: &Source) -> String {
        format!("{}:{}", self.0.name(&source.file), source.line.max(1))
    }
}

/// A list of texts, where there are any.
fn listed(texts: &[String]) -> Option<String> {
    (!texts.is_empty()).then(|| list(texts.iter().map(String::as_str)))
}

fn body(one: &Body) -> String {
    let shape = match one.shape {
        Shape::One => None,
        Shape::List => Some("list"),
        Shape::OneOrList => Some("one-or-list"),
    };
    Table::default()
        .text("message", &one.message)
        .maybe("shape", shape.map(quoted))
        .maybe("wrapper", one.wrapper.as_deref().map(quoted))
        .inline()
}
