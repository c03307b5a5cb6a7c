//! A [`Peer`]: a listener on loopback that speaks raw bytes.

use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// A request as it came over the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Heard {
    /// Request line and headers, up to the blank line.
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Heard {
    pub(crate) fn method(&self) -> &str {
        self.head.split(' ').next().unwrap_or_default()
    }

    pub(crate) fn path(&self) -> &str {
        self.head.split(' ').nth(1).unwrap_or_default()
    }

    /// Headers in their order, names in lower case.
    pub(crate) fn headers(&self) -> Vec<(String, String)> {
        self.head
            .lines()
            .skip(1)
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
            .collect()
    }

    pub(crate) fn header(&self, name: &str) -> Option<String> {
        let headers = self.headers().into_iter();
        headers
            .into_iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value)
    }

    pub(crate) fn text(&self) -> String {
        format!("{}\n\n{}", self.head, String::from_utf8_lossy(&self.body))
    }
}

/// What a peer does with a request that it has read.
pub(crate) enum Reply {
    /// Writes this and hangs up.
    Bytes(Vec<u8>),
    /// Writes nothing more, and waits until the client leaves.
    Silence,
    /// Writes this, and nothing more, until the client leaves.
    Stalled(Vec<u8>),
    /// Writes this byte by byte, a hundredth of a second apart.
    Drip(Vec<u8>),
    /// Writes the first, then the second over and over, until the client
    /// leaves.
    Endless(Vec<u8>, Vec<u8>),
}

/// A whole answer of this status line, with its length.
pub(crate) fn answer(status: &str, headers: &str, body: &[u8]) -> Reply {
    let length = body.len();
    let head = format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\n{headers}\r\n");
    Reply::Bytes([head.as_bytes(), body].concat())
}

/// A whole answer with a JSON body.
pub(crate) fn json(status: &str, body: &str) -> Reply {
    answer(
        status,
        "content-type: application/json\r\n",
        body.as_bytes(),
    )
}

/// A listener, and what it has heard.
pub(crate) struct Peer {
    port: u16,
    connections: Arc<Mutex<usize>>,
    heard: Arc<Mutex<Vec<Heard>>>,
}

impl Peer {
    /// Listens, and does with each request what the script says.
    pub(crate) async fn start(script: impl FnMut(&Heard) -> Reply + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let connections = Arc::new(Mutex::new(0));
        let heard = Arc::new(Mutex::new(Vec::new()));
        let script = Arc::new(Mutex::new(script));
        let (count, ears) = (connections.clone(), heard.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                *count.lock().expect("unpoisoned") += 1;
                let (script, ears) = (script.clone(), ears.clone());
                tokio::spawn(async move {
                    let mut stream = stream;
                    let Some(request) = read(&mut stream).await else {
                        return;
                    };
                    let reply = (script.lock().expect("unpoisoned"))(&request);
                    ears.lock().expect("unpoisoned").push(request);
                    // A client that leaves in the middle is no fault here.
                    let _ = write(&mut stream, reply).await;
                });
            }
        });
        Self {
            port,
            connections,
            heard,
        }
    }

    /// Takes connections and drops them, unread.
    pub(crate) async fn slamming() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        tokio::spawn(async move { while listener.accept().await.is_ok() {} });
        Self {
            port,
            connections: Arc::default(),
            heard: Arc::default(),
        }
    }

    /// An address where nobody listens any more.
    pub(crate) async fn nobody() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        Self {
            port,
            connections: Arc::default(),
            heard: Arc::default(),
        }
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// How often someone connected.
    pub(crate) fn connections(&self) -> usize {
        *self.connections.lock().expect("unpoisoned")
    }

    /// The requests so far, in the order in which they were read.
    pub(crate) fn heard(&self) -> Vec<Heard> {
        self.heard.lock().expect("unpoisoned").clone()
    }
}

/// One request: head, then as much body as it declares.
async fn read(stream: &mut TcpStream) -> Option<Heard> {
    let mut bytes = Vec::new();
    let blank = loop {
        if let Some(at) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break at;
        }
        if stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    };
    let head = String::from_utf8_lossy(&bytes[..blank]).replace("\r\n", "\n");
    let body = bytes.split_off(blank + 4);
    let mut request = Heard { head, body };
    let length: usize = request
        .header("content-length")
        .and_then(|length| length.parse().ok())
        .unwrap_or(0);
    while request.body.len() < length {
        if stream.read_buf(&mut request.body).await.ok()? == 0 {
            return None;
        }
    }
    Some(request)
}

async fn write(stream: &mut TcpStream, reply: Reply) -> std::io::Result<()> {
    match reply {
        Reply::Bytes(bytes) => {
            stream.write_all(&bytes).await?;
            stream.shutdown().await
        }
        Reply::Silence => {
            stream.read_to_end(&mut Vec::new()).await?;
            Ok(())
        }
        Reply::Stalled(bytes) => {
            stream.write_all(&bytes).await?;
            stream.read_to_end(&mut Vec::new()).await?;
            Ok(())
        }
        Reply::Drip(bytes) => {
            let mut ticks = tokio::time::interval(std::time::Duration::from_millis(10));
            for byte in bytes {
                ticks.tick().await;
                stream.write_all(&[byte]).await?;
            }
            stream.shutdown().await
        }
        Reply::Endless(first, again) => {
            stream.write_all(&first).await?;
            loop {
                stream.write_all(&again).await?;
            }
        }
    }
}
