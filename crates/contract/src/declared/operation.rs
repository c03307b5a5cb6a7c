//! Declared calls.

use std::collections::HashSet;

use toml::Spanned;

use super::at::Places;
use super::entry::OperationEntry;
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
    let parameters = entry.parameters.into_iter().map(|parameter| {
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
    let parameters = parameters.collect();
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
        parameters,
        request: entry.request.map(Into::into),
        responses,
        source: places.of(&entry.at, here),
    }
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
