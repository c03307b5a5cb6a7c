// The list of scenarios, drawn in portions.

/** Scenarios of a portion. */
const PORTION = 100;

const list = { index: null, shown: [], drawn: 0, turn: 0, current: null };

/** The scenario that is open. */
function current() {
  return list.current;
}

/** The scenarios before and after one, of those that the filters leave. */
function neighbours(entry) {
  const at = list.shown.indexOf(entry);
  const all = at < 0 ? list.index.scenarios : list.shown;
  const place = at < 0 ? entry.ordinal : at;
  return [all[place - 1], all[place + 1]];
}

/** The address of the list as it is filtered. */
function backToList() {
  const parts = address(wanted());
  return parts === "#" ? "#scenarios" : parts;
}

/** Draws anew what the filters leave. */
async function drawList() {
  const filter = wanted();
  const turn = ++list.turn;
  const isStale = () => turn !== list.turn;
  const left = list.index.scenarios.filter((entry) => matches(entry, filter));
  if (!filter.q.trim()) {
    list.shown = left;
    restart();
    told(left.length);
    return;
  }
  list.shown = [];
  restart();
  for await (const found of searched(left, filter.q, isStale)) {
    if (isStale()) return;
    list.shown.push(...found);
    if (list.drawn < PORTION) drawPortion();
    told(list.shown.length, "…");
  }
  if (isStale()) return;
  told(list.shown.length);
  by("more").hidden = list.drawn >= list.shown.length;
}

function restart() {
  by("list").replaceChildren();
  list.drawn = 0;
  drawPortion();
}

/** Says how many are left; `more` where the search goes on. */
function told(number, more = "") {
  const all = list.index.scenarios.length;
  by("tally").textContent = number === all ? count(all, "scenario", "scenarios") : `${number} of ${count(all, "scenario", "scenarios")}${more}`;
}

function drawPortion() {
  const portion = list.shown.slice(list.drawn, list.drawn + PORTION);
  by("list").append(...portion.map(drawEntry));
  list.drawn += portion.length;
  by("more").hidden = list.drawn >= list.shown.length;
}

function drawEntry(entry) {
  return el("li", {}, el("a", { href: address({ scenario: entry.key }) },
    mark(entry.verdict),
    el("span", { class: "name" }, entry.name),
    el("span", { class: "took" }, duration(entry.elapsed)),
    el("span", { class: "where" }, `${entry.system} · ${entry.topic} · ${count(entry.exchanges, "exchange", "exchanges")}`)));
}

/** More is drawn as the end comes near, or when it is asked for. */
function watchList() {
  const more = by("more");
  more.addEventListener("click", () => {
    const at = list.drawn;
    drawPortion();
    by("list").children[at]?.querySelector("a")?.focus();
  });
  new IntersectionObserver((seen) => {
    if (seen.some((entry) => entry.isIntersecting)) drawPortion();
  }, { rootMargin: "600px" }).observe(more);
}

