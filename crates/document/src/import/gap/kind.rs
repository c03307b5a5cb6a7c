//! The [`Kind`]s of gaps that an import decides, and how each is read.

/// What kind of gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::import) enum Kind {
    /// What calls do.
    Effects,
    /// An answer without a status.
    Statuses,
    /// Headers that the contract has no place for.
    Headers,
    /// Parameters that must be given in some cases only.
    Parameters,
    /// Media type, where no page shows it.
    Media,
    /// Bodies in JSON and in XML.
    Mixed,
    /// Namespaces, where no page shows them.
    Namespaces,
    /// Root elements, where no page shows them.
    Roots,
    /// Holders that are not listed.
    Holders,
    /// What is called a text and has members.
    Containers,
    /// Fields without a known type.
    Kinds,
    /// Typed text of XML.
    Texts,
    /// Whether fields must be there.
    Needs,
    /// Fields that must be there, and may be null.
    Nulls,
    /// Conditions that a field decides.
    Conditions,
    /// Conditions in words.
    Words,
    /// Sizes that a contract does not hold.
    Bounds,
    /// Closed values of what is no text.
    Values,
    /// Members of any name.
    Open,
    /// Messages that hold themselves, or more than a contract holds.
    Circles,
    /// What only examples show.
    Examples,
    /// States in another spelling than that of messages.
    States,
    /// States that steps spell otherwise than their table does.
    Spellings,
}

impl Kind {
    /// Last part of the ruling's id.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Effects => "effects",
            Self::Statuses => "statuses",
            Self::Headers => "headers",
            Self::Parameters => "parameters",
            Self::Media => "media-type",
            Self::Mixed => "wire-form",
            Self::Namespaces => "namespaces",
            Self::Roots => "roots",
            Self::Holders => "holders",
            Self::Containers => "containers",
            Self::Kinds => "kinds",
            Self::Texts => "texts",
            Self::Needs => "needs",
            Self::Nulls => "nulls",
            Self::Conditions => "conditions",
            Self::Words => "conditions-in-words",
            Self::Bounds => "bounds",
            Self::Values => "values",
            Self::Open => "open",
            Self::Circles => "circles",
            Self::Examples => "examples",
            Self::States => "states",
            Self::Spellings => "spellings",
        }
    }

    /// Gap, reading and reason. What the gap ends in, all things follow.
    pub(super) fn words(self) -> [&'static str; 3] {
        match self {
            Self::Effects => [
                "The pages do not say in one word what each call does to what is stored",
                "Each does what is said here of it. An `[[operation]]` with `call`, `id` and `effect` says otherwise.",
                "Method, path and title suggest it.",
            ],
            Self::Statuses => [
                "An answer is described without its status",
                "It is the 200.",
                "It is the only answer of a call that succeeded, and 200 is what a client takes for one.",
            ],
            Self::Headers => [
                "Calls are shown with headers that are neither credential nor media type",
                "They are not sent.",
                "A run sends no others; whether a call needs them it would tell.",
            ],
            Self::Parameters => [
                "Parameters of the query must be given in some cases only",
                "They need not.",
                "A contract says of a parameter that it must be given, or that it need not.",
            ],
            Self::Media => [
                "No page shows the media type of bodies",
                "It is the one of the form in which the bodies are described.",
                "Nothing else would carry them.",
            ],
            Self::Mixed => [
                "Some bodies are described as JSON, others as XML",
                "All are JSON; what is described as XML is a tree of the same names.",
                "A contract has one wire form, and to import the pages apart makes two of it.",
            ],
            Self::Namespaces => [
                "No example shows the namespace of attributes with the prefix",
                "It is the well-known one of the prefix, or one that is made up here: `namespaces` of `[system]` is to be corrected.",
                "A prefix stands for one; what is made up is in no example's way.",
            ],
            Self::Roots => [
                "No list and no example shows the root element of",
                "It is called as its heading is.",
                "A document has one, and nothing else is known of it.",
            ],
            Self::Holders => [
                "Fields stand in what no list declares",
                "It is an object, or a list where elements are named, and need not be there.",
                "What has members is there to hold them, and a list that is silent demands nothing.",
            ],
            Self::Containers => [
                "Fields stand in what is declared as something else",
                "It is an object, or a list where elements are named.",
                "Nothing else has members.",
            ],
            Self::Kinds => [
                "No type is given, or none that is known, for",
                "In JSON it may hold any value, in XML any text.",
                "Where a page is silent any value is sane.",
            ],
            Self::Texts => [
                "Numbers and marks of yes and no stand in XML, where all is text:",
                "A whole number is a text that holds one; any other is text.",
                "The text of XML has no kinds of its own.",
            ],
            Self::Needs => [
                "It is not said whether these must be there:",
                "They need not.",
                "Where a page is silent nothing is demanded.",
            ],
            Self::Nulls => [
                "These must be there, and may be null",
                "They need not be there.",
                "In a contract null is as good as absent.",
            ],
            Self::Conditions => [
                "In some cases only a field must be there",
                "It must where the other field holds the text that the words name.",
                "The other field stands beside it, and the words name it and its text.",
            ],
            Self::Words => [
                "In some cases only, which words describe, a field must be there",
                "It need not be there: what the words say is not judged.",
                "They name no field beside it whose text decides. An `[[ruling.amend]]` with a `requirement` can say it.",
            ],
            Self::Bounds => [
                "Limits are given that a contract does not hold",
                "They are not judged.",
                "A contract holds least and most of lists, texts and numbers, as whole numbers.",
            ],
            Self::Values => [
                "Values are listed of what is no text",
                "Any value of its kind passes.",
                "A contract closes texts only.",
            ],
            Self::Open => [
                "Members may have any name",
                "What holds them may hold anything besides its listed members.",
                "A contract lists members by name.",
            ],
            Self::Circles => [
                "Messages hold themselves, or more than can be written out",
                "There they hold anything.",
                "A contract writes out all fields of a message.",
            ],
            Self::Examples => [
                "Nothing but examples shows what it holds:",
                "It may hold what they show, each of the kind that is shown, and nothing of it must be there.",
                "An example must pass, and demands nothing.",
            ],
            Self::States => [
                "States are written in words",
                "Messages write them as here.",
                "Either messages are documented to, or it is how they commonly write such words.",
            ],
            Self::Spellings => [
                "Steps name states that the table spells otherwise",
                "The state of the table is meant.",
                "The table is where states are defined, and one letter makes the difference.",
            ],
        }
    }
}
