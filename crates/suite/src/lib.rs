//! Feature files driven against a target: steps, runner, client, provider states.

#![forbid(unsafe_code)]
