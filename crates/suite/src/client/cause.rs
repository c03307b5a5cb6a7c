//! Why a request was not answered: a [`Cause`], and words for people.

use std::error::Error;
use std::io;

use rustls::CertificateError;

/// What kept a request from being answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cause {
    /// It was never sent: it can't be, or a limit of the run's own stands
    /// against it.
    NotSent,
    /// The host's name leads to no address.
    Name,
    /// Nobody listens there.
    Refused,
    /// There was no connection for another reason.
    NoConnection,
    /// The host took too long to take the connection.
    TooSlow,
    /// The time that the request may take was up before the answer was whole.
    TimeUp,
    /// Nobody whom this machine trusts has signed the certificate.
    Untrusted,
    /// The certificate is not valid any more, or not yet.
    Expired,
    /// The certificate is for another name.
    OtherName,
    /// What was to be TLS is something else, plain HTTP most likely.
    NotTls,
    /// There is no agreement on TLS for another reason.
    Tls,
    /// What came back is not HTTP/1.1.
    NotHttp,
    /// What came back begins as HTTP/1.1 does, and its status line goes on with
    /// what has no place there: which part of it, is not told.
    StatusLine,
    /// The peer ended the connection after the request went out.
    HungUp,
    /// A limit of our own reader.
    TooMuch,
}

/// A request that was not answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unanswered {
    pub(crate) cause: Cause,
    /// A sentence.
    pub(crate) because: String,
}

impl Unanswered {
    pub(crate) fn new(cause: Cause, because: impl Into<String>) -> Self {
        let because = because.into();
        Self { cause, because }
    }

    /// Of a request, or of the rest of its answer.
    pub(crate) fn of(error: reqwest::Error) -> Self {
        let (is_connect, is_builder) = (error.is_connect(), error.is_builder());
        // The exchange tells the address already.
        let error = error.without_url();
        let words = last(&error);
        if is_builder {
            return Self::new(Cause::NotSent, format!("not sent: {}", chain(&error)));
        }
        if let Some(tls) = causes(&error).find_map(tls) {
            return Self::new(of_tls(tls), format!("no connection: {tls}"));
        }
        if is_connect {
            return Self::new(of_connecting(&error), format!("no connection: {words}"));
        }
        let Some(http) = causes(&error).find_map(|it| it.downcast_ref::<hyper::Error>()) else {
            return Self::new(Cause::HungUp, chain(&error));
        };
        if http.is_parse_too_large() {
            Self::new(Cause::TooMuch, "the head of the answer is too large")
        } else if http.is_parse_status() {
            let because = "the status line of the answer is not HTTP/1.1's: its code is no number of three digits, or the phrase behind it holds what none may";
            Self::new(Cause::StatusLine, because)
        } else if http.is_parse() {
            let because = format!("what came back is not HTTP/1.1: {words}");
            Self::new(Cause::NotHttp, because)
        } else if http.is_incomplete_message() {
            Self::new(Cause::HungUp, "the target hung up without an answer")
        } else if words.contains("over limit") {
            Self::new(Cause::TooMuch, words)
        } else {
            Self::new(Cause::HungUp, words)
        }
    }
}

/// The causes of an error, itself first. What an error of input and output
/// wraps counts as one of them.
fn causes<'e>(error: &'e (dyn Error + 'static)) -> impl Iterator<Item = &'e (dyn Error + 'static)> {
    std::iter::successors(Some(error), |cause: &&'e (dyn Error + 'static)| {
        let cause: &'e (dyn Error + 'static) = *cause;
        let wrapped = cause
            .downcast_ref::<io::Error>()
            .and_then(io::Error::get_ref);
        match wrapped {
            Some(wrapped) => Some(wrapped as &(dyn Error + 'static)),
            None => cause.source(),
        }
    })
}

fn tls<'e>(cause: &'e (dyn Error + 'static)) -> Option<&'e rustls::Error> {
    cause.downcast_ref::<rustls::Error>()
}

fn of_tls(error: &rustls::Error) -> Cause {
    match error {
        rustls::Error::InvalidCertificate(error) => match error {
            CertificateError::Expired
            | CertificateError::ExpiredContext { .. }
            | CertificateError::NotValidYet
            | CertificateError::NotValidYetContext { .. } => Cause::Expired,
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
                Cause::OtherName
            }
            _ => Cause::Untrusted,
        },
        rustls::Error::InvalidMessage(_) => Cause::NotTls,
        _ => Cause::Tls,
    }
}

fn of_connecting(error: &reqwest::Error) -> Cause {
    let io = causes(error).find_map(|cause| cause.downcast_ref::<io::Error>());
    match io.map(io::Error::kind) {
        Some(io::ErrorKind::ConnectionRefused) => Cause::Refused,
        Some(io::ErrorKind::TimedOut) => Cause::TooSlow,
        _ if causes(error).any(|cause| is_about_a_name(&cause.to_string())) => Cause::Name,
        _ if error.is_timeout() => Cause::TooSlow,
        // The handshake was cut off.
        Some(io::ErrorKind::UnexpectedEof) => Cause::Tls,
        _ => Cause::NoConnection,
    }
}

/// Whether an error is that of a resolver, or of a name that can be no host's:
/// the types of both are not public.
fn is_about_a_name(words: &str) -> bool {
    words.contains("dns error") || words.contains("invalid dns name")
}

/// The words of the last cause.
fn last(error: &reqwest::Error) -> String {
    let cause = causes(error).last();
    cause.map_or_else(|| error.to_string(), ToString::to_string)
}

/// An error with all its causes in one line.
pub(crate) fn chain(error: &(dyn Error + 'static)) -> String {
    causes(error).fold(String::new(), |text, cause| {
        let words = cause.to_string();
        match text.is_empty() {
            true => words,
            false if text.contains(&words) => text,
            false => format!("{text}: {words}"),
        }
    })
}
