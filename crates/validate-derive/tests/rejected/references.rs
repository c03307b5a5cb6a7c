use countersign_validate::{Slot, Text, Validate};

#[derive(Validate)]
#[check(at_least_one_of(title))]
#[check(at_least_one_of(title, (body, foot)))]
struct Note<'a> {
    #[check(required_if(body = 1))]
    title: Slot<Text<'a>>,
    #[check(required_if(head))]
    body: Slot<Text<'a>>,
    #[check(required_if(margin = "wide"))]
    margin: Slot<Text<'a>>,
}

fn main() {}
