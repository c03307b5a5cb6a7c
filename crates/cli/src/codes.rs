//! The codes of what is wrong with files, flags and the environment: the only
//! list of them. The others (`CFG-2…` and above) are the suite's.

use countersign_suite::Code;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $id:literal, $meaning:literal;)+) => {
        $($(#[doc = $doc])+ pub(crate) const $name: Code = Code { id: $id, meaning: $meaning };)+

        /// Every code of this room, in their order.
        #[cfg(test)]
        pub(crate) const CODES: &[Code] = &[$($name),+];
    };
}

codes! {
    /// What has no code of its own.
    OTHER = "CFG-100", "a file or flag is wrong";
    /// countersign.toml, or the file that --config names, can't be read.
    UNREADABLE = "CFG-101", "the configuration can't be read";
    /// It is no TOML, or has an unknown key or a value of another kind.
    MALFORMED = "CFG-102", "the configuration is not what it should be";
    /// A value of the configuration or of a flag is outside what it may be.
    OUT_OF_RANGE = "CFG-103", "a value is out of range";
    /// No system has the name that was given.
    NO_SYSTEM = "CFG-104", "there is no system of this name";
    /// No target has the name that was given.
    NO_TARGET = "CFG-105", "there is no target of this name";
    /// A target's system is named neither with it nor on the command line.
    SYSTEM_NOT_NAMED = "CFG-106", "the target's system is not named";
    /// The command line names another system than the target's entry.
    OTHER_SYSTEM = "CFG-107", "the target speaks another system";
    /// A URL that can't be read, or can't be a base URL.
    BAD_URL = "CFG-108", "a URL can't be used";
    /// A URL with a user name or password.
    USER_IN_URL = "CFG-109", "a URL holds a user name or password";
    /// An address beyond this machine that no target's entry names.
    NOT_NAMED = "CFG-110", "the target is not on this machine, and not named";
    /// An address beyond this machine that is not https.
    NOT_HTTPS = "CFG-111", "the target is not on this machine, and not https";
    /// An address beyond this machine whose entry does not allow writing.
    NO_WRITES = "CFG-112", "the target's entry does not allow writing";
    /// --provider-states for the sandbox.
    SANDBOX_STATES = "CFG-113", "the sandbox brings its own provider states";
    /// Feature files with problems, or none.
    FEATURES = "CFG-114", "the feature files can't be run";
    /// A tag expression that can't be read.
    TAGS = "CFG-115", "the tag expression can't be read";
    /// A filter that leaves no scenario.
    NOTHING_SELECTED = "CFG-116", "no scenario is left to run";
    /// A folder or file that can't be written.
    NOT_WRITABLE = "CFG-117", "a folder or file can't be written";
    /// A sandbox that can't start: its port, its file.
    NO_SANDBOX = "CFG-118", "the sandbox can't start";
    /// `resolve` is no address, or contradicts the URL.
    BAD_RESOLVE = "CFG-119", "`resolve` can't be used";
    /// A header that HTTP can't carry.
    BAD_HEADER = "CFG-120", "a header can't be sent";
    /// A variable that holds a secret is not set, or empty.
    SECRET_NOT_SET = "CFG-121", "a secret is not set";
    /// A secret that HTTP can't carry.
    BAD_SECRET = "CFG-122", "a secret can't be sent";
    /// The target's entry names a secret that the system does not have.
    NO_SECRET = "CFG-123", "the system has no such secret";
    /// Some of the second partner's secrets are set, and some are not.
    HALF_A_PARTNER = "CFG-124", "the second partner is incomplete";
    /// The second partner is the first again.
    ONE_PARTNER_TWICE = "CFG-125", "both partners are the same";
    /// The HTTP client finds no authorities that sign certificates.
    NO_AUTHORITIES = "CFG-126", "no certificate can be trusted";
    /// A journal that is not there, or can't be read as often as it must be.
    JOURNAL_UNREADABLE = "CFG-127", "a journal can't be read";
    /// A journal with something in it that is no event of a run.
    JOURNAL_MALFORMED = "CFG-128", "a journal is not what it should be";
    /// Parts that are not those of one run, each of them once and whole.
    PARTS = "CFG-129", "the parts are not those of one run";
    /// More parts than there is to be parted.
    TOO_MANY_PARTS = "CFG-130", "there are more parts than scenarios to be parted";
    /// Recorded durations that can't be read, or none.
    TIMINGS = "CFG-131", "the timings can't be used";
    /// A baseline that is not there, or can't be read.
    BASELINE_UNREADABLE = "CFG-132", "the baseline can't be read";
    /// A baseline with an entry that can't be used.
    BASELINE_MALFORMED = "CFG-133", "the baseline is not what it should be";
    /// A contract's folder that can't be read, or is none.
    PACK = "CFG-134", "the contract or pack can't be used";
    /// A file to be checked that is not there, or can't be read.
    PAYLOAD = "CFG-135", "a file can't be checked";
    /// No message has the name that was given, or several may be meant.
    NO_MESSAGE = "CFG-136", "the message is not known";
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `docs/codes.md` has one line for each code of the program, in their
    /// order, and none besides.
    #[test]
    fn every_code_is_documented_once() {
        let page = include_str!("../../../docs/codes.md");
        let documented: Vec<&str> = page.lines().filter(|it| it.starts_with("| CFG-")).collect();
        let known = CODES.iter().chain(countersign_suite::CODES);
        let lines: Vec<String> = known
            .map(|code| format!("| {} | {} |", code.id, code.meaning))
            .collect();
        let stem = |line: &str| line.split('|').take(3).collect::<Vec<_>>().join("|") + "|";
        let documented: Vec<String> = documented.into_iter().map(stem).collect();
        assert_eq!(documented, lines, "the first two columns of docs/codes.md");
        assert!(lines.is_sorted());
    }
}
