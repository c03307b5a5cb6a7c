//! Fields of the contract by the paths that a page gives them.

use countersign_contract::Message;

/// The field of a path as the page writes it. What is a list may be said there
/// in another way: `items.sku` of a list `items`.
pub(super) fn field(message: &Message, path: &str) -> Option<usize> {
    let at = |is: &dyn Fn(&str) -> bool| {
        let mut fields = message.fields.iter();
        fields.position(|field| is(field.path.as_str()))
    };
    let element = path.ends_with("[n]");
    at(&|known| known == path)
        .or_else(|| at(&|known| known.ends_with("[n]") == element && is_alike(known, path)))
        .or_else(|| at(&|known| is_alike(known, path)))
}

/// The field that holds what stands below a path: of a list its elements.
pub(super) fn holder(message: &Message, path: &str) -> Option<usize> {
    let all = message.fields.iter().enumerate();
    let alike = all.filter(|(_, field)| is_alike(field.path.as_str(), path));
    let deepest = alike.max_by_key(|(_, field)| field.path.as_str().len());
    deepest.map(|(at, _)| at)
}

/// Whether a message has a field at a path, or below it.
pub(super) fn is_declared(message: &Message, path: &str) -> bool {
    let mut fields = message.fields.iter();
    fields.any(|field| is_within(field.path.as_str(), path))
}

/// Whether a path is another, or leads below it.
pub(super) fn is_within(path: &str, holder: &str) -> bool {
    begins(path, holder, false)
}

/// Whether two paths have the same names.
fn is_alike(one: &str, other: &str) -> bool {
    begins(one, other, true)
}

/// Whether a path begins with the names of another, or has no more.
fn begins(path: &str, with: &str, whole: bool) -> bool {
    let mut steps = path.split('.').map(|step| step.trim_end_matches("[n]"));
    let mut wanted = with.split('.').map(|step| step.trim_end_matches("[n]"));
    wanted.all(|name| steps.next() == Some(name)) && !(whole && steps.next().is_some())
}
