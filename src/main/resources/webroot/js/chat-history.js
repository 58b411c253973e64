import { countWords } from "./words.js";

const EARLY = "800px";

/** The history, by scrolling: what comes before and behind is fetched before it is reached. */
export class ChatHistory {
  #room;
  #sheet;
  #scroll;
  #older;
  #newer;
  #newest;
  #fresh = 0;
  #busy = false;
  #watch;

  // Lifecycle

  constructor(room, sheet, scroll) {
    this.#room = room;
    this.#sheet = sheet;
    this.#scroll = scroll;
    [this.#older, this.#newer, this.#newest] = ["older", "newer", "newest"].map((edge) => room.querySelector(`[data-${edge}]`));
    this.#watch = new IntersectionObserver((seen) => seen.forEach((one) => one.isIntersecting && this.#reach(one.target)), {
      root: scroll,
      rootMargin: EARLY,
    });
    [this.#older, this.#newer].forEach((edge) => {
      this.#watch.observe(edge);
      edge.addEventListener("click", (click) => {
        click.preventDefault();
        this.#reach(edge);
      });
    });
    this.#newest.addEventListener("click", (click) => {
      click.preventDefault();
      this.toEnd();
    });
    scroll.addEventListener("scroll", () => this.show(), { passive: true });
    this.show();
  }

  // Actions

  /** Somebody has written while the reader is further up. */
  count() {
    if (!this.#sheet.atEnd || !this.#sheet.tail) {
      this.#fresh++;
    }
    this.show();
  }

  async toEnd() {
    if (!this.#sheet.tail) {
      await this.#fetch("", "all");
    }
    this.#scroll.scrollTop = 0;
    this.show();
  }

  show() {
    const end = this.#sheet.atEnd && this.#sheet.tail;
    this.#fresh = end ? 0 : this.#fresh;
    this.#newest.hidden = end;
    this.#newest.textContent = this.#fresh ? countWords(this.#newest, this.#fresh) : this.#newest.dataset.none;
    this.#older.hidden = this.#sheet.from <= 1;
    const beginning = this.#room.querySelector("[data-beginning]");
    beginning.hidden = !this.#older.hidden;
    beginning.textContent = this.#sheet.to ? beginning.dataset.some : beginning.textContent;
    this.#newer.hidden = this.#sheet.tail;
  }

  // Internal

  async #reach(edge) {
    if (edge.hidden || this.#busy) {
      return;
    }
    const older = edge === this.#older;
    const came = await this.#fetch(older ? `?before=${this.#sheet.from}` : `?after=${this.#sheet.to}`, older ? "older" : "newer");
    this.show();
    if (came) {
      // told again where it is still near
      this.#watch.unobserve(edge);
      this.#watch.observe(edge);
    }
  }

  async #fetch(query, place) {
    this.#busy = true;
    const answer = await fetch(`/chat/${this.#room.dataset.room}/messages${query}`, { redirect: "error" }).catch(() => null);
    if (answer?.ok) {
      const drawn = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("messages");
      this.#sheet.take(drawn, place);
    }
    this.#busy = false;
    return Boolean(answer?.ok);
  }
}
