//! The face of a system's reference [`Model`]: pure decisions over a state.

use serde_json::Value;

/// A request as the sandbox hands it to a model.
#[derive(Debug, Clone)]
pub struct Command {
    /// HTTP method, upper case.
    pub method: String,
    /// Path from the host on, the system's base path included, still
    /// percent-encoded.
    pub path: String,
    /// Query without the `?`, still encoded.
    pub query: String,
    /// Headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// Body after transfer decoding.
    pub body: Vec<u8>,
    /// The sandbox's clock: nanoseconds since the Unix epoch. Models read no
    /// other clock.
    pub now: i128,
}

impl Command {
    /// The first header of this lower-case name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }
}

/// What a model answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// Headers beside those of the transport.
    pub headers: Vec<(String, String)>,
    /// Body.
    pub body: Vec<u8>,
}

/// One change of state, as it is stored: JSON whose form is the model's own.
#[derive(Debug, Clone, PartialEq)]
pub struct Event(pub Value);

/// A state with the two pure functions over it.
///
/// `decide` looks and answers, and changes nothing; the sandbox stores the
/// events, and only then applies them and sends the reply.
pub trait Model: Send {
    /// What happens on this command, and what is answered.
    fn decide(&self, command: &Command) -> (Vec<Event>, Reply);

    /// Brings the state up to date with a stored event.
    ///
    /// # Errors
    /// A sentence, where the event is not of this model's form (a store that
    /// another version wrote).
    fn apply(&mut self, event: &Event) -> Result<(), String>;

    /// When work that no request waits for is due next, in nanoseconds since
    /// the Unix epoch; `None` where there is none. It follows from the state,
    /// so that what was begun before a restart is still done after it.
    fn due(&self) -> Option<i128> {
        None
    }

    /// What happens of itself up to now.
    fn wake(&self, _now: i128) -> Vec<Event> {
        Vec::new()
    }

    /// A provider state (`POST /_states`): the events that bring it about and
    /// the JSON object to answer, or a sentence saying why not.
    ///
    /// # Errors
    /// A sentence, where the state is unknown or its parameters are wrong.
    fn provide(
        &self,
        state: &str,
        params: &Value,
        now: i128,
    ) -> Result<(Vec<Event>, Value), String>;
}

/// How a reference model is to behave where the pages leave it open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// How long asynchronous work takes, in nanoseconds.
    pub delay: i128,
}

impl Default for Settings {
    fn default() -> Self {
        Self { delay: 50_000_000 }
    }
}
