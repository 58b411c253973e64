// Where the browser has no room or allows nothing, what would be kept lasts as long as the page.

/** What this browser keeps beyond the page, by name. */
export const kept = {
  names: (prefix) => attempt(() => Object.keys(localStorage).filter((name) => name.startsWith(prefix))) ?? [],
  get: (name) => attempt(() => localStorage.getItem(name)),
  set: (name, value) => attempt(() => localStorage.setItem(name, value)),
  remove: (name) => attempt(() => localStorage.removeItem(name)),
};

function attempt(act) {
  try {
    return act();
  } catch {
    return undefined;
  }
}
