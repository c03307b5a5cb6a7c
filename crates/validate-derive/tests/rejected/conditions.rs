use countersign_validate::{Slot, Text, Validate};

#[derive(Validate)]
#[check(required_if(body))]
#[check(required_if(title, body = "x"))]
#[check(required_if(foot.mark, body))]
#[check(required_if(body.mark, body.mark))]
struct Note<'a> {
    #[check(required_if(title.inner = "x"))]
    title: Slot<Text<'a>>,
    #[check(required_if(foot.mark = "x"))]
    body: Slot<Inner<'a>>,
    #[check(date_time(space))]
    date: Slot<Text<'a>>,
}

#[derive(Validate)]
struct Inner<'a> {
    mark: Slot<Text<'a>>,
}

fn main() {}
