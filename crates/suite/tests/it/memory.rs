//! What hostile peers cost: the most memory that a run against all of them
//! takes, in a process of its own.

use std::env;
use std::fs;
use std::process::Command;
use std::time::Duration;

use crate::bench::Bench;
use crate::peer::{Peer, Reply, answer};

/// As many reads as run side by side.
const FEATURE: &str = r#"Feature: Reads

  Scenario Outline: Read <row>
    Given order "O" with 1 "lineItems" and 1 "skuQuantities" each
    When order "O" is looked up
    Then order "O" is shown as one order [spectrum.lookup.known]

    Examples:
      | row |
      | 1   |
      | 2   |
      | 3   |
      | 4   |
      | 5   |
      | 6   |
      | 7   |
      | 8   |
"#;

/// The bound: several times what a run against an honest peer takes, and far
/// less than what the peers send.
const MOST: u64 = 768 << 20;

/// What a peer answers, again and again.
type Answers = Box<dyn FnMut() -> Reply + Send>;

/// The peers, each of which would take all there is.
fn peers() -> Vec<(&'static str, Answers)> {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
    let endless = move |more: &str, again: Vec<u8>| {
        let first = format!("{head}{more}").into_bytes();
        move || Reply::Endless(first.clone(), again.clone())
    };
    let deep = "[".repeat(8 << 20).into_bytes();
    let wide = [b"[".as_slice(), &b"0,".repeat(4 << 20), b"0]"].concat();
    let json = "content-type: application/json\r\n";
    vec![
        ("a body", Box::new(endless("\r\n", vec![b' '; 1 << 16]))),
        (
            "chunks",
            Box::new(endless(
                "transfer-encoding: chunked\r\n\r\n",
                b"1\r\n \r\n".repeat(4096),
            )),
        ),
        (
            "a header",
            Box::new(endless("x-long: ", vec![b'x'; 1 << 16])),
        ),
        (
            "headers",
            Box::new(endless("", b"x-more: more\r\n".repeat(1000))),
        ),
        ("depth", Box::new(move || answer("200 OK", json, &deep))),
        ("width", Box::new(move || answer("200 OK", json, &wide))),
    ]
}

/// Runs against every peer, eight scenarios at a time, and says what the
/// process took at most.
#[tokio::test]
#[ignore = "run by `the_peak_is_bounded`, in a process of its own"]
async fn every_peer_in_turn() {
    for (name, mut reply) in peers() {
        let peer = Peer::start(move |_| reply()).await;
        let mut bench = Bench::new(FEATURE, peer.url());
        bench.jobs = 8;
        bench.target.request_timeout = Duration::from_secs(20);
        let ran = bench.run().await;
        assert_eq!(ran.summary.harness_fault, None, "{name}");
        println!("after {name}: {} MiB", peak().unwrap_or_default() >> 20);
    }
    println!("peak RSS: {}", peak().unwrap_or_default());
}

/// The most memory that this process has had, where the system tells it.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.trim().trim_end_matches(" kB").parse().ok()?;
    Some(kibibytes << 10)
}

#[test]
fn the_peak_is_bounded() {
    let output = Command::new(env::current_exe().expect("this program"))
        .args(["--exact", "memory::every_peer_in_turn"])
        .args(["--ignored", "--nocapture", "--test-threads", "1"])
        .output()
        .expect("it runs");
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{told}");
    print!("{told}");
    let (_, peak) = told.rsplit_once("peak RSS: ").expect("it is told");
    let digits: String = peak.chars().take_while(char::is_ascii_digit).collect();
    let peak: u64 = digits.parse().expect("a number");
    assert!(peak <= MOST, "{} MiB", peak >> 20);
}
