import { Backoff } from "./backoff.js";
import { verdict } from "./close-codes.js";
import { Outbox } from "./outbox.js";

const WELCOME_WITHIN = 10000;

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
  #outbox = new Outbox();
  #joins = new Map();
  #state = "idle";
  #socket = null;
  #attempt = 0;
  #retry = 0;
  #silence = 0;
  #beat = { heartbeat: 25000, timeout: 8000 };

  constructor({ url, tickets, topics, make = (at) => new WebSocket(at), clock = globalThis, random = Math.random }) {
    super();
    this.#url = url;
    this.#tickets = tickets;
    this.#topics = topics;
    this.#make = make;
    this.#clock = clock;
    this.#backoff = new Backoff(random);
  }

  get state() {
    return this.#state;
  }

  // Lifecycle

  /** Connects now, also when it would have waited. */
  async connect() {
    if (this.#state === "live" || this.#state === "connecting" || this.#state === "stopped") {
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
      this.#stop(ticket.stop);
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
      this.#knock();
    } else if (this.#state === "waiting") {
      this.connect();
    }
  }

  // Internal

  #open(key) {
    const socket = this.#make(`${this.#url}?session_key=${encodeURIComponent(key)}`);
    this.#socket = socket;
    socket.onmessage = (message) => this.#receive(JSON.parse(message.data));
    socket.onclose = (close) => this.#closed(close);
    this.#expect(WELCOME_WITHIN, () => this.#lost());
  }

  #receive(frame) {
    if (frame.status) {
      this.#reply(frame);
    } else if (frame.topic === "socket" && frame.event === "welcome") {
      this.#welcome(frame.payload);
    } else {
      this.#event(frame);
    }
    if (this.#state === "live") {
      this.#expect(this.#beat.heartbeat, () => this.#knock());
    }
  }

  #welcome({ heartbeat, timeout, topics = {} }) {
    this.#beat = { heartbeat: heartbeat ?? this.#beat.heartbeat, timeout: timeout ?? this.#beat.timeout };
    for (const [topic, seq] of Object.entries(topics)) {
      this.#topics.follow(topic, seq);
    }
    this.#tell("live");
    this.#topics.names().forEach((topic) => this.#join(topic));
    this.#outbox.unanswered().forEach((frame) => this.#put(frame));
  }

  #event(event) {
    const judgement = this.#topics.judge(event);
    if (judgement === "new") {
      this.dispatchEvent(new CustomEvent("message", { detail: event }));
    } else if (judgement === "gap" && ![...this.#joins.values()].includes(event.topic)) {
      this.#join(event.topic);
    }
  }

  #join(topic) {
    const ref = this.#outbox.ref();
    this.#joins.set(ref, topic);
    this.#put({ ref, topic, event: "join", payload: { seq: this.#topics.known(topic) } });
  }

  #reply(reply) {
    // only a server that answers is worth a quick return
    this.#backoff.reset();
    const topic = this.#joins.get(reply.ref);
    if (topic === undefined) {
      this.#outbox.settle(reply);
      return;
    }
    this.#joins.delete(reply.ref);
    this.#joined(topic, reply);
  }

  #joined(topic, { status, payload }) {
    if (status === "refused") {
      this.#topics.leave(topic);
    } else if (status === "done") {
      this.#topics.reach(topic, payload.seq);
      if (payload.resync) {
        this.dispatchEvent(new CustomEvent("stale", { detail: topic }));
      } else if (this.#topics.behind(topic)) {
        this.#join(topic);
      }
    }
  }

  #put(frame) {
    if (this.#state === "live") {
      this.#socket.send(JSON.stringify(frame));
    }
  }

  #knock() {
    this.#put({ ref: this.#outbox.ref(), topic: "socket", event: "heartbeat" });
    this.#expect(this.#beat.timeout, () => this.#lost());
  }

  #expect(within, otherwise) {
    this.#clock.clearTimeout(this.#silence);
    this.#silence = this.#clock.setTimeout(otherwise, within);
  }

  /** Nothing came: a dead link would take minutes to close by itself, so it is left alone. */
  #lost() {
    this.#drop();
    this.#wait(0);
  }

  #closed({ code, reason }) {
    this.#drop();
    const { stop, after } = verdict(code, reason);
    return stop ? this.#stop(stop) : this.#wait(after);
  }

  #drop() {
    this.#attempt++;
    this.#clock.clearTimeout(this.#silence);
    this.#clock.clearTimeout(this.#retry);
    this.#joins.clear();
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

  #stop(why) {
    this.#tell("stopped", { why });
  }

  #tell(state, detail = {}) {
    this.#state = state;
    this.dispatchEvent(new CustomEvent("state", { detail: { state, ...detail } }));
  }
}
