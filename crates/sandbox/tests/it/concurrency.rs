//! Requests at once.

use std::collections::BTreeMap;

use futures::future::join_all;

use crate::client::{Bench, acknowledgement};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_equal_submissions_exactly_one_wins() {
    let bench = Bench::start().await;
    for round in 0..20 {
        let body = acknowledgement(&format!("round-{round}"));
        let submissions = (0..16).map(|_| bench.send("POST", "/api/order/acknowledgement", &body));
        let mut statuses = BTreeMap::new();
        for (status, _) in join_all(submissions).await {
            *statuses.entry(status).or_insert(0) += 1;
        }
        assert_eq!(statuses, BTreeMap::from([(200, 1), (409, 15)]));
    }
    bench.sandbox.shutdown().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn different_submissions_are_all_stored() {
    let bench = Bench::start().await;
    let numbers: Vec<_> = (0..64).map(|index| format!("number-{index}")).collect();
    let bodies: Vec<_> = numbers
        .iter()
        .map(|number| acknowledgement(number))
        .collect();
    let submissions = bodies
        .iter()
        .map(|body| bench.send("POST", "/api/order/acknowledgement", body));
    let answers = join_all(submissions).await;
    for (number, (status, answer)) in numbers.iter().zip(answers) {
        assert_eq!(
            (status, answer["purchaseOrderNumber"].as_str()),
            (200, Some(&**number))
        );
        let path = format!("/api/order/order-number/{number}");
        let (status, order) = bench.send("GET", &path, "").await;
        assert_eq!(
            (status, order["purchaseOrderNumber"].as_str()),
            (200, Some(&**number))
        );
    }
    bench.sandbox.shutdown().await;
}
