//! Reads the table of a call: method, URL, parameters, statuses.

use crate::page::{Answer, Block, Call, Representation};
use crate::{Method, Parameter, Source};

use super::row::{Cell, Row};
use super::{Reader, Side, Subject, query};

impl Reader<'_, '_> {
    /// Reads a table whose rows are a name and a value each.
    pub(super) fn call(&mut self, rows: &[Row]) {
        self.subject = Subject::Lost;
        let Some((title, source)) = self.heading.clone() else {
            self.page.lost_call = true;
            self.problems.add(
                rows[0].source.clone(),
                "a call stands before any heading",
                "put a heading over it: it becomes the operation's title",
            );
            return;
        };
        let mut faults = 0;
        let mut call = Draft::default();
        for row in rows {
            let [name, value] = &row.cells[..] else {
                faults += 1;
                self.problems.add(
                    row.source.clone(),
                    "a row of a call is not a name and a value",
                    "write `|| Method | GET ||`",
                );
                continue;
            };
            if let Err((place, message, help)) = call.note(name, value) {
                faults += 1;
                self.problems.add(place, message, help);
            }
        }
        let (Some(path), Some(method)) = (call.path, call.method) else {
            self.page.lost_call = true;
            if faults == 0 {
                self.problems.add(
                    source,
                    format!("the call `{title}` has no Url, or no Method"),
                    "write `|| Url | .../path ||` and `|| Method | GET ||`",
                );
            }
            return;
        };
        self.subject = Subject::Call;
        let answers = call.status.map(|(status, source)| Answer {
            status: Some(status),
            label: title.clone(),
            block: None,
            representation: None,
            source,
        });
        self.page.calls.push(Call {
            title,
            method,
            path,
            headers: Vec::new(),
            parameters: call.parameters,
            lists: Vec::new(),
            request: None,
            request_example: None,
            samples: Vec::new(),
            answers: answers.into_iter().collect(),
            lost_field: faults > 0,
            source: rows[0].source.clone(),
        });
    }

    /// Takes a block as what the last call is sent, or answers.
    pub(super) fn represent(&mut self, side: Side, block: Block, place: Source) {
        let Some(call) = self.page.calls.last_mut() else {
            return;
        };
        self.last = Some(side);
        let representation = Representation {
            block,
            section: None,
        };
        let slot = match side {
            Side::Request => &mut call.request,
            Side::Answer => {
                if call.answers.is_empty() {
                    // The page lists special statuses only: this one is not.
                    call.answers.push(Answer {
                        status: Some(200),
                        label: call.title.clone(),
                        block: None,
                        representation: None,
                        source: place.clone(),
                    });
                }
                &mut call.answers[0].representation
            }
        };
        if slot.replace(representation).is_some() {
            self.problems.add(
                place,
                "a second representation of the same body",
                "keep one block under each label",
            );
        }
    }

    /// Takes a reference as that of the block before it.
    pub(super) fn refer(&mut self, section: &str, offset: usize) {
        if self.subject == Subject::Lost {
            return;
        }
        let call = self.page.calls.last_mut();
        let representation = match (self.last.take(), call) {
            (Some(Side::Request), Some(call)) => call.request.as_mut(),
            (Some(Side::Answer), Some(call)) => call
                .answers
                .first_mut()
                .and_then(|answer| answer.representation.as_mut()),
            _ => None,
        };
        match representation {
            Some(representation) => representation.section = Some(section.to_owned()),
            None => self.problems.add(
                self.text.at(offset),
                format!("the reference to `{section}` stands behind no block"),
                "put it behind the block of a request or an answer",
            ),
        }
    }
}

/// Place, message and help of a fault.
type Fault = (Source, String, &'static str);

/// A call while its table is read.
#[derive(Default)]
struct Draft {
    path: Option<String>,
    method: Option<Method>,
    parameters: Vec<Parameter>,
    status: Option<(u16, Source)>,
}

impl Draft {
    fn note(&mut self, name: &Cell, value: &Cell) -> Result<(), Fault> {
        let said = value.text();
        let fault = |message: String, help| Err((value.source.clone(), message, help));
        match name.text().as_str() {
            "Url" => match said.find('/').filter(|_| said.starts_with("...")) {
                Some(at) => self.path = Some(said[at..].to_owned()),
                None => {
                    return fault(
                        format!("`{said}` is not the URL of a call"),
                        "write `.../path`, dots for the host",
                    );
                }
            },
            "Method" => match said.as_str() {
                "GET" => self.method = Some(Method::Get),
                "POST" => self.method = Some(Method::Post),
                "PUT" => self.method = Some(Method::Put),
                "PATCH" => self.method = Some(Method::Patch),
                "DELETE" => self.method = Some(Method::Delete),
                _ => {
                    return fault(
                        format!("`{said}` is not a method that is known"),
                        "write GET, POST, PUT, PATCH or DELETE",
                    );
                }
            },
            "Special Status Codes" => {
                let number = said.split_whitespace().next().unwrap_or_default();
                match number.parse().ok().filter(|n| (100..600).contains(n)) {
                    Some(status) => self.status = Some((status, value.source.clone())),
                    None => {
                        return fault(
                            format!("`{said}` begins with no status"),
                            "write the number first: `201 Created`",
                        );
                    }
                }
            }
            "Request Parameters" => self.parameters.push(query::language(value)?),
            "Sort Parameters" => self.parameters.push(Parameter {
                // A use case says its name.
                name: String::new(),
                required: false,
                kind: None,
                default: None,
                values: value.lines.clone(),
                terms: Vec::new(),
                source: value.source.clone(),
            }),
            "Sample" | "Type" | "APIKey" | "SessionId" => {}
            other => {
                return Err((
                    name.source.clone(),
                    format!("`{other}` is nothing that a call has"),
                    "write Url, Sample, Type, Method, Request Parameters, Sort Parameters, \
                     Special Status Codes, APIKey or SessionId",
                ));
            }
        }
        Ok(())
    }
}

/// Whether these rows are a call's: names in the first column.
pub(super) fn is_call(rows: &[Row]) -> bool {
    rows[0].cells.first().is_some_and(|cell| cell.header)
        && rows[0].cells.get(1).is_some_and(|cell| !cell.header)
}
