//! What is wrong with an OpenAPI description.

use super::code::{Code, example, openapi, page};
use crate::diagnostic::Diagnostic;
use crate::openapi::check::{Finding, Kind, findings};
use crate::text::Text;

/// All that is wrong with a description, by place.
pub(super) fn lint(text: &Text) -> Vec<Diagnostic> {
    findings(text).into_iter().map(diagnostic).collect()
}

fn diagnostic(finding: Finding) -> Diagnostic {
    let code = code(finding.kind);
    Diagnostic {
        source: finding.source,
        width: u32::try_from(finding.width).unwrap_or(u32::MAX),
        code: code.id,
        severity: code.severity,
        message: finding.message,
        suggestion: code.mend.into(),
    }
}

/// The code of a kind of finding: that of pages, where they have it, too.
fn code(kind: Kind) -> Code {
    match kind {
        Kind::Syntax => openapi::SYNTAX,
        Kind::MemberTwice => openapi::MEMBER_TWICE,
        Kind::Version => openapi::VERSION,
        Kind::Reference => openapi::REFERENCE,
        Kind::OperationTwice => openapi::OPERATION_TWICE,
        Kind::PathParameter => openapi::PATH_PARAMETER,
        Kind::RequiredName => openapi::REQUIRED_NAME,
        Kind::ValueTwice => openapi::VALUE_TWICE,
        Kind::Bounds => openapi::BOUNDS,
        Kind::NoResponse => page::NO_RESPONSE,
        Kind::Type => example::TYPE,
        Kind::Date => example::DATE,
        Kind::Value => example::VALUE,
        Kind::RequiredMissing => example::REQUIRED_MISSING,
        Kind::Undeclared => example::UNDECLARED,
    }
}
