import { countWords, nameOf } from "./words.js";
import { word } from "./chat-marks.js";

const LASTS = 5000;

/** Who is typing, for as long as they are. */
export class MessageTyping {
  #place;
  #people = new Map();

  constructor(place) {
    this.#place = place;
  }

  show({ account, nickname }) {
    clearTimeout(this.#people.get(account)?.timer);
    this.#people.set(account, { nickname, timer: setTimeout(() => this.stop(account), LASTS) });
    this.#write();
  }

  /** They have sent what they typed, or stopped. */
  stop(account) {
    clearTimeout(this.#people.get(account)?.timer);
    this.#people.delete(account);
    this.#write();
  }

  #write() {
    const names = [...this.#people.values()];
    const words = word("typing");
    const one = words.dataset.one.replace("{name}", () => nameOf(names[0]?.nickname ?? ""));
    this.#place.textContent = names.length > 1 ? countWords(words, names.length) : names.length ? one : "";
  }
}
