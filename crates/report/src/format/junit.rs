//! `junit.xml`, for the test views of CI servers.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io;

use countersign_journal::{Finding, Verdict};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::Format;
use crate::{RunReport, ScenarioReport};

/// For the test views of CI servers.
pub(super) const FORMAT: Format = Format {
    name: "junit",
    file: "junit.xml",
    about: "JUnit XML, for the test views of CI servers",
    render: |record, _| junit(&record.report).into(),
};

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
    let mut text = String::from_utf8_lossy(&writer.into_inner()).into_owned();
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
    let mut names = Names::default();
    writer
        .create_element("testsuite")
        .with_attribute(("name", legal(&name).as_ref()))
        .with_attribute(("time", seconds(report.elapsed_ms).as_str()))
        .with_attribute(("tests", report.scenarios.len().to_string().as_str()))
        .with_attribute((
            "errors",
            verdicts.count(Verdict::Inconclusive).to_string().as_str(),
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
            for scenario in report.scenarios.values() {
                test_case(writer, scenario, &mut names)?;
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
    let (class, name) = names.of(scenario);
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
            let message = first.map_or_else(
                || scenario.unexplained().unwrap_or_default().to_owned(),
                |finding| finding.message.clone(),
            );
            let mut start = writer
                .create_element(element)
                .with_attribute(("message", legal(&message).as_ref()));
            if verdict != Verdict::Skipped {
                let clause = first.map_or("countersign", |finding| finding.clause.0.as_str());
                start = start.with_attribute(("type", legal(clause).as_ref()));
            }
            let body: Vec<_> = scenario.findings.iter().filter(same).map(text).collect();
            start.write_text_content(BytesText::new(&legal(&body.join("\n"))))?;
        }
        let rest: Vec<_> = scenario
            .findings
            .iter()
            .filter(|finding| element.is_none() || !same(finding))
            .map(text)
            .chain(std::iter::once(format!("feature: {}\n", scenario.location)))
            .collect();
        writer
            .create_element("system-out")
            .write_text_content(BytesText::new(&legal(&rest.join("\n"))))?;
        Ok(())
    })?;
    Ok(())
}

/// A finding in lines.
fn text(finding: &Finding) -> String {
    let mut text = format!(
        "{} {}: {}\n",
        finding.verdict, finding.clause, finding.message
    );
    let exchange = finding.exchange.map(|id| id.to_string());
    for (label, value) in [
        ("expected", Some(finding.expected.as_str())),
        ("seen", Some(finding.seen.as_str())),
        ("at", finding.at.as_deref()),
        ("exchange", exchange.as_deref()),
        ("curl", finding.curl.as_deref()),
    ] {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            text.push_str(&format!("  {label}: {value}\n"));
        }
    }
    text
}

/// Class and name of each case, made unique: CI servers fold cases of the
/// same name into one.
#[derive(Default)]
struct Names(HashMap<(String, String), u32>);

impl Names {
    fn of(&mut self, scenario: &ScenarioReport) -> (String, String) {
        let id = &scenario.scenario.0;
        let mut parts = id.splitn(3, '/');
        let (class, name) = match (parts.next(), parts.next(), parts.next()) {
            (Some(system), Some(topic), Some(name)) => (format!("{system}.{topic}"), name),
            _ => (scenario.system.clone(), id.as_str()),
        };
        let times = self.0.entry((class.clone(), name.to_owned())).or_default();
        *times += 1;
        let name = match times {
            1 => name.to_owned(),
            times => format!("{name} #{times}"),
        };
        (class, name)
    }
}

/// Seconds as Surefire's schema writes them: at most three decimals.
fn seconds(milliseconds: u64) -> String {
    format!("{}.{:03}", milliseconds / 1000, milliseconds % 1000)
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
