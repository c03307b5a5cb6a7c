//! [`Pack`]: a system as the shared rooms know it, made of its contract.

use std::borrow::Cow;

use countersign_contract::{Contract, Effect};
use countersign_system::{
    Acceptance, Carrier, Credentials, Criteria, Plan, Position, ProviderState, Search, Secret,
    System, Unique, Unreadable, View,
};
use countersign_validate::Violation;
use serde_json::Value;

use crate::entity::Entity;
use crate::fields::Fields;
use crate::fit::Fit;
use crate::hostile::hostile;
use crate::sample::Sampler;
use crate::settings::{SecretSettings, Settings};
use crate::view::Viewer;
use crate::wire::Wire;
use crate::{Judge, assigned, credentials, search};

/// A system that is judged, sampled and read by its contract at run time.
#[derive(Debug, Clone)]
pub struct Pack {
    contract: Contract,
    settings: Settings,
    secrets: Vec<Secret>,
    carriers: Vec<SecretSettings>,
    judge: Judge,
    wire: Wire,
    entity: Entity,
    fields: Fields,
}

impl Pack {
    /// The system of this contract and these settings.
    ///
    /// # Errors
    /// A sentence for each setting that names what the contract does not have.
    pub fn new(contract: Contract, settings: Settings) -> Result<Self, Vec<String>> {
        let reference = settings.reference.as_deref();
        if let Some(name) = reference.filter(|name| contract.message(name).is_none()) {
            return Err(vec![format!(
                "`reference` names `{name}`, and the contract has no such message"
            )]);
        }
        let carriers = credentials::carriers(&contract, &settings)?;
        let entity = Entity::of(&contract, &settings.entity)?;
        let fields = contract.message(&entity.message);
        Ok(Self {
            secrets: carriers
                .iter()
                .map(|secret| Secret {
                    key: Cow::Owned(secret.key.clone()),
                    variable: Cow::Owned(secret.variable.clone()),
                    public: secret.public,
                })
                .collect(),
            judge: Judge::of(&contract),
            wire: Wire::of(&contract, reference),
            fields: fields
                .map(|message| Fields::of(&contract, message, &settings.entity))
                .unwrap_or_default(),
            entity,
            carriers,
            settings,
            contract,
        })
    }

    /// How well a tree fits each of the messages, in the contract's order; of a
    /// document of XML only those with its root element.
    pub fn fits(&self, tree: &Value) -> Vec<(&str, Fit)> {
        let messages = self.contract.messages.iter();
        let of_root = messages.filter(|message| match &message.root {
            Some(root) => tree.get(root).is_some(),
            None => tree.is_object(),
        });
        let fits = of_root.filter_map(|message| {
            let name = message.name.as_str();
            Some((name, Fit::of(&self.judge, name, tree)?))
        });
        fits.collect()
    }

    /// The root elements of bodies that hold a list of messages.
    pub fn wrappers(&self) -> impl Iterator<Item = &str> {
        let operations = self.contract.operations.iter();
        let bodies = operations.flat_map(|operation| {
            let answers = operation.responses.iter().filter_map(|it| it.body.as_ref());
            answers.chain(&operation.request)
        });
        bodies.filter_map(|body| body.wrapper.as_deref())
    }

    /// Where in a body the places of its violations stand: what each names, or
    /// what holds it where it is missing.
    pub fn places(&self, body: &[u8], violations: &[Violation]) -> Vec<Position> {
        let paths: Vec<&str> = violations.iter().map(|it| it.path.as_str()).collect();
        self.wire.places(body, &paths)
    }

    fn viewer<'p>(&'p self, request: Option<&'p str>) -> Viewer<'p> {
        Viewer {
            fields: &self.fields,
            entity: &self.entity,
            request,
            xml: self.contract.is_xml(),
        }
    }
}

impl System for Pack {
    fn contract(&self) -> &Contract {
        &self.contract
    }

    fn secrets(&self) -> &[Secret] {
        &self.secrets
    }

    /// A pack says of each secret where it travels; there is no choice.
    fn authorize(&self, secrets: &[Option<String>], _carrier: Carrier) -> Credentials {
        credentials::authorize(&self.carriers, secrets)
    }

    fn base_path(&self) -> &str {
        &self.settings.base_path
    }

    fn read(&self, body: &[u8]) -> Result<Value, Unreadable> {
        self.wire.read(body)
    }

    fn write(&self, tree: &Value) -> Vec<u8> {
        self.wire.write(tree)
    }

    fn validate(&self, message: &str, body: &[u8]) -> Result<Vec<Violation>, Unreadable> {
        self.wire.validate(&self.judge, message, body)
    }

    fn sample(&self, message: &str, plan: &Plan, unique: &mut Unique) -> Value {
        let Some((node, declared)) = self
            .judge
            .message(message)
            .zip(self.contract.message(message))
        else {
            return Value::Null;
        };
        let example = declared.example.as_ref();
        let example = example.and_then(|text| self.wire.read(text.as_bytes()).ok());
        let sampler = Sampler::of(declared, &self.entity, &self.fields, example, plan, unique);
        sampler.sample(node)
    }

    fn hostile(&self, name: &str, tree: &Value) -> Option<Vec<u8>> {
        hostile(name, self.write(tree), self.contract.is_xml())
    }

    fn assigned(
        &self,
        _operation: &str,
        headers: &[(String, String)],
        answer: Option<&Value>,
    ) -> Vec<String> {
        let id = self.entity.id.as_deref();
        id.map_or_else(Vec::new, |id| assigned::assigned(id, headers, answer))
    }

    fn element_id_field(&self) -> Option<&str> {
        self.entity.id.as_deref()
    }

    fn reference_message(&self) -> Option<&str> {
        self.settings.reference.as_deref()
    }

    fn intent(&self, operation: &str, request: &Value) -> Vec<View> {
        let operation = self.contract.operation(operation);
        let asked = operation.and_then(|it| Some((it.effect, it.request.as_ref()?)));
        match asked {
            Some((Effect::Create | Effect::Change, body)) => {
                let viewer = self.viewer(Some(&body.message));
                match body.instances(request.clone()) {
                    Some(all) => all
                        .iter()
                        .flat_map(|one| viewer.intent(&one.tree))
                        .collect(),
                    None => Vec::new(),
                }
            }
            _ => Vec::new(),
        }
    }

    fn state(&self, answer: &Value) -> Option<Vec<View>> {
        self.viewer(None).state(answer)
    }

    /// Where it answers with the message of the state, or another form of it.
    fn shows_state(&self, operation: &str) -> bool {
        let operation = self.contract.operation(operation);
        let answers = operation.into_iter().flat_map(|it| &it.responses);
        let mut bodies = answers.filter_map(|it| it.body.as_ref());
        bodies.any(|body| body.message == self.entity.message)
    }

    /// What no request sends is the target's own.
    fn moves(&self, field: &str) -> bool {
        field == self.entity.status
            || field == self.entity.stamp
            || self
                .settings
                .entity
                .moves
                .iter()
                .any(|moves| moves == field)
            || !self.fields.is_sent(field)
    }

    /// Where nothing was sent the contract leaves a target free.
    fn fills(&self, _field: &str) -> bool {
        true
    }

    fn stamp_field(&self) -> &str {
        &self.entity.stamp
    }

    fn keyed_list(&self) -> &str {
        self.entity.element.as_deref().unwrap_or_default()
    }

    fn status_field(&self) -> &str {
        &self.entity.status
    }

    /// Clients make up all keys that requests name.
    fn known_key(&self, _key: &str) -> Option<ProviderState> {
        None
    }

    fn search(&self, criteria: &Criteria) -> Search {
        search::search(&self.contract, &self.settings.search, criteria)
    }

    /// A contract knows no acceptance beyond the status.
    fn acceptance(&self, _operation: &str, _answer: &Value) -> Acceptance {
        Acceptance::Silent
    }
}
