//! Those that are to agree, and the places that each finds fault with.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use countersign_contract::Contract;
use countersign_pack::Judge;
use countersign_spectrum::generated;
use jsonschema::Validator;
use jsonschema::error::ValidationErrorKind;
use proptest::test_runner::TestCaseError;
use serde_json::Value;

use super::exceptions::Exceptions;
use super::iso8601;

/// JSON Pointers.
pub(super) type Places = BTreeSet<String>;

/// The validators and the schema of one message: what the contract itself says
/// at run time is, to the word, what the validator derived from it says.
pub(super) struct Judges {
    message: String,
    schema: Validator,
    contract: Judge,
}

/// The generated schema of a message.
pub(super) fn schema_of(message: &str) -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas/spectrum/generated");
    let path = folder.join(format!("{message}.schema.json"));
    let text = fs::read_to_string(&path).expect("a generated schema");
    serde_json::from_str(&text).expect("JSON")
}

impl Judges {
    pub(super) fn of(contract: &Contract, message: &str) -> Self {
        let schema = jsonschema::draft202012::options()
            .should_validate_formats(true)
            .should_ignore_unknown_formats(false)
            .with_format("iso8601", iso8601::is_date_or_date_time)
            .build(&schema_of(message))
            .expect("a schema whose formats are known");
        Self {
            message: message.to_owned(),
            schema,
            contract: Judge::of(contract),
        }
    }

    /// Fails unless neither finds fault with the document.
    pub(super) fn find_nothing(&self, document: &Value) -> Result<(), TestCaseError> {
        for (judge, places) in [
            ("the validator", self.by_validator(document)),
            ("the schema", self.by_schema(document)),
        ] {
            if !places.is_empty() {
                let reason =
                    format!("{judge} finds fault with a conforming {document}: {places:?}");
                return Err(TestCaseError::fail(reason));
            }
        }
        Ok(())
    }

    /// Fails unless both find fault with the same places of the document;
    /// answers whether there are none.
    pub(super) fn agree(
        &self,
        document: &Value,
        exceptions: &Exceptions,
    ) -> Result<bool, TestCaseError> {
        let validator = self.by_validator(document);
        let schema = self.by_schema(document);
        // Whether there is a fault at all knows no exception but `ignored`.
        if validator == schema || exceptions.cover(&validator, &schema) {
            return Ok(validator.is_empty());
        }
        Err(TestCaseError::fail(format!(
            "of {document} the validator refuses {validator:?}, the schema {schema:?}"
        )))
    }

    fn by_validator(&self, document: &Value) -> Places {
        let body = document.to_string();
        let violations = generated::validate(&self.message, body.as_bytes())
            .expect("a message with a validator")
            .expect("well-formed JSON");
        let by_contract = self.contract.violations(&self.message, document);
        assert_eq!(by_contract.as_ref(), Some(&violations), "{document}");
        violations.into_iter().map(|found| found.path).collect()
    }

    fn by_schema(&self, document: &Value) -> Places {
        let errors = self.schema.iter_errors(document);
        errors
            .map(|error| {
                let place = error.instance_path().as_str();
                match error.kind() {
                    // A missing member is named by its own place.
                    ValidationErrorKind::Required { property } => {
                        format!("{place}/{}", property.as_str().unwrap_or_default())
                    }
                    _ => place.to_owned(),
                }
            })
            .collect()
    }
}
