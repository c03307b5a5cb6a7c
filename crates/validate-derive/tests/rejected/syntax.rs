use countersign_validate::{Slot, Text, Validate};

#[derive(Validate)]
struct Note<'a> {
    #[check("required")]
    title: Slot<Text<'a>>,
    #[check]
    body: Slot<Text<'a>>,
}

// Errors do not hide the implementation from those who use it.
fn check(note: &Note<'_>) {
    countersign_validate::violations(note);
}

fn main() {}
