// What the address asks for: `#scenario=…`, `#clause=…`, or filters.

const FILTERS = ["q", "verdict", "system", "topic", "judges"];

/** The parts of the address behind `#`. */
function route() {
  const parts = new Map();
  for (const part of location.hash.slice(1).split("&")) {
    const at = part.indexOf("=");
    if (at < 0) continue;
    try {
      parts.set(part.slice(0, at), decodeURIComponent(part.slice(at + 1)));
    } catch {
      // Half a percent sign names nothing.
    }
  }
  return parts;
}

/** An address of these parts; empty ones are left out. */
function address(parts) {
  const pairs = Object.entries(parts).filter(([, value]) => value !== "" && value !== undefined && value !== null);
  return `#${pairs.map(([key, value]) => `${key}=${encodeURIComponent(value).replaceAll("%2F", "/")}`).join("&")}`;
}

