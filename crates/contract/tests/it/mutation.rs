//! Whatever the texts hold, the reader answers: it never panics, and its time
//! and its problems are bounded.

use countersign_contract::read;
use proptest::prelude::*;

use crate::texts::{Texts, contract, folder, system, tests};

/// One change of a text, at a place that is given in thousandths.
#[derive(Debug, Clone)]
enum Change {
    Cut(usize, usize),
    Repeat(usize, usize),
    Insert(usize, String),
}

fn change() -> impl Strategy<Value = Change> {
    let pieces = prop_oneof![
        "[`*#()\\[\\]{}\":=,. \\n-]{1,6}",
        Just("```json\n".to_owned()),
        Just("\n* `x[n]` (array of strings)\n".to_owned()),
        Just("\n#### Required\n".to_owned()),
        Just("\n[[ruling.amend]]\n".to_owned()),
        Just("\nh2. Order\n".to_owned()),
        Just("\n|| Field || Mandatory || Description ||\n".to_owned()),
        Just("\n| order/x/@y | x for US | (see address format below) |\n".to_owned()),
        Just("{code}".to_owned()),
        Just("\n*Example:*\n{code}\n<a b='c'><d/>\n".to_owned()),
        Just("ä\u{301}\u{0}".to_owned()),
        ".{0,8}",
    ];
    prop_oneof![
        (0..1000_usize, 0..60_usize).prop_map(|(at, length)| Change::Cut(at, length)),
        (0..1000_usize, 1..200_usize).prop_map(|(at, length)| Change::Repeat(at, length)),
        (0..1000_usize, pieces).prop_map(|(at, piece)| Change::Insert(at, piece)),
    ]
}

/// The nearest boundary of a character at or below.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn apply(text: &str, change: &Change) -> String {
    let place = |thousandths: usize| floor(text, text.len() * thousandths / 1000);
    match change {
        Change::Cut(at, length) => {
            let start = place(*at);
            let end = floor(text, start + length).max(start);
            format!("{}{}", &text[..start], &text[end..])
        }
        Change::Repeat(at, length) => {
            let start = place(*at);
            let end = floor(text, start + length).max(start);
            format!("{}{}", &text[..end], &text[start..])
        }
        Change::Insert(at, piece) => {
            let at = place(*at);
            format!("{}{piece}{}", &text[..at], &text[at..])
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_mutated_text_is_read_or_refused(
        xml in any::<bool>(),
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec(change(), 1..6),
    ) {
        let mut texts = system(if xml { "spreadshirt" } else { "spectrum" });
        let which = which.index(texts.len());
        for change in &changes {
            texts[which].1 = apply(&texts[which].1, change);
        }
        if let Err(problems) = contract(&texts) {
            prop_assert!(!problems.is_empty());
            prop_assert!(problems.len() <= 500);
        }
    }

    #[test]
    fn any_text_is_read_or_refused(page in ".{0,400}", rulings in ".{0,200}") {
        for name in ["pages/x.md", "pages/x.wiki", "pages/x.toml"] {
            let texts = [(name, page.as_str()), ("rulings.toml", rulings.as_str())];
            prop_assert!(read(&texts).is_err());
        }
    }

    #[test]
    fn any_lines_of_markup_are_read_or_refused(
        lines in prop::collection::vec("[|{}\\[\\]()*\\\\a-c/@<>. ]{0,12}|h2. a|\\{code\\}", 0..20),
    ) {
        let page = lines.join("\n");
        prop_assert!(read(&[("pages/x.wiki", page.as_str())]).is_err());
    }
}

/// Texts of the greatest length that is read, each made to multiply work. The
/// tests end at all only because the reader's work is bounded.
fn assert_refused(base: &Texts, page: impl IntoIterator<Item = String>) {
    for text in page {
        let mut texts = base.clone();
        texts[0].1 = text;
        let problems = contract(&texts).err().unwrap_or_default();
        assert!((1..=500).contains(&problems.len()));
    }
}

#[test]
fn texts_that_multiply_work_are_refused() {
    let head = "# P\n\n### C\n\n```http\nPOST https://{E}/api HTTP/1.1\n```\n\n#### Required\n\n";
    let deep: String = (0..500)
        .map(|depth| format!("{}* `a{depth}` (object)\n", "  ".repeat(depth)))
        .collect();
    let repeated: String = (1..6000)
        .map(|at| {
            format!(
                "* `o{at}` (object)\n  * \\[of `o{}`]\n  * `f{at}` (string)\n",
                at - 1
            )
        })
        .collect();
    let pages = [
        format!("{head}{}", "* `same` (string)\n".repeat(12_000)),
        format!("{head}{deep}"),
        format!("{head}* `o0` (object)\n  * `f` (string)\n{repeated}"),
        format!(
            "{head}{}",
            "#### Nobody Optional Fields\n* `x` (string)\n".repeat(5_000)
        ),
        "#".repeat(250_000),
        "### X response\n```json\n{}\n```\n".repeat(7_000),
        format!("### X response\n```json\n{}\n```\n", "[".repeat(200_000)),
        "x".repeat(300_000),
    ];
    let rulings = [
        format!("a = {}", "[".repeat(200_000)),
        format!("a = {}", "{ a = ".repeat(40_000)),
        "[a.a.a.a.a.a.a.a]\n".repeat(14_000),
        "[[ruling]]\nid = \"toy.ruling.x\"\n".repeat(7_000),
        format!("ruling = [{}]", "{ id = 1 },".repeat(22_000)),
        format!("a{}", ".a".repeat(120_000)),
    ];
    let base = folder(&tests().join("cases/base"));
    assert_refused(&base, pages);
    let [page, ruled, clauses] = &base[..] else {
        panic!("the base has a page, rulings and clauses");
    };
    let ruled_first = vec![ruled.clone(), page.clone(), clauses.clone()];
    assert_refused(&ruled_first, rulings);
}

#[test]
fn wiki_texts_that_multiply_work_are_refused() {
    let head = "h1. P\n\nh2. Parcel\n\n|| Field || Mandatory || Description ||\n| parcel | x | |\n";
    let states = "h1. P\n\nh2. Parcel States\n\n|| State || Description ||\n";
    let example = |inside: &str| format!("{head}\n*Example:*\n{{code}}\n{inside}\n{{code}}\n");
    let numbered = |from: usize, row: &dyn Fn(usize) -> String| -> String {
        (from..from + 6_000).map(row).collect()
    };
    let pages = [
        format!("{head}{}", "| parcel/same | x | |\n".repeat(11_000)),
        format!(
            "{head}{}",
            numbered(0, &|at| format!("| parcel/f{at} | x for C{at} | |\n"))
        ),
        format!(
            "{head}{}",
            numbered(0, &|at| format!(
                "| parcel/f{at} | x | (see address format below) |\n"
            ))
        ),
        format!("{head}| parcel{} | x | |\n", "/a".repeat(100_000)),
        format!("{states}{}", numbered(0, &|at| format!("| S{at} | |\n"))),
        format!("{states}{}", "| S | |\n".repeat(30_000)),
        format!("{head}| {}", "a ".repeat(120_000)),
        "|".repeat(250_000),
        "| a\n".repeat(60_000),
        "h2. A\n\n|| Url | .../a ||\n|| Method | GET ||\n\n".repeat(5_000),
        "h2. A\n\n|| Field || Description ||\n| a | |\n\n".repeat(5_000),
        "{code}\n".repeat(30_000),
        "[".repeat(200_000),
        format!("| {}", "{code".repeat(40_000)),
        example(&"<a>".repeat(80_000)),
        example(&format!(
            "<parcel {}/>",
            numbered(0, &|at| format!("a{at}='' "))
        )),
        example(&format!(
            "<parcel>{}</parcel>",
            numbered(0, &|at| format!("<e{at}/>"))
        )),
        example(&format!("<parcel>{}</parcel>", "&a;".repeat(70_000))),
    ];
    let base = folder(&tests().join("cases-wiki/base"));
    assert_refused(&base, pages);
}

/// Parts multiply: a short page could ask for any number of fields.
#[test]
fn parts_that_multiply_fields_are_refused() {
    let rows = |root: &str, count: usize, text: &str| -> String {
        (0..count)
            .map(|at| format!("| {root}/f{at} | x | {text} |\n"))
            .collect()
    };
    let columns = "|| Field || Mandatory || Description ||\n";
    let parcel = rows("parcel", 10, "(see address format below)");
    let address = rows("address", 300, "");
    let page = format!(
        "h2. Parcel\n\n{columns}| parcel | x | |\n{parcel}\n\
         h2. Address\n\n{columns}| address | x | |\n{address}"
    );
    let mut texts = folder(&tests().join("cases-wiki/base"));
    texts[0].1 = page;
    let problems = contract(&texts).err().unwrap_or_default();
    let told = problems
        .iter()
        .find(|problem| problem.message.contains("2000 fields"));
    assert_eq!(told.map(|problem| problem.source.line), Some(11));
}
