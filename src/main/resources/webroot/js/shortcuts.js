const GO_WITHIN = 1000;

/** The keys that the page answers to, and the card that lists them. */
export class Shortcuts {
  #dialog = document.getElementById("shortcuts");
  #comments;
  #escape;
  #goUntil = 0;

  // Lifecycle

  /** @param escape closes the topmost thing that is open, in this order; each says whether it did */
  constructor({ comments, escape }) {
    this.#comments = comments;
    this.#escape = escape;
    document.addEventListener("keydown", (key) => this.#key(key));
    for (const button of document.querySelectorAll('[data-act="shortcuts"]')) {
      button.hidden = false;
      button.addEventListener("click", () => this.#dialog.showModal());
    }
  }

  // Internal

  #key(key) {
    if (key.key === "Escape") {
      this.#escape.some((close) => close());
      return;
    }
    const typing = key.target.closest?.("input, textarea, select, [contenteditable]");
    if (typing || key.ctrlKey || key.metaKey || key.altKey || key.isComposing || this.#dialog.open) {
      return;
    }
    if (this.#act(key.key)) {
      key.preventDefault();
    }
  }

  #act(key) {
    if (performance.now() < this.#goUntil && this.#go(key)) {
      return true;
    }
    switch (key) {
      case "?":
        this.#dialog.showModal();
        return true;
      case "/":
        return this.#search();
      case "g":
        this.#goUntil = performance.now() + GO_WITHIN;
        return false;
      case "j":
        return this.#step(1);
      case "k":
        return this.#step(-1);
      case "c":
        document.getElementById("composer-body")?.focus();
        this.#comments?.write();
        return true;
      default:
        return false;
    }
  }

  #go(key) {
    const to = { h: document.querySelector(".brand"), n: document.getElementById("bell"), c: document.getElementById("chat-link") }[key];
    to?.click();
    return Boolean(to);
  }

  /** To the field, or where there is no room for one to the page that has it. */
  #search() {
    const field = [...document.querySelectorAll("[data-search]")].find((one) => one.checkVisibility());
    field?.focus();
    field?.select();
    if (!field) {
      document.querySelector("[data-search-page]")?.click();
    }
    return true;
  }

  #step(by) {
    const steps = [...document.querySelectorAll("[data-step]")];
    const at = steps.findIndex((step) => step.contains(document.activeElement));
    const next = steps[at < 0 ? (by < 0 ? steps.length - 1 : 0) : Math.min(steps.length - 1, Math.max(0, at + by))];
    const target = next?.matches("[tabindex]") ? next : next?.querySelector(".story-title a, .hit-title a");
    target?.focus();
    target?.scrollIntoView({ block: "nearest" });
    return Boolean(target);
  }
}
