import assert from "node:assert/strict";
import { Socket } from "../../main/resources/webroot/js/socket.js";
import { Topics } from "../../main/resources/webroot/js/topics.js";

/** A clock that goes on only when told. */
export class Clock {
  now = 0;
  #timers = new Map();
  #next = 1;

  setTimeout = (run, after) => {
    this.#timers.set(this.#next, { run, at: this.now + after });
    return this.#next++;
  };

  clearTimeout = (timer) => this.#timers.delete(timer);

  async pass(milliseconds) {
    const end = this.now + milliseconds;
    for (let due = this.#due(end); due; due = this.#due(end)) {
      const [id, { run, at }] = due;
      this.now = at;
      this.#timers.delete(id);
      run();
      await settled();
    }
    this.now = end;
  }

  #due(end) {
    return [...this.#timers].filter(([, timer]) => timer.at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
  }
}

/** The browser's end of a socket, with the server's hands on it. */
export class FakeWebSocket {
  sent = [];
  closed = false;

  constructor(url) {
    this.url = url;
  }

  send(text) {
    this.sent.push(JSON.parse(text));
  }

  close() {
    this.closed = true;
  }

  says(frame) {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  welcomes(topics = {}) {
    this.says({ topic: "socket", event: "welcome", payload: { heartbeat: 25000, timeout: 8000, topics } });
  }

  ends(code, reason = "") {
    this.onclose?.({ code, reason });
  }

  joins() {
    return this.sent.filter((frame) => frame.event === "join");
  }

  answers(frame, payload = {}, status = "done") {
    this.says({ ref: frame.ref, status, payload });
  }
}

/** A page with a socket on a fake server. */
export function page({ known = { conference: 120, "user:3": 17 }, tickets, random = () => 1 } = {}) {
  const clock = new Clock();
  const sockets = [];
  const states = [];
  const messages = [];
  const stale = [];
  let count = 0;
  const take = tickets ?? (async () => ({ key: `key-${++count}` }));
  const socket = new Socket({
    url: "ws://here/ws",
    tickets: { take },
    topics: new Topics(known),
    make: (url) => {
      sockets.push(new FakeWebSocket(url));
      return sockets.at(-1);
    },
    clock,
    random,
  });
  socket.addEventListener("state", ({ detail }) => states.push(detail));
  socket.addEventListener("message", ({ detail }) => messages.push(detail));
  socket.addEventListener("stale", ({ detail }) => stale.push(detail));
  /** Lets time pass until there is another socket. */
  async function back() {
    for (const before = sockets.length; sockets.length === before; ) {
      assert.ok(clock.now < 3600_000, "it never came back");
      await clock.pass(100);
    }
  }
  return { back, clock, sockets, states, messages, stale, socket, last: () => sockets.at(-1), state: () => states.at(-1) };
}

export function event(seq, topic = "conference") {
  return { topic, seq, event: "article.commented", payload: { seq } };
}

/** Lets promises that are ready run. */
export function settled() {
  return new Promise((resolve) => setImmediate(resolve));
}
