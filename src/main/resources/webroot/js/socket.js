import { Joins } from "./joins.js";
import { Link } from "./link.js";
import { Outbox } from "./outbox.js";

/**
 * The page's conversation with the server, over as many links as it takes: it asks for what it missed and sends again
 * what was not answered. It tells of itself by "state" (as link.js says), "message" (an event, once and in order) and
 * "stale" (too much was missed).
 */
export class Socket extends EventTarget {
  #topics;
  #link;
  #joins;
  #outbox = new Outbox();
  #once = [];

  constructor({ topics, ...line }) {
    super();
    const ref = () => this.#outbox.ref();
    this.#topics = topics;
    this.#link = new Link({
      ...line,
      heard: (frame) => this.#heard(frame),
      changed: (state) => this.#changed(state),
      knock: () => this.#link.put({ ref: ref(), topic: "socket", event: "heartbeat" }),
    });
    this.#joins = new Joins({
      topics,
      ref,
      put: (frame) => this.#link.put(frame),
      lost: () => this.#link.lost(),
      stale: (topic) => this.#say("stale", topic),
    });
  }

  get state() {
    return this.#link.state;
  }

  // Lifecycle

  connect() {
    return this.#link.connect();
  }

  sleep() {
    this.#link.sleep();
  }

  // Actions

  /**
   * Sends a command; the promise settles with its reply.
   *
   * @param ref of one that may be sent again from another page
   */
  send(topic, event, payload, ref = this.#outbox.ref()) {
    const frame = { ref, topic, event, payload };
    const reply = this.#outbox.add(frame);
    this.#link.put(frame);
    return reply;
  }

  /** The same over this link alone: it has failed where that breaks, for what is said anew anyhow. */
  sendOnce(topic, event, payload) {
    const ref = this.#outbox.ref();
    this.#once.push(ref);
    return this.send(topic, event, payload, ref);
  }

  verify() {
    this.#link.verify();
  }

  // Internal

  #heard(frame) {
    if (frame.status) {
      this.#reply(frame);
    } else if (frame.topic === "socket" && frame.event === "welcome") {
      this.#welcome(frame.payload);
    } else {
      this.#event(frame);
    }
  }

  #welcome({ topics = {}, ...beat }) {
    Object.entries(topics).forEach(([topic, seq]) => this.#topics.follow(topic, seq));
    this.#link.welcomed(beat);
    this.#joins.all();
    this.#outbox.unanswered().forEach((frame) => this.#link.put(frame));
  }

  #reply(reply) {
    if (reply.status !== "failed") {
      this.#link.answered();
    }
    if (!this.#joins.settle(reply)) {
      this.#outbox.settle(reply);
    }
  }

  #event(event) {
    const judgement = this.#topics.judge(event);
    if (judgement === "new") {
      this.#say("message", event);
    } else if (judgement === "gap") {
      this.#joins.ask(event.topic);
    }
  }

  #changed(state) {
    // what was asked of a socket that is gone is not answered any more
    if (state.state !== "live") {
      this.#joins.forget();
    }
    this.#once.splice(0).forEach((ref) => this.#outbox.settle({ ref, status: "failed", payload: {} }));
    this.#say("state", state);
  }

  #say(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
