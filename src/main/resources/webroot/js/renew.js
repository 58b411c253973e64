/** Says that what is shown has been changed on the server; nothing moves by itself. */
export class Renew {
  #bar = document.querySelector("[data-renew]");

  // Lifecycle

  constructor() {
    this.#bar?.querySelector("button").addEventListener("click", () => location.reload());
  }

  // Actions

  receive({ event, payload }) {
    const wanted = this.#bar?.dataset.renew;
    const concerned = wanted === event && (event === "article.published" || Number(this.#bar.dataset.of) === payload.article);
    if (concerned) {
      this.#bar.hidden = false;
    }
  }
}
