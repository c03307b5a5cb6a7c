// One scenario: its findings, its timing, and its steps beside what they sent.

/** Draws a scenario in its room. */
function drawScenario(entry, scenario, room) {
  const findings = scenario.claims.flatMap((claim) => (claim.findings ?? []).map((finding) => ({ ...finding, clause: claim.clause })));
  const byExchange = (exchange) => findings.filter((finding) => finding.exchange === exchange.id);
  const draw = (exchange) => drawExchange(exchange, byExchange(exchange));
  room.replaceChildren(
    drawTrail(entry),
    el("h1", { tabindex: "-1" }, entry.name),
    el("div", { class: "facts" }, mark(entry.verdict), el("span", {}, `${entry.system} · ${entry.topic}`), el("span", {}, entry.location),
      el("span", {}, duration(entry.elapsed)), entry.tags?.length > 0 && el("span", {}, entry.tags.map((tag) => `@${tag}`).join(" "))),
    scenario.because ? el("p", { class: `stopped ${entry.verdict}` }, scenario.because) : "",
    drawFindings(findings, entry.key),
    drawScript(scenario.script),
    drawSteps(scenario, draw),
    drawStanding(scenario),
    drawWaterfall(scenario.exchanges) ?? "",
    scenario.more ? el("p", { class: "note" }, `${scenario.more} more exchanges, claims and findings are in the journal.`) : "",
  );
}

/** The way back, and to the neighbours in the list. */
function drawTrail(entry) {
  const [before, after] = neighbours(entry);
  const turn = (to, text) => to && el("a", { href: address({ scenario: to.key }) }, text);
  return el("nav", { class: "trail", "aria-label": "Scenarios" },
    el("a", { href: backToList(), class: "back" }, "← All scenarios"),
    el("span", { class: "turns" }, turn(before, "Previous"), turn(after, "Next")));
}

function drawFindings(findings, key) {
  if (findings.length === 0) return "";
  return el("section", { "aria-labelledby": "scenario-findings" },
    el("h2", { id: "scenario-findings" }, count(findings.length, "finding", "findings")),
    ...findings.map((finding) => drawFinding(finding, finding.clause, key)));
}

/** What sends all of it again, up to what was found. */
function drawScript(script) {
  if (!script) return "";
  return el("div", { class: "script" },
    el("button", { type: "button", class: "copy" }, "Copy as script"),
    el("details", { class: "curl" },
      el("summary", {}, "The script that repeats it"),
      el("pre", { tabindex: "0" }, el("code", {}, script))));
}

function drawSteps(scenario, draw) {
  const steps = scenario.steps.map((step, at) => drawStep(step, at + 1, scenario, draw));
  const isOfNone = (exchange) => !exchange.step || exchange.step > scenario.steps.length;
  const others = scenario.exchanges.filter(isOfNone);
  if (others.length > 0) {
    const said = el("div", { class: "said" }, el("span", { class: "keyword" }, scenario.steps.length > 0 ? "Besides" : "The journal does not say which step sent them"));
    steps.push(el("div", { class: "step" }, said, el("div", {}, ...others.map(draw))));
  }
  if (steps.length === 0) return "";
  return el("section", { "aria-labelledby": "steps-title" }, el("h2", { id: "steps-title" }, "Steps and exchanges"), ...steps);
}

function drawStep(step, place, scenario, draw) {
  const claims = scenario.claims.filter((claim) => claim.step === place);
  const exchanges = scenario.exchanges.filter((exchange) => exchange.step === place);
  const said = el("div", { class: "said" },
    el("span", { class: "keyword" }, step.keyword), " ", step.text,
    step.block && el("pre", { class: "block", tabindex: "0" }, step.block),
    step.table?.length > 0 && el("table", {}, el("tbody", {}, ...step.table.map((row) => el("tr", {}, ...row.map((cell) => el("td", {}, cell)))))),
    claims.length > 0 && el("ul", { class: "judging" }, ...claims.map(drawClaim)),
    scenario.stopped === place && el("p", { class: "note" }, "The scenario went no further."));
  const sent = exchanges.length > 0
    ? exchanges.map(draw)
    : [el("p", { class: "quietly" }, claims[0]?.told ?? "")];
  return el("div", { class: "step" }, said, el("div", {}, ...sent));
}

function drawClaim(claim) {
  const clause = el("a", { href: address({ clause: claim.clause }) }, el("code", {}, claim.clause));
  if (claim.presupposed && !claim.verdict) return el("li", { class: "quietly" }, "What follows needs it.");
  return el("li", {}, mark(claim.verdict), " ", clause);
}

/** What the standing checks say of every answer, a line for each clause. */
function drawStanding(scenario) {
  const standing = scenario.claims.filter((claim) => !claim.step);
  if (standing.length === 0) return "";
  const byClause = new Map();
  for (const claim of standing) {
    const of = byClause.get(claim.clause) ?? byClause.set(claim.clause, []).get(claim.clause);
    of.push(claim);
  }
  const worst = (claims) => ["failed", "inconclusive", "warned", "skipped", "passed"].find((verdict) => claims.some((claim) => claim.verdict === verdict));
  return el("section", { "aria-labelledby": "standing-title" },
    el("h2", { id: "standing-title" }, "Judged of every answer"),
    el("ul", { class: "judging" }, ...[...byClause].map(([clause, claims]) => {
      const line = drawClaim({ clause, verdict: worst(claims) });
      if (claims.length > 1) line.append(` (${claims.length}×)`);
      return line;
    })));
}

