// An exchange: what was sent and what came back, side by side.

/** Draws an exchange, folded unless a finding is about it; its inside when it is first opened. */
function drawExchange(exchange, findings, isOpen = findings.length > 0) {
  const { response } = exchange;
  const status = response ? String(response.status) : "no answer";
  const isBad = findings.length > 0 || !response;
  const summary = el("summary", {},
    el("span", { class: "method" }, exchange.method),
    el("span", { class: "path" }, pathOf(exchange.url)),
    el("span", { class: isBad ? "status bad" : "status" }, status),
    el("span", { class: "took" }, duration(exchange.elapsed)));
  const fold = /** @type {HTMLDetailsElement} */ (el("details", { class: findings.length > 0 ? "exchange accused" : "exchange", id: `exchange=${exchange.id}` }, summary));
  let isDrawn = false;
  const draw = () => {
    if (isDrawn || !fold.open) return;
    isDrawn = true;
    fold.append(drawSides(exchange, findings));
    reveal(fold);
  };
  fold.addEventListener("toggle", draw);
  fold.open = isOpen;
  return fold;
}

function drawSides(exchange, findings) {
  const { request, response } = exchange;
  const spots = findings.filter((finding) => finding.spot);
  const asked = el("div", {},
    el("h3", {}, ["Request", exchange.operation, `actor ${exchange.actor}`, exchange.again && `repeats ${exchange.again}`].filter(Boolean).join(" · ")),
    el("p", { class: "url" }, `${exchange.method} ${exchange.url}`),
    drawHeaders(request.headers),
    drawBody(request.body, `Body of request ${exchange.id}`));
  const answered = response
    ? el("div", {},
      el("h3", {}, `Answer · ${response.status}`),
      drawHeaders(response.headers),
      drawBody(response.body, `Body of answer ${exchange.id}`, spots))
    : el("div", {}, el("h3", {}, "No answer"), el("p", {}, exchange.because ?? ""));
  return el("div", { class: request.body.text === "" ? "sides short" : "sides" }, asked, answered);
}

function drawHeaders(headers) {
  if (headers.length === 0) return null;
  const list = el("dl", {}, ...headers.map(([name, value]) => el("div", {}, el("dt", {}, `${name}: `), el("dd", {}, value))));
  return el("details", { class: "headers" }, el("summary", {}, count(headers.length, "header", "headers")), list);
}

/** An address without its host. */
function pathOf(url) {
  return url.replace(/^[a-z]+:\/\/[^/]*/i, "") || "/";
}

