//! Messages, compared.

use super::comparison::{About, Comparison};
use super::member;
use super::operation::one_of;
use super::rating::Rule;
use super::renames::Renames;
use super::rules;
use crate::Message;

/// Compares all messages.
pub(super) fn compare(comparison: &mut Comparison<'_>, renames: &Renames<'_>) {
    let messages = &renames.messages;
    for (before, after) in messages.both() {
        pair(comparison, renames, before, after);
    }
    for (before, after) in &renames.replaced {
        root(comparison, before, after);
        member::compare(comparison, renames, before, after);
    }
    for (rule, alone, is_new) in [
        (&rules::MESSAGE_REMOVED, &messages.named.removed, false),
        (&rules::MESSAGE_ADDED, &messages.named.added, true),
    ] {
        for message in alone {
            let about = About {
                used: comparison.used_alone(&message.name),
                ..About::default()
            };
            let (before, after) = one_of(is_new, message.title.clone());
            comparison.tell(rule, &about, at(message), before, after);
        }
    }
}

fn pair(comparison: &mut Comparison<'_>, renames: &Renames<'_>, old: &Message, new: &Message) {
    let about = About {
        used: comparison.used([&old.name, &new.name]),
        ..About::default()
    };
    let direction = |message: &Message| {
        let ways = ["answered", "sent"];
        ways[usize::from(message.request)].to_owned()
    };
    let told: [(&'static Rule, String, String); 3] = [
        (&rules::MESSAGE_RENAMED, old.name.clone(), new.name.clone()),
        (&rules::TITLE_CHANGED, old.title.clone(), new.title.clone()),
        (&rules::DIRECTION_CHANGED, direction(old), direction(new)),
    ];
    for (rule, before, after) in told {
        if before != after {
            comparison.tell(rule, &about, at(new), Some(before), Some(after));
        }
    }
    root(comparison, old, new);
    example(comparison, &about, old, new);
    member::compare(comparison, renames, old, new);
}

fn root(comparison: &mut Comparison<'_>, old: &Message, new: &Message) {
    let about = About {
        used: comparison.used([&old.name, &new.name]),
        ..About::default()
    };
    let roots = [&old.root, &new.root].map(Option::as_deref);
    comparison.tell_text([&rules::ROOT_CHANGED; 3], &about, &at(new), roots);
}

/// Compares examples. They are long: that they differ is all that is told.
fn example(comparison: &mut Comparison<'_>, about: &About<'_>, old: &Message, new: &Message) {
    let rule = match (&old.example, &new.example) {
        (before, after) if before == after => return,
        (None, _) => &rules::EXAMPLE_ADDED,
        (_, None) => &rules::EXAMPLE_REMOVED,
        _ => &rules::EXAMPLE_CHANGED,
    };
    // An example makes no clause stale, and no scenario.
    let mut about = about.clone();
    about.used.operations.clear();
    comparison.tell(rule, &about, at(new), None, None);
}

/// Where a message stands.
fn at(message: &Message) -> String {
    format!("message/{}", message.name)
}
