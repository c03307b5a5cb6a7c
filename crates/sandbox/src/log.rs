//! The event [`Log`]: SQLite, in memory or in a file that survives the
//! process.

use std::time::Duration;

use countersign_system::Event;
use rusqlite::{Connection, OptionalExtension, params};
use thiserror::Error;

use crate::options::Store;

/// What marks an SQLite file as a sandbox's (`Csgn`).
const APPLICATION_ID: i32 = 0x4373_676e;

/// Form of the tables.
const VERSION: i32 = 1;

/// How long to wait for another process that is about to let go of the file.
const PATIENCE: Duration = Duration::from_millis(500);

const TABLES: &str = "
    CREATE TABLE system (name TEXT NOT NULL);
    CREATE TABLE events (
        ordinal INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        body TEXT NOT NULL
    );
";

/// What is wrong with the event log.
#[derive(Debug, Error)]
pub enum LogError {
    /// SQLite failed.
    #[error("the event log cannot be used: {0}")]
    Sqlite(rusqlite::Error),
    /// Another process has the file open.
    #[error("another process holds the event log: stop it, or name another file")]
    Held,
    /// The file belongs to something else.
    #[error("the file is not an event log of a sandbox: name another, or a new one")]
    Foreign,
    /// The file was written by a version that keeps it otherwise.
    #[error("the event log has form {found}, this program reads {VERSION}: name a new file")]
    Version {
        /// The form found.
        found: i32,
    },
    /// The file holds the events of another system.
    #[error("the event log is one of {found}, not of {wanted}: name another file")]
    System {
        /// The system whose events it holds.
        found: String,
        /// The system that was to be started.
        wanted: String,
    },
    /// A stored event cannot be used.
    #[error("event {ordinal} of the log cannot be used: {reason}")]
    Event {
        /// Its row.
        ordinal: i64,
        /// Why not.
        reason: String,
    },
}

impl From<rusqlite::Error> for LogError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked) => {
                Self::Held
            }
            _ => Self::Sqlite(error),
        }
    }
}

/// Stored events, in the order in which they happened.
#[derive(Debug)]
pub(crate) struct Log {
    connection: Connection,
}

impl Log {
    /// Opens the log of a system; makes it where it does not exist.
    pub(crate) fn open(store: &Store, system: &str) -> Result<Self, LogError> {
        let connection = match store {
            Store::Memory => Connection::open_in_memory()?,
            Store::File(path) => Connection::open(path)?,
        };
        // One process at a time: a second one would decide on a stale state.
        connection.busy_timeout(PATIENCE)?;
        connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
        let tables: i64 =
            connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        if tables > 0 && pragma(&connection, "application_id")? != APPLICATION_ID {
            return Err(LogError::Foreign);
        }
        // A commit must be on the disk before its reply leaves.
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        if tables == 0 {
            let transaction = connection.unchecked_transaction()?;
            transaction.execute_batch(TABLES)?;
            transaction.execute("INSERT INTO system (name) VALUES (?1)", [system])?;
            transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
            transaction.pragma_update(None, "user_version", VERSION)?;
            transaction.commit()?;
        }
        let found = pragma(&connection, "user_version")?;
        if found != VERSION {
            return Err(LogError::Version { found });
        }
        let found: Option<String> = connection
            .query_row("SELECT name FROM system", [], |row| row.get(0))
            .optional()?;
        match found {
            Some(found) if found == system => Ok(Self { connection }),
            found => Err(LogError::System {
                found: found.unwrap_or_default(),
                wanted: system.to_owned(),
            }),
        }
    }

    /// Hands every stored event over, and tells when the last one happened.
    pub(crate) fn replay(
        &self,
        mut apply: impl FnMut(&Event) -> Result<(), String>,
    ) -> Result<i64, LogError> {
        let query = "SELECT ordinal, at, body FROM events ORDER BY ordinal";
        let mut statement = self.connection.prepare(query)?;
        let mut rows = statement.query([])?;
        let mut last = 0;
        while let Some(row) = rows.next()? {
            let ordinal: i64 = row.get(0)?;
            let at: i64 = row.get(1)?;
            let body: String = row.get(2)?;
            let event = serde_json::from_str(&body).map_err(|error| error.to_string());
            event
                .and_then(|event| apply(&Event(event)))
                .map_err(|reason| LogError::Event { ordinal, reason })?;
            last = last.max(at);
        }
        Ok(last)
    }

    /// Stores events in one transaction; once this returns they are durable.
    pub(crate) fn append(&mut self, events: &[(i64, Event)]) -> Result<(), LogError> {
        if events.is_empty() {
            return Ok(());
        }
        let transaction = self.connection.transaction()?;
        {
            let insert = "INSERT INTO events (at, body) VALUES (?1, ?2)";
            let mut statement = transaction.prepare_cached(insert)?;
            for (at, event) in events {
                statement.execute(params![at, event.0.to_string()])?;
            }
        }
        transaction.commit()?;
        Ok(())
    }
}

fn pragma(connection: &Connection, name: &str) -> Result<i32, rusqlite::Error> {
    connection.pragma_query_value(None, name, |row| row.get(0))
}
