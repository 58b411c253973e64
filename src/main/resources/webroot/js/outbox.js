/** Frames that wait for their reply, oldest first. They outlive a socket: the next one sends them again with the same ref. */
export class Outbox {
  #prefix = randomName();
  #count = 0;
  #waiting = new Map();

  /** A ref that nobody else uses. */
  ref() {
    return `${this.#prefix}-${++this.#count}`;
  }

  /** Keeps a frame; the promise settles with its reply. */
  add(frame) {
    return new Promise((resolve) => this.#waiting.set(frame.ref, { frame, resolve }));
  }

  /** Hands a reply to who waits for it. */
  settle(reply) {
    this.#waiting.get(reply.ref)?.resolve(reply);
    return this.#waiting.delete(reply.ref);
  }

  unanswered() {
    return [...this.#waiting.values()].map((entry) => entry.frame);
  }
}

/** A name that nobody guesses. randomUUID is missing on plain HTTP, as in a hall without certificates. */
export function randomName() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
