import { Backoff } from "./backoff.js";
import { verdict } from "./close-codes.js";
import { Pulse } from "./pulse.js";

/** The line to the server: one WebSocket after the other, each with its own ticket. It knows nothing of what is said. */
export class Link {
  #url;
  #tickets;
  #make;
  #clock;
  #heard;
  #changed;
  #backoff;
  #pulse;
  #state = "idle";
  #socket = null;
  #attempt = 0;
  #retry = 0;

  /**
   * @param heard is given each frame of the server
   * @param changed is told each new state: connecting, live, waiting (after: milliseconds), stopped (why), idle
   * @param knock sends something that the server must answer
   */
  constructor({ url, tickets, make = (at) => new WebSocket(at), clock = globalThis, random, heard, changed, knock }) {
    this.#url = url;
    this.#tickets = tickets;
    this.#make = make;
    this.#clock = clock;
    this.#heard = heard;
    this.#changed = changed;
    this.#backoff = new Backoff(random);
    this.#pulse = new Pulse({ clock, knock, lost: () => this.lost() });
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

  /** The server has said welcome, and how long its silences may be. */
  welcomed(beat) {
    this.#pulse.set(beat);
    this.#pulse.alive();
    this.#tell("live");
  }

  /** Only a server that answers is worth a quick return. */
  answered() {
    this.#backoff.reset();
  }

  /** Gives up this socket. A dead one would take minutes to close by itself, so it is left alone. */
  lost() {
    this.#drop();
    this.#wait(0);
  }

  put(frame) {
    if (this.#state === "live") {
      this.#socket.send(JSON.stringify(frame));
    }
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
    this.#heard(frame);
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
    this.#changed({ state, ...detail });
  }
}
