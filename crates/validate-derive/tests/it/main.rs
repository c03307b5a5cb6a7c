//! The derive macro: what it takes, and what it says of what it does not take.
//!
//! They stand here, not beside the trait, because trybuild builds every
//! dependency of the package that it stands in once more.

#[test]
fn accepted_and_rejected() {
    let cases = trybuild::TestCases::new();
    cases.pass("tests/accepted/*.rs");
    cases.compile_fail("tests/rejected/*.rs");
}
