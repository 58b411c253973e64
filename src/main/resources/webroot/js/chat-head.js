const SPREAD = 1500;
const LONGEST = 24 * 60 * 60 * 1000;

/** The head of the open conversation and whether one may write there, drawn anew by the server when either has changed. */
export class ChatHead {
  #room;
  #timer;
  #end;

  // Lifecycle

  constructor(room) {
    this.#room = room;
    this.#wait();
  }

  // Actions

  /** Asks for it anew; a moment later, for all who are in it do. */
  renew() {
    this.#timer ??= setTimeout(() => this.#ask(), Math.random() * SPREAD);
  }

  // Internal

  async #ask() {
    const answer = await fetch(`/chat/${this.#room.dataset.room}/`, { redirect: "error" }).catch(() => null);
    this.#timer = undefined;
    if (answer?.ok) {
      this.#draw(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } else if (answer?.status === 404) {
      location.assign("/chat/");
    }
  }

  #draw(page) {
    for (const part of [".room-who", "[data-closed]"]) {
      this.#room.querySelector(part).replaceWith(document.importNode(page.querySelector(`.room ${part}`), true));
    }
    const composer = this.#room.querySelector("#composer");
    composer.hidden = page.querySelector("#composer").hidden;
    this.#wait();
  }

  /** Whoever is muted may write again when that is over. */
  #wait() {
    clearTimeout(this.#end);
    const left = Date.parse(this.#room.querySelector("[data-closed]").dataset.until) - Date.now();
    if (left < LONGEST) {
      this.#end = setTimeout(() => this.renew(), Math.max(0, left) + 500);
    }
  }
}
