import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

/** A browser's storage, and a server that answers as it is told. */
class Storage {
  setItem(key, value) {
    this[key] = value;
  }

  getItem(key) {
    return this[key] ?? null;
  }

  removeItem(key) {
    delete this[key];
  }
}

class FakeSocket extends EventTarget {
  frames = [];

  send(topic, event, payload, ref) {
    return new Promise((answer) => this.frames.push({ topic, event, payload, ref, answer }));
  }

  /** Answers the oldest frame that is not answered. */
  async answer(status, payload = {}) {
    this.frames.find((frame) => !frame.done && (frame.done = true)).answer({ status, payload });
    await turn();
  }

  state(state) {
    this.dispatchEvent(new CustomEvent("state", { detail: { state } }));
  }
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
globalThis.addEventListener = (type, hear) => (type === "storage" ? (elsewhere = hear) : undefined);
let elsewhere;
const { ChatOutbox } = await import("../../main/resources/webroot/js/chat-outbox.js");

beforeEach(() => (globalThis.localStorage = new Storage()));

function page() {
  const socket = new FakeSocket();
  const told = [];
  const outbox = new ChatOutbox({ socket, account: "3" });
  ["sent", "refused", "dropped"].forEach((type) => outbox.addEventListener(type, ({ detail }) => told.push([type, detail])));
  socket.state("live");
  return { socket, outbox, told };
}

test("a message is kept until the server has it, and named the same in the browser and on the wire", async () => {
  const { socket, outbox, told } = page();
  const { ref } = outbox.add(7, "Hello", { seq: 4, author: {}, excerpt: "" });
  assert.equal(Object.keys(localStorage).length, 1);
  const [{ topic, event, payload, ref: sent }] = socket.frames;
  assert.deepEqual([topic, event, payload, sent], ["chat:7", "message.send", { body: "Hello", reply: 4 }, ref]);
  await socket.answer("done", { seq: 5 });
  assert.deepEqual(told.map(([type, { seq }]) => [type, seq]), [["sent", 5]]);
  assert.equal(Object.keys(localStorage).length, 0);
  assert.deepEqual(outbox.of(7), []);
});

test("those of one conversation are sent one after the other, those of another beside them", async () => {
  const { socket, outbox } = page();
  outbox.add(7, "One");
  outbox.add(7, "Two");
  outbox.add(8, "Else");
  assert.deepEqual(socket.frames.map(({ payload }) => payload.body), ["One", "Else"]);
  await socket.answer("done", { seq: 1 });
  assert.deepEqual(socket.frames.map(({ payload }) => payload.body), ["One", "Else", "Two"]);
});

test("a page that is loaded anew sends what was not answered, by the same name and in the same order", async () => {
  const before = page();
  const refs = ["One", "Two", "Three"].map((body) => before.outbox.add(7, body).ref);
  const { socket, outbox } = page();
  assert.deepEqual(outbox.of(7).map(({ ref }) => ref), refs);
  for (const ref of refs) {
    assert.equal(socket.frames.at(-1).ref, ref);
    await socket.answer("done", { seq: 1 });
  }
  assert.equal(socket.frames.length, 3);
});

test("what is refused waits for its writer and holds up nothing", async () => {
  const { socket, outbox, told } = page();
  const { ref } = outbox.add(7, "One");
  outbox.add(7, "Two");
  await socket.answer("refused", { reason: "blocked" });
  assert.deepEqual(told, [["refused", { ref, conversation: 7, reason: "blocked" }]]);
  assert.equal(socket.frames.at(-1).payload.body, "Two");
  await socket.answer("done", { seq: 1 });
  outbox.again(ref);
  assert.equal(socket.frames.at(-1).ref, ref);
  await socket.answer("refused", { reason: "blocked" });
  outbox.drop(ref);
  assert.equal(Object.keys(localStorage).length, 0);
  assert.equal(page().socket.frames.length, 0);
});

test("what failed, or came too fast, is sent again by itself", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { socket, outbox, told } = page();
  outbox.add(7, "One");
  for (const [status, payload, after] of [["failed", { reason: "timeout" }, 2000], ["refused", { reason: "slow", retry_after_ms: 5000 }, 5000]]) {
    await socket.answer(status, payload);
    const before = socket.frames.length;
    mock.timers.tick(after - 1);
    await turn();
    assert.equal(socket.frames.length, before);
    mock.timers.tick(1);
    await turn();
    assert.equal(socket.frames.length, before + 1);
  }
  mock.timers.reset();
  assert.deepEqual(told, []);
});

test("what another tab has seen arrive is not sent by this one", async () => {
  const { socket, outbox, told } = page();
  outbox.add(7, "One");
  const { ref } = outbox.add(7, "Two");
  const key = Object.keys(localStorage).find((name) => name.endsWith(ref));
  localStorage.removeItem(key);
  elsewhere({ key, newValue: null });
  assert.deepEqual(told, [["dropped", { ref }]]);
  await socket.answer("done", { seq: 1 });
  assert.equal(socket.frames.length, 1);
});

test("what a tab left behind that was closed is sent when the link is live again", async () => {
  const { socket } = page();
  page().outbox.add(7, "Left behind");
  assert.equal(socket.frames.length, 0);
  socket.state("live");
  assert.equal(socket.frames[0].payload.body, "Left behind");
});

test("a storage that is full loses nothing while the page lasts", async () => {
  localStorage.setItem = () => {
    throw new Error("full");
  };
  const { socket, outbox } = page();
  outbox.add(7, "One");
  await socket.answer("done", { seq: 1 });
  assert.deepEqual(outbox.of(7), []);
});

test("a message waits for its files, and others pass it meanwhile", async () => {
  const { socket, outbox } = page();
  const { ref } = outbox.add(7, "With a file", undefined, [{ key: "k", name: "a.txt" }]);
  outbox.add(7, "Words");
  assert.equal(socket.frames[0].payload.body, "Words");
  await socket.answer("done", { seq: 1 });
  outbox.uploaded(ref, "k", { id: 5, name: "a.txt" });
  await turn();
  assert.deepEqual(socket.frames[1].payload, { body: "With a file", files: [5] });
});

test("a message whose file was lost with its page says so, and is sent without it when it is tried again", async () => {
  page().outbox.add(7, "Words", undefined, [{ key: "k", name: "a.txt" }, { id: 6, name: "b.txt" }]);
  const { socket, outbox } = page();
  const [entry] = outbox.of(7);
  assert.equal(entry.refused, "files_lost");
  assert.equal(socket.frames.length, 0);
  outbox.again(entry.ref);
  assert.deepEqual(socket.frames[0].payload, { body: "Words", files: [6] });
});

test("a message that has nothing left is given up", async () => {
  const { outbox, told } = page();
  const { ref } = outbox.add(7, "", undefined, [{ key: "k", name: "a.txt" }]);
  outbox.uploaded(ref, "k", null);
  assert.deepEqual(told.at(-1), ["dropped", { ref }]);
  assert.deepEqual(outbox.of(7), []);
});

test("a message is kept before its files are known, and its words outlive the page that knew them", async () => {
  const { socket, outbox } = page();
  const { ref } = outbox.add(7, "Words", undefined, [{}]);
  assert.equal(socket.frames.length, 0);
  const [entry] = page().outbox.of(7);
  assert.deepEqual([entry.ref, entry.body, entry.refused], [ref, "Words", "files_lost"]);
  outbox.fill(ref, [{ id: 5 }]);
  assert.deepEqual(socket.frames[0].payload, { body: "Words", files: [5] });
});

test("a message that turns out to have neither words nor files is given up", () => {
  const { outbox } = page();
  outbox.fill(outbox.add(7, "", undefined, [{}]).ref, []);
  assert.deepEqual(outbox.of(7), []);
});

test("what waits in a conversation that its writer is taken out of is given up, and nothing else", () => {
  for (const detail of [
    { topic: "user:3", event: "topic.revoked", payload: { topic: "chat:7" } },
    { topic: "chat:7", event: "topic.left", payload: { account: 3 } },
  ]) {
    page().outbox.add(7, "Left behind");
    const { socket, outbox } = page();
    const { ref } = outbox.add(8, "Else");
    socket.dispatchEvent(new CustomEvent("message", { detail: { topic: "chat:8", event: "topic.left", payload: { account: 4 } } }));
    socket.dispatchEvent(new CustomEvent("message", { detail }));
    assert.deepEqual(outbox.of(7), []);
    assert.deepEqual(Object.keys(localStorage), [`placard.message:3:${ref}`]);
    outbox.drop(ref);
  }
});
