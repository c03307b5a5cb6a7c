use countersign_validate::{Slot, Text, Validate};

#[derive(serde::Deserialize, Validate)]
struct Note<'a> {
    #[serde(borrow, flatten)]
    inner: Inner<'a>,
}

#[derive(serde::Deserialize, Validate)]
struct Inner<'a> {
    #[serde(borrow, default)]
    title: Slot<Text<'a>>,
}

fn main() {}
