//! What is not told for its number is counted: nothing is left out in silence.

use countersign_document::lint::{json, xml};

use super::pages::linted;

/// The code under which the rest is counted.
const LEFT_OUT: &str = "DOC-509";

#[test]
fn the_faults_of_an_example_that_are_left_out_are_counted() {
    // Each pair of elements lacks its comma.
    let of_json = format!("[{}]", "{} {}, ".repeat(250) + "{}");
    let of_xml = format!("<all>{}</all>", "<a b=1/>".repeat(250));
    for (_, faults) in [json::read(&of_json), xml::read(&of_xml)] {
        assert_eq!(faults.len(), 201);
        let last = faults.last().expect("there are faults");
        assert_eq!(last.code.id, LEFT_OUT);
        assert_eq!(
            last.message,
            "50 more findings in this example are left out"
        );
    }
}

#[test]
fn the_findings_of_a_page_that_are_left_out_are_counted() {
    let shown: String = (0..700)
        .map(|index| format!("  \"surplus{index}\": {index},\n"))
        .collect();
    let (declared, instance): (String, String) = (0..300)
        .map(|index| {
            let row = format!("| known{index} | integer |\n");
            (row, format!("  \"known{index}\": {index},\n"))
        })
        .unzip();
    let page = format!(
        "# Crates\n\n## Get a crate\n\n`GET /crates/{{id}}`\n\n### Response\n\n\
         | Field | Type |\n| --- | --- |\n| code | string |\n{declared}\n\
         ```json\n{{\n{shown}{instance}  \"code\": \"a\"\n}}\n```\n"
    );
    let (_, found) = linted("crates.md", &page);
    let told = found.iter().filter(|finding| finding.code == "DOC-308");
    assert_eq!(told.count(), 500);
    let rest: Vec<_> = found
        .iter()
        .filter(|finding| finding.code == LEFT_OUT)
        .map(|finding| finding.message.as_str())
        .collect();
    assert_eq!(rest, ["200 more findings on this page are left out"]);
}
