//! Malformed pages, rulings and clauses: a case is a folder that holds only
//! the files in which it differs from `base` beside it, and the problems that
//! are expected, as a person reads them. `BLESS=1` writes these anew.

use std::fs;

use crate::texts::{contract, folder, tests};

#[test]
fn each_case_in_markdown_has_exactly_its_problems() {
    assert_cases("cases");
}

#[test]
fn each_case_in_wiki_markup_has_exactly_its_problems() {
    assert_cases("cases-wiki");
}

#[test]
fn each_case_of_a_declared_page_has_exactly_its_problems() {
    assert_cases("cases-declared");
}

fn assert_cases(cases: &str) {
    let cases = tests().join(cases);
    let base = folder(&cases.join("base"));
    let mut wrong = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(&cases).expect("there are cases") {
        let case = entry.expect("the folder is readable").path();
        if case.ends_with("base") {
            continue;
        }
        count += 1;
        let mut texts = base.clone();
        for (name, text) in folder(&case) {
            match texts.iter_mut().find(|(known, _)| *known == name) {
                Some(known) => known.1 = text,
                None => texts.push((name, text)),
            }
        }
        let seen: String = contract(&texts)
            .err()
            .unwrap_or_default()
            .iter()
            .map(|problem| format!("{problem}\n"))
            .collect();
        let file = case.join("problems.txt");
        if std::env::var_os("BLESS").is_some() {
            fs::write(&file, &seen).expect("the case is writable");
        }
        let expected = fs::read_to_string(&file).unwrap_or_default();
        if seen != expected || seen.is_empty() {
            wrong.push(format!("{}\n{seen}", case.display()));
        }
    }
    assert!(count >= 12, "only {count} cases were found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_case_that_all_others_change_has_no_problem() {
    for cases in ["cases", "cases-wiki", "cases-declared"] {
        let read = contract(&folder(&tests().join(cases).join("base")));
        assert_eq!(read.err(), None, "{cases}");
    }
}
