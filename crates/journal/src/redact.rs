//! The [`Redactor`]: takes secrets out of everything that is recorded.

/// Replaces known secrets by the name of what they are. Applied once, at
/// capture, so that nothing behind it can leak one.
#[derive(Clone, Default)]
pub struct Redactor {
    /// Secret and what stands in its place, longest secret first.
    secrets: Vec<(String, String)>,
}

impl std::fmt::Debug for Redactor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names = self.secrets.iter().map(|(_, name)| name);
        f.debug_list().entries(names).finish()
    }
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
        // Secrets are text themselves: they begin and end between characters.
        String::from_utf8_lossy(&self.bytes(text.as_bytes())).into_owned()
    }

    /// The bytes without any secret. Takes time in proportion to the bytes,
    /// however often a peer repeats a secret in them.
    pub fn bytes(&self, bytes: &[u8]) -> Vec<u8> {
        let mut begins = [false; 256];
        for (secret, _) in &self.secrets {
            if let Some(first) = secret.bytes().next() {
                begins[usize::from(first)] = true;
            }
        }
        let mut clean = Vec::with_capacity(bytes.len());
        let mut rest = bytes;
        while let Some(at) = rest.iter().position(|byte| begins[usize::from(*byte)]) {
            clean.extend_from_slice(&rest[..at]);
            rest = &rest[at..];
            let known = self
                .secrets
                .iter()
                .find(|(secret, _)| rest.starts_with(secret.as_bytes()));
            let taken = match known {
                Some((secret, name)) => {
                    clean.extend_from_slice(name.as_bytes());
                    secret.len()
                }
                None => {
                    clean.push(rest[0]);
                    1
                }
            };
            rest = &rest[taken..];
        }
        clean.extend_from_slice(rest);
        clean
    }
}
