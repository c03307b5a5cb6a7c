//! The arguments of rules: bounds, texts and conditions.

use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Ident, LitFloat, LitInt, LitStr, Meta, Token};

use crate::model::{Bound, Bounds};

/// `min = 1, max = 2`; the numbers are whole and not negative for counts.
/// `None` where that is not what stands there.
pub(crate) fn bounds(meta: &Meta, counts: bool) -> Option<Bounds> {
    let parse = |input: ParseStream<'_>| {
        let mut bounds = Bounds::default();
        let ends = Punctuated::<End, Token![,]>::parse_terminated(input)?;
        for end in ends {
            let bound = end.bound(counts)?;
            let place = match end.key.to_string().as_str() {
                "min" => &mut bounds.min,
                "max" => &mut bounds.max,
                _ => return Err(syn::Error::new(end.key.span(), "min or max")),
            };
            if place.replace(bound).is_some() {
                return Err(syn::Error::new(end.key.span(), "given twice"));
            }
        }
        Ok(bounds)
    };
    let bounds = arguments(meta, parse)?;
    (bounds.min.is_some() || bounds.max.is_some()).then_some(bounds)
}

/// One end: `min = -1.5`.
struct End {
    key: Ident,
    negative: bool,
    digits: Digits,
}

enum Digits {
    Whole(LitInt),
    Fraction(LitFloat),
}

impl Parse for End {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let key = input.parse()?;
        input.parse::<Token![=]>()?;
        let negative = input.parse::<Option<Token![-]>>()?.is_some();
        let digits = if input.peek(LitFloat) {
            Digits::Fraction(input.parse()?)
        } else {
            Digits::Whole(input.parse()?)
        };
        Ok(Self {
            key,
            negative,
            digits,
        })
    }
}

impl End {
    fn bound(&self, count: bool) -> syn::Result<Bound> {
        match &self.digits {
            Digits::Whole(digits) if count && !self.negative => {
                digits.base10_parse().map(Bound::Count)
            }
            _ if count => Err(syn::Error::new(self.key.span(), "a count")),
            Digits::Whole(digits) => digits.base10_parse().map(|number| self.signed(number)),
            Digits::Fraction(digits) => digits.base10_parse().map(|number| self.signed(number)),
        }
    }

    fn signed(&self, number: f64) -> Bound {
        Bound::Number(if self.negative { -number } else { number })
    }
}

/// `"a", "b"`: one text or more.
pub(crate) fn texts(meta: &Meta) -> Option<Vec<LitStr>> {
    let texts = arguments(meta, Punctuated::<LitStr, Token![,]>::parse_terminated)?;
    (!texts.is_empty()).then(|| texts.into_iter().collect())
}

/// `other`, or `other = "text"`.
pub(crate) fn condition(meta: &Meta) -> Option<RawCondition> {
    arguments(meta, |input: ParseStream<'_>| {
        let condition = input.parse()?;
        input.parse::<Option<Token![,]>>()?;
        Ok(condition)
    })
}

/// `member.inner, other`, or `member.inner, other = "text"`.
pub(crate) fn conditional(meta: &Meta) -> Option<(Vec<Ident>, RawCondition)> {
    arguments(meta, |input: ParseStream<'_>| {
        let member = way(input)?;
        input.parse::<Token![,]>()?;
        let condition = input.parse()?;
        input.parse::<Option<Token![,]>>()?;
        Ok((member, condition))
    })
}

/// A condition as it is written: `country.code = "US"`.
pub(crate) struct RawCondition {
    pub(crate) other: Vec<Ident>,
    pub(crate) equals: Option<LitStr>,
}

impl Parse for RawCondition {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let other = way(input)?;
        let equals = match input.parse::<Option<Token![=]>>()? {
            Some(_) => Some(input.parse()?),
            None => None,
        };
        Ok(Self { other, equals })
    }
}

/// The way to a member: `country`, or `country.code` for one of a struct
/// within.
fn way(input: ParseStream<'_>) -> syn::Result<Vec<Ident>> {
    let way = Punctuated::<Ident, Token![.]>::parse_separated_nonempty(input)?;
    Ok(way.into_iter().collect())
}

/// Whether the rule's one argument is this word; `None` where it has others.
pub(crate) fn word(meta: &Meta, word: &str) -> Option<bool> {
    match meta {
        Meta::Path(_) => Some(false),
        _ => {
            let found: Ident = arguments(meta, |input: ParseStream<'_>| input.parse())?;
            (found == word).then_some(true)
        }
    }
}

/// `a, (b, c)`: alternatives of one member or of several.
pub(crate) fn alternatives(meta: &Meta) -> Option<Vec<Vec<Ident>>> {
    let alternative = |input: ParseStream<'_>| {
        if input.peek(syn::token::Paren) {
            let together;
            syn::parenthesized!(together in input);
            let members = Punctuated::<Ident, Token![,]>::parse_terminated(&together)?;
            Ok(members.into_iter().collect())
        } else {
            Ok(vec![input.parse()?])
        }
    };
    arguments(meta, |input: ParseStream<'_>| {
        let all = Punctuated::<Vec<Ident>, Token![,]>::parse_terminated_with(input, alternative)?;
        Ok(all.into_iter().collect())
    })
}

/// What stands in the rule's brackets, where it has any that can be read so.
fn arguments<F: Parser>(meta: &Meta, parser: F) -> Option<F::Output> {
    match meta {
        Meta::List(list) => list.parse_args_with(parser).ok(),
        _ => None,
    }
}
