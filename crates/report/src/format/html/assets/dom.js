// Elements, made of text alone: what a peer sent is never read as markup.

/** The signs of verdicts; the words stand beside them. */
const SIGNS = { passed: "✓", failed: "✗", warned: "!", skipped: "–", inconclusive: "?" };
const VERDICTS = Object.keys(SIGNS);

/** What does something without being seen: controls, marks that turn the direction of text, tags. */
const ODD = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]|\udb40[\udc00-\udc7f]/;

/**
 * An element with attributes and children; `null` and `false` are left out.
 * @param {string} name
 * @param {Record<string, unknown>} attributes
 * @param {...(Node | string | number | null | false | undefined)} children
 */
function el(name, attributes = {}, ...children) {
  const isDrawn = DRAWN.has(name);
  const element = isDrawn ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(key, /** @type {EventListener} */ (value));
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : shown(String(child)));
  }
  return element;
}

const DRAWN = new Set(["svg", "rect", "path"]);

/** A text with what is odd in it spelt out. */
function shown(text) {
  if (!ODD.test(text)) return document.createTextNode(text);
  const pieces = document.createDocumentFragment();
  for (const piece of text.split(new RegExp(`(${ODD.source})`))) {
    if (!ODD.test(piece)) { pieces.append(piece); continue; }
    const odd = document.createElement("span");
    odd.className = "odd";
    odd.textContent = `\\u{${piece.codePointAt(0).toString(16)}}`;
    pieces.append(odd);
  }
  return pieces;
}

/** A verdict by sign and word. */
function mark(verdict) {
  const sign = el("span", { "aria-hidden": "true" }, SIGNS[verdict] ?? "·");
  return el("span", { class: `mark ${verdict ?? "none"}` }, sign, ` ${verdict ?? "nothing to judge"}`);
}

/** Milliseconds as people say them; what is not whole is cut, as the markup does. */
function duration(ms) {
  if (ms < 1000) return `${ms} ms`;
  if (ms < 60000) return `${(Math.floor(ms / 100) / 10).toFixed(1)} s`;
  return `${Math.floor(ms / 60000)} min ${Math.floor((ms % 60000) / 1000)} s`;
}

/** A number of things. */
function count(number, one, many) {
  return `${number} ${number === 1 ? one : many}`;
}

/** The element of an id that the page always has. */
function by(id) {
  return /** @type {HTMLElement & { checked: boolean, value: string }} */ (document.getElementById(id));
}

/** A field of a form, by its name. */
function field(form, name) {
  return /** @type {HTMLSelectElement} */ (form.elements.namedItem(name));
}

/** The rows of the table of clauses. */
function clauseRows() {
  return /** @type {HTMLTableRowElement[]} */ ([...document.querySelectorAll(".clauses tbody tr")]);
}

