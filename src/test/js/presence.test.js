import assert from "node:assert/strict";
import { test } from "node:test";
import { Presence } from "../../main/resources/webroot/js/presence.js";

/** A page, its socket and what it said, with timers that go off when they are told to. */
function scene() {
  const page = Object.assign(new EventTarget(), { hidden: false });
  const said = [];
  const socket = Object.assign(new EventTarget(), {
    state: "live",
    send: (topic, event, payload) => said.push(payload.away),
  });
  const timers = [];
  const clock = { now: 0, setTimeout: (act) => timers.push(act) };
  new Presence({ socket, account: 7, page, clock: { setTimeout: clock.setTimeout, now: () => clock.now } });
  const wait = (minutes) => {
    clock.now += minutes * 60_000;
    timers.splice(0).forEach((act) => act());
  };
  const turn = (hidden) => {
    page.hidden = hidden;
    page.dispatchEvent(new Event("visibilitychange"));
  };
  const live = () => socket.dispatchEvent(new CustomEvent("state", { detail: { state: "live" } }));
  return { page, said, wait, turn, live, move: () => page.dispatchEvent(new Event("pointermove")) };
}

test("a page that is hidden says so, and that it is back", () => {
  const { said, turn } = scene();
  turn(true);
  turn(true);
  turn(false);
  assert.deepEqual(said, [true, false]);
});

test("a page that nobody touches for five minutes says so once", () => {
  const { said, wait, move } = scene();
  wait(4);
  move();
  wait(1);
  assert.deepEqual(said, []);
  wait(4);
  assert.deepEqual(said, [true]);
  move();
  move();
  assert.deepEqual(said, [true, false]);
});

test("a new socket hears it again, where it may have been told something else", () => {
  const { said, turn, live } = scene();
  live();
  assert.deepEqual(said, []);
  turn(true);
  live();
  assert.deepEqual(said, [true, true]);
});
