// When each exchange of a scenario began, and how long it took.

function drawWaterfall(exchanges) {
  if (exchanges.length === 0) return null;
  const start = Math.min(...exchanges.map((exchange) => exchange.started));
  const end = Math.max(...exchanges.map((exchange) => exchange.started + exchange.elapsed));
  const whole = Math.max(end - start, 1);
  const bars = exchanges.map((exchange) => {
    const x = ((exchange.started - start) / whole) * 1000;
    // What took no time that was measured is still to be seen.
    const width = Math.max((exchange.elapsed / whole) * 1000, 4);
    const isBad = !exchange.response;
    const bar = el("svg", { viewBox: "0 0 1000 12", preserveAspectRatio: "none", "aria-hidden": "true" },
      el("rect", { class: "rule", y: 5.5, width: 1000, height: 1 }),
      el("rect", { class: isBad ? "span bad" : "span", x: Math.min(x, 1000 - width), y: 1, width, height: 10 }));
    const label = `${exchange.method} ${pathOf(exchange.url)}`;
    return el("li", {},
      el("span", { class: "label", title: label }, el("a", { href: address({ scenario: current()?.key, exchange: exchange.id }) }, label)),
      bar,
      el("span", { class: "took" }, duration(exchange.elapsed), el("span", { class: "unseen" }, `, from ${exchange.started - start} ms on`)));
  });
  return el("section", { "aria-labelledby": "waterfall-title" },
    el("h2", { id: "waterfall-title" }, `Timing: ${count(exchanges.length, "exchange", "exchanges")} in ${duration(whole)}`),
    el("ol", { class: "waterfall" }, ...bars));
}

