/** How far this page knows each topic. Decides for each event whether it is new, known, or comes after a gap. */
export class Topics {
  #known;
  #seen = new Map();

  /** @param known topic names with the sequence number that the page was drawn at */
  constructor(known = {}) {
    this.#known = new Map(Object.entries(known));
  }

  names() {
    return [...this.#known.keys()];
  }

  known(topic) {
    return this.#known.get(topic);
  }

  /** Follows a topic from here on; one that is followed keeps its place. */
  follow(topic, seq) {
    if (!this.#known.has(topic)) {
      this.#known.set(topic, seq);
    }
  }

  leave(topic) {
    this.#known.delete(topic);
  }

  /** "new" (and from now on known), "known" or "gap". */
  judge({ topic, seq }) {
    if (seq === undefined) {
      return "new";
    }
    const known = this.#known.get(topic);
    if (known === undefined || seq <= known) {
      return "known";
    }
    if (seq > known + 1) {
      this.#seen.set(topic, Math.max(seq, this.#seen.get(topic) ?? 0));
      return "gap";
    }
    this.#known.set(topic, seq);
    return "new";
  }

  /** The server says that nothing up to here is missing any more. */
  reach(topic, seq) {
    const known = this.#known.get(topic);
    if (known !== undefined && seq > known) {
      this.#known.set(topic, seq);
    }
  }

  /** Whether an event was put aside that is still to come. */
  behind(topic) {
    return this.#known.has(topic) && (this.#seen.get(topic) ?? 0) > this.#known.get(topic);
  }
}
