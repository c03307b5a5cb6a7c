//! Places in trees as XPaths.

use countersign_spreadshirt::xml::xpath;

#[test]
fn an_index_counts_from_one_and_names_stay() {
    let places = [
        ("", "/"),
        ("/order", "/order"),
        ("/order/@xlink:href", "/order/@xlink:href"),
        ("/order/orderItems/orderItem", "/order/orderItems/orderItem"),
        (
            "/order/orderItems/orderItem/0/quantity",
            "/order/orderItems/orderItem[1]/quantity",
        ),
        (
            "/orders/order/9/orderItems/orderItem/1/properties/property/0/text()",
            "/orders/order[10]/orderItems/orderItem[2]/properties/property[1]/text()",
        ),
        ("/order/a~1b~0c", "/order/a/b~c"),
        (
            "/order/tag/18446744073709551615",
            "/order/tag[18446744073709551615]",
        ),
    ];
    for (pointer, path) in places {
        assert_eq!(xpath(pointer), path);
    }
}
