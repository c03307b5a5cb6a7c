//! Documents in UTF-16, or with a byte order mark.

use countersign_system::{Knob, Reply};

/// Documents in UTF-16, or with a byte order mark.
pub(super) const KNOB: Knob = Knob {
    name: "encoding",
    because: "spreadshirt.ruling.media-type: in any encoding that XML has",
    turn: |_, reply, chance| {
        let Ok(text) = std::str::from_utf8(&reply.body) else {
            return;
        };
        if !text.starts_with('<') || text.starts_with("<!DOCTYPE") || text.starts_with("<html") {
            return;
        }
        let (charset, body) = match chance.below(6) {
            0 => ("UTF-16", utf16(text, u16::to_le_bytes)),
            1 => ("UTF-16", utf16(text, u16::to_be_bytes)),
            2 => ("UTF-8", format!("\u{FEFF}{text}").into_bytes()),
            _ => return,
        };
        reply.body = body;
        label(reply, charset);
    },
};

/// The text in UTF-16 behind a byte order mark.
fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    // The declaration names the encoding that the document has.
    let (declared, rest) = text.split_at(text.find("?>").unwrap_or_default());
    let declared = declared
        .replace("UTF-8", "UTF-16")
        .replace("utf-8", "utf-16");
    let units = declared.encode_utf16().chain(rest.encode_utf16());
    let units = std::iter::once(0xFEFF).chain(units);
    units.flat_map(bytes).collect()
}

/// Names the encoding in the media type, where one is named.
fn label(reply: &mut Reply, charset: &str) {
    for (name, value) in &mut reply.headers {
        if name.eq_ignore_ascii_case("content-type")
            && let Some((kind, _)) = value.split_once(';')
        {
            *value = format!("{kind};charset={charset}");
        }
    }
}
