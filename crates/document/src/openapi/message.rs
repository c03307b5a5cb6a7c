//! Messages and their fields, of schemas.
//!
//! Fields of what a member holds follow it, each with its whole path. A schema
//! that stands within itself is told once: the inner member names the message
//! that describes it (its `part`). Members whose names are not fixed stand as
//! `{key}` (`prices.{key}.amount`).

use super::example;
use super::fields::Fields;
use super::reader::{Due, Reader};
use super::schema::{Around, Part, merge};
use super::spelling::Spelling;
use crate::reading::{Carried, Message};

/// How many fields a message may have before the schemas that it names are
/// told as parts of it, in messages of their own.
const MOST_WHOLE: usize = 2_000;

/// Reads all messages that are due, and those that they name.
pub(super) fn read_due(reader: &mut Reader<'_>) {
    while let Some(due) = reader.due.pop_front() {
        let message = read(reader, &due);
        examples(reader, &due, &message);
        reader.fill(message.fields.len());
        reader.reading.messages.push(message);
    }
}

fn read(reader: &mut Reader<'_>, due: &Due) -> Message {
    let shape = merge(reader, &[Part::whole(due.schema)], &Around::new());
    let spelling = Spelling { xml: due.xml };
    let root = spelling.root(reader, &shape, due);
    let root_path = root.as_deref().unwrap_or_default();
    let try_whole = reader.whole && !due.is_part;
    let attempts = [true, false]
        .into_iter()
        .filter(|whole| try_whole || !whole);
    let (mut read, mut cut) = (Vec::new(), false);
    for whole in attempts {
        let room = reader.room();
        let room = if whole { MOST_WHOLE.min(room) } else { room };
        let mut fields = Fields::new(reader, spelling, whole, room);
        fields.within(root_path, &shape, 0);
        (read, cut) = (fields.read, fields.cut);
        if !cut {
            break;
        }
    }
    if cut {
        reader.is_cut = true;
        reader.tell(due.at, &due.heading, "the description has more than 20,000 fields, or they stand too deep; some of this message are left out");
    }
    if !shape.is_object() && !shape.is_list() && shape.recurs.is_empty() {
        reader.tell(
            due.at,
            &due.heading,
            "the body has no fields: its schema lists no members",
        );
    }
    Message {
        name: due.name.clone(),
        heading: due.heading.clone(),
        root,
        xml: due.xml,
        fields: read,
        source: due.at.source(reader.text),
    }
}

/// Examples that stand in the schema of a message.
fn examples(reader: &mut Reader<'_>, due: &Due, message: &Message) {
    let Some(schema) = reader.follow(due.schema) else {
        return;
    };
    let (read, write) = match reader.uses.get(&message.name) {
        Some(uses) => *uses,
        None => (true, true),
    };
    let of = Carried::Message {
        name: message.name.clone(),
        read,
        write,
    };
    example::of_schema(reader, schema, due.xml, &of);
}
