//! Small servers that do what a line of text says, for runs to be put against.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use rcgen::{CertificateParams, CertifiedIssuer, KeyPair, date_time_ymd};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// What a server does with each request, by its head and body.
pub(crate) type Script = Arc<dyn Fn(&str) -> Vec<u8> + Send + Sync>;

/// A listener on loopback, and what it has heard.
pub(crate) struct Server {
    pub(crate) port: u16,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Answers each request as the script says, and closes the connection.
    pub(crate) fn start(script: Script) -> Self {
        Self::serve(move |stream, heard| {
            let _ = exchange(stream, &script, &heard);
        })
    }

    /// The same behind TLS.
    pub(crate) fn tls(certificate: &Certificate, script: Script) -> Self {
        let config = certificate.config();
        Self::serve(move |stream, heard| {
            if let Ok(connection) = ServerConnection::new(config.clone()) {
                let _ = exchange(StreamOwned::new(connection, stream), &script, &heard);
            }
        })
    }

    /// Takes connections and says nothing, for as long as the client stays.
    pub(crate) fn silent() -> Self {
        Self::serve(|mut stream, _| {
            let _ = stream.read_to_end(&mut Vec::new());
        })
    }

    /// An address where nobody listens any more.
    pub(crate) fn nobody() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let heard = Arc::default();
        Self { port, heard }
    }

    fn serve(each: impl Fn(TcpStream, Arc<Mutex<Vec<String>>>) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let heard: Arc<Mutex<Vec<String>>> = Arc::default();
        let ears = heard.clone();
        let each = Arc::new(each);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (each, ears) = (each.clone(), ears.clone());
                thread::spawn(move || each(stream, ears));
            }
        });
        Self { port, heard }
    }

    /// The requests so far, head and body.
    pub(crate) fn heard(&self) -> Vec<String> {
        self.heard.lock().expect("unpoisoned").clone()
    }
}

/// Reads one request, answers it, and waits for the client to leave.
fn exchange(
    mut stream: impl Read + Write,
    script: &Script,
    heard: &Mutex<Vec<String>>,
) -> std::io::Result<()> {
    let mut bytes = Vec::new();
    let mut chunk = [0; 16 * 1024];
    loop {
        let count = stream.read(&mut chunk)?;
        bytes.extend_from_slice(&chunk[..count]);
        let text = String::from_utf8_lossy(&bytes);
        let length = text.split_once("\r\n\r\n").map(|(head, body)| {
            let head = head.to_ascii_lowercase();
            let length = head.split("content-length: ").nth(1);
            let length = length.and_then(|rest| rest.lines().next()?.parse().ok());
            body.len() >= length.unwrap_or(0)
        });
        // What is no HTTP is answered all the same.
        let is_http = bytes.first().is_some_and(u8::is_ascii_uppercase);
        if count == 0 || length == Some(true) || !is_http {
            break;
        }
    }
    let text = String::from_utf8_lossy(&bytes).into_owned();
    if text.is_empty() {
        return Ok(());
    }
    let answer = script(&text);
    heard.lock().expect("unpoisoned").push(text);
    stream.write_all(&answer)?;
    stream.flush()
}

/// A whole answer: status, headers (each ending with a line break), body.
pub(crate) fn answer(status: u16, headers: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status} So\r\ncontent-length: {length}\r\nconnection: close\r\n{headers}\r\n"
    );
    [head.as_bytes(), body.as_bytes()].concat()
}

/// A certificate, and the authority that has signed it.
pub(crate) struct Certificate {
    config: Arc<ServerConfig>,
    /// The authority, for the file that SSL_CERT_FILE names.
    pub(crate) authority: String,
}

impl Certificate {
    /// For a host, valid or of old.
    pub(crate) fn of(host: &str, of_old: bool) -> Self {
        let mut authority = CertificateParams::new(Vec::new()).expect("no names");
        authority.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
        let key = KeyPair::generate().expect("a key");
        let issuer = CertifiedIssuer::self_signed(authority, key).expect("an authority");
        let mut params = CertificateParams::new(vec![host.to_owned()]).expect("a name");
        if of_old {
            params.not_before = date_time_ymd(2001, 1, 1);
            params.not_after = date_time_ymd(2002, 1, 1);
        }
        let key = KeyPair::generate().expect("a key");
        let signed = params.signed_by(&key, &issuer).expect("a certificate");
        let key = PrivateKeyDer::try_from(key.serialize_der()).expect("a key");
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_no_client_auth()
            .with_single_cert(vec![signed.der().clone()], key)
            .expect("a configuration");
        Self {
            config: Arc::new(config),
            authority: issuer.pem(),
        }
    }

    fn config(&self) -> Arc<ServerConfig> {
        self.config.clone()
    }
}
