//! A durable file loses nothing that was acknowledged.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use countersign_sandbox::{Sandbox, SandboxError, Store};
use countersign_spectrum::Spectrum;
use futures::future::join_all;
use tempfile::tempdir;

use crate::client::{Bench, acknowledgement, client, options, send};

/// Tells the child which file to keep.
const FILE: &str = "COUNTERSIGN_TEST_SANDBOX_FILE";

/// How many orders the child acknowledges before it is killed.
const ENOUGH: usize = 24;

/// How often it is started and killed on the same file.
const LIVES: usize = 16;

/// Not a test: the server that the test below starts, and kills.
#[tokio::test]
#[ignore = "started by its sibling in a process of its own"]
async fn serve() {
    let Some(file) = std::env::var_os(FILE) else {
        return;
    };
    let bench = Bench::with(options(Store::File(file.into()))).await;
    println!("\nbase={}", bench.sandbox.base_url());
    // Ends with the parent, should that end without killing.
    let wait = || std::io::stdin().read_to_end(&mut Vec::new());
    _ = tokio::task::spawn_blocking(wait).await;
}

fn start_child(file: &Path) -> (Child, String) {
    let program = std::env::current_exe().expect("the test knows its own file");
    let mut child = Command::new(program)
        .args(["--exact", "durability::serve", "--ignored", "--nocapture"])
        .env(FILE, file)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the child starts");
    let output = child.stdout.take().expect("its output is piped");
    let mut lines = BufReader::new(output).lines().map_while(Result::ok);
    let base = lines.find_map(|line| line.strip_prefix("base=").map(str::to_owned));
    (child, base.expect("the child says where it listens"))
}

/// Submits orders until the server is gone; the numbers it acknowledged.
///
/// Whoever sees the last acknowledgement that is waited for kills the server
/// on the spot, so that whatever it still wanted to store is lost.
async fn load(
    client: &reqwest::Client,
    base: &str,
    lane: &str,
    seen: &AtomicUsize,
    child: &Mutex<Child>,
) -> Vec<String> {
    let mut acknowledged = Vec::new();
    for index in 0.. {
        let number = format!("{lane}-{index}");
        let body = acknowledgement(&number);
        let answer = send(client, base, "POST", "/api/order/acknowledgement", &body).await;
        match answer {
            Ok((200, _)) => acknowledged.push(number),
            Ok((status, body)) => panic!("{number} was answered {status} {body}"),
            Err(_) => break,
        }
        if seen.fetch_add(1, Ordering::Relaxed) == ENOUGH {
            let mut child = child.lock().expect("no lane has panicked");
            // On Unix this is SIGKILL: nothing of the child runs any more.
            child.kill().expect("the child can be killed");
        }
    }
    acknowledged
}

/// One life of a server on this file: started, loaded, killed.
async fn live_and_die(file: &Path, life: usize) -> Vec<String> {
    let (child, base) = start_child(file);
    let child = Arc::new(Mutex::new(child));
    let seen = Arc::new(AtomicUsize::new(0));
    let client = client();
    let lanes = (0..16).map(|lane| {
        let (base, seen, child) = (base.clone(), Arc::clone(&seen), Arc::clone(&child));
        let client = client.clone();
        let lane = format!("life-{life}-lane-{lane}");
        tokio::spawn(async move { load(&client, &base, &lane, &seen, &child).await })
    });
    let mut acknowledged = Vec::new();
    for lane in join_all(lanes).await {
        acknowledged.extend(lane.expect("a lane ends with the server"));
    }
    let mut child = child.lock().expect("no lane has panicked");
    child.wait().expect("the child has ended");
    acknowledged
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn killed_under_load_no_acknowledged_order_is_lost() {
    let folder = tempdir().expect("a temporary folder");
    let file = folder.path().join("orders.db");
    let mut acknowledged = Vec::new();
    for life in 0..LIVES {
        acknowledged.extend(live_and_die(&file, life).await);
    }
    assert!(acknowledged.len() >= LIVES * ENOUGH);

    let bench = Bench::with(options(Store::File(file))).await;
    let mut lost = Vec::new();
    for number in &acknowledged {
        let path = format!("/api/order/order-number/{number}");
        let (status, _) = bench.send("GET", &path, "").await;
        if status != 200 {
            lost.push(number);
        }
    }
    let count = acknowledged.len();
    assert!(lost.is_empty(), "of {count} were lost: {lost:?}");
    bench.sandbox.shutdown().await;
}

/// What was said, with the temporary folder's name taken out.
fn without(folder: &Path, refusal: &SandboxError) -> String {
    let folder = format!("{}/", folder.display());
    refusal.to_string().replace(&folder, "")
}

#[tokio::test]
async fn a_file_is_read_again_and_held_by_one() {
    let folder = tempdir().expect("a temporary folder");
    let store = Store::File(folder.path().join("orders.db"));
    let bench = Bench::with(options(store.clone())).await;
    let order = acknowledgement("kept");
    bench
        .send("POST", "/api/order/acknowledgement", &order)
        .await;
    let (_, before) = bench.send("GET", "/api/order/order-number/kept", "").await;
    let second = Sandbox::start(Arc::new(Spectrum::new()), options(store.clone())).await;
    let refusal = second.expect_err("the file is held");
    bench.sandbox.shutdown().await;

    let bench = Bench::with(options(store)).await;
    let (status, after) = bench.send("GET", "/api/order/order-number/kept", "").await;
    assert_eq!((status, after), (200, before));
    bench.sandbox.shutdown().await;
    insta::assert_snapshot!(without(folder.path(), &refusal));
}

#[tokio::test]
async fn a_file_of_something_else_is_refused() {
    let folder = tempdir().expect("a temporary folder");
    let mut refusals = Vec::new();
    for (name, statements) in [
        ("foreign.db", "CREATE TABLE other (name TEXT)"),
        (
            "newer.db",
            "CREATE TABLE system (name TEXT); PRAGMA application_id = 0x4373676e; \
             PRAGMA user_version = 99",
        ),
        (
            "system.db",
            "CREATE TABLE system (name TEXT); INSERT INTO system VALUES ('spreadshirt'); \
             PRAGMA application_id = 0x4373676e; PRAGMA user_version = 1",
        ),
        (
            "event.db",
            "CREATE TABLE system (name TEXT); INSERT INTO system VALUES ('spectrum'); \
             CREATE TABLE events (ordinal INTEGER PRIMARY KEY, at INTEGER, body TEXT); \
             INSERT INTO events VALUES (1, 0, '{\"clock\":0}'); \
             PRAGMA application_id = 0x4373676e; PRAGMA user_version = 1",
        ),
    ] {
        let file = folder.path().join(name);
        let database = rusqlite::Connection::open(&file).expect("a database can be made");
        database
            .execute_batch(statements)
            .expect("the statements are right");
        drop(database);
        let started = Sandbox::start(Arc::new(Spectrum::new()), options(Store::File(file))).await;
        refusals.push(without(folder.path(), &started.expect_err("it is refused")));
    }
    let file = folder.path().join("text.db");
    std::fs::write(
        &file,
        "not a database, but long enough to be taken for one".repeat(40),
    )
    .expect("a file can be written");
    let started = Sandbox::start(Arc::new(Spectrum::new()), options(Store::File(file))).await;
    refusals.push(without(folder.path(), &started.expect_err("it is refused")));
    insta::assert_snapshot!(refusals.join("\n"));
}
