//! Whether anything answers at the target's address.

use countersign_system::Credentials;

use super::codes::{self, Code};
use super::probe::{self, Answer};
use super::{URL, notice};
use crate::call::Call;
use crate::client::{Cause, Unanswered};
use crate::scene::Scene;

/// Tells why nothing was answered.
pub(super) async fn look(scene: &Scene, answer: &Answer) {
    let Err(Unanswered { cause, because }) = &answer.outcome else {
        return;
    };
    let run = &scene.run;
    let url = &run.target.base_url;
    let (code, hint) = match cause {
        Cause::Name => (
            codes::UNKNOWN_HOST,
            format!("correct the host in {URL}; `resolve` there gives a host an address"),
        ),
        Cause::Refused => (
            codes::NOBODY_LISTENS,
            format!("start the target, or correct host and port in {URL}"),
        ),
        Cause::TooSlow | Cause::TimeUp => (
            codes::TOO_SLOW,
            format!(
                "correct host and port in {URL}, or raise `request-seconds` in countersign.toml"
            ),
        ),
        Cause::Untrusted => (
            codes::UNTRUSTED,
            "have this machine trust who signed it: SSL_CERT_FILE names a file of authorities"
                .to_owned(),
        ),
        Cause::Expired => (
            codes::EXPIRED,
            "renew the certificate at the target, or set this machine's clock".to_owned(),
        ),
        Cause::OtherName => (
            codes::OTHER_NAME,
            format!("name the host in {URL} as the certificate does"),
        ),
        Cause::NotTls => (
            codes::PLAIN,
            format!("say http:// instead of https:// in {URL}, or give its TLS port"),
        ),
        Cause::NotHttp | Cause::HungUp if speaks_tls(scene).await => (
            codes::NOT_PLAIN,
            format!("say https:// instead of http:// in {URL}"),
        ),
        Cause::NotHttp => (
            codes::NOT_HTTP,
            format!("correct the port in {URL}: something else listens there"),
        ),
        Cause::StatusLine => (
            codes::NOT_HTTP,
            format!(
                "see what the target writes before the headers, or correct the port in {URL} if something else listens there"
            ),
        ),
        Cause::HungUp => (
            codes::HUNG_UP,
            format!("see the target's log, or correct host and port in {URL}"),
        ),
        Cause::NotSent | Cause::NoConnection | Cause::Tls | Cause::TooMuch => (
            codes::UNREACHABLE,
            format!("see that {url} can be reached from here, or correct {URL}"),
        ),
    };
    let Code { meaning, .. } = code;
    notice(run, code, &format!("{meaning}: {url}: {because}"), hint);
}

/// Whether TLS is spoken where plain HTTP is not. Asked without credentials:
/// another scheme is another origin, so that no extra headers go there either.
async fn speaks_tls(scene: &Scene) -> bool {
    let base_url = &scene.run.target.base_url;
    let Some(rest) = base_url.strip_prefix("http://") else {
        return false;
    };
    let call = Call {
        operation: None,
        actor: countersign_journal::Actor::Nobody,
        method: "GET",
        url: format!("https://{rest}"),
        credentials: Credentials::default(),
        headers: Vec::new(),
        body: None,
        patient: false,
    };
    let outcome = probe::send(&scene.run, &call).await;
    let tls = [Cause::Untrusted, Cause::Expired, Cause::OtherName];
    outcome.map_or_else(|unanswered| tls.contains(&unanswered.cause), |_| true)
}
