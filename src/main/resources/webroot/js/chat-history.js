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
  #turn = 0;
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

  /** Shows another part of the conversation, as this address draws it; the address that it had in the end, or nothing. */
  async open(address) {
    const answer = await this.#fetch(address, "all");
    this.show();
    [this.#older, this.#newer].forEach((edge) => this.#look(edge));
    return answer && new URL(answer.url);
  }

  async toEnd() {
    if (!this.#sheet.tail) {
      await this.#fetch(this.#path(""), "all");
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
    const came = await this.#fetch(this.#path(older ? `?before=${this.#sheet.from}` : `?after=${this.#sheet.to}`), older ? "older" : "newer");
    this.show();
    if (came) {
      this.#look(edge);
    }
  }

  /** Where it is near it is told again. */
  #look(edge) {
    this.#watch.unobserve(edge);
    this.#watch.observe(edge);
  }

  #path(query) {
    return `/chat/${this.#room.dataset.room}/messages${query}`;
  }

  async #fetch(address, place) {
    this.#busy = true;
    this.#sheet.expect(1);
    const turn = place === "all" ? ++this.#turn : this.#turn;
    const answer = await fetch(address).catch(() => null);
    const text = answer?.ok && (await answer.text().catch(() => null));
    const drawn = text && new DOMParser().parseFromString(text, "text/html").getElementById("messages");
    // what belongs beside messages that are gone from the page would be in the wrong place
    const wanted = drawn && turn === this.#turn;
    if (wanted) {
      this.#sheet.take(drawn, place);
    }
    this.#sheet.expect(-1);
    this.#busy = false;
    return wanted ? answer : null;
  }
}
