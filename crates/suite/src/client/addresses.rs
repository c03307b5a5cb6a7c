//! Where the hosts of a target's URLs are looked for.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use reqwest::Url;

use crate::target::Target;

/// Where hosts are looked for, whatever the names lead to elsewhere: the
/// configured address, and this machine for `localhost` and what is below it
/// (RFC 6761, section 6.3), for which no guard asks twice.
pub(super) fn addresses(target: &Target) -> Vec<(String, Vec<SocketAddr>)> {
    let hosts = urls(target).filter_map(|url| {
        let url = Url::parse(url).ok()?;
        url.host_str().map(str::to_owned)
    });
    let local = hosts.filter(|host| is_localhost(host)).map(|host| {
        let ips = [
            IpAddr::V4(Ipv4Addr::LOCALHOST),
            IpAddr::V6(Ipv6Addr::LOCALHOST),
        ];
        // The port is the URL's.
        (host, ips.map(|ip| SocketAddr::new(ip, 0)).to_vec())
    });
    let configured = target.resolve.iter();
    let configured = configured.map(|resolve| (resolve.host.clone(), vec![resolve.address]));
    local.chain(configured).collect()
}

/// Whether any address that a run goes to is https.
pub(super) fn is_https(target: &Target) -> bool {
    urls(target).any(|url| url.starts_with("https:"))
}

/// The URLs that a run goes to.
fn urls(target: &Target) -> impl Iterator<Item = &String> {
    std::iter::once(&target.base_url).chain(&target.provider_states)
}

/// Whether a host's name, in lower case, is one of this machine's for everyone.
fn is_localhost(host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    host == "localhost" || host.ends_with(".localhost")
}
