// The search: first in what is listed, then in all that was said and seen.

/** The words that are searched for. */
function words(query) {
  return query.toLowerCase().split(/\s+/).filter(Boolean);
}

/** Whether a text has a word, in either case. */
function has(text, word) {
  return text.toLowerCase().includes(word);
}

/** Whether any text within a value has a word. */
function mentions(value, word) {
  if (typeof value === "string") return has(value, word);
  if (Array.isArray(value)) return value.some((item) => mentions(item, word));
  return value !== null && typeof value === "object" && Object.values(value).some((item) => mentions(item, word));
}

/** Whether the list itself mentions a word. */
function mentionedInList(entry, word) {
  return [entry.key, entry.topic, entry.location, ...entry.clauses, ...(entry.tags ?? [])].some((text) => has(text, word));
}

/**
 * Tells which scenarios of a chunk mention all words: each body and list of
 * headers is looked into once, however many exchanges had it.
 */
function looked(content, list) {
  const found = list.map((word) => ({
    word,
    bodies: content.bodies.map((body) => has(body.text, word)),
    headers: content.headers.map((headers) => mentions(headers, word)),
  }));
  return (entry) => found.every(({ word, bodies, headers }) => {
    if (mentionedInList(entry, word)) return true;
    const scenario = content.scenarios[entry.place];
    return mentions(scenario, word) || scenario.exchanges.some(({ sent, answer }) => headers[sent[0]] || bodies[sent[1]]
      || (answer && (headers[answer[1]] || bodies[answer[2]])));
  });
}

/**
 * The scenarios that a search leaves, chunk by chunk, in their order.
 * `isStale` says that another search has begun.
 */
async function* searched(entries, query, isStale) {
  const list = words(query);
  if (list.length === 0) { yield entries; return; }
  const byChunk = new Map();
  for (const entry of entries) {
    if (!byChunk.has(entry.chunk)) byChunk.set(entry.chunk, []);
    byChunk.get(entry.chunk).push(entry);
  }
  for (const [place, group] of byChunk) {
    const content = await chunk(place);
    if (isStale()) return;
    yield group.filter(looked(content, list));
  }
}

