use countersign_validate::{Slot, Text, Validate};

#[derive(Validate)]
struct Pair<'a>(Slot<Text<'a>>, Slot<Text<'a>>);

#[derive(Validate)]
enum Either<'a> {
    Left(Slot<Text<'a>>),
}

fn main() {}
