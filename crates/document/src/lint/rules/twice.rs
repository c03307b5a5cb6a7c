//! A page that stands in its file twice.

use crate::lint::code::page::TWICE;
use crate::lint::found::Found;
use crate::lint::subject::Subject;

pub(super) fn find(subject: &Subject) -> Found {
    let Some(repeated) = &subject.repeated else {
        return Found::default();
    };
    let line = |offset: usize| subject.document.text.at(offset).line;
    let (first, second) = (&repeated.first, &repeated.second);
    let message = format!(
        "lines {} to {} say the same as lines {} to {}",
        line(second.start),
        line(second.end.saturating_sub(1)),
        line(first.start),
        line(first.end.saturating_sub(1)),
    );
    Found::from_iter([subject.find(&TWICE, second.clone(), message, TWICE.mend)])
}
