//! A shell that runs a script, and what a stand-in for curl is handed.

use std::fs;
use std::path::Path;
use std::process::Command;

use countersign_journal::Request;

/// Shells that are tried, where they are installed.
const SHELLS: [&str; 2] = ["sh", "bash"];

/// Writes down what it is called with, and what comes in.
const CURL: &str = r#"#!/bin/sh
n=0
while [ -e "$CALLS/$n.args" ]; do n=$((n + 1)); done
printf '%s\0' "$@" >"$CALLS/$n.args"
case $* in *' @-') cat >"$CALLS/$n.body" ;; esac
"#;

/// A call of curl.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Call {
    method: Vec<u8>,
    url: Vec<u8>,
    headers: Vec<Vec<u8>>,
    body: Vec<u8>,
}

impl Call {
    /// The one that sends a request.
    pub(super) fn of(request: &Request) -> Self {
        let headers = request
            .headers
            .iter()
            .map(|(name, value)| match value.as_str() {
                "" => format!("{name};"),
                _ => format!("{name}: {value}"),
            });
        let mut headers: Vec<_> = headers.map(String::into_bytes).collect();
        let mut names = request.headers.iter().map(|(name, _)| name);
        if !request.body.0.is_empty() && names.all(|name| name != "content-type") {
            headers.push(b"content-type:".to_vec());
        }
        Self {
            method: request.method.clone().into_bytes(),
            url: request.url.clone().into_bytes(),
            headers,
            body: request.body.0.clone(),
        }
    }

    /// The one that was made with these arguments, each with a NUL behind it.
    fn read(arguments: &[u8], input: Option<Vec<u8>>) -> Self {
        let mut call = Self {
            method: Vec::new(),
            url: Vec::new(),
            headers: Vec::new(),
            body: Vec::new(),
        };
        let mut arguments = arguments.split(|it| *it == 0);
        while let Some(argument) = arguments.next() {
            let mut next = || arguments.next().expect("a value").to_vec();
            match argument {
                b"-sS" | b"-i" | b"--globoff" | b"" => {}
                b"-X" => call.method = next(),
                b"-H" => call.headers.push(next()),
                b"--data-raw" => call.body = next(),
                b"--data-binary" => {
                    call.body = match next() {
                        body if body == b"@-" => input.clone().expect("it is read"),
                        body => {
                            assert!(!body.starts_with(b"@"), "the name of a file");
                            body
                        }
                    }
                }
                url => {
                    assert!(call.url.is_empty(), "{}", String::from_utf8_lossy(url));
                    call.url = url.to_vec();
                }
            }
        }
        call
    }
}

/// What curl is called with by each shell; variables hold their own names.
pub(super) fn calls(script: &str, requests: &[Request]) -> Vec<Vec<Call>> {
    let shells = SHELLS
        .iter()
        .filter_map(|shell| run(shell, script, requests));
    shells.collect()
}

/// As a script says it while it runs.
pub(super) fn told(line: &str) -> String {
    format!("say '{}'\n", line.replace('\'', r"'\''"))
}

fn run(shell: &str, script: &str, requests: &[Request]) -> Option<Vec<Call>> {
    let folder = tempfile::tempdir().expect("a folder");
    let (tools, calls) = (folder.path().join("tools"), folder.path().join("calls"));
    fs::create_dir(&tools).expect("made");
    fs::create_dir(&calls).expect("made");
    program(&tools.join("curl"), CURL);
    program(&tools.join("sleep"), "#!/bin/sh\n");
    let file = folder.path().join("it.sh");
    fs::write(&file, script).expect("written");
    let path = std::env::var("PATH").unwrap_or_default();
    let mut command = Command::new(shell);
    for name in requests.iter().flat_map(Request::variables) {
        command.env(name, format!("${name}"));
    }
    command.env("PATH", format!("{}:{path}", tools.display()));
    command.env("CALLS", &calls).arg(&file);
    command.current_dir(folder.path());
    let Ok(output) = command.output() else {
        eprintln!("there is no {shell}: scripts are not run by it");
        return None;
    };
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && told.is_empty(),
        "{shell}: {told}\n{script}"
    );
    let left = fs::read_dir(folder.path()).expect("files").count();
    assert_eq!(left, 3, "{shell}: something else was made\n{script}");
    let call = |number: usize| {
        let arguments = fs::read(calls.join(format!("{number}.args"))).ok()?;
        let input = fs::read(calls.join(format!("{number}.body"))).ok();
        Some(Call::read(&arguments, input))
    };
    Some((0..).map_while(call).collect())
}

fn program(path: &Path, text: &str) {
    fs::write(path, text).expect("written");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("made a program");
    }
}
