import { countWords } from "./words.js";
import { word } from "./chat-marks.js";

const SOON = 200;

/** How far the reader has read, told to the server when it was seen; how far the others have; and what is new. */
export class ChatReading {
  #sheet;
  #scroll;
  #send;
  #read;
  #told;
  #others;
  #timer = 0;
  #busy = false;
  #mark = Object.assign(document.createElement("p"), { className: "message-read", textContent: word("read").textContent });

  // Lifecycle

  /** @param send tells the server; its promise settles with the reply */
  constructor(room, { sheet, scroll, send }) {
    this.#sheet = sheet;
    this.#scroll = scroll;
    this.#send = send;
    this.#read = this.#told = Number(room.dataset.read);
    this.#others = new Map(room.dataset.reads.split(" ").filter(Boolean).map((one) => one.split(":").map(Number)));
    if (!location.hash) {
      sheet.line.scrollIntoView({ block: "start" });
    }
    scroll.addEventListener("scroll", () => this.look(), { passive: true });
    addEventListener("focus", () => this.look());
    document.addEventListener("visibilitychange", () => this.look());
    this.look();
    this.marks();
  }

  // Actions

  /** Takes note of what is in sight. */
  look() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#see(), SOON);
  }

  /** Somebody wrote: the rule goes before it where the reader has seen all before and is not looking. */
  fresh(part) {
    const seq = Number(part.dataset.seq);
    const { line } = this.#sheet;
    if (this.#read >= seq - 1 && !this.#looks()) {
      this.#sheet.rule(part);
    }
    if (line.isConnected) {
      const behind = this.#sheet.messages.filter((one) => !one.matches(".is-own") && line.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
      line.firstElementChild.textContent = countWords(line, behind.length);
    }
    this.look();
  }

  /** Who writes has read. */
  wrote() {
    this.#sheet.still(() => this.#sheet.line.remove());
  }

  /** The reader has read this far on another device. */
  reach(seq) {
    this.#read = Math.max(this.#read, seq);
    this.#told = Math.max(this.#told, seq);
  }

  /** Another member has read this far. */
  heard(account, seq) {
    if (this.#others.has(account)) {
      this.#others.set(account, Math.max(this.#others.get(account), seq));
      this.marks();
    }
  }

  /** The newest own message that all others have seen says so. */
  marks() {
    const all = Math.min(...this.#others.values());
    const own = this.#sheet.messages.filter((part) => part.matches(".is-own:not(.is-gone)") && Number(part.dataset.seq) <= all).at(-1);
    this.#sheet.still(() => (this.#others.size && own ? own.querySelector(".message-main").append(this.#mark) : this.#mark.remove()));
  }

  /** Has it read out. */
  aloud(part, { author, files = [] }) {
    const words = part.querySelector(".message-body")?.textContent ?? "";
    document.querySelector("[data-said]").textContent = `${author.nickname}: ${[words, ...files.map(({ name }) => name)].join(" ")}`;
  }

  // Internal

  #looks() {
    return !document.hidden && document.hasFocus();
  }

  async #see() {
    if (!this.#looks() || !this.#scroll.checkVisibility()) {
      return;
    }
    const { bottom } = this.#scroll.getBoundingClientRect();
    const seen = this.#sheet.messages.findLast((part) => part.getBoundingClientRect().top < bottom - 8);
    this.#read = Math.max(this.#read, Number(seen?.dataset.seq ?? 0));
    if (this.#read > this.#told && !this.#busy) {
      this.#busy = true;
      const told = this.#read;
      const { status } = await this.#send(told);
      this.#busy = false;
      if (status !== "failed") {
        this.#told = told;
        this.look();
      }
    }
  }
}
