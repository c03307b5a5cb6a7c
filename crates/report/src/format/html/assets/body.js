// A body, with the spot marked that a finding is about.

/** Rows that are drawn before somebody asks for all. */
const ROWS = 250;
/** Rows that are marked of a spot which is a whole object. */
const MARKED = 30;

/**
 * Draws a body; `spots` are the findings that name a place in it.
 * @param {{ text: string, of?: number, binary?: boolean }} body
 * @param {string} label
 * @param {{ spot: [number, number, boolean], expected?: string, seen?: string }[]} spots
 */
function drawBody(body, label, spots = []) {
  if (body.text === "") return el("p", { class: "quietly" }, "No body.");
  const all = rows(body.text);
  const marked = spots.map((finding) => rowsOf(all, finding.spot));
  const furthest = Math.max(0, ...marked.map((list) => (list[0] ?? -1) + 12));
  const first = Math.max(ROWS, furthest);
  const room = el("pre", { class: "body", tabindex: "0", role: "region", "aria-label": label });
  const draw = (from, to) => {
    for (let at = from; at < Math.min(to, all.length); at += 1) {
      const here = spots.filter((_, place) => marked[place].includes(at));
      const begins = spots.filter((_, place) => marked[place][0] === at);
      room.append(drawRow(all[at], here, begins));
    }
  };
  draw(0, first);
  const around = el("div", {}, room);
  if (all.length > first) {
    const button = el("button", { type: "button", class: "quiet", click: () => { draw(first, all.length); button.remove(); } },
      `Show all ${all.length} lines`);
    around.append(button);
  }
  if (body.of) around.append(el("p", { class: "note" }, `Cut: this is the beginning of ${body.of} bytes; the journal has them all.`));
  if (body.binary) around.append(el("p", { class: "note" }, "Not UTF-8: what is no text is shown as �."));
  if (spots.some((_, place) => marked[place].length === 0)) {
    around.append(el("p", { class: "note" }, "The spot that a finding names lies beyond what is shown."));
  }
  return around;
}

/** The rows that a spot lies in. @param {Row[]} all @param {[number, number, boolean]} spot */
function rowsOf(all, [start, end]) {
  const found = [];
  for (let at = 0; at < all.length && found.length < MARKED; at += 1) {
    if (all[at].pieces.some((piece) => overlaps(piece, start, end))) found.push(at);
  }
  return found;
}

function overlaps(piece, start, end) {
  return piece.start < Math.max(end, start + 1) && piece.end > start;
}

function drawRow(row, here, begins) {
  const line = el("span", { class: here.length > 0 ? "row spot" : "row" });
  line.style.setProperty("--deep", String(row.deep * 2));
  for (const piece of row.pieces) {
    const isMarked = here.some(({ spot }) => spot[2] && overlaps(piece, spot[0], spot[1]));
    line.append(el(isMarked ? "mark" : "span", { class: piece.kind }, piece.text));
  }
  const said = begins.map(({ expected }) => (expected ? `◂ expected ${brief(expected)}` : "◂ here"));
  // Several clauses may ask for the same.
  for (const text of new Set(said)) line.append(el("span", { class: "here" }, text));
  line.append("\n");
  return line;
}

/** A value in a few words. */
function brief(text) {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** Scrolls the first marked spot of each body into its room. */
function reveal(within) {
  for (const room of within.querySelectorAll(".body")) {
    const spot = room.querySelector(".spot");
    if (spot instanceof HTMLElement) room.scrollTop = Math.max(0, spot.offsetTop - room.offsetTop - room.clientHeight / 3);
  }
}

