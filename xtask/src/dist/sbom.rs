//! The bill of materials of a program: CycloneDX 1.6, in JSON
//! (<https://cyclonedx.org/docs/1.6/json/>).

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::packages::{Package, Packages};
use super::release::Release;

/// What the program is made of: a component for each package, and who needs
/// whom. What only works while it is built is `excluded` from what runs.
pub(super) fn sbom(release: &Release, packages: &Packages) -> String {
    let time = i64::try_from(release.seconds).ok();
    let time = time.and_then(|seconds| Timestamp::from_second(seconds).ok());
    let program = packages.all.get(&packages.program);
    let components = packages.all.iter();
    let components: Vec<Value> = components
        .filter(|(id, _)| **id != packages.program)
        .map(|(_, package)| component(package, "library"))
        .collect();
    let reference = |id: &String| packages.all.get(id).map(reference);
    let dependencies: Vec<Value> = packages
        .all
        .values()
        .map(|package| {
            let needs: Vec<String> = package.needs.iter().filter_map(reference).collect();
            json!({ "ref": self::reference(package), "dependsOn": needs })
        })
        .collect();
    let bom = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": time.map(|time| time.to_string()),
            "lifecycles": [{ "phase": "build" }],
            "component": program.map(|package| component(package, "application")),
        },
        "components": components,
        "dependencies": dependencies,
    });
    format!("{bom:#}\n")
}

fn component(package: &Package, kind: &str) -> Value {
    let mut entry = Map::new();
    let mut put = |key: &str, value: Value| entry.insert(key.to_owned(), value);
    put("type", kind.into());
    put("bom-ref", reference(package).into());
    put("name", package.name.as_str().into());
    put("version", package.version.as_str().into());
    if let Some(description) = &package.description {
        let words: Vec<&str> = description.split_whitespace().collect();
        put("description", words.join(" ").into());
    }
    put(
        "scope",
        if package.linked {
            "required"
        } else {
            "excluded"
        }
        .into(),
    );
    if let Some(checksum) = &package.checksum {
        put("hashes", json!([{ "alg": "SHA-256", "content": checksum }]));
    }
    if let Some(license) = &package.license {
        // Old packages part their licences by a slash, which SPDX does not know.
        let expression = license.replace('/', " OR ").replace("  ", " ");
        put("licenses", json!([{ "expression": expression }]));
    }
    // What comes from no registry has no address there.
    if package.source.is_some() {
        put("purl", reference(package).into());
    }
    if let Some(repository) = &package.repository {
        put(
            "externalReferences",
            json!([{ "type": "vcs", "url": repository }]),
        );
    }
    Value::Object(entry)
}

/// What names a package within the bill.
fn reference(package: &Package) -> String {
    match package.source {
        Some(_) => format!("pkg:cargo/{}@{}", package.name, package.version),
        None => format!("{}@{}", package.name, package.version),
    }
}
