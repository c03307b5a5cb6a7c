// A finding within its scenario.

function drawFinding(finding, clause, key) {
  const line = (label, value) => value && el("div", { class: label }, el("dt", {}, label), el("dd", {}, el("code", {}, value)));
  return el("div", { class: `told ${finding.verdict}` },
    el("p", { class: "message" }, mark(finding.verdict), " ", finding.message),
    el("dl", {},
      line("expected", finding.expected),
      line("seen", finding.seen),
      line("at", finding.at),
      el("div", {}, el("dt", {}, "clause"), el("dd", {}, el("a", { href: address({ clause }) }, el("code", {}, clause)))),
      finding.exchange && el("div", {}, el("dt", {}, "shown by"),
        el("dd", {}, el("a", { href: address({ scenario: key, exchange: finding.exchange }) }, `exchange ${finding.exchange}`)))),
    finding.curl && el("details", { class: "curl" },
      el("summary", {}, "Repeat it"),
      el("pre", { tabindex: "0" }, el("code", {}, finding.curl)),
      el("button", { type: "button", class: "copy" }, "Copy")));
}

// Copies the command line or script beside the button, wherever it stands.
document.addEventListener("click", async (event) => {
  const button = event.target instanceof Element && event.target.closest("button.copy");
  if (!button) return;
  const code = button.parentElement.querySelector("code");
  try {
    await navigator.clipboard.writeText(code.textContent);
    button.textContent = "Copied";
  } catch {
    // Not every browser lets a page from disk write there.
    const fold = code.closest("details");
    if (fold) fold.open = true;
    getSelection().selectAllChildren(code);
    button.textContent = "Selected";
  }
});

