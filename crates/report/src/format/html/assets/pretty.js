// Bodies in rows. A body may be cut, malformed or hostile: nothing is parsed,
// signs alone decide where a row ends, and every piece keeps its place.

/** Levels that are indented. */
const DEEPEST = 30;

/**
 * @typedef {{ text: string, kind: string, start: number, end: number }} Piece
 * @typedef {{ deep: number, pieces: Piece[] }} Row
 */

/** The rows of a text. @returns {Row[]} */
function rows(text) {
  const start = text.trimStart();
  if (start.startsWith("<")) return rowsOfXml(text);
  if (/^[{["]/.test(start)) return rowsOfJson(text);
  return rowsOfText(text);
}

/** Collects pieces into rows. */
function page() {
  const done = [];
  let row = { deep: 0, pieces: [] };
  return {
    deep: 0,
    add(text, kind, start, end = start + text.length) {
      if (row.pieces.length === 0) row.deep = Math.min(Math.max(this.deep, 0), DEEPEST);
      row.pieces.push({ text, kind, start, end });
    },
    end() {
      if (row.pieces.length > 0) done.push(row);
      row = { deep: 0, pieces: [] };
    },
    rows() { this.end(); return done; },
  };
}

function rowsOfText(text) {
  let start = 0;
  return text.split("\n").map((line) => {
    const piece = { text: line, kind: "plain", start, end: start + line.length };
    start += line.length + 1;
    return { deep: 0, pieces: [piece] };
  });
}

function rowsOfJson(text) {
  const out = page();
  const token = /"[^"\\]*(?:\\[^][^"\\]*)*"?|[{}[\],:]|[^\s{}[\],:"]+/g;
  const after = /\s*([^\s])/y;
  const next = (at) => { after.lastIndex = at; return after.exec(text)?.[1]; };
  for (let found; (found = token.exec(text));) {
    const [sign] = found;
    const start = found.index;
    const end = token.lastIndex;
    if (sign === "{" || sign === "[") {
      out.add(sign, "sign", start);
      out.deep += 1;
      if (!/[}\]]/.test(next(end) ?? "")) out.end();
    } else if (sign === "}" || sign === "]") {
      out.deep -= 1;
      if (!/[{[]\s*$/.test(text.slice(Math.max(0, start - 40), start))) out.end();
      out.add(sign, "sign", start);
    } else if (sign === ",") {
      out.add(sign, "sign", start);
      out.end();
    } else if (sign === ":") {
      out.add(": ", "sign", start, end);
    } else {
      out.add(sign, next(end) === ":" ? "name" : "value", start);
    }
  }
  return out.rows();
}

function rowsOfXml(text) {
  const out = page();
  const token = /<!--[^]*?(?:-->|$)|<!\[CDATA\[[^]*?(?:\]\]>|$)|<[^>]*>?|[^<]+/g;
  const tokens = [...text.matchAll(token)].map((found) => ({ text: found[0], start: found.index }))
    .filter((item) => item.text.trim() !== "");
  const isOpening = (item) => item !== undefined && /^<[^/!?]/.test(item.text) && !item.text.endsWith("/>");
  const isClosing = (item) => item !== undefined && item.text.startsWith("</");
  tokens.forEach((item, at) => {
    if (isClosing(item)) {
      out.deep -= 1;
      // What holds nothing, or text alone, stays in its row.
      const before = tokens[at - 1];
      const isInRow = isOpening(before) || (before && !before.text.startsWith("</") && isOpening(tokens[at - 2]) && !/^<[^!]/.test(before.text));
      if (!isInRow) out.end();
      out.add(item.text, "name", item.start);
    } else if (item.text.startsWith("<") && !item.text.startsWith("<![")) {
      out.end();
      addTag(out, item);
      if (isOpening(item)) out.deep += 1;
    } else {
      if (!isOpening(tokens[at - 1])) out.end();
      out.add(item.text.trim(), "value", item.start + item.text.length - item.text.trimStart().length);
    }
  });
  return out.rows();
}

/** A tag in pieces: attributes' values apart. */
function addTag(out, { text, start }) {
  for (const found of text.matchAll(/"[^"]*"|'[^']*'|[^"']+|["']/g)) {
    out.add(found[0], /^["']/.test(found[0]) ? "value" : "name", start + found.index);
  }
}

