const LONG_PRESS = 500;

/** What the reader does with a message that stands there; what is rarely done is fetched when it is. */
export class ChatActs {
  #sheet;
  #composer;
  #room;
  #acts;
  #menu;
  #press;

  // Lifecycle

  /** @param acts again(ref) and drop(ref) of one on its way; act(event, payload) to tell the server; say(words) */
  constructor(room, { sheet, composer, ...acts }) {
    this.#room = room;
    this.#sheet = sheet;
    this.#composer = composer;
    this.#acts = acts;
    room.addEventListener("click", (click) => this.#click(click));
    room.addEventListener("keydown", (key) => this.#key(key));
    room.addEventListener("touchstart", (touch) => this.#touch(touch), { passive: true });
    ["touchend", "touchmove", "touchcancel"].forEach((end) => room.addEventListener(end, () => clearTimeout(this.#press), { passive: true }));
  }

  // Internal

  #click(click) {
    const part = click.target.closest(".message");
    const does = click.target.closest("[data-act], [data-emoji], [data-unpin]");
    if (does?.dataset.unpin || (part && does)) {
      click.preventDefault();
      this.#act(does, part);
    }
  }

  #act(does, part) {
    const { act, emoji, unpin } = does.dataset;
    if (emoji) {
      this.#acts.act("message.react", { message: Number(part.dataset.seq), emoji, on: does.getAttribute("aria-pressed") === "false" });
    } else if (unpin) {
      this.#acts.act("message.pin", { message: Number(unpin), on: false });
    } else if (act === "more") {
      this.#rare((menu) => menu.open(part, does));
    } else if (act === "reply") {
      this.#rare((menu) => menu.reply(part));
    } else {
      this.#acts[act]?.(part.dataset.ref);
    }
  }

  /** The arrow upwards in an empty field is the way to what one wrote last; Enter opens a message's menu. */
  #key(key) {
    const { target } = key;
    const last = this.#sheet.messages.findLast((part) => part.matches(".is-own:not(.is-gone)"));
    if (key.key === "ArrowUp" && target.matches("textarea") && !target.value && !key.defaultPrevented && last) {
      key.preventDefault();
      this.#rare((menu) => menu.edit(last));
    } else if (key.key === "Enter" && target.matches(".message:has(.message-more)")) {
      key.preventDefault();
      this.#rare((menu) => menu.open(target, target.querySelector(".message-more")));
    }
  }

  #touch({ target, touches }) {
    const part = target.closest(".message:has(.message-more)");
    clearTimeout(this.#press);
    if (part && touches.length === 1 && !target.closest("a, button")) {
      this.#press = setTimeout(() => this.#rare((menu) => menu.open(part, part.querySelector(".message-main"))), LONG_PRESS);
    }
  }

  async #rare(act) {
    const about = { composer: this.#composer, conversation: this.#room.dataset.room, ...this.#acts };
    this.#menu ??= import("./message-menu.js").then(({ MessageMenu }) => new MessageMenu(about));
    act(await this.#menu);
  }
}
