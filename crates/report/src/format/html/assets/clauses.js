// The clauses: found by words and verdict.

function watchClauses() {
  const form = document.getElementById("find-clause");
  if (!(form instanceof HTMLFormElement)) return;
  const all = clauseRows();
  const select = field(form, "verdict");
  for (const verdict of [...VERDICTS, "none"]) {
    const times = all.filter((row) => row.dataset.verdict === verdict).length;
    if (times > 0) select.append(el("option", { value: verdict }, `${verdict === "none" ? "not judged" : verdict} (${times})`));
  }
  const sift = () => {
    const list = words(field(form, "clause").value);
    let left = 0;
    for (const row of all) {
      const isLeft = (!select.value || row.dataset.verdict === select.value) && list.every((word) => has(row.textContent, word));
      row.hidden = !isLeft;
      if (isLeft) left += 1;
    }
    by("clauses-shown").textContent = left === all.length ? count(left, "clause", "clauses") : `${left} of ${count(all.length, "clause", "clauses")}`;
  };
  form.addEventListener("input", sift);
  form.addEventListener("submit", (event) => event.preventDefault());
  sift();
}

/** Shows the row of a clause or a fault, whatever is sifted or folded. */
function showRow(id) {
  for (const told of document.querySelectorAll("tr.told")) told.classList.remove("told");
  const row = document.getElementById(id);
  if (!row) return;
  row.hidden = false;
  const fold = row.closest("details");
  if (fold) fold.open = true;
  row.classList.add("told");
  row.scrollIntoView({ block: "center" });
  row.focus({ preventScroll: true });
}

