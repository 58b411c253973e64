import { Backoff } from "./backoff.js";
import { verdict } from "./close-codes.js";
import { Joins } from "./joins.js";
import { Outbox } from "./outbox.js";
import { Pulse } from "./pulse.js";

/**
 * The page's one link to the server. It comes back by itself, asks for what it missed, and sends again what was not
 * answered. It tells of itself by "state" (connecting, live, waiting, stopped), "message" (an event, shown once, in
 * order) and "stale" (too much was missed).
 */
export class Socket extends EventTarget {
  #url;
  #tickets;
  #topics;
  #make;
  #clock;
  #backoff;
  #joins;
  #pulse;
  #outbox = new Outbox();
  #state = "idle";
  #socket = null;
  #attempt = 0;
  #retry = 0;

  constructor({ url, tickets, topics, make = (at) => new WebSocket(at), clock = globalThis, random = Math.random }) {
    super();
    this.#url = url;
    this.#tickets = tickets;
    this.#topics = topics;
    this.#make = make;
    this.#clock = clock;
    this.#backoff = new Backoff(random);
    const ref = () => this.#outbox.ref();
    const put = (frame) => this.#put(frame);
    const lost = () => this.#lost();
    this.#joins = new Joins({ topics, put, ref, lost, stale: (topic) => this.#say("stale", topic) });
    this.#pulse = new Pulse({ clock, lost, knock: () => put({ ref: ref(), topic: "socket", event: "heartbeat" }) });
  }

  get state() {
    return this.#state;
  }

  // Lifecycle

  /** Connects now, also when it would have waited. */
  async connect() {
    if (["live", "connecting", "stopped"].includes(this.#state)) {
      return;
    }
    this.#clock.clearTimeout(this.#retry);
    this.#tell("connecting");
    const attempt = ++this.#attempt;
    const ticket = await this.#tickets.take();
    if (attempt !== this.#attempt) {
      return;
    }
    if (ticket.key) {
      this.#open(ticket.key);
    } else if (ticket.stop) {
      this.#tell("stopped", { why: ticket.stop });
    } else {
      this.#wait(ticket.wait);
    }
  }

  /** Lets go for as long as the browser keeps the page asleep. */
  sleep() {
    if (this.#state !== "stopped") {
      this.#drop();
      this.#tell("idle");
    }
  }

  // Actions

  /** Sends a command; the promise settles with its reply, over as many sockets as that takes. */
  send(topic, event, payload) {
    const frame = { ref: this.#outbox.ref(), topic, event, payload };
    const reply = this.#outbox.add(frame);
    this.#put(frame);
    return reply;
  }

  /** Finds out whether the link is alive, or tries at once to have one again. */
  verify() {
    if (this.#state === "live") {
      this.#pulse.knock();
    } else if (this.#state === "waiting") {
      this.connect();
    }
  }

  // Internal

  #open(key) {
    this.#socket = this.#make(`${this.#url}?session_key=${encodeURIComponent(key)}`);
    this.#socket.onmessage = (message) => this.#receive(JSON.parse(message.data));
    this.#socket.onclose = (close) => this.#closed(close);
    this.#pulse.start();
  }

  #receive(frame) {
    if (this.#state === "live") {
      this.#pulse.alive();
    }
    if (frame.status) {
      this.#reply(frame);
    } else if (frame.topic === "socket" && frame.event === "welcome") {
      this.#welcome(frame.payload);
    } else {
      this.#event(frame);
    }
  }

  #welcome({ topics = {}, ...beat }) {
    this.#pulse.set(beat);
    this.#pulse.alive();
    Object.entries(topics).forEach(([topic, seq]) => this.#topics.follow(topic, seq));
    this.#tell("live");
    this.#joins.all();
    this.#outbox.unanswered().forEach((frame) => this.#put(frame));
  }

  #reply(reply) {
    // only a server that answers is worth a quick return
    if (reply.status !== "failed") {
      this.#backoff.reset();
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

  #put(frame) {
    if (this.#state === "live") {
      this.#socket.send(JSON.stringify(frame));
    }
  }

  /** A dead link would take minutes to close by itself, so it is left alone. */
  #lost() {
    this.#drop();
    this.#wait(0);
  }

  #closed({ code, reason }) {
    this.#drop();
    const { stop, after } = verdict(code, reason);
    return stop ? this.#tell("stopped", { why: stop }) : this.#wait(after);
  }

  #drop() {
    this.#attempt++;
    this.#clock.clearTimeout(this.#retry);
    this.#pulse.stop();
    this.#joins.forget();
    if (this.#socket) {
      this.#socket.onmessage = this.#socket.onclose = null;
      this.#socket.close();
      this.#socket = null;
    }
  }

  #wait(atLeast) {
    const after = Math.max(atLeast, this.#backoff.next());
    this.#tell("waiting", { after });
    this.#retry = this.#clock.setTimeout(() => this.connect(), after);
  }

  #tell(state, detail = {}) {
    this.#state = state;
    this.#say("state", { state, ...detail });
  }

  #say(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
