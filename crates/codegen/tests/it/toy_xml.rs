//! A small contract whose messages are XML, written as a table.

mod table;

use countersign_contract::{
    Basis, Body, Clause, ClauseSource, Contract, Effect, Enumeration, Method, Modality, Namespace,
    Operation, Parameter, Response, Shape, Source, State, StateMachine, Transition,
};

use table::message;

/// What clients send: path, kinds, requirement, and what else is to be said.
const NEW_PARCEL: &str = "
parcel                                object        required
parcel.label                          object        required
parcel.label.@code                    text          required
parcel.label.text()                   text          required
parcel.speed                          text          required   enum=speed
parcel.contents                       object        required
parcel.contents.content               list          required
parcel.contents.content[n]            object        required   part=new-content
parcel.contents.content[n].@ref       text          required
parcel.contents.content[n].pieces     integer-text  required   min=1
parcel.contents.content[n].size       object        optional
parcel.contents.content[n].size.@unit text          optional
parcel.contents.content[n].papers     object        optional
parcel.contents.content[n].papers.paper     list    required
parcel.contents.content[n].papers.paper[n]  object  required   open
parcel.contents.content[n].papers.paper[n].@id text required
parcel.receiver                       object        required   part=address
parcel.receiver.name                  text          required
parcel.receiver.state                 object        when:parcel.receiver.country.@code=US
parcel.receiver.state.@code           text          when:parcel.receiver.country.@code=US
parcel.receiver.country               object        required
parcel.receiver.country.@code         text          required
parcel.sender                         object        optional   part=address
parcel.sender.name                    text          required
parcel.sender.state                   object        when:parcel.sender.country.@code=US
parcel.sender.state.@code             text          when:parcel.sender.country.@code=US
parcel.sender.country                 object        required
parcel.sender.country.@code           text          required
parcel.price                          text,object   optional   open
";

/// What clients read.
const PARCEL: &str = "
parcel                                object        required
parcel.@id                            text          required
parcel.@link:href                     text          optional   example
parcel.contents                       object        required
parcel.contents.content               list          required
parcel.contents.content[n]            object        required   part=content
parcel.contents.content[n].@ref       text          required
parcel.contents.content[n].pieces     integer-text  required   min=1
parcel.contents.content[n].size       object        optional
parcel.contents.content[n].size.@unit text          optional
parcel.contents.content[n].handlingState text       required
parcel.receiver                       object        required   part=address
parcel.receiver.name                  text          required
parcel.receiver.state                 object        when:parcel.receiver.country.@code=US
parcel.receiver.state.@code           text          when:parcel.receiver.country.@code=US
parcel.receiver.country               object        required
parcel.receiver.country.@code         text          required
parcel.sent                           date-time     required
";

/// How clients ask for a state.
const CHANGE: &str = "
change                                object        required
change.@type                          text          optional
change.type                           text          optional
change.parcel                         object        required
change.parcel.@id                     text          one-of:parcel
change.parcel.@link:href              text          one-of:parcel
change.handlingState                  text          required
";

/// The contract. It has all clauses that its scenarios cite.
pub(crate) fn toy_xml() -> Contract {
    let mut contract = toy_xml_without_clauses();
    for name in [
        "send.required",
        "send.conditional",
        "send.quantity",
        "send.enumeration",
        "send.refused-not-stored",
        "change.required",
        "change.alternative",
        "change.refused-unchanged",
        "change.illegal-refused",
        "change.legal",
        "change.packed-to-lost",
        "change.self",
        "change.applied",
        "change.only-named",
    ] {
        contract.clauses.push(Clause {
            id: format!("toy.{name}"),
            text: name.to_owned(),
            modality: Modality::Must,
            basis: Basis::Documented,
            follows_from: None,
            source: ClauseSource {
                page: "parcels.wiki".to_owned(),
                heading: "Parcel".to_owned(),
            },
            assessable: true,
            reason: None,
        });
    }
    contract
}

/// The contract without clauses.
pub(crate) fn toy_xml_without_clauses() -> Contract {
    Contract {
        system: "toy".to_owned(),
        title: "Toy".to_owned(),
        media_type: "application/xml".to_owned(),
        credential_header: None,
        namespaces: vec![
            namespace("", "http://toy.example"),
            namespace("link", "http://www.w3.org/1999/xlink"),
        ],
        operations: operations(),
        messages: vec![
            message("parcel", "parcel", PARCEL),
            message("new-parcel", "parcel", NEW_PARCEL),
            message("change", "change", CHANGE),
        ],
        enumerations: vec![Enumeration {
            name: "speed".to_owned(),
            values: vec!["slow".to_owned(), "fast & dear".to_owned()],
            source: source(1),
        }],
        machines: vec![machine()],
        rulings: Vec::new(),
        clauses: Vec::new(),
    }
}

fn operations() -> Vec<Operation> {
    let body = |message: &str, wrapper: Option<&str>| Body {
        message: message.to_owned(),
        shape: wrapper.map_or(Shape::One, |_| Shape::List),
        wrapper: wrapper.map(str::to_owned),
    };
    let operation = |id: &str, effect, method, path: &str, request, response| Operation {
        id: id.to_owned(),
        title: id.to_owned(),
        effect,
        method,
        path: path.to_owned(),
        base: None,
        parameters: Vec::new(),
        in_path: Vec::new(),
        headers: Vec::new(),
        request,
        responses: vec![Response {
            status: 200,
            body: response,
            basis: Basis::Documented,
            source: source(1),
        }],
        unjudged: Vec::new(),
        source: source(1),
    };
    let all = Some(body("parcel", Some("parcels")));
    let new = Some(body("new-parcel", None));
    let many = Some(body("new-parcel", Some("parcels")));
    let one = Some(body("parcel", None));
    let changes = Some(body("change", Some("changes")));
    let mut list = operation(
        "list",
        Effect::Find,
        Method::Get,
        "/parcels",
        None,
        all.clone(),
    );
    list.parameters = vec![
        Parameter {
            name: "query".to_owned(),
            required: false,
            kind: None,
            default: None,
            values: Vec::new(),
            terms: vec!["sent".to_owned()],
            source: source(1),
        },
        Parameter {
            name: "order".to_owned(),
            required: false,
            kind: None,
            default: None,
            values: vec!["up".to_owned(), "down".to_owned()],
            terms: Vec::new(),
            source: source(1),
        },
    ];
    vec![
        list,
        operation("send", Effect::Create, Method::Post, "/parcels", new, None),
        operation(
            "send-all",
            Effect::Create,
            Method::Post,
            "/parcels",
            many,
            all,
        ),
        operation(
            "show",
            Effect::Show,
            Method::Get,
            "/parcels/{id}",
            None,
            one,
        ),
        operation(
            "change",
            Effect::Change,
            Method::Post,
            "/changes",
            changes,
            None,
        ),
    ]
}

fn machine() -> StateMachine {
    let state = |name: &str, internal| State {
        name: name.to_owned(),
        internal,
        implied: false,
        source: source(1),
    };
    let transition = |from: &str, to: &str| Transition {
        from: from.to_owned(),
        to: to.to_owned(),
        reasons: Vec::new(),
        source: source(1),
    };
    StateMachine {
        name: "handling".to_owned(),
        states: vec![
            state("TAKEN", true),
            state("PACKED", false),
            state("ON_ITS_WAY", false),
            state("LOST", false),
        ],
        transitions: vec![
            transition("TAKEN", "PACKED"),
            transition("PACKED", "ON_ITS_WAY"),
            transition("PACKED", "LOST"),
            transition("ON_ITS_WAY", "LOST"),
        ],
        source: source(1),
    }
}

fn namespace(prefix: &str, uri: &str) -> Namespace {
    Namespace {
        prefix: prefix.to_owned(),
        uri: uri.to_owned(),
    }
}

fn source(line: u32) -> Source {
    Source {
        file: "pages/parcels.wiki".to_owned(),
        line,
        column: 1,
    }
}
