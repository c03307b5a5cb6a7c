//! [`Secret`]s that partners are issued, and [`Credentials`] made of them.

use std::borrow::Cow;

/// A secret that a partner is issued.
#[derive(Debug, Clone)]
pub struct Secret {
    /// Name in a named target's configuration (`token`).
    pub key: Cow<'static, str>,
    /// The environment variable that holds it by default; `_B` is appended
    /// for the second partner.
    pub variable: Cow<'static, str>,
    /// Whether it only names the partner, so that it may be shown: messages
    /// and searches carry it.
    pub public: bool,
}

/// Where a request carries its credentials, if the pages leave a choice.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Carrier {
    /// In headers.
    #[default]
    Header,
    /// In the query.
    Query,
}

/// What authorizes a request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Credentials {
    /// Headers, names in the case that the pages write.
    pub headers: Vec<(String, String)>,
    /// Parameters of the query, not encoded yet.
    pub query: Vec<(String, String)>,
}
