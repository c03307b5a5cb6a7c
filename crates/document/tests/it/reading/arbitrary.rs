//! No page makes the reading panic, and what it reads stands in the page.

use countersign_document::{Reading, read};
use proptest::prelude::*;

/// Pieces of which pages are made: each is a sign that some reader looks for.
const PIECES: [&str; 52] = [
    "# ",
    "## ",
    "#### Required\n",
    "Optional\n",
    "\n",
    "\n\n",
    "* ",
    "  * ",
    "    * ",
    "`name`",
    "`a[n]`",
    "(string)",
    "(array)",
    "(object)",
    "(string",
    "x(string)y[n](object)z(array)",
    "[same required fields as name]",
    "same as a",
    "| Field | Type | Required |\n",
    "|---|---|---|\n",
    "| a.b | string | yes |\n",
    "| ↳ c | array | x for US |\n",
    "|| Url | .../v1/x ||\n",
    "|| Method | POST ||\n",
    "|| State || Next State ||\n",
    "| A | B |\n",
    "POST https://h/x/{id}?a=b HTTP/1.1\n",
    "GET /x\n",
    "```json\n",
    "```\n",
    "{\"a\": 1}\n",
    "<a b=\"1\"/>\n",
    "curl -X PUT https://h/y\n",
    "409 (Conflict): ",
    "HTTP/1.1 200 OK\n",
    "A → B",
    "one of `a`, `b`",
    "default: x",
    "Returns 404 if gone. ",
    "See [X|#Name]\n",
    "Example response:\n",
    "required if é",
    "ß",
    "\t",
    "•",
    "h2. Name\n",
    "{code}\n",
    "* [*]\n",
    "`é[`",
    "\\",
    "**Body:**\n",
    ": ",
];

fn pages() -> impl Strategy<Value = String> {
    let piece = prop_oneof![4 => proptest::sample::select(&PIECES[..]).prop_map(str::to_owned), 1 => "\\PC{0,6}"];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn places(reading: &Reading) -> Vec<u32> {
    let fields = reading
        .messages
        .iter()
        .flat_map(|message| &message.fields)
        .map(|field| field.source.line);
    let operations = reading
        .operations
        .iter()
        .map(|operation| operation.source.line);
    let unplaced = reading.unplaced.iter().map(|unplaced| unplaced.source.line);
    fields.chain(operations).chain(unplaced).collect()
}

proptest! {
    #[test]
    fn no_page_makes_it_panic(page in pages(), name in proptest::sample::select(&["a.md", "a.wiki", "a.html", "a.txt"][..])) {
        let (_, reading) = read(name, &page);
        let lines = u32::try_from(page.lines().count()).unwrap() + 1;
        prop_assert!(places(&reading).iter().all(|line| (1..=lines).contains(line)));
        let mut names: Vec<_> = reading.messages.iter().map(|message| &message.name).collect();
        names.sort();
        let all = names.len();
        names.dedup();
        prop_assert_eq!(names.len(), all, "names of messages are unique");
        for message in &reading.messages {
            let mut paths: Vec<_> = message.fields.iter().map(|field| &field.path).collect();
            paths.sort();
            prop_assert!(paths.windows(2).all(|pair| pair[0] != pair[1]), "a path stands once");
        }
    }
}

/// Repeating any piece many times costs no more for each than repeating it a
/// few times: what is made grows no faster than the page.
#[test]
fn what_is_made_grows_with_the_page() {
    for piece in PIECES {
        let size = |times: usize| {
            let (_, reading) = read(
                "a.md",
                &format!("# T\n\nPOST /x\n\n{}", format!("{piece}\n").repeat(times)),
            );
            let fields = reading.messages.iter().flat_map(|message| &message.fields);
            fields
                .map(|field| field.path.len() + field.words.len())
                .sum::<usize>()
                + reading.unplaced.len()
        };
        assert!(size(400) <= size(200) * 3 + 64, "{piece:?}");
    }
}
