//! A valid bulk of order acknowledgements (some 60 KB) read and checked by the
//! derived validator, by garde on plain structs, and by a JSON Schema on a
//! tree. All three demand the same, dates included; compare within one run:
//!
//!     cargo bench -p countersign-validate

mod derived;
mod document;
mod plain;
mod schema;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use serde_json::Value;

fn read_and_check(criterion: &mut Criterion) {
    let document = document::bulk();
    let text = document.as_bytes();
    let schema = schema::validator();
    let mut group = criterion.benchmark_group("read and check");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function(BenchmarkId::from_parameter("derived"), |bencher| {
        bencher.iter(|| assert!(derived::check(&derived::read(black_box(text)))));
    });
    group.bench_function(BenchmarkId::from_parameter("garde"), |bencher| {
        bencher.iter(|| assert!(plain::check(&plain::read(black_box(text)))));
    });
    group.bench_function(BenchmarkId::from_parameter("jsonschema"), |bencher| {
        bencher.iter(|| {
            let tree: Value = serde_json::from_slice(black_box(text)).expect("a tree");
            assert!(schema.is_valid(&tree));
        });
    });
    group.finish();
}

fn check(criterion: &mut Criterion) {
    let document = document::bulk();
    let text = document.as_bytes();
    let (derived, plain) = (derived::read(text), plain::read(text));
    let tree: Value = serde_json::from_slice(text).expect("a tree");
    let schema = schema::validator();
    let allocations = allocation_counter::measure(|| assert!(derived::check(&derived)));
    println!(
        "allocations of a derived check: {}",
        allocations.count_total
    );
    let mut group = criterion.benchmark_group("check only");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function(BenchmarkId::from_parameter("derived"), |bencher| {
        bencher.iter(|| assert!(derived::check(black_box(&derived))));
    });
    group.bench_function(BenchmarkId::from_parameter("garde"), |bencher| {
        bencher.iter(|| assert!(plain::check(black_box(&plain))));
    });
    group.bench_function(BenchmarkId::from_parameter("jsonschema"), |bencher| {
        bencher.iter(|| assert!(schema.is_valid(black_box(&tree))));
    });
    group.finish();
}

criterion_group!(benches, read_and_check, check);
criterion_main!(benches);
