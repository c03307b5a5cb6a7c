//! Reads what a page says of the query: its language, and the parameters that
//! its use cases show.

use crate::{Parameter, Source};

use super::row::Cell;
use super::{Reader, Subject};

/// Reads `?query=+partnerId:(...)` and the `*partnerId* - …` below it.
pub(super) fn language(cell: &Cell) -> Result<Parameter, (Source, String, &'static str)> {
    let fault = |message: String, help| Err((cell.source.clone(), message, help));
    let first = cell.lines.first().map_or("", String::as_str);
    let Some((name, pattern)) = first
        .strip_prefix('?')
        .and_then(|query| query.split_once('='))
    else {
        return fault(
            format!("`{first}` shows no parameter"),
            "write `?name=+term:(...)`",
        );
    };
    let terms: Vec<String> = pattern
        .split('+')
        .filter_map(|term| term.split_once(':'))
        .map(|(term, _)| term.trim().to_owned())
        .collect();
    let mut described = cell.lines[1..]
        .iter()
        .filter_map(|line| line.strip_prefix('*')?.split_once('*'))
        .map(|(term, _)| term);
    if let Some(odd) = described
        .clone()
        .find(|term| !terms.iter().any(|t| t == term))
    {
        return fault(
            format!("the term `{odd}` is described and not shown"),
            "let the query at the cell's beginning show it: `+term:(...)`",
        );
    }
    if let Some(odd) = terms
        .iter()
        .find(|term| !described.clone().any(|t| t == *term))
    {
        return fault(
            format!("the term `{odd}` is shown and not described"),
            "describe it below the query: `*term* - …`",
        );
    }
    if described.next().is_none() {
        return fault("the query has no terms".to_owned(), "write `+term:(...)`");
    }
    Ok(Parameter {
        name: name.to_owned(),
        required: false,
        kind: None,
        default: None,
        values: Vec::new(),
        terms,
        source: cell.source.clone(),
    })
}

impl Reader<'_, '_> {
    /// Reads the query of a use case: `&sortOrder={asc/desc}` is a parameter
    /// with its values; `&sortField=modified` names the one that the call's
    /// table gives this value without a name.
    pub(super) fn use_case(&mut self, cell: &Cell) {
        let call = self.page.calls.last_mut();
        let Some(call) = call.filter(|_| self.subject == Subject::Call) else {
            if self.subject != Subject::Lost {
                self.problems.add(
                    cell.source.clone(),
                    "a use case stands below no call",
                    "put it behind the table of the call",
                );
            }
            return;
        };
        let text = cell.lines.concat().replace("{code}", "");
        let query = text.split_once('?').map_or("", |(_, query)| query);
        for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            let inside = value
                .strip_prefix('{')
                .and_then(|value| value.strip_suffix('}'));
            if call.parameters.iter().any(|known| known.name == name) {
                continue;
            }
            let mut unnamed = call.parameters.iter_mut().filter(|p| p.name.is_empty());
            let unnamed = unnamed.find(|p| p.values.iter().any(|known| known == value));
            match (inside, unnamed) {
                (None, Some(parameter)) => name.clone_into(&mut parameter.name),
                (Some(values), _) => call.parameters.push(Parameter {
                    name: name.to_owned(),
                    required: false,
                    kind: None,
                    default: None,
                    values: values.split('/').map(str::to_owned).collect(),
                    terms: Vec::new(),
                    source: cell.source.clone(),
                }),
                (None, None) if call.lost_field => {}
                (None, None) => self.problems.add(
                    cell.source.clone(),
                    format!("nothing says what the parameter `{name}` may be"),
                    "write its values as `{this/that}`, or give it a row in the call's table",
                ),
            }
        }
    }

    /// Reports parameters that no use case has named.
    pub(super) fn unnamed(&mut self) {
        let whole = self.page.calls.iter().filter(|call| !call.lost_field);
        for parameter in whole.flat_map(|call| &call.parameters) {
            if parameter.name.is_empty() {
                self.problems.add(
                    parameter.source.clone(),
                    "no use case shows which parameter sorts",
                    "show it in the Query of a use case with one of these values: `&name=value`",
                );
            }
        }
    }
}
