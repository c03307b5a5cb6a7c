//! A started sandbox with a client for it.

use std::sync::{Arc, LazyLock, Once};

use countersign_sandbox::{Options, Sandbox, Store};
use countersign_spectrum::Spectrum;
use countersign_system::{Plan, System, Unique};
use serde_json::{Value, json};

/// The token of partner A.
pub(crate) const TOKEN: &str = "token-of-a";

static PROVIDER: Once = Once::new();

/// Reading the contract once is enough.
static SYSTEM: LazyLock<Spectrum> = LazyLock::new(Spectrum::new);

/// A sandbox and a client.
pub(crate) struct Bench {
    pub(crate) sandbox: Sandbox,
    pub(crate) client: reqwest::Client,
}

/// The options of every test: two partners, a free port.
pub(crate) fn options(store: Store) -> Options {
    Options {
        store,
        partners: vec![vec![TOKEN.to_owned()], vec!["token-of-b".to_owned()]],
        ..Options::default()
    }
}

impl Bench {
    /// Starts one in memory.
    pub(crate) async fn start() -> Self {
        Self::with(options(Store::Memory)).await
    }

    /// Starts one with these options.
    pub(crate) async fn with(options: Options) -> Self {
        let sandbox = Sandbox::start(Arc::new(Spectrum::new()), options).await;
        Self {
            sandbox: sandbox.expect("the sandbox starts"),
            client: client(),
        }
    }

    /// Sends a request of partner A; status and body.
    pub(crate) async fn send(&self, method: &str, path: &str, body: &str) -> (u16, Value) {
        send(&self.client, &self.sandbox.base_url(), method, path, body)
            .await
            .expect("every request is answered")
    }
}

/// A client that keeps connections open.
pub(crate) fn client() -> reqwest::Client {
    PROVIDER.call_once(|| {
        // Another test of this process may have been first.
        _ = rustls::crypto::ring::default_provider().install_default();
    });
    let builder = reqwest::Client::builder().no_proxy();
    builder.build().expect("a client can be made")
}

/// Sends a request of partner A.
pub(crate) async fn send(
    client: &reqwest::Client,
    base: &str,
    method: &str,
    path: &str,
    body: &str,
) -> Result<(u16, Value), reqwest::Error> {
    let method = method.parse().expect("a method");
    let request = client
        .request(method, format!("{base}{path}"))
        .header("SPECTRUM_API_TOKEN", TOKEN)
        .header("content-type", "application/json")
        .body(body.to_owned());
    let response = request.send().await?;
    let status = response.status().as_u16();
    let text = response.text().await?;
    let body = serde_json::from_str(&text).unwrap_or_else(|_| json!({ "not JSON": text }));
    Ok((status, body))
}

/// An acknowledgement with this number.
pub(crate) fn acknowledgement(number: &str) -> String {
    let plan = Plan {
        key: number.to_owned(),
        ..Plan::default()
    };
    let ordinal = number.bytes().map(u32::from).sum();
    let mut unique = Unique::new(1, ordinal);
    let sample = SYSTEM.sample("acknowledgement", &plan, &mut unique);
    sample.to_string()
}
