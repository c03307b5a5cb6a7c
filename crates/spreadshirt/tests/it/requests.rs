//! What a request carries beside its message: credentials, queries, and the
//! ids that its answer gives.

use countersign_system::{Carrier, Credentials, Criteria, StatusChange, System};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::system::system;

#[test]
fn a_list_asks_in_the_documented_language() {
    let system = system();
    let text = |text: &str| Some(text.to_owned());
    let filter = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let partner = vec![filter("partnerId", "123")];
    let nothing = Criteria::default;
    let cases = [
        nothing(),
        Criteria {
            filters: partner.clone(),
            ..nothing()
        },
        Criteria {
            filters: vec![filter("partnerId", "123"), filter("shopId", "888")],
            ..nothing()
        },
        Criteria {
            filters: partner,
            start: text("2011-06-28T13:00:00"),
            end: text("2011-06-28T14:00:00"),
            statuses: vec!["RECEIVED".to_owned()],
            sort: Some(("modified".to_owned(), false)),
            ..nothing()
        },
        Criteria {
            start: text("2011-06-28T13:00:00"),
            ..nothing()
        },
        Criteria {
            end: text("2011-06-28T14:00:00"),
            ..nothing()
        },
        Criteria {
            sort: Some(("created".to_owned(), true)),
            unrestricted: Some(true),
            ..nothing()
        },
    ];
    let told = cases.map(|criteria| {
        let search = system.search(&criteria);
        assert_eq!(search.body, None);
        let query = search.query.iter();
        let query: Vec<String> = query
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        query.join(" & ")
    });
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn credentials_go_where_they_are_carried() {
    let system = system();
    let all = ["key-a", "session-a", "1001"].map(|secret| Some(secret.to_owned()));
    let [key, session, partner] = all.clone();
    let cases = [
        vec![],
        all.to_vec(),
        vec![key, None, partner.clone()],
        vec![None, session],
        vec![None, None, partner],
    ];
    let mut told = Vec::new();
    for secrets in &cases {
        for carrier in [Carrier::Header, Carrier::Query] {
            let Credentials { headers, query } = system.authorize(secrets, carrier);
            told.push(format!("{headers:?} {query:?}"));
        }
    }
    insta::assert_snapshot!(told.join("\n"));
    let known = system.secrets().iter().filter(|secret| !secret.public);
    assert_eq!(known.count(), 2);
}

#[test]
fn ids_agree_with_the_links_beside_them() {
    let item = |id: &str, element: &str, href: &str| {
        json!({
            "@id": id,
            "@xlink:href": "/api/v1/orders/5/items/6?full=true",
            "shop": { "@id": "42", "@xlink:href": "https://shop.example/shirts" },
            "element": { "@id": element, "@type": "sprd:product", "@xlink:href": href },
        })
    };
    let items = json!([
        item(
            "6",
            "7",
            "http://api.spreadshirt.net/api/v1/shops/42/products/7"
        ),
        // What came with the order keeps its link, and any other tells nothing.
        item(
            "6",
            "7",
            "http://api.spreadshirt.net/api/v1/shops/42/products/reference-1"
        ),
        item("6", "7", "https://shop.example/shirts/8"),
        item("8", "42", "../v1/shops/42/articles/7"),
    ]);
    let order = json!({ "order": { "@id": "5", "orderItems": { "orderItem": items } } });
    let at = "/order/orderItems/orderItem[4]";
    assert_eq!(
        system().contradictions(&order),
        [
            format!("{at} has the id \"8\" and links to \"6\""),
            format!("{at}/element has the id \"42\" and links to \"7\""),
        ]
    );
    let told = json!({ "order": { "@id": "5", "@xlink:href": "/v1/orders/0" } });
    let report = json!({
        "@id": "3",
        "@href": "/v1/orderReports/4/",
        "orderItemModifications": { "orderItemModification": [told] },
    });
    let reports = json!({ "orderReports": { "orderReport": [report] } });
    let at = "/orderReports/orderReport[1]";
    assert_eq!(
        system().contradictions(&reports),
        [
            format!("{at} has the id \"3\" and links to \"4\""),
            format!(
                "{at}/orderItemModifications/orderItemModification[1]/order has the id \"5\" and \
                 links to \"0\""
            ),
        ]
    );
}

#[test]
fn ids_are_read_where_the_answer_gives_them() {
    let system = system();
    let references = json!({ "references": { "reference": [
        { "@id": "123", "@xlink:href": "http://api.spreadshirt.net/api/v1/orders/other" },
        { "@xlink:href": "http://api.spreadshirt.net/api/v1/orders/4%2F56/" },
        { "@href": "../orders/789?full=true" },
        {},
    ] } });
    assert_eq!(
        system.assigned("batch", &[], Some(&references)),
        ["123", "4/56", "789"]
    );
    assert_eq!(
        system.assigned("batch", &[], Some(&json!({ "references": {} }))),
        Vec::<String>::new()
    );
    let agree = "/references/reference[1] has the id \"123\" and links to \"other\"";
    assert_eq!(system.contradictions(&references), [agree]);
    assert_eq!(
        system.assigned("batch", &[], Some(&Value::Null)),
        Vec::<String>::new()
    );
    assert_eq!(system.assigned("batch", &[], None), Vec::<String>::new());
    let location = [("location".to_owned(), "/api/v1/orders/1".to_owned())];
    assert_eq!(
        system.assigned("create", &location, Some(&references)),
        ["1"]
    );
    assert_eq!(
        system.assigned("adjust", &location, Some(&references)),
        Vec::<String>::new()
    );
    for nowhere in [
        "",
        "/",
        "http://api.spreadshirt.net",
        "https://api.spreadshirt.net/?id=4",
    ] {
        let location = [("Location".to_owned(), nowhere.to_owned())];
        assert_eq!(
            system.assigned("create", &location, None),
            Vec::<String>::new(),
            "{nowhere}"
        );
    }
}

#[test]
fn adjustments_ask_for_states() {
    let system = system();
    let item =
        |id: &str, state: &str| json!({ "orderItem": { "@id": id }, "fulfillmentState": state });
    let linked = json!({ "orderItem": { "@xlink:href": "orders/1/items/7" }, "fulfillmentState": "in progress" });
    let adjustments = json!({ "orderAdjustments": { "orderAdjustment": [
        { "order": { "@id": "1" }, "orderItemAdjustments": { "orderItemAdjustment": [item("5", "ACCEPTED"), linked, item("6", "CANCELED")] } },
        { "order": { "@id": "2" }, "fulfillmentState": "cancelled" },
        { "order": { "@id": "3" }, "orderItemAdjustments": {} },
    ] } });
    let asked = |entity: &str, element: &str, state: &str| StatusChange {
        entity: entity.to_owned(),
        element: Some(element.to_owned()).filter(|element| !element.is_empty()),
        status: state.to_owned(),
    };
    let wanted = [
        asked("1", "5", "ACCEPTED"),
        asked("1", "7", "IN_PROGRESS"),
        asked("1", "6", "CANCELED"),
        asked("2", "", "CANCELED"),
    ];
    assert_eq!(system.asked("adjust", &adjustments), wanted);
    let alone = json!({ "orderAdjustment": { "fulfillmentState": "SHIPPED" } });
    assert_eq!(system.asked("adjust", &alone), [asked("", "", "SHIPPED")]);
    assert_eq!(system.asked("create", &json!({ "order": {} })), []);
}

#[test]
fn an_item_is_brought_into_a_state_by_name() {
    let state = system().provide_status("1", "2", "SHIPPED");
    let state = state.expect("the system has one");
    let params = json!({ "orderId": "1", "orderItemId": "2", "fulfillmentState": "SHIPPED" });
    assert_eq!(
        (state.name, state.params),
        ("order item has fulfillment state", params)
    );
}

proptest! {
    #[test]
    fn the_id_is_where_the_location_ends(id in "[^\\p{C}]{1,20}", form in 0_usize..5, after in 0_usize..4) {
        let segment = percent_encoding::utf8_percent_encode(&id, percent_encoding::NON_ALPHANUMERIC);
        let before = ["", "/api/v1/orders/", "orders/", "https://api.example.com:8443/api/v1/orders/", "//host/orders/"];
        let after = ["", "/", "?at=1/2", "/#here"][after];
        let location = vec![("LOCATION".to_owned(), format!("{}{segment}{after}", before[form]))];
        prop_assert_eq!(system().assigned("create", &location, None), [id]);
    }

    /// Whatever is asked, each filter stands once and in its order, and the
    /// rest in the order of the page.
    #[test]
    fn a_query_holds_what_was_asked(
        filters in prop::collection::vec(("[a-z]{1,8}Id", "[a-zA-Z0-9-]{1,12}"), 0..4),
        start in prop::option::of("[0-9T:-]{1,19}"), end in prop::option::of("[0-9T:-]{1,19}"),
        state in prop::option::of("[A-Z]{1,9}"), sort in prop::option::of(("[a-z]{1,9}", any::<bool>())),
    ) {
        let criteria = Criteria {
            filters: filters.clone(),
            start: start.clone(),
            end: end.clone(),
            statuses: Vec::from_iter(state.clone()),
            sort: sort.clone(),
            unrestricted: None,
            news_state: None,
        };
        let mut terms: Vec<String> = filters.iter().map(|(name, value)| format!("+{name}:({value})")).collect();
        if start.is_some() || end.is_some() {
            let bound = |bound: Option<String>| bound.unwrap_or("*".to_owned());
            terms.push(format!("+modified:[{} TO {}]", bound(start), bound(end)));
        }
        terms.extend(state.map(|state| format!("+processingState:({state})")));
        let query = system().search(&criteria).query;
        let of = |name: &str| {
            let parameters: Vec<&String> = query.iter().filter(|(key, _)| key == name).map(|(_, value)| value).collect();
            parameters.first().map(|value| (*value).clone()).filter(|_| parameters.len() == 1)
        };
        prop_assert_eq!(of("query"), (!terms.is_empty()).then(|| terms.join(" ")));
        prop_assert_eq!(of("sortField"), sort.clone().map(|(field, _)| field));
        let order = sort.map(|(_, greatest_first)| if greatest_first { "desc" } else { "asc" });
        prop_assert_eq!(of("sortOrder"), order.map(str::to_owned));
        prop_assert_eq!(query.len(), usize::from(!terms.is_empty()) + 2 * usize::from(of("sortField").is_some()));
    }
}
