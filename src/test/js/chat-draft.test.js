import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

const { ChatDraft } = await import("../../main/resources/webroot/js/chat-draft.js");
const NOON = Date.parse("2026-11-26T12:00:00.000Z");
const turn = () => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  const items = new Map();
  globalThis.localStorage = { getItem: (name) => items.get(name) ?? null, setItem: (name, value) => items.set(name, value), removeItem: (name) => items.delete(name) };
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout", "Date"], now: NOON });
});

function page(text = "", drafted = "") {
  const told = [];
  const area = { value: text, dataset: { drafted }, getAttribute: () => null };
  const save = (body) => new Promise((answer) => told.push({ body, answer: (status, at, more) => (answer({ status, payload: { at, ...more } }), turn()) }));
  const draft = new ChatDraft({ name: "d", area, save });
  return { area, told, draft };
}

test("the server is told when typing pauses, and then the browser keeps nothing more", async () => {
  const { draft, told } = page();
  draft.set("H");
  mock.timers.tick(500);
  draft.set("Hello");
  mock.timers.tick(999);
  assert.equal(told.length, 0);
  mock.timers.tick(1);
  assert.deepEqual(told.map(({ body }) => body), ["Hello"]);
  assert.ok(localStorage.getItem("d"));
  await told[0].answer("done", "2026-11-26T12:00:01.500Z");
  assert.equal(localStorage.getItem("d"), null);
});

test("what was typed meanwhile is kept and told behind it", async () => {
  const { draft, told } = page();
  draft.set("Hello");
  mock.timers.tick(1000);
  draft.set("Hello there");
  await told[0].answer("done", "2026-11-26T12:00:01.500Z");
  assert.equal(JSON.parse(localStorage.getItem("d")).body, "Hello there");
  mock.timers.tick(1000);
  assert.equal(told[1].body, "Hello there");
});

test("what the server could not be told is shown again and told once more", async () => {
  const first = page();
  first.draft.set("Hello");
  mock.timers.tick(1000);
  await first.told[0].answer("failed");
  const { area, told } = page("");
  assert.equal(area.value, "Hello");
  mock.timers.tick(1000);
  assert.equal(told[0].body, "Hello");
});

test("a later one of another device is shown instead", () => {
  page().draft.set("Here");
  assert.equal(page("Elsewhere", "2026-11-26T12:00:09.000Z").area.value, "Elsewhere");
  assert.equal(localStorage.getItem("d"), null);
});

test("an earlier one of another device is not", () => {
  page("Before", "2026-11-26T11:00:00.000Z").draft.set("Here");
  assert.equal(page("Elsewhere", "2026-11-26T11:59:00.000Z").area.value, "Here");
});

test("what was sent is told to nobody", () => {
  const { draft, told } = page();
  draft.set("Hello");
  draft.clear();
  mock.timers.tick(9000);
  assert.equal(told.length, 0);
  assert.equal(localStorage.getItem("d"), null);
});

test("what was told is taken back when it was sent, and before anything else is told", async () => {
  const { draft, told } = page();
  draft.set("Hello");
  mock.timers.tick(1000);
  draft.clear();
  mock.timers.tick(0);
  assert.equal(told.length, 1);
  await told[0].answer("done", "2026-11-26T12:00:01.500Z");
  mock.timers.tick(1000);
  assert.deepEqual(told.map(({ body }) => body), ["Hello", ""]);
  assert.equal(page("Hello", "2026-11-26T12:00:01.500Z").area.value, "");
  await told[1].answer("done", "2026-11-26T12:00:02.500Z");
  assert.equal(localStorage.getItem("d"), null);
});

test("what a late message may have taken away is told anew", () => {
  const { draft, told } = page("He");
  draft.again();
  mock.timers.tick(1000);
  assert.deepEqual(told.map(({ body }) => body), ["He"]);
});

test("what is refused is kept here, and told again when the server says so", async () => {
  const { draft, told } = page();
  draft.set("Hello");
  mock.timers.tick(1000);
  await told[0].answer("refused", undefined, { retry_after_ms: 7000 });
  assert.equal(JSON.parse(localStorage.getItem("d")).body, "Hello");
  mock.timers.tick(6999);
  assert.equal(told.length, 1);
  mock.timers.tick(1);
  await told[1].answer("refused");
  mock.timers.tick(60_000);
  assert.equal(told.length, 2);
  assert.equal(page().area.value, "Hello");
});

test("what was kept as words alone is shown, and told", () => {
  for (const words of ["{", "Hello", "42", '"Hi"', "true"]) {
    localStorage.setItem("d", words);
    const { area, told } = page("", "2026-11-26T11:59:00.000Z");
    assert.equal(area.value, words);
    mock.timers.tick(1000);
    assert.equal(told[0].body, words);
  }
});
