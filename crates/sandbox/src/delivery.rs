//! [`Delivery`]: how an answer travels, beside what it says.

use std::io::{self, Write as _};
use std::pin::Pin;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::header::{CONTENT_ENCODING, CONTENT_LENGTH};
use axum::http::{HeaderValue, Request, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use futures::stream;
use hyper::service::Service;

/// How an answer travels.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Delivery {
    /// How long it waits before it leaves.
    pub(crate) delay: Duration,
    /// Whether the connection ends in its place.
    pub(crate) hang_up: bool,
    /// Whether the connection ends half-way through its body.
    pub(crate) truncated: bool,
    /// Whether its body goes in chunks of this many bytes, without a length.
    pub(crate) chunks: Option<usize>,
    /// Whether its body is compressed.
    pub(crate) gzip: bool,
}

impl Delivery {
    /// The answer as it leaves.
    pub(crate) async fn deliver(self, response: Response<Body>) -> Response<Body> {
        if !self.delay.is_zero() {
            tokio::time::sleep(self.delay).await;
        }
        if self
            == (Self {
                delay: self.delay,
                ..Self::default()
            })
        {
            return response;
        }
        let (mut head, body) = response.into_parts();
        // The body is in memory already.
        let mut bytes = axum::body::to_bytes(body, usize::MAX)
            .await
            .unwrap_or_default();
        if self.gzip
            && !bytes.is_empty()
            && let Ok(packed) = packed(&bytes)
        {
            bytes = packed;
            let gzip = HeaderValue::from_static("gzip");
            head.headers.insert(CONTENT_ENCODING, gzip);
        }
        let body = if self.truncated {
            head.headers.insert(CONTENT_LENGTH, bytes.len().into());
            let half = bytes.slice(..bytes.len() / 2);
            let broken = io::Error::other("the fault ends the body here");
            Body::from_stream(stream::iter([Ok(half), Err(broken)]))
        } else if let Some(size) = self.chunks.filter(|_| !bytes.is_empty()) {
            let chunks: Vec<Result<Bytes, io::Error>> = bytes
                .chunks(size.max(1))
                .map(|chunk| Ok(Bytes::copy_from_slice(chunk)))
                .collect();
            Body::from_stream(stream::iter(chunks))
        } else {
            Body::from(bytes)
        };
        let mut response = Response::from_parts(head, body);
        if self.hang_up {
            response.extensions_mut().insert(HangUp);
        }
        response
    }
}

fn packed(bytes: &[u8]) -> io::Result<Bytes> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes)?;
    encoder.finish().map(Bytes::from)
}

/// Marks an answer in whose place the connection ends.
#[derive(Debug, Clone, Copy)]
struct HangUp;

/// A service whose connection ends where an answer is so marked.
pub(crate) struct Ending<S>(pub(crate) S);

impl<S, B> Service<Request<B>> for Ending<S>
where
    S: Service<Request<B>, Response = Response<Body>>,
    S::Error: Send,
    S::Future: Send + 'static,
{
    type Response = Response<Body>;
    type Error = io::Error;
    type Future = Pin<Box<dyn Future<Output = io::Result<Response<Body>>> + Send>>;

    fn call(&self, request: Request<B>) -> Self::Future {
        let answer = self.0.call(request);
        Box::pin(async move {
            let broken = || io::Error::other("the connection ends here");
            let response = answer.await.map_err(|_| broken())?;
            match response.extensions().get::<HangUp>() {
                Some(HangUp) => Err(broken()),
                None => Ok(response),
            }
        })
    }
}
