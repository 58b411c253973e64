import { word } from "./chat-marks.js";

const GAP = 4;
const EXCERPT = 120;

/** What can be done to a message, beside it; the browser closes it on Escape and on a click elsewhere. */
export class MessageMenu {
  #menu = document.getElementById("message-menu");
  #part;
  #about;

  // Lifecycle

  /** @param about composer, conversation, act(event, payload) to tell the server, say(words) */
  constructor(about) {
    this.#about = about;
    this.#menu.addEventListener("click", ({ target }) => this.#click(target.closest("button")));
    this.#menu.addEventListener("submit", (submit) => this.#other(submit));
    this.#menu.addEventListener("keydown", (key) => this.#key(key));
  }

  // Actions

  /** @param anchor what it is opened beside */
  open(part, anchor) {
    this.#part = part;
    const [own, pinned] = [part.matches(".is-own"), part.matches(".is-pinned")];
    const is = { own, pinned, foreign: !own, loose: !pinned };
    this.#menu.querySelectorAll("[data-of]").forEach((act) => (act.hidden = !is[act.dataset.of]));
    this.#menu.querySelector("form")?.reset();
    this.#menu.showPopover({ source: anchor });
    this.#place(anchor.getBoundingClientRect());
    this.#buttons()[0].focus({ preventScroll: true });
  }

  reply(part) {
    const files = part.querySelector(".message-files");
    const words = part.querySelector(".message-body").textContent.trim() || files?.textContent.trim() || word("picture").textContent;
    this.#about.composer.reply({
      seq: Number(part.dataset.seq),
      author: { nickname: part.querySelector(".message-name").textContent },
      excerpt: words.slice(0, EXCERPT),
    });
  }

  /** The text as it was typed stands on the message's own page. */
  async edit(part) {
    const address = `/chat/${this.#about.conversation}/message/?seq=${Number(part.dataset.seq)}`;
    const answer = await fetch(address, { redirect: "error" }).catch(() => null);
    if (answer?.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const carries = Boolean(part.querySelector(".message-files"));
      this.#about.composer.edit(Number(part.dataset.seq), page.getElementById("edit-body").value, carries);
    } else {
      location.assign(address);
    }
  }

  // Internal

  #place({ top, bottom, left, right }) {
    const { offsetWidth: width, offsetHeight: height } = this.#menu;
    const below = bottom + GAP + height < innerHeight;
    const start = document.documentElement.dir === "rtl" ? left : right - width;
    this.#menu.style.left = `${Math.max(GAP, Math.min(start, innerWidth - width - GAP))}px`;
    this.#menu.style.top = `${Math.max(GAP, below ? bottom + GAP : top - height - GAP)}px`;
  }

  #buttons() {
    return [...this.#menu.querySelectorAll("button:not([hidden])")];
  }

  #click(button) {
    const { give, do: act } = button?.dataset ?? {};
    if (give || act) {
      this.#menu.hidePopover();
      give ? this.#react(give) : this.#act(act, this.#part);
    }
  }

  #act(act, part) {
    const message = Number(part.dataset.seq);
    if (act === "pin" || act === "unpin") {
      this.#about.act("message.pin", { message, on: act === "pin" });
    } else if (act === "delete") {
      confirm(word("sure").textContent) && this.#about.act("message.delete", { message });
    } else if (act === "remove") {
      confirm(word("remove-sure").textContent) && this.#about.act("message.delete", { message });
    } else if (act === "copy") {
      this.#copy(part);
    } else if (act === "report") {
      location.assign(`/chat/${this.#about.conversation}/report/?seq=${message}`);
    } else {
      act === "edit" ? this.edit(part) : this.reply(part);
    }
  }

  #react(emoji) {
    this.#about.act("message.react", { message: Number(this.#part.dataset.seq), emoji, on: true });
  }

  #other(submit) {
    submit.preventDefault();
    this.#menu.hidePopover();
    this.#react(submit.target.elements.other.value);
  }

  /** Without a safe page the browser lends no clipboard: the address is shown to be copied by hand. */
  async #copy(part) {
    const address = part.querySelector(".message-at").href;
    try {
      await navigator.clipboard.writeText(address);
      this.#about.say(word("copied").textContent);
    } catch {
      prompt(word("copy-link").textContent, address);
    }
  }

  /** The arrows go from one to the next. */
  #key(key) {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[key.key];
    if (step && !key.target.matches("input")) {
      key.preventDefault();
      const buttons = this.#buttons();
      const at = buttons.indexOf(document.activeElement);
      buttons[(at + step + buttons.length) % buttons.length].focus();
    }
  }
}
