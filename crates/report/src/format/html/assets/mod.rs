//! The page's style and script, each in files of one concern.

/// The style, in the order in which rules override each other.
pub(super) const STYLE: &str = concat!(
    include_str!("base.css"),
    include_str!("verdict.css"),
    include_str!("tables.css"),
    include_str!("findings.css"),
    include_str!("machine.css"),
    include_str!("scenarios.css"),
    include_str!("exchange.css"),
    include_str!("print.css"),
);

/// The script: one scope, so that the page sees none of its names.
pub(super) const SCRIPT: &str = concat!(
    "\"use strict\";\n(() => {\n",
    include_str!("dom.js"),
    include_str!("data.js"),
    include_str!("route.js"),
    include_str!("filter.js"),
    include_str!("search.js"),
    include_str!("pretty.js"),
    include_str!("body.js"),
    include_str!("exchange.js"),
    include_str!("waterfall.js"),
    include_str!("finding.js"),
    include_str!("scenario.js"),
    include_str!("list.js"),
    include_str!("clauses.js"),
    include_str!("keys.js"),
    include_str!("theme.js"),
    include_str!("main.js"),
    "})();\n",
);
