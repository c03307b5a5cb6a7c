// What the page holds packed: the list of scenarios, and chunks of what was
// said and seen in them.

/** Chunks that are kept unpacked. */
const KEPT = 16;

/** JSON of what was deflated and written in base64. */
async function unpacked(element) {
  const bytes = Uint8Array.from(atob(element.textContent), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return JSON.parse(await new Response(stream).text());
}

const chunks = Array.from(document.querySelectorAll("script.chunk"));
const open = new Map();

/** A chunk by its place, unpacked when it is first asked for. */
function chunk(place) {
  let found = open.get(place);
  open.delete(place);
  if (!found) found = unpacked(chunks[place]);
  open.set(place, found);
  if (open.size > KEPT) open.delete(open.keys().next().value);
  return found;
}

/** The list of scenarios, with names in place of numbers. */
async function listed() {
  const index = await unpacked(by("index"));
  const scenarios = index.scenarios.map((entry, ordinal) => ({
    ...entry,
    ordinal,
    system: index.systems[entry.system],
    topic: index.topics[entry.topic],
    clauses: entry.clauses.map((clause) => index.clauses[clause]),
  }));
  return { ...index, scenarios, byKey: new Map(scenarios.map((entry) => [entry.key, entry])) };
}

/** What was said and seen in a scenario; bodies and headers in their places. */
async function details(entry) {
  const { scenarios, bodies, headers } = await chunk(entry.chunk);
  const scenario = scenarios[entry.place];
  const message = (ofHeaders, ofBody) => ({ headers: headers[ofHeaders], body: bodies[ofBody] });
  return {
    ...scenario,
    exchanges: scenario.exchanges.map((exchange) => ({
      ...exchange,
      request: message(...exchange.sent),
      response: exchange.answer && { status: exchange.answer[0], ...message(exchange.answer[1], exchange.answer[2]) },
    })),
  };
}

