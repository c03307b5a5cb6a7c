//! TLS that is not what it should be: nothing is sent to who can't be trusted.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::Arc;
use std::thread;

use countersign_journal::Verdict;
use rcgen::{CertificateParams, KeyPair, date_time_ymd};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::bench::{Bench, Ran};

const FEATURE: &str = r#"Feature: A read

  Scenario: Read
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    When order "O" is looked up
    Then order "O" is shown as one order [spectrum.lookup.known]
"#;

/// Serves TLS with a certificate that nobody has signed; the URL's port.
fn serve(params: CertificateParams) -> u16 {
    let key = KeyPair::generate().expect("a key");
    let certificate = params.self_signed(&key).expect("a certificate");
    let key = PrivateKeyDer::try_from(key.serialize_der()).expect("a key");
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], key)
        .expect("a configuration");
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let config = config.clone();
            thread::spawn(move || {
                let connection = ServerConnection::new(config).expect("a connection");
                let mut stream = StreamOwned::new(connection, stream);
                if stream.read(&mut [0; 4096]).is_ok() {
                    let _ = stream.write_all(b"HTTP/1.1 500 Reached\r\ncontent-length: 0\r\n\r\n");
                }
            });
        }
    });
    port
}

fn params() -> CertificateParams {
    CertificateParams::new(vec!["localhost".to_owned()]).expect("a name")
}

async fn before(url: String) -> Ran {
    let mut bench = Bench::new(FEATURE, url);
    bench.preflight = true;
    let ran = bench.run().await;
    assert_eq!(ran.each(), [Verdict::Inconclusive]);
    assert_eq!(ran.summary.harness_fault, None);
    ran
}

#[tokio::test]
async fn a_certificate_that_nobody_has_signed() {
    let ran = before(format!("https://localhost:{}", serve(params()))).await;
    assert_eq!(ran.codes(), ["CFG-204"], "{}", ran.verdicts());
}

#[tokio::test]
async fn a_certificate_of_old() {
    let mut params = params();
    params.not_before = date_time_ymd(2001, 1, 1);
    params.not_after = date_time_ymd(2002, 1, 1);
    let ran = before(format!("https://localhost:{}", serve(params))).await;
    assert_eq!(ran.codes(), ["CFG-205"], "{}", ran.verdicts());
}

#[tokio::test]
async fn https_where_http_is_spoken() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            if stream.read(&mut [0; 4096]).is_ok() {
                let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n");
            }
        }
    });
    let ran = before(format!("https://localhost:{port}")).await;
    assert_eq!(ran.codes(), ["CFG-207"], "{}", ran.verdicts());
}

#[tokio::test]
async fn http_where_tls_is_spoken() {
    let ran = before(format!("http://localhost:{}", serve(params()))).await;
    assert_eq!(ran.codes(), ["CFG-208"], "{}", ran.verdicts());
}
