//! Imports over a contract of before: which pages are new versions, which stay,
//! and what has changed between all of them.

use countersign_document::Reading;
use countersign_document::import::{Imported, import};

use super::{contract, system, told};

/// A page with a call for each name, under this title.
fn page(file: &str, title: &str, calls: &[&str]) -> (String, Reading) {
    let mut text = format!("# {title}\n\nA page.\n\n");
    for call in calls {
        text.push_str(&format!(
            "## Book a {call}\n\n    POST /{call}s\n\n### Request\n\n\
             | Field | Type | Required |\n| --- | --- | --- |\n\
             | `{call}Number` | string | yes |\n\n### Response\n\n**201 (Created)**\n\n"
        ));
    }
    (file.to_owned(), countersign_document::read(file, &text).1)
}

/// An import over the files of another.
fn over(before: &Imported, pages: &[(String, Reading)]) -> Imported {
    import(pages, &system(), &before.files)
}

/// An import that leaves a contract behind.
fn accepted(before: &Imported, pages: &[(String, Reading)]) -> Imported {
    let imported = over(before, pages);
    assert!(imported.problems.is_empty(), "{}", told(imported.problems));
    assert!(contract(&imported.files).is_ok());
    imported
}

fn pages(imported: &Imported) -> Vec<&str> {
    let files = imported.files.iter().map(|(path, _)| path.as_str());
    files.filter(|path| path.starts_with("pages/")).collect()
}

fn text<'i>(imported: &'i Imported, path: &str) -> &'i str {
    let file = imported.files.iter().find(|(known, _)| known == path);
    file.map_or("", |(_, text)| text)
}

#[test]
fn a_page_of_another_title_is_the_same_page() {
    let first = accepted(
        &Imported::default(),
        &[page("kilns.md", "Kilns", &["kiln", "glaze"])],
    );
    let second = accepted(
        &first,
        &[page("v2.html.md", "All about kilns", &["kiln", "glaze"])],
    );
    // Clauses cite its file, and its former title.
    assert_eq!(pages(&second), ["pages/kilns.toml"]);
    assert_eq!(second.removed, Vec::<String>::new());
    assert_eq!(
        second.changes,
        ["pages/kilns.toml has the title \"All about kilns\", and had \"Kilns\""]
    );
    assert!(text(&second, "pages/kilns.toml").contains("formerly = [\"Kilns\"]"));
    assert_eq!(second.additions, []);
    let third = accepted(
        &second,
        &[page("v2.html.md", "All about kilns", &["kiln", "glaze"])],
    );
    assert_eq!(third.files, second.files);
    assert_eq!(third.changes, Vec::<String>::new());
}

#[test]
fn a_page_of_other_calls_stays() {
    let first = accepted(&Imported::default(), &[page("a.md", "Kilns", &["kiln"])]);
    // Neither the title nor the file's name alone makes it the same.
    for other in [
        page("b.md", "Clay", &["clay"]),
        page("b.md", "Kilns", &["clay"]),
        page("a.md", "Clay", &["clay"]),
    ] {
        let second = accepted(&first, &[other]);
        assert_eq!(pages(&second).len(), 2, "{:?}", pages(&second));
        assert_eq!(second.removed, Vec::<String>::new());
        let kept = text(&second, "pages/kilns.toml");
        assert_eq!(kept, text(&first, "pages/kilns.toml"));
    }
}

/// Pages that are imported one after the other call different things alike: what
/// comes later is named around what stays, and is named so again.
#[test]
fn what_stays_keeps_its_names() {
    let page = |file: &str, title: &str, path: &str| {
        let text = format!(
            "# {title}\n\n## Order\n\n    POST /{path}\n\n### Request\n\n\
             | Field | Type | Required | Description |\n| --- | --- | --- | --- |\n\
             | `state` | string | yes | One of `new`, `{path}`. |\n\n### Response\n\n\
             **201 (Created)**\n\n## Steps\n\n| From | To |\n| --- | --- |\n| new | {path} |\n"
        );
        let (_, reading) = countersign_document::read(file, &text);
        [(file.to_owned(), reading)]
    };
    let (kilns, clay) = (page("a.md", "Kilns", "kilns"), page("b.md", "Clay", "clay"));
    let first = accepted(&Imported::default(), &kilns);
    let both = accepted(&first, &clay);
    let (was, is) = (
        text(&first, "pages/kilns.toml"),
        text(&both, "pages/kilns.toml"),
    );
    assert_eq!(was, is);
    let names = |text: &str| -> Vec<String> {
        let named = text
            .lines()
            .filter_map(|line| line.strip_prefix("id = ").or(line.strip_prefix("name = ")));
        named
            .map(|name| name.trim_matches('"').to_owned())
            .collect()
    };
    assert_eq!(names(is), ["order", "order", "state", "state"]);
    let clay_names = names(text(&both, "pages/clay.toml"));
    assert_eq!(clay_names, ["order-2", "order-2", "state-2", "clay"]);
    for again in [
        &clay[..],
        &kilns[..],
        &[kilns[0].clone(), clay[0].clone()][..],
    ] {
        let again = accepted(&both, again);
        assert_eq!(again.changes, Vec::<String>::new());
        assert_eq!(again.files, both.files);
    }
}

/// What moves between pages has neither gone nor come.
#[test]
fn pages_are_split_and_joined() {
    let whole = [page("all.md", "Workshop", &["kiln", "clay"])];
    let parts = [
        page("kilns.md", "Kilns", &["kiln"]),
        page("clay.md", "Clay", &["clay"]),
    ];
    let first = accepted(&Imported::default(), &whole);
    let split = over(&first, &parts);
    assert_eq!(pages(&split), ["pages/clay.toml", "pages/workshop.toml"]);
    assert_eq!(
        split.changes,
        [
            "pages/clay.toml is new",
            "pages/workshop.toml has the title \"Kilns\", and had \"Workshop\"",
        ]
    );
    // A clause that cites the call where it was is told of, and where it is.
    let problems = told(split.problems);
    let told = "the page `workshop.toml` has no heading `Book a clay`\n  help: cite the page \
                `clay.toml`, which has it";
    assert!(problems.contains(told), "{problems}");

    let first = accepted(&Imported::default(), &parts);
    let joined = over(&first, &whole);
    assert_eq!(pages(&joined), ["pages/clay.toml"]);
    assert_eq!(joined.removed, ["pages/kilns.toml"]);
    assert_eq!(
        joined.changes,
        [
            "pages/kilns.toml is gone: pages/clay.toml declares the same calls",
            "pages/clay.toml has the title \"Workshop\", and had \"Clay\"",
        ]
    );
    let problems = super::told(joined.problems);
    let told = "there is no page `kilns.toml`\n  help: cite the page `clay.toml`, which has the \
                heading";
    assert!(problems.contains(told), "{problems}");
}

/// A page that has lost calls is the same one where enough else says so.
#[test]
fn a_page_that_lost_calls_is_known_by_title_and_file() {
    let first = accepted(
        &Imported::default(),
        &[page("a.md", "Kilns", &["kiln", "glaze", "clay"])],
    );
    for (next, is_same) in [
        (page("b.md", "Kilns", &["kiln", "glaze"]), true),
        (page("a.md", "Other", &["kiln", "glaze"]), true),
        (page("a.md", "Kilns", &["kiln"]), true),
        (page("b.md", "Other", &["kiln", "glaze"]), false),
        (page("a.md", "Other", &["kiln"]), false),
    ] {
        let second = over(&first, &[next]);
        assert_eq!(pages(&second).len(), if is_same { 1 } else { 2 });
        let problems = told(second.problems);
        if is_same {
            // Clauses on what is gone no longer fit.
            let gone = "the page `kilns.toml` has no heading `Book a clay`";
            assert!(problems.contains(gone), "{problems}");
        } else {
            let unclear = "pages/kilns.toml:1:1: `POST /";
            assert!(problems.starts_with(unclear), "{problems}");
            assert!(problems.contains("remove this file"), "{problems}");
        }
    }
}

/// A call that is called otherwise is the same call, and may still be cited as
/// it was.
#[test]
fn a_call_of_another_title_is_still_cited() {
    let text = "# Kilns\n\n## Book a kiln\n\n    POST /kilns\n\n**201 (Created)**\n";
    let read = |text: &str| {
        let (_, reading) = countersign_document::read("kilns.md", text);
        [("kilns.md".to_owned(), reading)]
    };
    let mut first = accepted(&Imported::default(), &read(text));
    for (path, text) in &mut first.files {
        if path == "clauses.toml" {
            text.push_str(
                "\n[[clause]]\nid = \"toy.kiln.booked\"\ntext = \"A kiln is booked.\"\n\
                 modality = \"must\"\nbasis = \"documented\"\n\
                 source = { page = \"kilns.toml\", heading = \"Book a kiln\" }\n",
            );
        }
    }
    let second = accepted(
        &first,
        &read(&text.replace("Book a kiln", "Reserve a kiln")),
    );
    let kilns = self::text(&second, "pages/kilns.toml");
    assert!(kilns.contains("formerly = [\"Book a kiln\"]"), "{kilns}");
}

/// Files are called the same from wherever an import is started.
#[test]
fn folders_of_a_machine_stay_out() {
    let first = import(
        &[page("/srv/saved pages/kilns.md", "Kilns", &["kiln"])],
        &system(),
        &[],
    );
    for file in [
        "kilns.md",
        "../kilns.md",
        "./x/kilns.md",
        "..\\saved\\kilns.md",
    ] {
        let again = over(&first, &[page(file, "Kilns", &["kiln"])]);
        assert_eq!(again.files, first.files, "{file}");
    }
    assert!(text(&first, "pages/kilns.toml").contains("at = \"kilns.md:7\""));
    // Those of one name are told apart by as little as that takes.
    let both = import(
        &[
            page("/docs/kilns/index.md", "Kilns", &["kiln"]),
            page("/docs/clay/index.md", "Clay", &["clay"]),
            page("/docs/about.md", "About", &["tour"]),
        ],
        &system(),
        &[],
    );
    for (page, place) in [
        ("kilns", "\"kilns/index.md:"),
        ("clay", "\"clay/index.md:"),
        ("about", "\"about.md:"),
    ] {
        let text = text(&both, &format!("pages/{page}.toml"));
        assert!(text.contains(&format!("at = {place}")), "{text}");
        assert!(!text.contains("docs"), "{text}");
    }
}

/// Clauses may cite any heading of the page.
#[test]
fn headings_of_the_page_can_be_cited() {
    let text = "# Kilns\n\n## Book a kiln\n\n    POST /kilns\n\n**201 (Created)**\n\n\
                ## House rules\n\nBe quiet.\n\n## House rules\n\n## \n";
    let (_, reading) = countersign_document::read("kilns.md", text);
    let readings = [("kilns.md".to_owned(), reading)];
    let imported = accepted(&Imported::default(), &readings);
    let kilns = self::text(&imported, "pages/kilns.toml");
    assert!(kilns.contains("headings = [\"House rules\"]"), "{kilns}");
    assert!(contract(&imported.files).is_ok());
}
