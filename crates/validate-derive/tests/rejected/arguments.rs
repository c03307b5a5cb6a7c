use countersign_validate::{Slot, Text, Validate};

#[derive(Validate)]
struct Note<'a> {
    #[check(required(true))]
    plain: Slot<Text<'a>>,
    #[check(length)]
    length: Slot<Text<'a>>,
    #[check(length(min = -1))]
    negative: Slot<Text<'a>>,
    #[check(length(least = 1))]
    misnamed: Slot<Text<'a>>,
    #[check(length(min = 2, max = 1))]
    crossed: Slot<Text<'a>>,
    #[check(one_of())]
    one_of: Slot<Text<'a>>,
    #[check(pattern("a", "b"))]
    pattern: Slot<Text<'a>>,
    #[check(each)]
    each: Slot<Vec<Slot<Text<'a>>>>,
}

fn main() {}
