//! No spelling of a secret stays in a text, and nothing else goes.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use countersign_journal::Redactor;
use proptest::prelude::*;

/// What remains of a text.
fn left(secret: &str, text: &[u8]) -> Vec<u8> {
    Redactor::new([(secret, "TOKEN")]).bytes(text)
}

fn holds(text: &[u8], needle: &[u8]) -> bool {
    text.windows(needle.len()).any(|window| window == needle)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Base64 of a text that contains a secret holds it at one of three places.
    #[test]
    fn base64_of_a_text_around_it(
        secret in "[ -~]{8,40}",
        before in "[ -~]{0,9}",
        after in "[ -~]{0,9}",
    ) {
        let text = format!("{before}{secret}{after}");
        for engine in [STANDARD, URL_SAFE] {
            let code = engine.encode(&text);
            let clean = left(&secret, code.as_bytes());
            prop_assert!(holds(&clean, b"$TOKEN"), "{}", String::from_utf8_lossy(&clean));
            // No run of it as long as half the secret is left.
            let inner = engine.encode(&secret);
            let inner = inner.trim_end_matches('=').as_bytes();
            for window in inner.windows(inner.len() / 2) {
                prop_assert!(!holds(&clean, window) || !holds(code.as_bytes(), window));
            }
        }
    }

    #[test]
    fn every_other_spelling(secret in "[ -~]{6,40}", around in "[ü-]{0,9}") {
        let json = serde_json::to_string(&secret).expect("a text");
        let utf16: Vec<u8> = secret.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let percent: String = secret.bytes().map(|byte| format!("%{byte:02x}")).collect();
        let entities: String = secret.bytes().map(|byte| format!("&#{byte};")).collect();
        let hexadecimal: String = secret.bytes().map(|byte| format!("{byte:02X}")).collect();
        for spelling in [
            secret.as_bytes(),
            &json.as_bytes()[1..json.len() - 1],
            json[1..json.len() - 1].replace('/', "\\/").as_bytes(),
            percent.as_bytes(),
            percent.to_ascii_uppercase().as_bytes(),
            entities.as_bytes(),
            hexadecimal.as_bytes(),
            &utf16,
        ] {
            let text = [around.as_bytes(), spelling, around.as_bytes()].concat();
            let wanted = [around.as_bytes(), b"$TOKEN", around.as_bytes()].concat();
            prop_assert_eq!(left(&secret, &text), wanted);
        }
    }

    /// What holds no secret stays as it is, whatever it is.
    #[test]
    fn nothing_else_is_touched(text in proptest::collection::vec(any::<u8>(), 0..200)) {
        prop_assert_eq!(left("never-in-a-text-of-bytes-7f3a", &text), text);
    }
}

/// A few characters may stand anywhere: only where credentials are carried they
/// are known for what they are.
#[test]
fn a_short_secret_is_taken_out_of_credentials_only() {
    let redactor = Redactor::new([("1", "TOKEN"), ("", "EMPTY"), ("long-enough-7f3a", "KEY")]);
    assert_eq!(redactor.text("{\"count\": 1}"), "{\"count\": 1}");
    assert_eq!(redactor.credential("1"), "$TOKEN");
    let header = "SprdAuth apiKey=\"long-enough-7f3a\", sessionId=\"1\"";
    let shown = "SprdAuth apiKey=\"$KEY\", sessionId=\"$TOKEN\"";
    assert_eq!(redactor.credential(header), shown);
    assert_eq!(redactor.credential("Bearer 1"), "Bearer $TOKEN");
    assert_eq!(redactor.credential("Basic 100"), "Basic $TOKEN00");
}
