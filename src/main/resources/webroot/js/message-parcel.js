import { fileFacts } from "./chat-marks.js";
import { upload } from "./upload.js";

/** One file on its way to the server, with the card that shows it. It tells of itself: "up", "failed", "gone". */
export class Parcel extends EventTarget {
  #url;
  #csrf;
  #file;
  #words;
  #stop = new AbortController();

  // Lifecycle

  /** @param told what the server has told of one that is there already; of one that was lost its name alone */
  constructor({ url, csrf, words, file, told }) {
    super();
    this.#url = url;
    this.#csrf = csrf;
    this.#file = file;
    this.#words = words.dataset;
    this.key = crypto.getRandomValues(new Uint32Array(2)).join("-");
    this.told = told ?? { name: file.name, size: file.size };
    this.card = words.content.firstElementChild.cloneNode(true);
    this.card.querySelector(".file-name").textContent = this.told.name;
    this.card.querySelector("[data-file-again]").addEventListener("click", () => this.#say("again"));
    this.card.querySelector("[data-file-end]").addEventListener("click", () => this.end());
    this.#show(this.isUp ? this.#words.up : file ? this.#words.waits : this.#words.failed);
    this.card.classList.toggle("is-failed", this.isLost);
    this.card.classList.toggle("is-up", this.isUp);
  }

  get isUp() {
    return Boolean(this.told.id);
  }

  get hasFailed() {
    return this.card.classList.contains("is-failed");
  }

  /** The page that had it was left before it had arrived. */
  get isLost() {
    return !this.isUp && !this.#file;
  }

  // Actions

  async start() {
    this.#stop = new AbortController();
    this.card.classList.remove("is-failed");
    this.card.querySelector("[data-file-again]").hidden = true;
    this.#show(fileFacts({ size: this.told.size }));
    try {
      this.told = await upload(this.#url, this.#file, {
        csrf: this.#csrf,
        say: this.#words,
        progress: (part) => (this.card.querySelector("progress").value = part),
        signal: this.#stop.signal,
      });
      this.card.classList.add("is-up");
      this.#show(`${fileFacts(this.told)} · ${this.#words.up}`);
      this.#say("up");
    } catch ({ message }) {
      if (this.#stop.signal.aborted) {
        return;
      }
      this.card.classList.add("is-failed");
      this.card.querySelector("[data-file-again]").hidden = false;
      this.#show(message);
      this.#say("failed");
    }
  }

  /** Nobody wants it any more. */
  end() {
    this.#stop.abort();
    this.card.remove();
    if (this.isUp) {
      const body = new URLSearchParams({ file: this.told.id });
      fetch("/chat/files/deletion", { method: "POST", headers: { "X-CSRF-Token": this.#csrf }, body, keepalive: true }).catch(() => null);
    }
    this.#say("gone");
  }

  // Internal

  #show(words) {
    this.card.querySelector(".file-facts").textContent = words;
  }

  #say(type) {
    this.dispatchEvent(new Event(type));
  }
}
