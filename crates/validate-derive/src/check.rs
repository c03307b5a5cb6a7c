//! Second stage: raw attributes become known rules.

use std::collections::HashSet;

use proc_macro2::Span;
use syn::punctuated::Punctuated;
use syn::{Expr, Ident, Meta, Path, Token};

use crate::arguments::{self, RawCondition};
use crate::case;
use crate::fault::{Fault, Faults};
use crate::model::{Alternative, CheckedMember, CheckedStruct, Condition, Rule, Way};
use crate::parse::{RawMember, RawStruct};

/// Understands the raw struct; what cannot be understood is left out and
/// becomes a fault.
pub(crate) fn check(raw: &RawStruct, faults: &mut Faults) -> CheckedStruct {
    let mut checked = CheckedStruct {
        ident: raw.ident.clone(),
        generics: raw.generics.clone(),
        validate: syn::parse_quote!(::countersign_validate),
        members: Vec::new(),
        groups: Vec::new(),
        inner: Vec::new(),
    };
    for meta in &raw.checks {
        match name(meta).as_str() {
            "at_least_one_of" => checked.groups.extend(group(raw, meta, faults)),
            "required_if" => match inner(raw, meta) {
                Ok(rule) => checked.inner.push(rule),
                Err(fault) => faults.at(meta, &fault),
            },
            "crate" => match crate_path(meta) {
                Some(path) => checked.validate = path,
                None => faults.at(meta, &Fault::UnknownRule),
            },
            rule if is_member_rule(rule) => faults.at(meta, &Fault::OnMember(rule.into())),
            _ => faults.at(meta, &Fault::UnknownRule),
        }
    }
    for member in raw.members.iter().filter(|member| !member.absent) {
        checked.members.extend(checked_member(raw, member, faults));
    }
    checked
}

fn checked_member(
    raw: &RawStruct,
    member: &RawMember,
    faults: &mut Faults,
) -> Option<CheckedMember> {
    if let Some(skip) = member.checks.iter().find(|meta| name(meta) == "skip") {
        if member.checks.len() > 1 {
            faults.at(skip, &Fault::SkipIsAlone);
        }
        return None;
    }
    if let Some(flatten) = &member.flatten {
        faults.at(flatten, &Fault::Flatten);
        return None;
    }
    Some(CheckedMember {
        ident: member.ident.clone(),
        name: document_name(raw, member),
        rules: Rules {
            raw,
            member,
            in_each: false,
        }
        .check(&member.checks, faults),
    })
}

/// The rules of one member, or of its elements.
struct Rules<'a> {
    raw: &'a RawStruct,
    member: &'a RawMember,
    in_each: bool,
}

impl Rules<'_> {
    fn check(&self, metas: &[Meta], faults: &mut Faults) -> Vec<Rule> {
        let mut seen = HashSet::new();
        let mut rules = Vec::new();
        for meta in metas {
            let rule = name(meta);
            if !is_member_rule(&rule) {
                let fault = match rule.as_str() {
                    "at_least_one_of" | "crate" => Fault::OnStruct(rule),
                    _ => Fault::UnknownRule,
                };
                faults.at(meta, &fault);
            } else if self.in_each && is_about_absence(&rule) {
                faults.at(meta, &Fault::NotInEach(rule));
            } else if !seen.insert(rule.clone()) {
                faults.at(meta, &Fault::RepeatedRule(rule));
            } else {
                match self.rule(meta, rule, faults) {
                    Ok(rule) => rules.push(rule),
                    Err(fault) => faults.at(meta, &fault),
                }
            }
        }
        rules
    }

    fn rule(&self, meta: &Meta, rule: String, faults: &mut Faults) -> Result<Rule, Fault> {
        let span = meta
            .path()
            .get_ident()
            .map_or_else(Span::call_site, Ident::span);
        let ident = Ident::new(&rule, span);
        match rule.as_str() {
            "length" | "items" | "range" => {
                let bounds = arguments::bounds(meta, rule != "range").ok_or(Fault::Bounds(rule))?;
                match (bounds.min, bounds.max) {
                    (Some(min), Some(max)) if min > max => Err(Fault::MinAboveMax),
                    _ => Ok(Rule::Bounded {
                        rule: ident,
                        bounds,
                    }),
                }
            }
            "one_of" => arguments::texts(meta)
                .map(Rule::OneOf)
                .ok_or(Fault::Texts(rule)),
            "pattern" => match arguments::texts(meta).as_deref() {
                Some([text]) => Ok(Rule::Pattern(text.clone())),
                _ => Err(Fault::OneText(rule)),
            },
            "date_time" => arguments::word(meta, "blank")
                .map(|blank| Rule::DateTime { blank })
                .ok_or(Fault::Blank),
            "required_if" => self.required_if(meta),
            "each" => self.each(meta, faults),
            _ => match meta {
                Meta::Path(_) => Ok(Rule::Plain(ident)),
                _ => Err(Fault::NoArguments(rule)),
            },
        }
    }

    fn required_if(&self, meta: &Meta) -> Result<Rule, Fault> {
        let written = arguments::condition(meta).ok_or(Fault::Condition)?;
        let condition = condition(self.raw, written)?;
        // What stands within a member is there only where the member is.
        if condition.other.first == self.member.ident {
            return Err(Fault::Itself);
        }
        Ok(Rule::RequiredIf(condition))
    }

    fn each(&self, meta: &Meta, faults: &mut Faults) -> Result<Rule, Fault> {
        let Meta::List(list) = meta else {
            return Err(Fault::EmptyEach);
        };
        let metas = list
            .parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated)
            .map_err(|_| Fault::EmptyEach)?;
        if metas.is_empty() {
            return Err(Fault::EmptyEach);
        }
        let metas: Vec<_> = metas.into_iter().collect();
        let elements = Rules {
            in_each: true,
            ..*self
        };
        Ok(Rule::Each(elements.check(&metas, faults)))
    }
}

/// The rule of a member of a struct within.
fn inner(raw: &RawStruct, meta: &Meta) -> Result<(Way, Condition), Fault> {
    let (member, written) = arguments::conditional(meta).ok_or(Fault::InnerCondition)?;
    if member == written.other {
        return Err(Fault::Itself);
    }
    let member = way(raw, member)?;
    if member.rest.is_empty() {
        return Err(Fault::OnMember("required_if".into()));
    }
    Ok((member, condition(raw, written)?))
}

fn condition(raw: &RawStruct, written: RawCondition) -> Result<Condition, Fault> {
    Ok(Condition {
        other: way(raw, written.other)?,
        equals: written.equals,
    })
}

/// Resolves the first member of a way; the compiler resolves the others.
fn way(raw: &RawStruct, idents: Vec<Ident>) -> Result<Way, Fault> {
    let mut idents = idents.into_iter();
    let first = idents.next().ok_or(Fault::Condition)?;
    Ok(Way {
        name: resolve(raw, &first)?,
        first,
        rest: idents.collect(),
    })
}

fn group(raw: &RawStruct, meta: &Meta, faults: &mut Faults) -> Option<Vec<Alternative>> {
    let idents = arguments::alternatives(meta).unwrap_or_default();
    if idents.len() < 2 || idents.iter().any(Vec::is_empty) {
        faults.at(meta, &Fault::TooFewAlternatives);
        return None;
    }
    let mut alternatives = Vec::new();
    for members in idents {
        let mut names = Vec::new();
        for ident in &members {
            match resolve(raw, ident) {
                Ok(name) => names.push(name),
                Err(fault) => faults.at_span(ident.span(), &fault),
            }
        }
        let name = names.join("` with `");
        alternatives.push(Alternative { members, name });
    }
    Some(alternatives)
}

/// The name in the document of the member with this Rust name.
fn resolve(raw: &RawStruct, ident: &Ident) -> Result<String, Fault> {
    raw.members
        .iter()
        .find(|member| member.ident == *ident)
        .map(|member| document_name(raw, member))
        .ok_or_else(|| Fault::UnknownMember(ident.to_string()))
}

fn document_name(raw: &RawStruct, member: &RawMember) -> String {
    let ident = member.ident.to_string();
    let ident = ident.strip_prefix("r#").unwrap_or(&ident);
    match (&member.rename, &raw.case) {
        (Some(name), _) => name.clone(),
        (None, Some(case)) => case::rename(ident, case),
        (None, None) => ident.to_owned(),
    }
}

fn name(meta: &Meta) -> String {
    meta.path()
        .get_ident()
        .map(Ident::to_string)
        .unwrap_or_default()
}

fn crate_path(meta: &Meta) -> Option<Path> {
    match meta {
        Meta::NameValue(pair) => match &pair.value {
            Expr::Path(path) => Some(path.path.clone()),
            _ => None,
        },
        _ => None,
    }
}

fn is_member_rule(rule: &str) -> bool {
    const RULES: [&str; 13] = [
        "required",
        "not_empty",
        "length",
        "items",
        "one_of",
        "date",
        "date_time",
        "integer",
        "range",
        "pattern",
        "required_if",
        "each",
        "skip",
    ];
    RULES.contains(&rule)
}

fn is_about_absence(rule: &str) -> bool {
    matches!(rule, "required" | "required_if" | "skip")
}
