//! What `--target` means, and whether a run may go there.

use std::net::SocketAddr;

use countersign_suite::{Code, Resolve};
use countersign_system::Carrier;
use url::{Host, Url};

use crate::codes;
use crate::config::{Auth, FILE, Loaded, NamedTarget};
use crate::error::Failure;

/// What a run is to be put against.
#[derive(Debug)]
pub(crate) enum Choice<'a> {
    /// The sandbox, in this process.
    Sandbox,
    /// An endpoint that is there already.
    Endpoint(Endpoint<'a>),
}

/// An endpoint that is there already.
#[derive(Debug)]
pub(crate) struct Endpoint<'a> {
    /// Base URL without a slash at its end.
    pub(crate) base_url: String,
    /// Where it takes provider states.
    pub(crate) provider_states: Option<String>,
    /// Whether hostile scenarios may run there.
    pub(crate) hostile: bool,
    /// Whether it is on this machine, so that nothing is produced or billed.
    pub(crate) is_local: bool,
    /// Whether reports of all that is new may be taken there.
    pub(crate) reports: bool,
    /// Where credentials are carried.
    pub(crate) carrier: Carrier,
    /// The address at which its host is looked for, where that is configured.
    pub(crate) resolve: Option<Resolve>,
    /// Its entry in the configuration.
    pub(crate) named: Option<&'a NamedTarget>,
}

/// Finds out what `--target` and `--provider-states` mean.
pub(crate) fn choose<'a>(
    target: &str,
    provider_states: Option<&str>,
    loaded: &'a Loaded,
) -> Result<Choice<'a>, Failure> {
    let targets = &loaded.config.targets;
    if let Some(named) = targets.get(target) {
        return endpoint(None, Some(named), provider_states, loaded);
    }
    if target == "sandbox" {
        return match provider_states {
            None => Ok(Choice::Sandbox),
            Some(_) => Err(Failure::usage(
                "--provider-states was given for the sandbox, which brings its own",
                "leave it out, or name the target with --target",
            )
            .coded(codes::SANDBOX_STATES)),
        };
    }
    if target.contains("://") {
        let url = parse(target, "--target").map_err(Unusable::of_a_flag)?;
        let same = |named: &&NamedTarget| {
            parse(named.url.get_ref(), "").is_ok_and(|other| base(&other) == base(&url))
        };
        let named = targets.values().find(same);
        return endpoint(Some(url), named, provider_states, loaded);
    }
    let known: Vec<_> = targets.keys().map(String::as_str).collect();
    // What has an `@` in it may hold a password.
    let shown = match target.contains('@') {
        true => "there is no target of the name that --target gives".to_owned(),
        false => format!("there is no target `{target}`"),
    };
    Err(Failure::usage(
        shown,
        match known.as_slice() {
            [] => "say `sandbox` or a URL such as http://127.0.0.1:8080; countersign.toml names no target".to_owned(),
            known => format!("say `sandbox`, a URL such as http://127.0.0.1:8080, or one that countersign.toml names: {}", known.join(", ")),
        },
    )
    .coded(codes::NO_TARGET))
}

fn endpoint<'a>(
    url: Option<Url>,
    named: Option<&'a NamedTarget>,
    provider_states: Option<&str>,
    loaded: &'a Loaded,
) -> Result<Choice<'a>, Failure> {
    let url = match (url, named) {
        (Some(url), _) => url,
        (None, Some(named)) => {
            parse(named.url.get_ref(), "url").map_err(|why| why.of_the_file(loaded, &named.url))?
        }
        (None, None) => return Ok(Choice::Sandbox),
    };
    allow(&url, named, &TARGET)?;
    let configured = named.and_then(|named| named.provider_states.as_ref());
    let states = match (provider_states, configured) {
        (Some(text), _) => Some(parse(text, "--provider-states").map_err(Unusable::of_a_flag)?),
        (None, Some(text)) => Some(
            parse(text.get_ref(), "provider-states")
                .map_err(|why| why.of_the_file(loaded, text))?,
        ),
        (None, None) => None,
    };
    if let Some(states) = &states {
        allow(states, named, &STATES)?;
    }
    let hostile = is_loopback(&url) || named.is_some_and(|named| named.hostile);
    let reports = is_loopback(&url) || named.is_some_and(|named| named.reports);
    let carrier = match named.map(|named| named.auth) {
        Some(Auth::Query) => Carrier::Query,
        Some(Auth::Header) | None => Carrier::Header,
    };
    let resolve = match named {
        Some(named) => resolve(&url, named, loaded)?,
        None => None,
    };
    Ok(Choice::Endpoint(Endpoint {
        resolve,
        base_url: base(&url),
        provider_states: states.map(|states| base(&states)),
        hostile,
        is_local: is_loopback(&url),
        reports,
        carrier,
        named,
    }))
}

const URL_HINT: &str = "give one such as http://127.0.0.1:8080; credentials come from the \
                        environment, headers from countersign.toml";

/// Why a URL can't be used.
struct Unusable {
    code: Code,
    message: String,
}

impl Unusable {
    fn of_a_flag(self) -> Failure {
        Failure::usage(self.message, URL_HINT).coded(self.code)
    }

    fn of_the_file(self, loaded: &Loaded, place: &toml::Spanned<String>) -> Failure {
        loaded.fault(place.span(), &self.message).coded(self.code)
    }
}

/// Reads a URL to which paths can be appended. What is wrong with one is told
/// without repeating it: it may hold a secret.
fn parse(text: &str, what: &str) -> Result<Url, Unusable> {
    let bad = |message: String| Unusable {
        code: codes::BAD_URL,
        message,
    };
    let url = Url::parse(text).map_err(|error| bad(format!("{what} is no URL: {error}")))?;
    if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
        Err(bad(format!("{what} must begin with http:// or https://")))
    } else if !url.username().is_empty() || url.password().is_some() {
        let message =
            format!("{what} holds a user name or password, which would end up in reports");
        Err(Unusable {
            code: codes::USER_IN_URL,
            message,
        })
    } else if url.query().is_some() || url.fragment().is_some() {
        Err(bad(format!("{what} has a query or a fragment")))
    } else {
        Ok(url)
    }
}

/// The address at which a target's host is looked for. Its name is still what
/// the guard looks at, and what its certificate must be for.
fn resolve(url: &Url, named: &NamedTarget, loaded: &Loaded) -> Result<Option<Resolve>, Failure> {
    let Some(text) = &named.resolve else {
        return Ok(None);
    };
    let wrong = |why: &str| Err(loaded.fault(text.span(), why).coded(codes::BAD_RESOLVE));
    let Ok(address) = text.get_ref().parse::<SocketAddr>() else {
        return wrong("resolve is an address and a port, such as 127.0.0.1:8443");
    };
    let Some(Host::Domain(host)) = url.host() else {
        return wrong("resolve is for a host that url names, and url holds an address already");
    };
    if url.port().is_some_and(|port| port != address.port()) {
        return wrong("resolve and url name different ports: leave out that of url");
    }
    Ok(Some(Resolve {
        host: host.to_owned(),
        address,
    }))
}

fn base(url: &Url) -> String {
    url.as_str().trim_end_matches('/').to_owned()
}

/// 127.0.0.0/8, `::1` and `localhost` with what is below it, however they are
/// written. Other names may lead to this machine today and elsewhere tomorrow.
fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => match address.to_ipv4_mapped() {
            Some(mapped) => mapped.is_loopback(),
            None => address.is_loopback(),
        },
        Some(Host::Domain(name)) => {
            let name = name.strip_suffix('.').unwrap_or(name);
            name == "localhost" || name.ends_with(".localhost")
        }
        None => false,
    }
}

/// What an address is for, and what happens there.
struct Purpose {
    what: &'static str,
    why: &'static str,
    key: &'static str,
}

const TARGET: Purpose = Purpose {
    what: "the target",
    why: "a run submits orders there, and orders get produced and billed",
    key: "url",
};

const STATES: Purpose = Purpose {
    what: "the address for provider states",
    why: "a run changes the states of orders there",
    key: "provider-states",
};

/// A run writes: beyond this machine only where the configuration says so.
fn allow(url: &Url, named: Option<&NamedTarget>, purpose: &Purpose) -> Result<(), Failure> {
    if is_loopback(url) {
        return Ok(());
    }
    let Purpose { what, why, key } = purpose;
    let host = url.host_str().unwrap_or_default();
    let Some(named) = named else {
        return Err(Failure::usage(
            format!("{what} {host} is not on this machine and no target of {FILE} names it: {why}"),
            format!(
                "if that is meant, give the target an entry [targets.NAME] in {FILE} with its {key} \
                 (https) and `writes = true`, and run with --target NAME"
            ),
        )
        .coded(codes::NOT_NAMED));
    };
    if url.scheme() != "https" {
        return Err(Failure::usage(
            format!(
                "{what} {host} is not on this machine and its URL is not https: \
                 what is sent there would travel in the open"
            ),
            "use its https:// address",
        )
        .coded(codes::NOT_HTTPS));
    }
    if !named.writes {
        return Err(Failure::usage(
            format!("{what} {host} has no `writes = true` in its entry of {FILE}: {why}"),
            "if that is meant, add `writes = true` to the entry",
        )
        .coded(codes::NO_WRITES));
    }
    Ok(())
}
