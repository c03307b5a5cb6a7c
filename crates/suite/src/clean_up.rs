//! Giving up what a run has created, where the API can: elsewhere orders get
//! produced and billed.

use std::rc::Rc;
use std::time::Duration;

use countersign_contract::{Effect, Operation};
use countersign_journal::ScenarioId;
use countersign_system::{Plan, Unique};
use futures::StreamExt as _;

use crate::call::Call;
use crate::client::Outgoing;
use crate::phrase::Sender;
use crate::scene::{RunContext, Scene};

/// A run ends even where its target does not answer any more.
const LONGEST: Duration = Duration::from_secs(20);

/// How many requests are under way at a time.
const AT_ONCE: usize = 16;

/// Asks the target to give up every order that it has accepted: each in a
/// request of its own, as some may be beyond it. Nothing is judged by what it
/// answers.
pub(crate) async fn clean_up(run: &Rc<RunContext>) {
    let created = run.created.take();
    let Some((operation, end)) = giving_up(run) else {
        return;
    };
    let scene = Scene::new(run.clone(), 0, ScenarioId("clean-up".to_owned()));
    let requests = created
        .into_iter()
        .filter_map(|(sender, id)| request(&scene, &operation, &end, sender, id));
    let sent = futures::stream::iter(requests)
        .map(|outgoing| async move { run.client.send(&outgoing).await })
        .buffer_unordered(AT_ONCE)
        .for_each(async |_| {});
    // What is left then is left.
    _ = tokio::time::timeout(LONGEST, sent).await;
}

/// The operation that changes states, and the state that nothing leads out of.
fn giving_up(run: &RunContext) -> Option<(Operation, String)> {
    let contract = run.system.contract();
    let machine = contract.machine_of(run.system.status_field())?;
    let end = machine.states.iter().find(|state| {
        let mut steps = machine.transitions.iter();
        !state.internal && !steps.any(|step| step.from == state.name)
    })?;
    let mut changing = contract.with_effect(Effect::Change);
    let operation = changing.find(|operation| operation.request.is_some())?;
    Some((operation.clone(), end.name.clone()))
}

fn request(
    scene: &Scene,
    operation: &Operation,
    end: &str,
    sender: Sender,
    id: String,
) -> Option<Outgoing> {
    let run = &scene.run;
    let body = operation.request.as_ref()?;
    let plan = Plan {
        key: id.clone(),
        id: Some(id),
        status: Some(end.to_owned()),
        whole: true,
        ..Plan::default()
    };
    let mut unique = Unique::new(run.seed, 0);
    let tree = run.system.sample(&body.message, &plan, &mut unique);
    let credentials = scene.credentials(sender).ok()?;
    let url = format!("{}{}", run.target.base_url, operation.path);
    let media_type = &run.system.contract().media_type;
    let call = Call::of(operation, sender, &credentials, url)
        .with_body(media_type, run.system.write(&body.wrap(vec![tree])));
    Some(call.outgoing(&run.target))
}
