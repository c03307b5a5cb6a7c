//! A [`Bench`]: a suite put before a peer, and everything that came out.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use countersign_journal::{Exchange, RunEvent, Verdict};
use countersign_spectrum::Spectrum;
use countersign_suite::{FeatureText, Fixtures, Options, Suite, SuiteError, Summary, Target, run};

pub(crate) const TOKEN_A: &str = "first-Partner-0e4b/77+c1=";
pub(crate) const TOKEN_B: &str = "second-Partner-91d7\"ee";

/// A run that is about to be.
pub(crate) struct Bench {
    pub(crate) features: Vec<FeatureText>,
    pub(crate) tags: Option<String>,
    pub(crate) target: Target,
    pub(crate) jobs: usize,
    pub(crate) run_id: u64,
    pub(crate) preflight: bool,
}

impl Bench {
    /// One feature before an endpoint, one scenario after the other.
    pub(crate) fn new(feature: &str, url: String) -> Self {
        let features = vec![FeatureText {
            path: "spectrum/tiny.feature".to_owned(),
            text: feature.to_owned(),
        }];
        Self {
            features,
            tags: None,
            target: target(url),
            jobs: 1,
            run_id: 4711,
            preflight: false,
        }
    }

    pub(crate) fn bind(&self) -> Result<Suite, SuiteError> {
        Suite::bind(Options {
            system: Arc::new(Spectrum::new()),
            features: self.features.clone(),
            tags: self.tags.clone(),
            target: self.target.clone(),
            jobs: self.jobs,
            run_id: self.run_id,
            seed: self.run_id,
            preflight: self.preflight,
        })
    }

    pub(crate) async fn run(&self) -> Ran {
        let suite = self.bind().unwrap_or_else(|error| panic!("{error}"));
        let events = Rc::new(RefCell::new(Vec::new()));
        let sink = events.clone();
        let summary = run(suite, 1, move |event| sink.borrow_mut().push(event))
            .await
            .expect("a client");
        Ran {
            events: events.take(),
            summary,
        }
    }
}

/// An endpoint of two partners without provider states.
fn target(base_url: String) -> Target {
    let texts = |texts: [&str; 2]| texts.map(|text| vec![text.to_owned()]).to_vec();
    Target {
        base_url,
        partners: texts([TOKEN_A, TOKEN_B]),
        variables: texts(["SPECTRUM_API_TOKEN", "SPECTRUM_API_TOKEN_B"]),
        extra_headers: Vec::new(),
        provider_states: None,
        hostile: true,
        clean_up: false,
        request_timeout: Duration::from_secs(30),
        override_timeout: Duration::from_secs(30),
        rate: None,
        resolve: None,
        carrier: countersign_system::Carrier::default(),
        news: true,
        settle: Duration::from_secs(5),
        fixtures: Fixtures::default(),
    }
}

/// Everything that came out of a run.
pub(crate) struct Ran {
    pub(crate) events: Vec<RunEvent>,
    pub(crate) summary: Summary,
}

impl Ran {
    /// Each scenario with its verdict, its answers and its findings, the
    /// passed ones left out; one line each.
    pub(crate) fn verdicts(&self) -> String {
        let mut text = String::new();
        for event in &self.events {
            let _ = match event {
                RunEvent::ScenarioStarted { scenario, .. } => writeln!(text, "{scenario}"),
                RunEvent::Found { finding, .. } if finding.verdict != Verdict::Passed => {
                    let (verdict, clause) = (finding.verdict, &finding.clause);
                    writeln!(text, "  {verdict} {clause}: {}", finding.message)
                }
                RunEvent::ScenarioFinished { verdict, .. } => writeln!(text, "  => {verdict}"),
                _ => Ok(()),
            };
        }
        if let Some(fault) = &self.summary.harness_fault {
            let _ = writeln!(text, "harness fault: {fault}");
        }
        text
    }

    /// The codes of what was told before the first scenario.
    pub(crate) fn codes(&self) -> Vec<&str> {
        let notices = self.events.iter().filter_map(|event| match event {
            RunEvent::Noticed { notice } => Some(notice.code.as_str()),
            _ => None,
        });
        notices.collect()
    }

    /// Every exchange, in the order in which they ended.
    pub(crate) fn exchanges(&self) -> Vec<&Exchange> {
        let exchanges = self.events.iter().filter_map(|event| match event {
            RunEvent::Exchanged { exchange, .. } => Some(exchange),
            _ => None,
        });
        exchanges.collect()
    }

    /// The verdict of every scenario, in the order in which they ended.
    pub(crate) fn each(&self) -> Vec<Verdict> {
        let verdicts = self.events.iter().filter_map(|event| match event {
            RunEvent::ScenarioFinished { verdict, .. } => Some(*verdict),
            _ => None,
        });
        verdicts.collect()
    }
}
