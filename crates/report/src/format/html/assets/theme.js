// Light, dark, or as the system has it.

const THEMES = ["auto", "light", "dark"];

function watchTheme() {
  const button = by("theme");
  const set = (theme) => {
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    button.textContent = `Theme: ${theme}`;
  };
  let theme = remembered("theme") ?? "auto";
  set(THEMES.includes(theme) ? theme : "auto");
  button.addEventListener("click", () => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
    set(theme);
    remember("theme", theme);
  });
  const shortcuts = by("shortcuts");
  shortcuts.checked = remembered("shortcuts") !== "off";
  shortcuts.addEventListener("change", () => remember("shortcuts", shortcuts.checked ? "on" : "off"));
}

// A browser may keep nothing for pages from disk; then nothing is remembered.
function remembered(name) {
  try { return localStorage.getItem(`countersign.${name}`); } catch { return null; }
}

function remember(name, value) {
  try { localStorage.setItem(`countersign.${name}`, value); } catch { /* as above */ }
}

