//! Words of headings that say what stands under them.

/// Words that tell what stands under a heading, or nothing at all: the others
/// name a topic.
const KNOWN: &str = "\
    required mandatory optional conditional conditionally not example examples sample samples \
    request requests response responses returns return returned reply answer output result \
    results read write payload payloads body input arguments argument parameter parameters \
    params query path url uri header headers string field fields attribute attributes property \
    properties format json xml http https the a an of for in and or to with list data element \
    elements object schema model structure definition definitions detail details endpoint \
    method code codes status statuses error errors success successful conflict created accepted \
    ok bad found unauthorized forbidden internal server content type types representation \
    representations message messages table values following all curl form variables if are is \
    filters filter possible no special";
/// Words of a heading about fields that never name what holds them.
const ABOUT_FIELDS: &str = "\
    required mandatory optional conditional conditionally not field fields parameter parameters \
    params attribute attributes property properties format the a an of for in and or body \
    request response";
/// Words of headings that stand above a call and are not its name.
const OF_CALLS: &str = "\
    endpoint endpoints url uri http method request call definition path api the base details \
    usage syntax route verb curl";

/// Whether a word in a heading tells what stands under it, or nothing.
pub(super) fn is_known(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit()) || is_in(word, KNOWN)
}

/// Whether a word of a heading about fields never names what holds them.
pub(super) fn is_about_fields(word: &str) -> bool {
    is_in(word, ABOUT_FIELDS)
}

/// Whether a word stands above calls and is not the name of one.
pub(super) fn is_of_calls(word: &str) -> bool {
    is_in(word, OF_CALLS)
}

fn is_in(word: &str, words: &str) -> bool {
    words.split(' ').any(|one| one.trim() == word)
}
