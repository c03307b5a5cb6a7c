//! The codes of what is found out before the first scenario: the only list of
//! them. Those of files and flags (`CFG-1…`) are the command line's.

/// A code, and what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// The code, `CFG-…`; it never changes its meaning.
    pub id: &'static str,
    /// What is wrong, in a few words.
    pub meaning: &'static str,
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $id:literal, $meaning:literal;)+) => {
        $($(#[doc = $doc])+ pub(crate) const $name: Code = Code { id: $id, meaning: $meaning };)+

        /// Every code of this room, in their order.
        pub const CODES: &[Code] = &[$($name),+];
    };
}

codes! {
    /// Resolving the host's name gave no address.
    UNKNOWN_HOST = "CFG-201", "the target's host has no address";
    /// The host refused the connection.
    NOBODY_LISTENS = "CFG-202", "nobody listens at the target's address";
    /// Connecting, or an answer, took longer than a request may.
    TOO_SLOW = "CFG-203", "the target does not answer in time";
    /// TLS: no authority that this machine trusts has signed the certificate.
    UNTRUSTED = "CFG-204", "the target's certificate is not trusted";
    /// TLS: the certificate is not valid any more, or not yet.
    EXPIRED = "CFG-205", "the target's certificate is not valid today";
    /// TLS: the certificate names other hosts.
    OTHER_NAME = "CFG-206", "the target's certificate is for another name";
    /// An https:// URL, and what answers does not speak TLS.
    PLAIN = "CFG-207", "the URL is https and the target speaks plain HTTP";
    /// An http:// URL, and what answers speaks TLS.
    NOT_PLAIN = "CFG-208", "the URL is http and the target speaks TLS";
    /// Something answers, in another protocol or with a broken status line.
    NOT_HTTP = "CFG-209", "what listens at the target's address does not answer in HTTP/1.1";
    /// The connection is taken and closed without an answer.
    HUNG_UP = "CFG-210", "the target hangs up without an answer";
    /// No connection for a reason that has no code of its own.
    UNREACHABLE = "CFG-211", "the target can't be reached";
    /// Every harmless read of the first partner was answered 401 or 403.
    REFUSED_A = "CFG-301", "the first partner's credentials are refused";
    /// Every harmless read of the second partner was answered 401 or 403.
    REFUSED_B = "CFG-302", "the second partner's credentials are refused";
    /// A secret of so few characters that it can't be told from other text.
    SHORT_SECRET = "CFG-303", "a secret is too short to be taken out of answers";
    /// A secret between quotes or blanks, as shells and files leave them.
    WRAPPED_SECRET = "CFG-304", "a secret has quotes or blanks at its ends";
    /// A call without parameters in its path is answered 404 or 405.
    NOT_THERE = "CFG-401", "the target does not know the system's paths";
    /// The base URL has the system's base path, or what paths begin with, twice.
    DOUBLED_PATH = "CFG-402", "the base URL has the base path twice";
    /// The base URL lacks the system's base path.
    MISSING_PATH = "CFG-403", "the base URL lacks the base path";
    /// The base URL goes on behind the system's base path.
    TRAILING_PATH = "CFG-404", "the base URL goes on behind the base path";
    /// Answers are labelled with another media type than the contract's.
    MEDIA_TYPE = "CFG-405", "the target answers in another media type";
    /// The target's clock is more than a minute away from this machine's.
    CLOCK = "CFG-406", "the target's clock differs from this machine's";
    /// The target sends whoever asks elsewhere, and no redirect is followed.
    REDIRECT = "CFG-407", "the target redirects";
    /// A harmless read is answered with a failure of the target's own.
    FAILING = "CFG-408", "the target answers a harmless read with a failure of its own";
    /// The target asks for patience before the run has begun.
    BUSY = "CFG-409", "the target asks for patience";
    /// The URL for provider states was not answered.
    STATES_UNREACHABLE = "CFG-501", "the URL for provider states can't be reached";
    /// The URL for provider states is answered 404 or 405, or with a page.
    STATES_ELSEWHERE = "CFG-502", "the URL for provider states takes none";
    /// A provider state was accepted, and no JSON object answered.
    STATES_ANSWER = "CFG-503", "the answer of a provider state is no JSON object";
    /// A harmless provider state was refused.
    STATES_REFUSED = "CFG-504", "a harmless provider state is refused";
    /// The URL for provider states wants credentials.
    STATES_CREDENTIALS = "CFG-505", "the URL for provider states wants credentials";
    /// A plain order is refused, and the refusal names what must exist before.
    FIXTURES = "CFG-601", "what must exist at the target beforehand does not";
}
