//! Parameters of calls: of the query, of the path, and header lines.

use std::collections::HashSet;

use countersign_contract::Parameter;

use super::gap::{Kind as Gap, shortened};
use super::operation::Calls;
use super::wire::is_of_http;
use crate::reading::{self, Need, Place};

/// Longest value of a parameter, in bytes.
const LONGEST: usize = 400;

impl Calls<'_, '_> {
    /// The parameters of a call's query.
    pub(super) fn parameters(&mut self, call: &reading::Operation, id: &str) -> Vec<Parameter> {
        let all = call.parameters.iter();
        let query = all.filter(|one| one.place == Place::Query);
        query.map(|one| self.parameter(one, id)).collect()
    }

    /// What is said of the parameters of a call's path, which must be given in
    /// any case.
    pub(super) fn in_path(&mut self, call: &reading::Operation) -> Vec<Parameter> {
        let all = call.parameters.iter();
        let path = all.filter(|one| one.place == Place::Path);
        let mut known = HashSet::new();
        let described = path.filter(|one| {
            let says = one.kind.kind.is_some() || !one.values.is_empty() || one.default.is_some();
            says && call.path.contains(&format!("{{{}}}", one.name)) && known.insert(&one.name)
        });
        described
            .map(|one| Parameter {
                required: false,
                ..parameter(one)
            })
            .collect()
    }

    /// The header lines that a page lists for a call, but for the credential
    /// and those that are no matter of a contract.
    pub(super) fn headers(&mut self, call: &reading::Operation, id: &str) -> Vec<Parameter> {
        let is_credential =
            |name: &str| (self.credential).is_some_and(|known| known.eq_ignore_ascii_case(name));
        let listed = call.listed_headers.iter();
        let own = listed.filter(|one| !is_of_http(&one.name) && !is_credential(&one.name));
        let own: Vec<&reading::Parameter> = own.collect();
        own.into_iter().map(|one| self.parameter(one, id)).collect()
    }

    fn parameter(&mut self, one: &reading::Parameter, id: &str) -> Parameter {
        if let Need::Conditional(case) = &one.need {
            let item = format!("`{}` ({})", one.name, shortened(case));
            self.gaps.note(Gap::Parameters, id, item);
        }
        parameter(one)
    }
}

fn parameter(one: &reading::Parameter) -> Parameter {
    let short = |texts: &[String]| -> Vec<String> {
        let texts = texts.iter().filter(|text| text.len() <= LONGEST);
        texts.cloned().collect()
    };
    let default = one.default.as_deref().map(shortened);
    Parameter {
        name: shortened(&one.name),
        required: one.need == Need::Yes,
        kind: one.kind.kind,
        default: default.filter(|text| !text.is_empty()),
        values: short(&one.values),
        terms: short(&one.fields),
        source: one.source.clone(),
    }
}
