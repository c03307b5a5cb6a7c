// What the address asks for is what is shown; all else follows from it.

/** Where the list was left, to come back to. */
let left = null;

async function follow() {
  const parts = route();
  const key = parts.get("scenario");
  const entry = key === undefined ? undefined : list.index.byKey.get(key);
  if (entry) {
    await openScenario(entry, parts.get("exchange"));
    return;
  }
  const wasOpen = closeScenario();
  const row = ["clause", "fault"].filter((name) => parts.has(name)).map((name) => `${name}=${parts.get(name)}`)[0];
  if (key !== undefined) {
    by("tally").textContent = `This run has no scenario ${key}`;
    by("scenarios").scrollIntoView();
  } else if (row) {
    showRow(row);
  } else if (FILTERS.some((name) => parts.has(name))) {
    if (address(wanted()) !== address(Object.fromEntries(FILTERS.map((name) => [name, parts.get(name) ?? ""])))) {
      want(parts);
      await drawList();
    }
    if (!wasOpen && !filters.contains(document.activeElement)) by("scenarios").scrollIntoView();
  } else if (parts.size === 0 && FILTERS.some((name) => wanted()[name])) {
    want(parts);
    await drawList();
  }
  if (wasOpen && !row) returnTo(wasOpen);
}

async function openScenario(entry, exchange) {
  const room = by("scenario");
  if (list.current === null) left = scrollY;
  if (list.current !== entry) {
    const scenario = await details(entry);
    list.current = entry;
    drawScenario(entry, scenario, room);
    by("overview").hidden = true;
    room.hidden = false;
    document.title = `${entry.verdict}: ${entry.name} · Countersign`;
    scrollTo({ top: 0, behavior: "instant" });
    room.querySelector("h1").focus({ preventScroll: true });
  }
  const fold = exchange === undefined ? null : document.getElementById(`exchange=${exchange}`);
  if (fold instanceof HTMLDetailsElement) {
    fold.open = true;
    fold.querySelector("summary").focus({ preventScroll: true });
    // Its inside is drawn once it has opened.
    setTimeout(() => { fold.scrollIntoView({ block: "start" }); reveal(fold); });
  }
}

/** Shows the overview again, and says which scenario was open. */
function closeScenario() {
  const was = list.current;
  if (was === null) return null;
  list.current = null;
  by("scenario").hidden = true;
  by("scenario").replaceChildren();
  by("overview").hidden = false;
  document.title = title;
  return was;
}

/** Puts the focus back on the scenario that was open. */
function returnTo(was) {
  const at = list.shown.indexOf(was);
  while (at >= list.drawn && list.drawn < list.shown.length) drawPortion();
  const link = by("list").children[at]?.querySelector("a");
  if (left !== null) scrollTo({ top: left, behavior: "instant" });
  link?.focus({ preventScroll: left !== null && location.hash !== "#scenarios" });
}

/** The filters are part of the address, so that a list can be passed on. */
function watchFilters() {
  let wait = 0;
  const apply = async () => {
    history.replaceState(null, "", address(wanted()));
    await drawList();
  };
  filters.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(apply, 120);
  });
  filters.addEventListener("reset", () => setTimeout(apply));
  filters.addEventListener("submit", (event) => event.preventDefault());
}

/** Everything is printed unfolded. */
function watchPrinting() {
  const folded = new Set();
  addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll("details.group, details.exchange")) {
      if (!(fold instanceof HTMLDetailsElement) || fold.open) continue;
      folded.add(fold);
      fold.open = true;
    }
  });
  addEventListener("afterprint", () => {
    for (const fold of folded) fold.open = false;
    folded.clear();
  });
}

const title = document.title;

async function start() {
  document.documentElement.classList.add("live");
  watchTheme();
  watchClauses();
  watchPrinting();
  list.index = await listed();
  offer(list.index);
  want(route());
  await drawList();
  watchList();
  watchFilters();
  watchKeys();
  addEventListener("hashchange", follow);
  await follow();
  document.documentElement.dataset.ready = "";
}

start().catch((error) => {
  // Without this the page would look as if nothing had been run.
  by("tally").textContent = `The scenarios could not be unpacked: ${error.message}`;
});
