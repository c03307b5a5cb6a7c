//! A [`Flow`]: the calls that one entity goes through.

use countersign_contract::{Contract, Effect, Operation, Shape};

/// The calls that one entity goes through, in their order.
pub(super) struct Flow<'c> {
    pub(super) creates: &'c Operation,
    pub(super) changes: Option<&'c Operation>,
    pub(super) shows: &'c Operation,
}

impl<'c> Flow<'c> {
    pub(super) fn operations(&self) -> impl Iterator<Item = &'c Operation> {
        let Self {
            creates,
            changes,
            shows,
        } = self;
        [Some(*creates), *changes, Some(*shows)]
            .into_iter()
            .flatten()
    }
}

/// All flows of a contract: each call that creates one entity, with the call
/// that shows it, and with each that changes it.
pub(super) fn flows(contract: &Contract) -> Vec<Flow<'_>> {
    let mut flows = Vec::new();
    let of = |effect| contract.with_effect(effect);
    let creators = of(Effect::Create).filter(|operation| {
        let request = operation.request.as_ref();
        request.is_none_or(|body| body.shape != Shape::List)
    });
    for creates in creators {
        let Some(shows) = shown_by(contract, creates) else {
            continue;
        };
        let changed = of(Effect::Change)
            .filter(|changes| is_alone(contract) || is_of(contract, changes, creates, shows));
        for changes in std::iter::once(None).chain(changed.map(Some)) {
            flows.push(Flow {
                creates,
                changes,
                shows,
            });
        }
    }
    flows
}

/// The call that shows what another creates: one below it, else one by a key
/// that it takes, else the only one.
fn shown_by<'c>(contract: &'c Contract, creates: &Operation) -> Option<&'c Operation> {
    let shows = || contract.with_effect(Effect::Show);
    let below = shows().find(|shows| is_below(shows, creates));
    let by_key =
        || shows().find(|shows| keys(shows).any(|key| member(contract, creates, key).is_some()));
    let only = || {
        let mut all = shows();
        all.next().filter(|_| all.next().is_none())
    };
    below.or_else(by_key).or_else(only)
}

/// Whether there is one kind of entity only.
fn is_alone(contract: &Contract) -> bool {
    contract.with_effect(Effect::Show).count() == 1
}

/// Whether a call changes what another creates and a third one shows.
fn is_of(contract: &Contract, changes: &Operation, creates: &Operation, shows: &Operation) -> bool {
    is_below(changes, creates) || keys(shows).any(|key| member(contract, changes, key).is_some())
}

/// Whether the path of a call goes on from that of another.
fn is_below(operation: &Operation, above: &Operation) -> bool {
    let above = above.path.trim_end_matches('/');
    let rest = operation.path.strip_prefix(above);
    rest.is_some_and(|rest| rest.starts_with("/{"))
}

/// The parameters of an operation's path.
pub(super) fn keys(operation: &Operation) -> impl Iterator<Item = &str> {
    let parts = operation.path.split('{').skip(1);
    parts.filter_map(|part| Some(part.split_once('}')?.0))
}

/// The member of what an operation takes that a parameter of a path is called
/// like: there the client gives the key.
pub(super) fn member<'c>(
    contract: &'c Contract,
    operation: &Operation,
    key: &str,
) -> Option<&'c str> {
    let message = contract.message(&operation.request.as_ref()?.message)?;
    member_of(message, key)
}

/// The member of a message, directly below its root, of that name.
pub(super) fn member_of<'c>(
    message: &'c countersign_contract::Message,
    key: &str,
) -> Option<&'c str> {
    let fields = message.fields.iter();
    let mut own = fields.filter(|field| {
        let parent = field.path.parent();
        parent.as_ref().map(|path| path.as_str()) == message.root.as_deref()
    });
    let found = own.find(|field| field.path.name().eq_ignore_ascii_case(key));
    found.map(|field| field.path.name())
}
