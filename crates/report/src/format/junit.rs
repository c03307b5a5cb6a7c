//! `junit.xml`, for the test views of CI servers.

use std::borrow::Cow;
use std::io;

use countersign_journal::{Finding, Verdict};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::Format;
use crate::console::is_unseen;
use crate::cut::{Whole, cut};
use crate::headline::{broken, partial};
use crate::remark::{NO_CLAUSE, lines};
use crate::times::Times;
use crate::{RunReport, ScenarioReport};

/// For the test views of CI servers.
pub(super) const FORMAT: Format = Format {
    name: "junit",
    file: "junit.xml",
    about: "JUnit XML, for the test views of CI servers",
    render: |record, _| junit(&record.report).into(),
};

/// Characters of a message.
const MESSAGE: usize = 4_000;

/// Characters of what is told of a case in one place; those who read test cases
/// take no texts of any length.
const OUTPUT: usize = 32_000;

/// Classes and names of cases.
type Names = Times<(String, String)>;

/// The run as a JUnit report.
///
/// Its root is one `testsuite`: Surefire's schema knows no other root, and
/// the schema of Jenkins' xUnit plugin allows it. A test case is a scenario;
/// its class is system and topic, so that test views group by them. Failed
/// becomes `failure`, inconclusive `error`, skipped `skipped`; a warning
/// stands in the case's output.
pub fn junit(report: &RunReport) -> String {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    // Writing to memory does not fail; a report cut short would still be
    // better than none.
    let _ = write(&mut writer, report);
    let mut text = seen(&String::from_utf8_lossy(&writer.into_inner()));
    text.push('\n');
    text
}

fn write(writer: &mut Writer<Vec<u8>>, report: &RunReport) -> io::Result<()> {
    let verdicts = report.verdicts();
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let mut name = String::from("countersign");
    for system in &report.systems {
        name.push(' ');
        name.push_str(system);
    }
    let broken = broken(report);
    let more = u64::from(broken.is_some());
    let mut names = Names::new();
    writer
        .create_element("testsuite")
        .with_attribute(("name", legal(&name).as_ref()))
        .with_attribute(("time", seconds(report.elapsed_ms).as_str()))
        .with_attribute((
            "tests",
            (report.scenarios.len() as u64 + more).to_string().as_str(),
        ))
        .with_attribute((
            "errors",
            (verdicts.count(Verdict::Inconclusive) + more)
                .to_string()
                .as_str(),
        ))
        .with_attribute((
            "skipped",
            verdicts.count(Verdict::Skipped).to_string().as_str(),
        ))
        .with_attribute((
            "failures",
            verdicts.count(Verdict::Failed).to_string().as_str(),
        ))
        .write_inner_content(|writer| {
            properties(writer, report)?;
            if let Some(because) = &broken {
                of_run(writer, because, &mut names)?;
            }
            for scenario in report.scenarios.values() {
                test_case(writer, scenario, &mut names)?;
            }
            Ok(())
        })?;
    Ok(())
}

/// A case for the run itself, where it broke off: test views read no properties.
fn of_run(writer: &mut Writer<Vec<u8>>, because: &str, names: &mut Names) -> io::Result<()> {
    let (class, name) = (NO_CLAUSE, "The run as a whole");
    names.next((class.to_owned(), name.to_owned()));
    writer
        .create_element("testcase")
        .with_attribute(("name", name))
        .with_attribute(("classname", class))
        .with_attribute(("time", seconds(0).as_str()))
        .write_inner_content(|writer| {
            writer
                .create_element("error")
                .with_attribute((
                    "message",
                    legal(&cut(because, MESSAGE, Whole::Results)).as_ref(),
                ))
                .with_attribute(("type", NO_CLAUSE))
                .write_empty()
                .map(drop)
        })
        .map(drop)
}

/// What keeps the run from being a whole one.
fn properties(writer: &mut Writer<Vec<u8>>, report: &RunReport) -> io::Result<()> {
    let told = [
        ("selected", report.selected()),
        ("partial", partial(report)),
        ("harness fault", report.harness_fault.clone()),
    ];
    let told: Vec<_> = told
        .into_iter()
        .filter_map(|(name, value)| Some((name, value?)))
        .collect();
    if told.is_empty() {
        return Ok(());
    }
    writer
        .create_element("properties")
        .write_inner_content(|writer| {
            for (name, value) in &told {
                writer
                    .create_element("property")
                    .with_attribute(("name", *name))
                    .with_attribute((
                        "value",
                        legal(&cut(value, MESSAGE, Whole::Results)).as_ref(),
                    ))
                    .write_empty()?;
            }
            Ok(())
        })?;
    Ok(())
}

fn test_case(
    writer: &mut Writer<Vec<u8>>,
    scenario: &ScenarioReport,
    names: &mut Names,
) -> io::Result<()> {
    let (class, name) = name(scenario, names);
    let case = writer
        .create_element("testcase")
        .with_attribute(("name", legal(&name).as_ref()))
        .with_attribute(("classname", legal(&class).as_ref()))
        .with_attribute(("time", seconds(scenario.elapsed_ms).as_str()));
    let verdict = scenario.verdict();
    if verdict == Verdict::Passed {
        return case.write_empty().map(drop);
    }
    case.write_inner_content(|writer| {
        let element = match verdict {
            Verdict::Failed => Some("failure"),
            Verdict::Inconclusive => Some("error"),
            Verdict::Skipped => Some("skipped"),
            Verdict::Warned | Verdict::Passed => None,
        };
        let same = |finding: &&Finding| finding.verdict == verdict;
        if let Some(element) = element {
            let first = scenario.findings.iter().find(same);
            let message = scenario.sentence().unwrap_or_default();
            let mut start = writer.create_element(element).with_attribute((
                "message",
                legal(&cut(message, MESSAGE, Whole::Results)).as_ref(),
            ));
            if verdict != Verdict::Skipped {
                let clause = first.map_or(NO_CLAUSE, |finding| finding.clause.0.as_str());
                start = start.with_attribute(("type", legal(clause).as_ref()));
            }
            let body: Vec<_> = scenario.findings.iter().filter(same).map(lines).collect();
            start.write_text_content(BytesText::new(&legal(&cut(
                &body.join("\n"),
                OUTPUT,
                Whole::Results,
            ))))?;
        }
        let rest = scenario
            .findings
            .iter()
            .filter(|finding| element.is_none() || !same(finding))
            .map(lines);
        let feature = format!("feature: {}\n", scenario.location);
        let rest: Vec<_> = std::iter::once(feature).chain(rest).collect();
        writer
            .create_element("system-out")
            .write_text_content(BytesText::new(&legal(&cut(
                &rest.join("\n"),
                OUTPUT,
                Whole::Results,
            ))))?;
        Ok(())
    })?;
    Ok(())
}

/// Class and name of a case, made unique: CI servers fold cases of the same name
/// into one.
fn name(scenario: &ScenarioReport, names: &mut Names) -> (String, String) {
    let id = &scenario.scenario.0;
    let mut parts = id.splitn(3, '/');
    let (class, name) = match (parts.next(), parts.next(), parts.next()) {
        (Some(system), Some(topic), Some(name)) => (format!("{system}.{topic}"), name),
        _ => (scenario.system.clone(), id.as_str()),
    };
    let name = match names.next((class.clone(), name.to_owned())) {
        1 => name.to_owned(),
        times => format!("{name} #{times}"),
    };
    (class, name)
}

/// Seconds as Surefire's schema writes them: at most three decimals.
fn seconds(milliseconds: u64) -> String {
    format!("{}.{:03}", milliseconds / 1000, milliseconds % 1000)
}

/// The document with references in place of what is not seen in it, or turns the
/// direction of text: only values hold such characters, and are read as they
/// were.
fn seen(xml: &str) -> String {
    let mut out = String::with_capacity(xml.len());
    for character in xml.chars() {
        match character {
            '\t' | '\n' => out.push(character),
            _ if is_unseen(character) => {
                out.push_str(&format!("&#x{:X};", u32::from(character)));
            }
            _ => out.push(character),
        }
    }
    out
}

/// The text without characters that XML 1.0 has no way to write
/// (<https://www.w3.org/TR/xml/#charsets>).
fn legal(text: &str) -> Cow<'_, str> {
    let is_legal = |character: char| matches!(character, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    if text.chars().all(is_legal) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(
            text.chars()
                .map(|character| {
                    if is_legal(character) {
                        character
                    } else {
                        char::REPLACEMENT_CHARACTER
                    }
                })
                .collect(),
        )
    }
}
