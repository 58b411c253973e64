import { kept } from "./kept.js";

const PAUSE = 1000;
const AGAIN = 5000;

/**
 * What was begun in a conversation: kept in the browser with each letter, and on the server a moment behind the last. Of the
 * two the later one is shown: the browser's where the server's has not been changed since, or is older.
 */
export class ChatDraft {
  #name;
  #save;
  #kept;
  #base;
  #timer = 0;

  // Lifecycle

  /**
   * @param name under which it is kept
   * @param area the field as the page came with it, with the server's draft
   * @param save tells the server; its promise settles with the reply
   */
  constructor({ name, area, save }) {
    this.#name = name;
    this.#save = save;
    this.#base = Date.parse(area.dataset.drafted) || 0;
    this.#kept = this.#read();
    const { body, at, base } = this.#kept ?? {};
    if (area.getAttribute("aria-invalid") !== "true" && this.#kept && (this.#base <= base || this.#base < at)) {
      area.value = body;
      this.#later(PAUSE);
    } else {
      this.#forget();
    }
    this.text = area.value;
  }

  // Actions

  /** What is begun now. */
  set(body) {
    this.text = body;
    this.#kept = { body, at: Date.now(), base: this.#base };
    kept.set(this.#name, JSON.stringify(this.#kept));
    this.#later(PAUSE);
  }

  /** It was sent; the server knows by itself. */
  clear() {
    clearTimeout(this.#timer);
    this.text = "";
    this.#forget();
  }

  // Internal

  #later(wait) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tell(), wait);
  }

  async #tell() {
    const told = this.#kept;
    const { status, payload } = await this.#save(told.body);
    if (status === "done") {
      this.#base = Date.parse(payload.at);
    }
    if (this.#kept !== told) {
      return;
    }
    if (status === "failed") {
      this.#later(AGAIN);
    } else {
      this.#forget();
    }
  }

  #forget() {
    this.#kept = undefined;
    kept.remove(this.#name);
  }

  #read() {
    try {
      return JSON.parse(kept.get(this.#name)) ?? undefined;
    } catch {
      return undefined;
    }
  }
}
