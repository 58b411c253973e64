/** Says that what is shown has been changed on the server; nothing moves by itself. */
export class Renew {
  #bars = [...document.querySelectorAll("[data-renew]")];

  // Lifecycle

  constructor() {
    this.#bars.forEach((bar) => bar.querySelector("button").addEventListener("click", () => location.reload()));
  }

  // Actions

  receive({ event, payload }) {
    for (const bar of this.#bars) {
      const { renew, of } = bar.dataset;
      if (renew.split(" ").includes(event) && (!of || Number(of) === payload.article)) {
        bar.hidden = false;
      }
    }
  }
}
