// The keyboard: `/` searches, arrows move, Esc goes back.

function watchKeys() {
  const query = by("query");
  const shortcuts = by("shortcuts");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const field = event.target instanceof Element && event.target.closest("input, select, textarea");
    const isOpen = current() !== null;
    if (event.key === "/" && !field && shortcuts.checked) {
      event.preventDefault();
      if (isOpen) location.hash = backToList();
      setTimeout(() => { query.focus(); query.scrollIntoView({ block: "center" }); });
    } else if (event.key === "Escape" && isOpen) {
      location.hash = backToList();
    } else if (event.key === "Escape" && event.target === query && query.value) {
      query.value = "";
      query.dispatchEvent(new Event("input", { bubbles: true }));
    } else if (isOpen && !field && (event.key === "ArrowLeft" || event.key === "ArrowRight") && !scrolls(event.target)) {
      const to = neighbours(current())[event.key === "ArrowLeft" ? 0 : 1];
      if (to) location.hash = address({ scenario: to.key });
    } else if (!isOpen && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      if (move(event.key === "ArrowDown" ? 1 : -1, query)) event.preventDefault();
    }
  });
}

/** Whether the arrows move within what has the focus. */
function scrolls(target) {
  return target instanceof Element && target.closest("pre") !== null;
}

/** Moves the focus through the list; from the search down into it. */
function move(step, query) {
  const links = [...by("list").querySelectorAll("a")];
  const at = links.findIndex((link) => link === document.activeElement);
  if (at < 0 && document.activeElement !== query) return false;
  if (at + step >= links.length && list.drawn < list.shown.length) { drawPortion(); return move(step, query); }
  const to = at + step < 0 ? query : links[at + step];
  if (!to || (at < 0 && step < 0)) return false;
  to.focus();
  return true;
}

