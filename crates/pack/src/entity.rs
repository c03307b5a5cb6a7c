//! The [`Entity`]: which message shows entities, and which of its fields are
//! key, status and stamp.

use countersign_contract::{Body, Contract, Effect, Kind, Message, Operation, Requirement, Shape};

use crate::fields::Names;
use crate::settings::EntitySettings;

/// What entities of a system are, by the paths of the message that shows them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Entity {
    /// The message; empty where no operation shows an entity.
    pub(crate) message: String,
    /// Its root element.
    pub(crate) root: Option<String>,
    /// The roots of XML bodies that hold several.
    pub(crate) wrappers: Vec<String>,
    /// The member of a JSON answer that holds several.
    pub(crate) within: Option<String>,
    /// The key that clients choose; empty where there is none.
    pub(crate) key: String,
    /// The id that the target gives.
    pub(crate) id: Option<String>,
    /// The element of the list whose elements have keys (`parcels[n]`).
    pub(crate) element: Option<String>,
    /// The path of the key within the message (`parcels[n].barcode`).
    pub(crate) element_key: Option<String>,
    /// How far an entity is; empty where no field says it.
    pub(crate) status: String,
    /// When it was last modified; empty where no field says it.
    pub(crate) stamp: String,
}

impl Entity {
    /// What the settings say, and what follows from the contract.
    ///
    /// # Errors
    /// A sentence for each path or message of the settings that the contract
    /// does not have.
    pub(crate) fn of(contract: &Contract, settings: &EntitySettings) -> Result<Self, Vec<String>> {
        let mut problems = Vec::new();
        let shown = shown(contract);
        let name = settings
            .message
            .clone()
            .or(shown.map(|body| body.message.clone()));
        let Some(name) = name else {
            return Ok(Self::default());
        };
        let Some(message) = contract.message(&name) else {
            return Err(vec![format!(
                "`message` under [entity] names `{name}`, and the contract has no such message"
            )]);
        };
        let names = Names::of(contract, message, settings);
        let mut known = |key: &str, path: &Option<String>, suffix: &str| {
            let path = format!("{}{suffix}", path.as_ref()?);
            if message.field(&path).is_none() {
                problems.push(format!(
                    "`{key}` under [entity] names `{path}`, and the message `{name}` has no such field"
                ));
            }
            Some(path)
        };
        let mut entity = Self {
            root: message.root.clone(),
            wrappers: wrappers(contract, &name),
            within: settings.within.clone().or_else(|| within(contract)),
            key: known("key", &settings.key, "").unwrap_or_default(),
            id: known("id", &settings.id, ""),
            element: known("list", &settings.list, "[n]"),
            status: known("status", &settings.status, "").unwrap_or_default(),
            stamp: known("stamp", &settings.stamp, "").unwrap_or_default(),
            message: name.clone(),
            ..Self::default()
        };
        let key = entity.element.as_ref().zip(settings.list_key.as_ref());
        let key = key.map(|(element, key)| format!("{element}.{key}"));
        entity.element_key = known("list-key", &key, "");
        if !problems.is_empty() {
            return Err(problems);
        }
        entity.guess(contract, message, &names);
        Ok(entity)
    }

    /// Key, id and status where the settings are silent. The status is what has a
    /// state machine. Key and id: what a call that shows one
    /// entity takes in its path is the key where requests that create one hold
    /// it, and else the id, beside which the first text that they must hold
    /// tells entities apart.
    fn guess(&mut self, contract: &Contract, message: &Message, names: &Names) {
        if self.status.is_empty() {
            let mut paths = message.fields.iter().map(|field| field.path.as_str());
            let stepped = paths.find(|path| contract.machine_of(path).is_some());
            self.status = stepped.unwrap_or_default().to_owned();
        }
        let creates = contract.with_effect(Effect::Create);
        let created: Vec<&Message> = creates
            .filter_map(|operation| contract.message(&operation.request.as_ref()?.message))
            .collect();
        let sent = |path: &str| {
            let mut fields = created
                .iter()
                .flat_map(|it| it.fields.iter().map(move |field| (it, field)));
            fields.any(|(it, field)| names.shown(&it.name, field.path.as_str()) == Some(path))
        };
        let looked_up = contract.with_effect(Effect::Show).find_map(|operation| {
            let parameter = parameter(operation)?;
            let mut fields = message.fields.iter();
            let field = fields.find(|field| {
                let depth = message.root.iter().count();
                let name = field.path.name().trim_start_matches('@');
                field.path.as_str().matches('.').count() == depth
                    && alike(name, parameter, &message.name)
            })?;
            Some(field.path.as_str().to_owned())
        });
        if self.key.is_empty() && self.id.is_none() {
            match looked_up {
                Some(path) if sent(&path) => self.key = path,
                other => self.id = other,
            }
        }
        if self.key.is_empty() {
            let fields = created
                .iter()
                .flat_map(|it| it.fields.iter().map(move |field| (it, field)));
            let free = fields.filter(|(_, field)| {
                field.kinds == [Kind::Text]
                    && field.enumeration.is_none()
                    && field.requirement == Requirement::Required
                    && !field.path.as_str().contains("[n]")
            });
            let mut shown =
                free.filter_map(|(it, field)| names.shown(&it.name, field.path.as_str()));
            self.key = shown.next().unwrap_or_default().to_owned();
        }
    }
}

/// The body in which the first call that shows one entity answers.
fn shown(contract: &Contract) -> Option<&Body> {
    let shows = contract.with_effect(Effect::Show);
    let finds = contract.with_effect(Effect::Find);
    let mut answers = shows
        .chain(finds)
        .flat_map(|operation| &operation.responses);
    answers.find_map(|answer| {
        let body = answer.body.as_ref()?;
        (answer.status / 100 == 2).then_some(body)
    })
}

/// The only list of objects in what the first call that finds entities answers,
/// where that is an object around it.
fn within(contract: &Contract) -> Option<String> {
    let finds = contract.with_effect(Effect::Find);
    let mut answers = finds.flat_map(|operation| &operation.responses);
    let answer = answers.find(|answer| answer.status / 100 == 2 && answer.body.is_some())?;
    let body = answer.body.as_ref()?;
    let message = contract.message(&body.message)?;
    let is_list = |name: &str| {
        let element = message.field(&format!("{name}[n]"));
        element.is_some_and(|element| element.kinds == [Kind::Object])
    };
    let fields = message.fields.iter().map(|field| field.path.as_str());
    let mut lists = fields.filter(|path| !path.contains(['.', '[']) && is_list(path));
    let only = lists.next().filter(|_| lists.next().is_none());
    only.filter(|_| body.shape == Shape::One && message.root.is_none())
        .map(str::to_owned)
}

/// The roots of bodies that hold a list of this message.
fn wrappers(contract: &Contract, message: &str) -> Vec<String> {
    let operations = contract.operations.iter();
    let bodies = operations.flat_map(|operation| {
        let answers = operation.responses.iter().filter_map(|it| it.body.as_ref());
        answers.chain(&operation.request)
    });
    let root = |name: &str| contract.message(name).and_then(|it| it.root.clone());
    let of_it =
        bodies.filter(|body| body.shape != Shape::One && root(&body.message) == root(message));
    let mut wrappers: Vec<String> = of_it.filter_map(|body| body.wrapper.clone()).collect();
    wrappers.sort();
    wrappers.dedup();
    wrappers
}

/// The last parameter of an operation's path.
fn parameter(operation: &Operation) -> Option<&str> {
    operation.path.rsplit_once('{')?.1.split('}').next()
}

/// Whether a parameter names a member: by its own name, or with the entity's
/// before it (`shipmentId` is `id` of a shipment).
fn alike(member: &str, parameter: &str, message: &str) -> bool {
    let letters = |text: &str| -> String {
        let kept = text.chars().filter(char::is_ascii_alphanumeric);
        kept.map(|it| it.to_ascii_lowercase()).collect()
    };
    let (member, parameter) = (letters(member), letters(parameter));
    member == parameter || format!("{}{member}", letters(message)) == parameter
}
