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
  const save = (body) => new Promise((answer) => told.push({ body, answer: (status, at) => (answer({ status, payload: { at } }), turn()) }));
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

test("what is no draft of ours is nothing", () => {
  localStorage.setItem("d", "{");
  assert.equal(page("Text").area.value, "Text");
});
