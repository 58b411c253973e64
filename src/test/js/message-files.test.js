import assert from "node:assert/strict";
import { test } from "node:test";

/** As much of a browser as a card of a file needs. */
class Element extends EventTarget {
  dataset = {};
  isConnected = true;
  #names = new Set();
  #parts = new Map();
  classList = {
    add: (name) => this.#names.add(name),
    remove: (name) => this.#names.delete(name),
    contains: (name) => this.#names.has(name),
    toggle: (name, on) => (on ? this.#names.add(name) : this.#names.delete(name)),
  };

  querySelector(name) {
    return this.#parts.get(name) ?? this.#parts.set(name, new Element()).get(name);
  }

  cloneNode() {
    return new Element();
  }

  append() {}

  replaceChildren() {}

  remove() {
    this.isConnected = false;
  }
}

/** Each file that is on its way. */
const requests = [];

globalThis.XMLHttpRequest = class extends EventTarget {
  upload = new EventTarget();
  status = 0;

  open() {}

  setRequestHeader() {}

  send() {
    requests.push(this);
  }

  abort() {}

  ends(status, answer) {
    Object.assign(this, { status, response: answer, responseText: JSON.stringify(answer) });
    this.dispatchEvent(new Event(status ? "load" : "error"));
    return new Promise((resolve) => setImmediate(resolve));
  }
};
const parts = { "parcel-part": Object.assign(new Element(), { content: { firstElementChild: new Element() } }) };
globalThis.document = { documentElement: { lang: "en" }, querySelector: () => null, getElementById: (id) => parts[id] ?? { content: new Element() } };
globalThis.addEventListener = () => undefined;
globalThis.localStorage = { getItem: () => null, setItem() {}, removeItem() {} };
const { MessageFiles } = await import("../../main/resources/webroot/js/message-files.js");

test("trying again begins only what failed, and once", async () => {
  const told = [];
  const outbox = Object.assign(new EventTarget(), {
    resume: (ref) => told.push(ref),
    refuse() {},
    uploaded() {},
  });
  const files = new MessageFiles({ outbox, list: new Element(), key: "k", conversation: 7 });
  files.take([1, 2, 3].map((number) => ({ name: `${number}.txt`, size: number })));
  files.follow("a", files.release(), new Element());
  assert.equal(requests.length, 2);
  await requests[0].ends(0);
  assert.equal(requests.length, 3, "the third had waited for its turn");
  assert.ok(files.again("a") && files.again("a"));
  assert.equal(requests.length, 3, "two are on their way");
  await requests[1].ends(0);
  await requests[2].ends(0);
  assert.equal(requests.length, 4, "the first waited once");
  assert.deepEqual(told, ["a", "a"]);
  outbox.dispatchEvent(new CustomEvent("sent", { detail: { ref: "a" } }));
  assert.equal(files.again("a"), false);
});
