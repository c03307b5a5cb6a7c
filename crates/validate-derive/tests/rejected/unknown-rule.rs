use countersign_validate::{Slot, Text, Validate};

#[derive(Validate)]
struct Note<'a> {
    #[check(needed)]
    title: Slot<Text<'a>>,
    #[check(std::required)]
    body: Slot<Text<'a>>,
}

#[derive(Validate)]
#[check(tidy, crate = "validate")]
struct Tidy<'a> {
    title: Slot<Text<'a>>,
}

fn main() {}
