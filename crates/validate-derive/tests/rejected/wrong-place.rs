use countersign_validate::{Slot, Text, Validate};

#[derive(Validate)]
#[check(required)]
struct Note<'a> {
    #[check(at_least_one_of(title, body))]
    title: Slot<Text<'a>>,
    #[check(each(required))]
    body: Slot<Vec<Slot<Text<'a>>>>,
    #[check(date, date)]
    date: Slot<Text<'a>>,
    #[check(skip, date)]
    skipped: Slot<Text<'a>>,
}

fn main() {}
