//! The media type in other words.

use countersign_system::Knob;

/// The media type in other words.
pub(super) const KNOB: Knob = Knob {
    name: "media-type",
    because: "spreadshirt.ruling.media-type: application/xml or text/xml; RFC 9110, section 8.3.1: in any case",
    turn: |_, reply, chance| {
        for (name, value) in &mut reply.headers {
            if !name.eq_ignore_ascii_case("content-type") || !value.starts_with("application/xml") {
                continue;
            }
            let spelled = chance.pick(&[
                "application/xml",
                "text/xml",
                "text/xml;charset=utf-8",
                "application/xml; charset=\"UTF-8\"",
                "Application/XML ;charset=UTF-8",
                "application/xml;charset=UTF-8;version=1",
            ]);
            if let Some(spelled) = spelled {
                (*spelled).clone_into(value);
            }
        }
    },
};
