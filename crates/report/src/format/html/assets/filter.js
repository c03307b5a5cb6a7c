// The filters above the list, and which scenarios they leave.

const filters = by("filters");

/** Fills the choices with what the run has. */
function offer(index) {
  const tally = (of) => index.scenarios.reduce((all, entry) => {
    for (const value of [of(entry)].flat()) all.set(value, (all.get(value) ?? 0) + 1);
    return all;
  }, new Map());
  const fill = (name, values) => {
    const select = field(filters, name);
    for (const [value, times] of values) {
      const said = value.length > 60 ? `${value.slice(0, 60)}…` : value;
      select.append(el("option", { value }, `${said} (${times})`));
    }
  };
  const verdicts = tally((entry) => entry.verdict);
  fill("verdict", VERDICTS.filter((verdict) => verdicts.has(verdict)).map((verdict) => [verdict, verdicts.get(verdict)]));
  fill("system", tally((entry) => entry.system));
  fill("topic", tally((entry) => entry.topic));
  fill("judges", [...tally((entry) => entry.clauses)].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** What the filters say now. */
function wanted() {
  return Object.fromEntries(FILTERS.map((name) => [name, field(filters, name).value]));
}

/** Sets the filters to what an address says. */
function want(parts) {
  for (const name of FILTERS) {
    const filter = field(filters, name);
    const value = parts.get(name) ?? "";
    // A clause may be asked for that nothing judges: then nothing is left.
    if (filter.options && ![...filter.options].some((option) => option.value === value)) {
      filter.append(el("option", { value }, value));
    }
    filter.value = value;
  }
}

/** Whether a scenario is left by all but the search. */
function matches(entry, filter) {
  return (!filter.verdict || entry.verdict === filter.verdict)
    && (!filter.system || entry.system === filter.system)
    && (!filter.topic || entry.topic === filter.topic)
    && (!filter.judges || entry.clauses.includes(filter.judges));
}

