const FIRST = 500;
const LONGEST = 20000;

/** How long to wait before the next try: twice as long each time, and never the same for two browsers. */
export class Backoff {
  #random;
  #tries = 0;

  constructor(random = Math.random) {
    this.#random = random;
  }

  /** Milliseconds: between half of the step and all of it, at least half a second. */
  next() {
    const step = Math.min(LONGEST, FIRST * 2 ** ++this.#tries);
    return Math.max(FIRST, Math.round(step * (0.5 + this.#random() / 2)));
  }

  reset() {
    this.#tries = 0;
  }
}
