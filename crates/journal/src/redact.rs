//! The [`Redactor`]: takes secrets out of everything that is recorded.

mod spellings;

use std::collections::HashSet;
use std::sync::Arc;

use aho_corasick::{AhoCorasick, MatchKind};

/// Replaces known secrets, however they are spelt, by the name of what they
/// are. Applied once, at capture, so that nothing behind it can leak one.
#[derive(Clone, Default)]
pub struct Redactor {
    /// Finds every spelling of every secret; `None` where there is none.
    finder: Option<Arc<AhoCorasick>>,
    /// What stands in place of each spelling, in the order of the finder's.
    names: Arc<[String]>,
    /// Secrets that are too short to be told from other text, and their names.
    short: Arc<[(String, String)]>,
}

impl std::fmt::Debug for Redactor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names: HashSet<&String> = self.names.iter().collect();
        f.debug_set().entries(names).finish()
    }
}

impl Redactor {
    /// Secrets of fewer bytes than this are taken out of credentials only
    /// ([`Redactor::credential`]): a few characters may stand anywhere, and
    /// evidence must not be falsified.
    pub const SHORTEST: usize = 6;

    /// A redactor of these secrets: each with the name of the variable that
    /// holds it, which stands in its place as `$NAME`. Empty secrets are
    /// ignored; of equal ones the first counts.
    pub fn new<'a>(secrets: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let (mut patterns, mut names, mut short) = (Vec::new(), Vec::new(), Vec::new());
        let mut known = HashSet::new();
        for (secret, name) in secrets {
            let name = format!("${name}");
            if secret.len() < Self::SHORTEST {
                if !secret.is_empty() {
                    short.push((secret.to_owned(), name));
                }
                continue;
            }
            for spelling in spellings::of(secret) {
                if known.insert(spelling.clone()) {
                    patterns.push(spelling);
                    names.push(name.clone());
                }
            }
        }
        let finder = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(&patterns);
        debug_assert!(finder.is_ok(), "as many secrets as there are addresses");
        Self {
            finder: finder.ok().filter(|_| !patterns.is_empty()).map(Arc::new),
            names: names.into(),
            short: short.into(),
        }
    }

    /// The text without any secret.
    pub fn text(&self, text: &str) -> String {
        // A spelling is text, or begins and ends with whole characters.
        String::from_utf8_lossy(&self.bytes(text.as_bytes())).into_owned()
    }

    /// The first characters of the text without any secret: cut before, what
    /// is left of a secret would not be known for one.
    pub fn excerpt(&self, text: &str, most: usize) -> String {
        self.text(text).chars().take(most).collect()
    }

    /// The value of a header or parameter that carries credentials, without
    /// any secret, short ones included.
    pub fn credential(&self, value: &str) -> String {
        let clean = self.text(value);
        let whole = self.short.iter().find(|(secret, _)| *secret == clean);
        if let Some((_, name)) = whole {
            return name.clone();
        }
        // Elsewhere a name of the scheme's own may hold the same letters.
        self.short.iter().fold(clean, |text, (secret, name)| {
            text.replace(&format!("\"{secret}\""), &format!("\"{name}\""))
                .replace(&format!(" {secret}"), &format!(" {name}"))
        })
    }

    /// The bytes without any secret. Takes time in proportion to the bytes,
    /// however often a peer repeats a secret in them.
    pub fn bytes(&self, bytes: &[u8]) -> Vec<u8> {
        let Some(finder) = &self.finder else {
            return bytes.to_vec();
        };
        let mut clean = Vec::with_capacity(bytes.len());
        let mut end = 0;
        for found in finder.find_iter(bytes) {
            clean.extend_from_slice(&bytes[end..found.start()]);
            clean.extend_from_slice(self.names[found.pattern().as_usize()].as_bytes());
            end = found.end();
        }
        clean.extend_from_slice(&bytes[end..]);
        clean
    }
}
