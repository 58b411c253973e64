const EVERY = 5000;

/** Keeps the numbers of the overview true while somebody can see them. */
export class Overview {
  #part;
  #asking = false;

  // Lifecycle

  constructor(part) {
    this.#part = part;
    setInterval(() => this.#ask(), EVERY);
    document.addEventListener("visibilitychange", () => this.#ask());
  }

  // Internal

  async #ask() {
    if (document.hidden || this.#asking) {
      return;
    }
    this.#asking = true;
    const answer = await fetch(this.#part.dataset.overview).catch(() => null);
    const drawn = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
    this.#asking = false;
    for (const number of this.#part.querySelectorAll("[data-number]")) {
      const fresh = drawn?.querySelector(`[data-number="${number.dataset.number}"]`);
      // what stays is not touched: a selection or a focus in it would be lost
      if (fresh && fresh.textContent !== number.textContent) {
        number.replaceChildren(...fresh.childNodes);
      }
    }
    this.#part.classList.toggle("is-old", !drawn);
  }
}
