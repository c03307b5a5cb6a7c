//! [`Packages`]: what a program is made of, as cargo knows it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::cargo::cargo;

/// What a program is made of.
pub(super) struct Packages {
    /// The program's own package.
    pub(super) program: String,
    /// Every package that it needs, itself among them, by id.
    pub(super) all: BTreeMap<String, Package>,
}

/// A package.
#[derive(Deserialize)]
pub(super) struct Package {
    id: String,
    pub(super) name: String,
    pub(super) version: String,
    pub(super) license: Option<String>,
    pub(super) repository: Option<String>,
    pub(super) description: Option<String>,
    /// The registry that it comes from; none for a package of the workspace.
    pub(super) source: Option<String>,
    targets: Vec<Target>,
    /// SHA-256 of its archive, where it comes from a registry.
    #[serde(skip)]
    pub(super) checksum: Option<String>,
    /// Ids of the packages that it needs.
    #[serde(skip)]
    pub(super) needs: Vec<String>,
    /// Whether it is linked in; else it only works while the program is built.
    #[serde(skip)]
    pub(super) linked: bool,
}

#[derive(Deserialize)]
struct Target {
    kind: Vec<String>,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<Kind>,
}

#[derive(Deserialize)]
struct Kind {
    /// None: a normal one.
    kind: Option<String>,
}

#[derive(Deserialize)]
struct Lock {
    package: Vec<Locked>,
}

#[derive(Deserialize)]
struct Locked {
    name: String,
    version: String,
    checksum: Option<String>,
}

impl Packages {
    /// Asks cargo what the program is made of on a target.
    ///
    /// # Errors
    /// A sentence: what cargo says, or what it says that is not understood.
    pub(super) fn read(root: &Path, target: &str) -> Result<Self, String> {
        let output = cargo()
            .args(["metadata", "--format-version", "1", "--locked"])
            .args(["--filter-platform", target])
            .current_dir(root)
            .output()
            .map_err(|error| format!("cannot start cargo: {error}"))?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            return Err(format!(
                "cargo can't say what the program is made of: {said}"
            ));
        }
        let metadata: Metadata = serde_json::from_slice(&output.stdout)
            .map_err(|error| format!("the metadata of cargo: {error}"))?;
        let mut known: BTreeMap<_, _> = metadata
            .packages
            .into_iter()
            .map(|package| (package.id.clone(), package))
            .collect();
        let program = known
            .values()
            .find(|package| package.name == "countersign" && package.source.is_none())
            .map(|package| package.id.clone())
            .ok_or("the workspace has no package `countersign`")?;
        let nodes = metadata.resolve.nodes.into_iter();
        let nodes = nodes.map(|node| (node.id, node.deps)).collect();
        let (linked, reached) = reach(&program, &nodes, &known);
        let checksums = checksums(root)?;
        let mut all = BTreeMap::new();
        for (id, needs) in reached {
            let Some(mut package) = known.remove(&id) else {
                continue;
            };
            package.linked = linked.contains(&id);
            package.needs = needs;
            let key = (package.name.clone(), package.version.clone());
            package.checksum = checksums.get(&key).cloned();
            all.insert(id, package);
        }
        Ok(Self { program, all })
    }
}

/// The packages that are linked in, and all that are needed with what they
/// need themselves. What only tests need is none of either.
fn reach(
    program: &str,
    nodes: &BTreeMap<String, Vec<Dependency>>,
    known: &BTreeMap<String, Package>,
) -> (BTreeSet<String>, BTreeMap<String, Vec<String>>) {
    let macros = |id: &str| {
        let targets = known.get(id).map(|package| &package.targets);
        targets.is_some_and(|targets| {
            let mut kinds = targets.iter().flat_map(|target| &target.kind);
            kinds.any(|kind| kind == "proc-macro")
        })
    };
    let mut linked = BTreeSet::new();
    let mut reached = BTreeMap::new();
    let mut open = vec![(program.to_owned(), true)];
    while let Some((id, links)) = open.pop() {
        let is_new = !reached.contains_key(&id) || (links && !linked.contains(&id));
        if !is_new {
            continue;
        }
        if links {
            linked.insert(id.clone());
        }
        let mut needs = Vec::new();
        for dependency in nodes.get(&id).into_iter().flatten() {
            let kinds = || dependency.dep_kinds.iter().map(|kind| kind.kind.as_deref());
            if kinds().all(|kind| kind == Some("dev")) {
                continue;
            }
            let normal = kinds().any(|kind| kind.is_none());
            open.push((
                dependency.pkg.clone(),
                links && normal && !macros(&dependency.pkg),
            ));
            needs.push(dependency.pkg.clone());
        }
        needs.sort();
        reached.insert(id, needs);
    }
    (linked, reached)
}

fn checksums(root: &Path) -> Result<BTreeMap<(String, String), String>, String> {
    let path = root.join("Cargo.lock");
    let text = fs::read_to_string(&path)
        .map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    let lock: Lock =
        toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    let packages = lock.package.into_iter();
    Ok(packages
        .filter_map(|locked| Some(((locked.name, locked.version), locked.checksum?)))
        .collect())
}
