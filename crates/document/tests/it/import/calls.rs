//! Calls of any kind, odd ones among them.

use countersign_contract::Method;
use countersign_document::{Body, FieldType, Operation, Parameter, Place, Response};
use proptest::prelude::*;

use super::arbitrary::{name, need, source, values, words};

fn body() -> impl Strategy<Value = Option<Body>> {
    let wrapper = prop::option::of(prop_oneof![Just("orders".to_owned()), name()]);
    prop::option::of(
        (name(), any::<bool>(), wrapper).prop_map(|(message, list, wrapper)| Body {
            message,
            list,
            wrapper,
        }),
    )
}

fn response() -> impl Strategy<Value = Response> {
    let status = prop::option::of(prop::sample::select(vec![
        0, 99, 200, 200, 201, 404, 409, 999,
    ]));
    (status, words(), body()).prop_map(|(status, words, body)| Response {
        status,
        words,
        body,
        source: source(),
    })
}

fn parameter() -> impl Strategy<Value = Parameter> {
    (name(), any::<bool>(), need(), values(), values()).prop_map(
        |(name, query, need, values, fields)| Parameter {
            name,
            place: if query { Place::Query } else { Place::Path },
            listed: query,
            kind: FieldType::default(),
            need,
            default: None,
            values,
            fields,
            source: source(),
        },
    )
}

pub(super) fn operation() -> impl Strategy<Value = Operation> {
    let method = prop::sample::select(vec![
        Method::Get,
        Method::Post,
        Method::Put,
        Method::Patch,
        Method::Delete,
    ]);
    let path = prop_oneof![
        6 => prop::sample::select(vec![
            "/orders", "/orders/{order}", "/orders/search", "/orders/{order}/cancel", "/orders/{type}/items",
        ]).prop_map(str::to_owned),
        1 => "[/a{}? \"]{0,9}",
    ];
    let header = (
        prop::sample::select(vec![
            "Content-Type",
            "Authorization",
            "X-Api-Key",
            "Bad Header\n",
            "X-Other",
        ]),
        prop::sample::select(vec![
            "application/xml",
            "application/json; charset=utf-8",
            "{token}",
            "\u{1}",
        ]),
    );
    let headers = prop::collection::vec(header, 0..3);
    let lists = (
        prop::collection::vec(parameter(), 0..3),
        prop::collection::vec(response(), 0..4),
    );
    (name(), words(), method, path, headers, lists, body()).prop_map(
        |(id, title, method, path, headers, (parameters, responses), request)| Operation {
            id,
            title,
            method,
            path,
            base: None,
            headers: headers
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value.to_owned(), source()))
                .collect(),
            parameters,
            listed_headers: Vec::new(),
            request,
            responses,
            facets: Vec::new(),
            source: source(),
        },
    )
}
