//! An endpoint that is not as it should be: the sandbox, with somebody in
//! between who falsifies what it answers.

use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

use crate::sandbox::Sandbox;

/// Makes another answer of one: of its first line and of its body.
pub(crate) type Falsify = fn(&mut String, &mut String);

/// A duplicate is accepted, and every quantity has a digit more.
pub(crate) const TWO_FAULTS: Falsify = |status, body| {
    DUPLICATES(status, body);
    *body = body.replace("\"quantity\":", "\"quantity\":1");
};

/// A duplicate is accepted.
pub(crate) const DUPLICATES: Falsify = |status, _| {
    *status = status.replace(" 409 Conflict", " 200 OK");
};

/// A duplicate is refused, but as nobody expects it.
pub(crate) const GONE: Falsify = |status, _| {
    *status = status.replace(" 409 Conflict", " 410 Gone");
};

/// Starts somebody in between; the URL where it listens until the test ends.
pub(crate) fn falsified(sandbox: &Sandbox, falsify: Falsify) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let behind = sandbox.url.trim_start_matches("http://").to_owned();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let behind = behind.clone();
            thread::spawn(move || relay(stream?, &behind, falsify));
        }
    });
    url
}

/// One request and its answer; the connection ends with it.
fn relay(mut stream: TcpStream, behind: &str, falsify: Falsify) -> io::Result<()> {
    let (head, body) = message(&mut stream)?;
    let mut server = TcpStream::connect(behind)?;
    let head = head.replacen("\r\n", "\r\nconnection: close\r\n", 1);
    server.write_all(head.replace("accept-encoding: gzip\r\n", "").as_bytes())?;
    server.write_all(&body)?;
    let (head, body) = message(&mut server)?;
    let (status, headers) = head.split_once("\r\n").unwrap_or((&head, ""));
    let (mut status, mut body) = (
        status.to_owned(),
        String::from_utf8_lossy(&body).into_owned(),
    );
    falsify(&mut status, &mut body);
    write!(stream, "{status}\r\n")?;
    for line in headers.lines().filter(|line| !line.is_empty()) {
        if length(line).is_none() && !line.starts_with("connection:") {
            write!(stream, "{line}\r\n")?;
        }
    }
    let size = body.len();
    write!(
        stream,
        "connection: close\r\ncontent-length: {size}\r\n\r\n{body}"
    )
}

/// Head and body of a message, both whole.
fn message(stream: &mut TcpStream) -> io::Result<(String, Vec<u8>)> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte)?;
        head.extend(byte);
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let mut body = vec![0; head.lines().find_map(length).unwrap_or_default()];
    stream.read_exact(&mut body)?;
    Ok((head, body))
}

fn length(line: &str) -> Option<usize> {
    let (name, value) = line.split_once(':')?;
    let is_length = name.eq_ignore_ascii_case("content-length");
    is_length.then(|| value.trim().parse().ok()).flatten()
}
