import assert from "node:assert/strict";
import { test } from "node:test";
import { event, page, settled } from "./fakes.js";

async function live(options) {
  const at = page(options);
  await at.socket.connect();
  at.last().welcomes({ "user:3": 18 });
  return at;
}

test("the first socket carries the page's key, and joins what the page shows from where it was drawn", async () => {
  const { last, state } = await live();
  assert.equal(last().url, "ws://here/ws?session_key=key-1");
  assert.equal(state().state, "live");
  assert.deepEqual(
    last().joins().map(({ topic, payload }) => [topic, payload.seq]),
    [["conference", 120], ["user:3", 17]],
  );
});

test("a topic that only the welcome names is followed from its head", async () => {
  const { last } = await live({ known: {} });
  assert.deepEqual(last().joins().map(({ topic, payload }) => [topic, payload.seq]), [["user:3", 18]]);
});

test("after a reconnect it asks for what it missed, with a new key", async () => {
  const { back, clock, last, sockets } = await live();
  last().says(event(121));
  last().ends(1006);
  await back();
  assert.equal(sockets.length, 2);
  assert.match(last().url, /key-2$/);
  last().welcomes();
  assert.equal(last().joins()[0].payload.seq, 121);
});

test("an event that is known is not shown again", async () => {
  const { last, messages } = await live();
  last().says(event(120));
  last().says(event(121));
  last().says(event(121));
  assert.deepEqual(messages.map(({ seq }) => seq), [121]);
});

test("an event without a number passes", async () => {
  const { last, messages } = await live();
  last().says({ topic: "conference", event: "typing", payload: {} });
  assert.equal(messages.length, 1);
});

test("a gap asks again, once, and shows everything in order", async () => {
  const { last, messages } = await live();
  for (const join of last().joins()) {
    last().answers(join, { seq: join.topic === "conference" ? 120 : 17 });
  }
  const before = last().joins().length;
  last().says(event(123));
  last().says(event(124));
  const asked = last().joins().slice(before);
  assert.deepEqual(asked.map(({ topic, payload }) => [topic, payload.seq]), [["conference", 120]]);
  [121, 122, 123, 124].forEach((seq) => last().says(event(seq)));
  last().answers(asked[0], { seq: 124 });
  assert.deepEqual(messages.map(({ seq }) => seq), [121, 122, 123, 124]);
  assert.equal(last().joins().length, before + 1);
});

test("an event that came while a join was answered is asked for afterwards", async () => {
  const { last, messages } = await live();
  last().says(event(125));
  last().answers(last().joins()[0], { seq: 123 });
  const again = last().joins().at(-1);
  assert.deepEqual([again.topic, again.payload.seq], ["conference", 123]);
  [124, 125].forEach((seq) => last().says(event(seq)));
  assert.deepEqual(messages.map(({ seq }) => seq), [124, 125]);
});

test("a log that was trimmed makes the page stale, and it goes on from the head", async () => {
  const { last, stale, messages } = await live();
  last().answers(last().joins()[0], { resync: true, seq: 500 });
  assert.deepEqual(stale, ["conference"]);
  last().says(event(501));
  assert.equal(messages.length, 1);
});

test("a topic that is refused is not asked for again", async () => {
  const { back, clock, last } = await live();
  last().answers(last().joins()[0], { reason: "NOT_FOUND" }, "refused");
  last().ends(1006);
  await back();
  last().welcomes();
  assert.deepEqual(last().joins().map(({ topic }) => topic), ["user:3"]);
});

test("a join that the server could not answer is asked again on a new socket", async () => {
  const { back, last, sockets } = await live();
  last().answers(last().joins()[0], {}, "failed");
  await back();
  last().welcomes();
  assert.equal(sockets.length, 2);
  assert.equal(last().joins().length, 2);
});

test("a frame without an answer is sent again with the same ref, and answered once", async () => {
  const { back, clock, last, socket } = await live();
  const reply = socket.send("user:3", "notice.read", { notice: 12 });
  const first = last().sent.at(-1);
  last().ends(1012);
  await back();
  last().welcomes();
  const second = last().sent.at(-1);
  assert.deepEqual(second, first);
  last().answers(second, { unread: 0 });
  assert.deepEqual((await reply).status, "done");
  last().ends(1012);
  await back();
  last().welcomes();
  assert.ok(!last().sent.some(({ ref }) => ref === first.ref));
});

test("a frame sent while there is no link goes out when there is one", async () => {
  const at = page();
  at.socket.send("user:3", "notice.read", { all: true });
  await at.socket.connect();
  assert.equal(at.last().sent.length, 0);
  at.last().welcomes();
  assert.equal(at.last().sent.at(-1).event, "notice.read");
});

test("it waits longer each time, between half a second and twenty", async () => {
  for (const random of [() => 0, () => 1]) {
    const at = page({ random });
    await at.socket.connect();
    const waits = [];
    for (let tries = 0; tries < 12; tries++) {
      at.last().ends(1006);
      waits.push(at.state().after);
      await at.back();
    }
    assert.ok(waits.every((wait) => wait >= 500 && wait <= 20000), String(waits));
    assert.ok(waits.every((wait, i) => i === 0 || wait >= waits[i - 1]), String(waits));
  }
});

test("after an answer the next wait is short again", async () => {
  const at = await live();
  at.last().ends(1006);
  await at.back();
  at.last().ends(1006);
  await at.back();
  at.last().welcomes();
  at.last().answers(at.last().joins()[0], { seq: 120 });
  at.last().ends(1006);
  assert.equal(at.state().after, 1000);
});

test("the server's wish to be left alone for a while is heard", async () => {
  const { last, state } = await live();
  last().ends(4100, "retry-after-ms=15000");
  assert.deepEqual(state(), { state: "waiting", after: 15000 });
});

for (const code of [1000, 1001, 1006, 1011, 1012, 1013, 4100, 4199]) {
  test(`${code} means: come back`, async () => {
    const { back, clock, last, state, sockets } = await live();
    last().ends(code);
    assert.equal(state().state, "waiting");
    await back();
    assert.equal(sockets.length, 2);
  });
}

for (const [code, why] of [[1002, "refused"], [1003, "refused"], [1007, "refused"], [1008, "refused"], [1009, "refused"], [4200, "signed-out"], [4299, "signed-out"]]) {
  test(`${code} means: stop (${why})`, async () => {
    const { clock, last, state, sockets, socket } = await live();
    last().ends(code);
    assert.deepEqual(state(), { state: "stopped", why });
    await clock.pass(60000);
    await socket.connect();
    socket.verify();
    assert.equal(sockets.length, 1);
  });
}

test("without a key it waits as long as it is told, and stops when the session is over", async () => {
  const answers = [{ wait: 7000 }, { stop: "signed-out" }];
  const at = page({ tickets: async () => answers.shift() });
  await at.socket.connect();
  assert.deepEqual(at.state(), { state: "waiting", after: 7000 });
  await at.clock.pass(7000);
  assert.deepEqual(at.state(), { state: "stopped", why: "signed-out" });
});

test("after 25 s of silence it knocks, and without an answer in 8 s it makes a new socket", async () => {
  const { back, clock, last, sockets, state } = await live();
  await clock.pass(24999);
  assert.ok(!last().sent.some((frame) => frame.event === "heartbeat"));
  await clock.pass(1);
  assert.equal(last().sent.at(-1).event, "heartbeat");
  await clock.pass(8000);
  assert.equal(sockets[0].closed, true);
  assert.equal(state().state, "waiting");
  await back();
  assert.equal(sockets.length, 2);
});

test("any word from the server is a sign of life", async () => {
  const { clock, last, sockets } = await live();
  await clock.pass(25000);
  last().answers(last().sent.at(-1));
  await clock.pass(24000);
  last().says(event(121));
  await clock.pass(24000);
  assert.equal(sockets.length, 1);
});

test("a server that never says welcome is given up", async () => {
  const at = page();
  await at.socket.connect();
  await at.clock.pass(10000);
  assert.equal(at.sockets[0].closed, true);
  assert.equal(at.state().state, "waiting");
});

test("verify knocks on a live link and does not wait for a dead one", async () => {
  const { last, socket, sockets, state } = await live();
  socket.verify();
  assert.equal(last().sent.at(-1).event, "heartbeat");
  last().ends(1006);
  socket.verify();
  await settled();
  assert.equal(sockets.length, 2);
  assert.equal(state().state, "connecting");
});

test("what a socket that was given up still says is not heard", async () => {
  const { back, clock, messages, sockets } = await live();
  await clock.pass(33000);
  sockets[0].says(event(121));
  sockets[0].ends(4200);
  assert.equal(messages.length, 0);
  await back();
  assert.equal(sockets.length, 2);
});

test("asleep it lets go, and wakes with a new socket", async () => {
  const { clock, socket, sockets } = await live();
  socket.sleep();
  assert.equal(sockets[0].closed, true);
  await clock.pass(60000);
  assert.equal(sockets.length, 1);
  await socket.connect();
  assert.equal(sockets.length, 2);
});

test("what is sent once is not sent again by another socket, and has failed", async () => {
  const { back, last, socket } = await live();
  const replies = [socket.sendOnce("chat:7", "draft", { body: "Hel" }), socket.sendOnce("chat:7", "draft", { body: "Hello" })];
  last().answers(last().sent.find(({ payload }) => payload?.body === "Hel"), { at: "now" });
  last().ends(1006);
  assert.deepEqual((await Promise.all(replies)).map(({ status }) => status), ["done", "failed"]);
  const away = socket.sendOnce("chat:7", "draft", { body: "Hello!" });
  await back();
  last().welcomes();
  assert.equal((await away).status, "failed");
  assert.deepEqual(last().sent.filter(({ event }) => event === "draft"), []);
});
