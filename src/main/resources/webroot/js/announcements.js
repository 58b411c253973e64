const TICK = 250;
const SPREAD = 300;
const AGAIN = 5000;
const GUESTS = 15000;

/** The announcements at the top of an open page: they come, change and go by the server's time, without a reload. */
export class Announcements {
  #box;
  #clock;
  #browser;
  #member;
  #timer = 0;

  // Lifecycle

  /** @param member whether a socket tells of changes; for guests the page asks now and then */
  constructor({ box, clock, browser, member }) {
    this.#box = box;
    this.#clock = clock;
    this.#browser = browser;
    this.#member = member;
    document.addEventListener("submit", (submit) => this.#dismiss(submit));
    addEventListener("pageshow", ({ persisted }) => persisted && this.#soon(0));
    setInterval(() => this.#tick(), TICK);
    if (!member) {
      setInterval(() => document.hidden || this.#soon(0), GUESTS);
      document.addEventListener("visibilitychange", () => document.hidden || this.#soon(0));
    }
  }

  // Actions

  receive({ event }) {
    if (event === "announcement.changed" || event === "announcement.dismissed") {
      this.#soon(Math.random() * SPREAD); // not everybody at the same moment
    }
  }

  // Internal

  #tick() {
    const now = this.#clock.now();
    const { next } = this.#box.dataset;
    for (const item of this.#items()) {
      if (item.dataset.ends && Number(item.dataset.ends) <= now) {
        item.remove();
        this.#soon(Math.random() * SPREAD); // one that did not fit may now
      }
    }
    if (next && Number(next) <= now) {
      this.#box.dataset.next = "";
      this.#soon(Math.random() * SPREAD);
    }
  }

  #soon(delay) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), delay);
  }

  async #ask() {
    const answer = await fetch("/announcements/current").catch(() => null);
    if (!answer?.ok) {
      this.#soon(AGAIN + Math.random() * AGAIN);
      return;
    }
    const drawn = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("announcements");
    // answers can overtake each other
    if (drawn && Number(drawn.dataset.now) >= Number(this.#box.dataset.now)) {
      this.#take(drawn);
    }
  }

  #take(drawn) {
    Object.assign(this.#box.dataset, { now: drawn.dataset.now, next: drawn.dataset.next, tells: drawn.dataset.tells });
    this.#box.querySelector("[data-more]").hidden = drawn.querySelector("[data-more]").hidden;
    for (const level of this.#box.querySelectorAll("[data-board]")) {
      this.#merge(level, [...drawn.querySelectorAll(`[data-board="${level.dataset.board}"] > [data-announced]`)]);
    }
  }

  /** What stays is not touched: a live region would read it out again, and a focus would be lost. */
  #merge(level, wanted) {
    const names = wanted.map(name);
    const stay = new Map([...level.children].map((item) => [name(item), item]));
    stay.forEach((item, key) => names.includes(key) || item.remove());
    wanted.forEach((item, place) => {
      if (!stay.has(name(item))) {
        const fresh = document.importNode(item, true);
        fresh.querySelectorAll('input[name="next"]').forEach((next) => (next.value = location.pathname + location.search));
        level.insertBefore(fresh, level.children[place] ?? null);
        this.#tell(fresh);
      }
    });
  }

  #tell(item) {
    if (this.#member && this.#box.dataset.tells === "true") {
      const words = item.querySelector("[data-words]");
      const link = item.querySelector(".announced-note a")?.href ?? "/announcements/";
      this.#browser.tell({ key: `announcement-${name(item)}`, words: words.textContent, lang: words.lang, link });
    }
  }

  async #dismiss(submit) {
    const form = submit.target;
    if (!form.matches("[data-dismiss]")) {
      return;
    }
    submit.preventDefault();
    const answer = await fetch(form.action, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams(new FormData(form)),
    }).catch(() => null);
    if (answer?.ok || answer?.status === 404) {
      form.closest("[data-announced]").remove();
      (this.#box.querySelector("[data-dismiss] button") ?? document.getElementById("main")).focus();
      this.#soon(0);
    } else {
      form.submit();
    }
  }

  #items() {
    return this.#box.querySelectorAll("[data-announced]");
  }
}

function name({ dataset }) {
  return `${dataset.announced}-${dataset.version}`;
}
