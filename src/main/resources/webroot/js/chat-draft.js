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
  #isTold;
  #isBusy = false;

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
    this.#isTold = Boolean(area.value || this.#kept);
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
    this.#keep(body, PAUSE);
  }

  /** It was sent, and on no device it is begun any more. */
  clear() {
    this.text = "";
    clearTimeout(this.#timer);
    this.#isTold ? this.#keep("", 0) : this.#forget();
  }

  /** A message that came late took away what it begins with, and what is begun now may be that. */
  again() {
    if (this.text) {
      this.set(this.text);
    }
  }

  // Internal

  #keep(body, wait) {
    this.#kept = { body, at: Date.now(), base: this.#base };
    kept.set(this.#name, JSON.stringify(this.#kept));
    this.#later(wait);
  }

  #later(wait) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tell(), wait);
  }

  /** One at a time, so that the last one told is the last one kept. */
  async #tell() {
    if (this.#isBusy) {
      return;
    }
    const told = this.#kept;
    this.#isBusy = this.#isTold = true;
    const { status, payload } = await this.#save(told.body);
    this.#isBusy = false;
    if (status === "done") {
      this.#base = Date.parse(payload.at);
      this.#isTold = Boolean(told.body);
    }
    if (this.#kept !== told) {
      this.#keep(this.#kept.body, PAUSE);
    } else if (status === "done") {
      this.#forget();
    } else if (status === "failed" || payload.retry_after_ms) {
      this.#later(payload.retry_after_ms ?? AGAIN);
    }
  }

  #forget() {
    this.#kept = undefined;
    kept.remove(this.#name);
  }

  /** Once only the words were kept; those are shown too. */
  #read() {
    const raw = kept.get(this.#name);
    const old = raw ? { body: raw, at: 0, base: Infinity } : undefined;
    try {
      const draft = JSON.parse(raw);
      return draft?.body === undefined ? old : draft;
    } catch {
      return old;
    }
  }
}
