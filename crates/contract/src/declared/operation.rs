//! Declared calls.

use std::collections::HashSet;

use toml::Spanned;

use super::at::Places;
use super::entry::{OperationEntry, ParameterEntry};
use crate::{Operation, Parameter, Response};

/// The call of an entry.
pub(super) fn operation(entry: Spanned<OperationEntry>, places: &mut Places<'_, '_>) -> Operation {
    let here = entry.span();
    let entry = entry.into_inner();
    if !is_path(entry.path.get_ref()) {
        places.wrong(
            entry.path.span(),
            format!("`{}` is not the path of a call", entry.path.get_ref()),
            "write what stands behind the base URL, from `/` on, without a query, parameters as `{name}`",
        );
    }
    if let Some(base) = entry.base.as_ref().filter(|base| !is_path(base.get_ref())) {
        places.wrong(
            base.span(),
            format!("`{}` is nothing that a path begins with", base.get_ref()),
            "write what stands between the host and the path of the call, from `/` on",
        );
    }
    for parameter in &entry.in_path {
        let name = &parameter.get_ref().name;
        if !entry.path.get_ref().contains(&format!("{{{name}}}")) {
            places.wrong(
                parameter.span(),
                format!("the path has no parameter `{name}`"),
                "name one that stands in `path`; those of the query belong to `parameters`",
            );
        }
    }
    let parameters = parameters(entry.parameters, places);
    let in_path = self::parameters(entry.in_path, places);
    let headers = self::parameters(entry.headers, places);
    let mut known = HashSet::new();
    let mut responses = Vec::new();
    for response in entry.response {
        let here = response.span();
        let response = response.into_inner();
        if !(100..=599).contains(&response.status) || !known.insert(response.status) {
            places.wrong(
                here.clone(),
                format!("{} is no status, or stands here twice", response.status),
                "give each status, of three digits, one answer",
            );
        }
        responses.push(Response {
            status: response.status,
            body: response.body.map(Into::into),
            basis: response.basis,
            source: places.of(&response.at, here),
        });
    }
    responses.sort_by_key(|response| response.status);
    Operation {
        id: places.name(entry.id),
        title: entry.title,
        effect: entry.effect,
        method: entry.method,
        path: entry.path.into_inner(),
        base: entry.base.map(Spanned::into_inner),
        parameters,
        in_path,
        headers,
        request: entry.request.map(Into::into),
        responses,
        unjudged: entry.unjudged,
        source: places.of(&entry.at, here),
    }
}

fn parameters(all: Vec<Spanned<ParameterEntry>>, places: &mut Places<'_, '_>) -> Vec<Parameter> {
    let all = all.into_iter().map(|parameter| {
        let here = parameter.span();
        let parameter = parameter.into_inner();
        Parameter {
            source: places.of(&parameter.at, here),
            name: parameter.name,
            required: parameter.required,
            kind: parameter.kind,
            default: parameter.default,
            values: parameter.values,
            terms: parameter.terms,
        }
    });
    all.collect()
}

/// Whether this can stand on a request line, parameters filled in.
fn is_path(path: &str) -> bool {
    let odd = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '?' | '#' | '"' | '\\');
    let braces = path.chars().try_fold(false, |open, c| match (open, c) {
        (false, '{') => Some(true),
        (true, '}') => Some(false),
        (true, '{' | '/') | (false, '}') => None,
        _ => Some(open),
    });
    path.starts_with('/') && !path.contains(odd) && !path.contains("{}") && braces == Some(false)
}
