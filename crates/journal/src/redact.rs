//! The [`Redactor`]: takes secrets out of everything that is recorded.

/// Replaces known secrets by the name of what they are. Applied once, at
/// capture, so that nothing behind it can leak one.
#[derive(Debug, Clone, Default)]
pub struct Redactor {
    /// Secret and what stands in its place, longest secret first.
    secrets: Vec<(String, String)>,
}

impl Redactor {
    /// A redactor of these secrets: each with the name of the variable that
    /// holds it, which stands in its place as `$NAME`. Empty secrets are
    /// ignored.
    pub fn new<'a>(secrets: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut secrets: Vec<_> = secrets
            .into_iter()
            .filter(|(secret, _)| !secret.is_empty())
            .map(|(secret, name)| (secret.to_owned(), format!("${name}")))
            .collect();
        secrets.sort_by_key(|(secret, _)| std::cmp::Reverse(secret.len()));
        Self { secrets }
    }

    /// The text without any secret.
    pub fn text(&self, text: &str) -> String {
        self.secrets
            .iter()
            .fold(text.to_owned(), |text, (secret, name)| {
                text.replace(secret.as_str(), name)
            })
    }

    /// The bytes without any secret.
    pub fn bytes(&self, bytes: &[u8]) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        for (secret, name) in &self.secrets {
            let secret = secret.as_bytes();
            let mut at = 0;
            while at + secret.len() <= bytes.len() {
                if &bytes[at..at + secret.len()] == secret {
                    bytes.splice(at..at + secret.len(), name.bytes());
                    at += name.len();
                } else {
                    at += 1;
                }
            }
        }
        bytes
    }
}
