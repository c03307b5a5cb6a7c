//! junit.xml against the schemas of those who read it.

use std::collections::HashSet;
use std::path::Path;
use std::process::Command;

use countersign_report::junit;
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::rendered::run;

/// Asks xmllint, where it is installed; `COUNTERSIGN_TOOLS=required` makes
/// its absence a failure.
#[test]
fn jenkins_and_surefire_accept_every_report() {
    if Command::new("xmllint").arg("--version").output().is_err() {
        assert!(
            std::env::var("COUNTERSIGN_TOOLS").as_deref() != Ok("required"),
            "xmllint is not installed (Debian: libxml2-utils)"
        );
        eprintln!("xmllint is not installed: junit.xml was not put to the schemas");
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("junit");
    std::fs::create_dir_all(&folder).expect("a folder for the reports");
    let reports: Vec<_> = crate::cases()
        .into_iter()
        .map(|(name, events)| {
            let report = folder.join(format!("{name}.xml"));
            std::fs::write(&report, junit(&run(&events).1)).expect("it can be written");
            report
        })
        .collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas/junit");
    for schema in ["jenkins-junit-10.xsd", "surefire-test-report.xsd"] {
        let output = Command::new("xmllint")
            .args(["--noout", "--schema"])
            .arg(root.join(schema))
            .args(&reports)
            .output()
            .expect("xmllint runs");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{schema}: {errors}");
    }
}

#[test]
fn every_test_case_has_a_name_of_its_own() {
    for (name, events) in crate::cases() {
        let (_, report) = run(&events);
        let xml = junit(&report);
        let mut reader = Reader::from_str(&xml);
        let mut seen = HashSet::new();
        loop {
            match reader.read_event().expect("well-formed") {
                Event::Eof => break,
                Event::Start(tag) | Event::Empty(tag) if tag.name().as_ref() == "testcase" => {
                    let of = |key: &str| {
                        let value = tag.try_get_attribute(key).expect("an attribute");
                        value.expect("present").value.into_owned()
                    };
                    assert!(seen.insert((of("classname"), of("name"))), "{name}");
                }
                _ => {}
            }
        }
        let own = seen.iter().filter(|(class, _)| class == "countersign");
        assert_eq!(seen.len() - own.count(), report.scenarios.len(), "{name}");
    }
}
