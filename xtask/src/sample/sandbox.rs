//! A [`Sandbox`]: a reference endpoint in a process of its own.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

/// A reference endpoint that serves until it is dropped.
pub(super) struct Sandbox {
    process: Child,
    /// Kept open: it may write while it serves.
    said: BufReader<ChildStdout>,
    /// The credentials that it has printed.
    pub(super) variables: Vec<(String, String)>,
    /// The arguments of the run against it that it has printed.
    pub(super) arguments: Vec<String>,
}

impl Sandbox {
    /// Starts one that deviates as a fault says, on a free port.
    ///
    /// # Errors
    /// A sentence, where it does not start.
    pub(super) fn start(program: &Path, system: &str, fault: &str) -> Result<Self, String> {
        let mut process = Command::new(program)
            .args(["sandbox", system, "--fault", fault])
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("cannot start {}: {error}", program.display()))?;
        let said = process.stdout.take().ok_or("the sandbox is not heard")?;
        let mut sandbox = Self {
            process,
            said: BufReader::new(said),
            variables: Vec::new(),
            arguments: Vec::new(),
        };
        while sandbox.arguments.is_empty() {
            let mut line = String::new();
            let read = sandbox.said.read_line(&mut line);
            if !read.is_ok_and(|bytes| bytes > 0) {
                return Err(format!("the sandbox of {system} ended early, see above"));
            }
            let line = line.trim();
            if let Some((name, value)) = line
                .strip_prefix("export ")
                .and_then(|set| set.split_once('='))
            {
                sandbox.variables.push((name.to_owned(), value.to_owned()));
            } else if let Some(arguments) = line.strip_prefix("countersign ") {
                sandbox.arguments = arguments.split(' ').map(str::to_owned).collect();
            }
        }
        Ok(sandbox)
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        // One that has ended already is as well.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
