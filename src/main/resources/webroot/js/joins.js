/** Asks the server for each topic from where the page knows it, and again when something is missing. */
export class Joins {
  #topics;
  #put;
  #ref;
  #stale;
  #lost;
  #pending = new Map();

  /**
   * @param put sends a frame
   * @param ref makes a ref
   * @param stale is told of a topic of which too much was missed
   * @param lost is told when the server could not answer: a new socket asks again
   */
  constructor({ topics, put, ref, stale, lost }) {
    this.#topics = topics;
    this.#put = put;
    this.#ref = ref;
    this.#stale = stale;
    this.#lost = lost;
  }

  all() {
    this.#topics.names().forEach((topic) => this.ask(topic));
  }

  /** Joins a topic, unless the answer to that is still to come. */
  ask(topic) {
    if (![...this.#pending.values()].includes(topic)) {
      const ref = this.#ref();
      this.#pending.set(ref, topic);
      this.#put({ ref, topic, event: "join", payload: { seq: this.#topics.known(topic) } });
    }
  }

  /** Takes the reply to a join; says whether it was one. */
  settle({ ref, status, payload }) {
    const topic = this.#pending.get(ref);
    this.#pending.delete(ref);
    if (topic !== undefined) {
      this.#settle(topic, status, payload);
    }
    return topic !== undefined;
  }

  forget() {
    this.#pending.clear();
  }

  #settle(topic, status, payload) {
    if (status === "refused") {
      this.#topics.leave(topic);
    } else if (status === "failed") {
      this.#lost();
    } else {
      this.#topics.reach(topic, payload.seq);
      if (payload.resync) {
        this.#stale(topic);
      } else if (this.#topics.behind(topic)) {
        this.ask(topic);
      }
    }
  }
}
