//! `countersign.toml`.

mod check;

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;

use crate::codes;
use crate::error::Failure;
use crate::fixtures::Fixtures;

/// The defaults, which are also the template for people.
pub(crate) const TEMPLATE: &str = include_str!("../countersign.toml");

/// The file that is read where none is named.
pub(crate) const FILE: &str = "countersign.toml";

/// Everything that can be configured.
#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Config {
    /// Targets by name.
    pub(crate) targets: BTreeMap<String, NamedTarget>,
    /// What must exist at a target beforehand.
    pub(crate) fixtures: Fixtures,
    /// How long to wait.
    pub(crate) timeouts: Timeouts,
    /// How to run.
    pub(crate) run: RunConfig,
}

/// A target that is named.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct NamedTarget {
    /// Its base URL.
    pub(crate) url: Spanned<String>,
    /// The address at which its host is looked for.
    pub(crate) resolve: Option<Spanned<String>>,
    /// The system that it speaks.
    pub(crate) system: Option<Spanned<String>>,
    /// Whether orders may be submitted there.
    #[serde(default)]
    pub(crate) writes: bool,
    /// Whether hostile scenarios may run there.
    #[serde(default)]
    pub(crate) hostile: bool,
    /// Whether reports of all that is new may be taken there: each takes what
    /// it tells away from whoever asks next.
    #[serde(default)]
    pub(crate) reports: bool,
    /// Where credentials are carried.
    #[serde(default)]
    pub(crate) auth: Auth,
    /// Where it takes provider states.
    pub(crate) provider_states: Option<Spanned<String>>,
    /// Variables that hold the first partner's secrets, by key.
    #[serde(default)]
    pub(crate) secrets: BTreeMap<Spanned<String>, String>,
    /// Variables that hold the second partner's secrets, by key.
    #[serde(default)]
    pub(crate) secrets_b: BTreeMap<Spanned<String>, String>,
    /// Headers sent with every request to the origin of its base URL.
    #[serde(default)]
    pub(crate) headers: BTreeMap<Spanned<String>, Spanned<String>>,
}

/// Where credentials are carried, if the system leaves a choice.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Auth {
    /// In a header.
    #[default]
    Header,
    /// In the query.
    Query,
}

/// How long to wait.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Timeouts {
    /// For one request.
    pub(crate) request_seconds: Spanned<u64>,
    /// For a search that lifts the restriction of its window.
    pub(crate) override_seconds: Spanned<u64>,
    /// For asynchronous work.
    pub(crate) settle_seconds: Spanned<u64>,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            request_seconds: Spanned::new(0..0, 30),
            override_seconds: Spanned::new(0..0, 120),
            settle_seconds: Spanned::new(0..0, 5),
        }
    }
}

/// How to run.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct RunConfig {
    /// Scenarios at a time.
    pub(crate) jobs: Spanned<u16>,
    /// Requests a second at most.
    pub(crate) rate: Option<Spanned<String>>,
}

impl Default for RunConfig {
    fn default() -> Self {
        Self {
            jobs: Spanned::new(0..0, 16),
            rate: None,
        }
    }
}

/// A configuration and the text that it was read from.
#[derive(Debug, Default)]
pub(crate) struct Loaded {
    /// What it says.
    pub(crate) config: Config,
    file: String,
    text: String,
}

impl Loaded {
    /// Reads the named file, which must be there, or `./countersign.toml`,
    /// which need not.
    pub(crate) fn read(named: Option<&Path>) -> Result<Self, Failure> {
        let path = named.unwrap_or(Path::new(FILE));
        let file = path.display().to_string();
        match fs::read_to_string(path) {
            Ok(text) => Self::parse(file, text),
            Err(error) if named.is_none() && error.kind() == std::io::ErrorKind::NotFound => {
                Ok(Self::default())
            }
            Err(error) => Err(Failure::usage(
                format!("cannot read the configuration {file}: {error}"),
                "name a file that is there, or write one with `countersign init`",
            )
            .coded(codes::UNREADABLE)),
        }
    }

    fn parse(file: String, text: String) -> Result<Self, Failure> {
        let parsed = toml::from_str(&text);
        let mut loaded = Self {
            config: Config::default(),
            file,
            text,
        };
        match parsed {
            Ok(config) => loaded.config = config,
            Err(error) => {
                let span = error.span().unwrap_or_default();
                return Err(loaded.fault(span, &check::masked(error.message())));
            }
        }
        loaded.check()?;
        Ok(loaded)
    }

    /// What the types cannot say, all at once.
    fn check(&self) -> Result<(), Failure> {
        let faults = check::faults(&self.config);
        let Some(code) = faults.first().map(|fault| fault.code) else {
            return Ok(());
        };
        let lines: Vec<_> = faults
            .into_iter()
            .map(|fault| format!("{}: {}", self.place(&fault.span), fault.message))
            .collect();
        Err(Failure::usage(lines.join("\n"), HINT).coded(code))
    }

    /// Something that is wrong with a value of the file.
    pub(crate) fn fault(&self, span: Range<usize>, message: &str) -> Failure {
        Failure::usage(format!("{}: {message}", self.place(&span)), HINT).coded(codes::MALFORMED)
    }

    /// File, line and column, both counted from 1.
    fn place(&self, span: &Range<usize>) -> String {
        let before = self.text.get(..span.start).unwrap_or(&self.text);
        let line = before.matches('\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let column = before[start..].chars().count() + 1;
        format!("{}:{line}:{column}", self.file)
    }
}

const HINT: &str = "`countersign init` writes a file with every key and what it means";

#[cfg(test)]
mod tests {
    use countersign_spreadshirt::Spreadshirt;
    use countersign_system::{Plan, System, Unique};

    use super::*;

    /// The template says that what stands in it is the default.
    #[test]
    fn the_template_holds_the_defaults() {
        let template = Loaded::parse(FILE.into(), TEMPLATE.into()).expect("it parses");
        let Config {
            targets,
            fixtures,
            timeouts,
            run,
        } = template.config;
        let default = Config::default();
        assert!(targets.is_empty());
        assert_eq!(fixtures, default.fixtures);
        assert_eq!(timeouts, default.timeouts);
        assert_eq!(run, default.run);
    }

    /// The commented target is an example that works, and so is every
    /// commented fixture.
    #[test]
    fn the_template_parses_with_its_comments_taken_out() {
        let text: String = TEMPLATE
            .lines()
            .map(|line| match line.strip_prefix("# ") {
                Some(rest) if rest.starts_with('[') => rest,
                Some(rest) if !rest.starts_with('`') && rest.split(' ').nth(1) == Some("=") => rest,
                Some(_) => "",
                None => line,
            })
            .flat_map(|line| [line, "\n"])
            .collect();
        let loaded = Loaded::parse(FILE.into(), text).expect("it parses");
        assert!(loaded.config.targets["staging"].writes);
        let fixtures = loaded.config.fixtures.spreadshirt.values();
        let sample = |fixtures: BTreeMap<String, String>, variant: &str| {
            let plan = Plan {
                counts: [("order.orderItems.orderItem".to_owned(), 3)].into(),
                variants: vec![variant.to_owned()],
                fixtures,
                ..Plan::default()
            };
            Spreadshirt::new().sample("new-order", &plan, &mut Unique::new(1, 1))
        };
        assert_eq!(fixtures.len(), 9, "{fixtures:?}");
        for variant in ["linking a product", "linking an article"] {
            let configured = sample(fixtures.clone(), variant);
            assert_eq!(configured, sample(BTreeMap::new(), variant), "{variant}");
        }
    }
}
