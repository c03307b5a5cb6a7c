//! A [`Target`] on this machine: what every other one differs from.

use std::time::Duration;

use countersign_suite::{Fixtures, Target};
use countersign_system::Carrier;

use crate::config::Config;
use crate::sandbox;
use crate::secrets::Partner;

/// A target on this machine, where nothing is produced or billed.
pub(crate) fn target(
    fixtures: Fixtures,
    config: &Config,
    base_url: String,
    partners: &[Partner],
) -> Target {
    let seconds = |configured: &toml::Spanned<u64>| Duration::from_secs(*configured.get_ref());
    let names = |partner: &Partner| partner.iter().map(|(name, _)| name.clone()).collect();
    Target {
        base_url,
        partners: sandbox::values(partners),
        variables: partners.iter().map(names).collect(),
        carrier: Carrier::default(),
        extra_headers: Vec::new(),
        provider_states: None,
        hostile: true,
        clean_up: false,
        request_timeout: seconds(&config.timeouts.request_seconds),
        news: true,
        settle: seconds(&config.timeouts.settle_seconds),
        override_timeout: seconds(&config.timeouts.override_seconds),
        rate: None,
        resolve: None,
        fixtures,
    }
}
